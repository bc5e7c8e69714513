/* What a command line may say, and what is said of one that is wrong. */
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <string.h>

enum { WORDS_MOST = 12 };

#define FIFTY "00000000001111111111222222222233333333334444444444"
#define OVERLONG FIFTY FIFTY FIFTY FIFTY "x"

static void a_wrong_command_line_is_told_in_one_line(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "rnu"}, "did you mean run? "},
		{{"chargefix", "xyzzy"}, "unknown command \"xyzzy\" "},
		{{"chargefix", "rnu"}, "(help: chargefix --help)"},
		{{"chargefix", ""}, "unknown command \"\""},
		{{"chargefix", "--plian"}, "did you mean --plain?"},
		{{"chargefix", "run", "--tiket=3"}, "did you mean --ticket?"},
		{{"chargefix", "-x"}, "unknown option \"-x\""},
		{{"chargefix", "run", "-x"}, "(help: chargefix run --help)"},
		{{"chargefix", "run", "extra"}, "unexpected argument: extra"},
		{{"chargefix", "run", "-g"}, "--guide needs a value: GUIDE"},
		{{"chargefix", "--model"}, "--model needs a value: MODEL"},
		{{"chargefix", "--plain=yes"}, "--plain takes no value"},
		{{"chargefix", "report"}, "report needs a CASE"},
		{{"chargefix", "report", "1", "2"}, "unexpected argument: 2"},
		{{"chargefix", "report", "1", "--format", "xml"},
		 "unknown format \"xml\"; use text|markdown|html|json"},
		{{"chargefix", "cases", "--format=js"}, "use table|csv|json"},
		{{"chargefix", "cases", "--plain"}, "unknown option"},
		{{"chargefix", "cases", "--open", "--closed"},
		 "--open and --closed"},
		{{"chargefix", "resume", "1", "2"}, "unexpected argument: 2"},
		{{"chargefix", "--db", "f", "cases"},
		 "the command must come first: chargefix cases [OPTION]... "
		 "(help: chargefix cases --help)"},
		{{"chargefix", "--ticket", OVERLONG},
		 "--ticket is too long: at most 200 bytes"},
		{{"chargefix", "bike.yaml"},
		 "to run a guide: chargefix -g bike.yaml "},
		{{"chargefix", STAGE_GUIDE},
		 "to run a guide: chargefix -g " STAGE_GUIDE},
		{{"chargefix", "data"}, "unknown command \"data\" "},
		{{"chargefix", "-g", ""}, "--guide needs a value: GUIDE"},
		{{"chargefix", "--db="}, "--db needs a value: PATH"},
		{{"chargefix", "graph", "--case", ""},
		 "--case needs a value: CASE"},
		{{"chargefix", "check", ""}, "an argument is empty"},
		{{"chargefix", "report", ""}, "an argument is empty"},
		{{"chargefix", "test", STAGE_GUIDE, ""},
		 "an argument is empty"},
		{{"chargefix", "bad\033[2J\xff"}, "bad[2J\xef\xbf\xbd"},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(*state, table[i].argv, NULL, &result);
		assert_has(result.error, table[i].says);
		assert_int_equal(result.status, 2);
		assert_int_equal(count_of(result.error, "\n"), 1);
		assert_string_equal(result.out, "");
		program_result_release(&result);
	}
}

/* As large as an argument may be, or nearly. */
static void what_is_repeated_is_cut_in_its_middle(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *last; /* behind what is large */
	} table[] = {
		{{"chargefix"}, STAGE_GUIDE},
		{{"chargefix", "run"}, STAGE_GUIDE},
		{{"chargefix", "--theme"}, STAGE_GUIDE},
		{{"chargefix", "check", "--random"}, STAGE_GUIDE},
		{{"chargefix", "-g"}, NULL},
		{{"chargefix", "check"}, NULL},
		{{"chargefix", "test"}, "data/charging.scenarios.yaml"},
	};
	static char large[100001];

	for (size_t i = 0; i < sizeof(large) - 1; i += 2)
		memcpy(&large[i], "é", 2);
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *words[WORDS_MOST];
		struct program_result result;
		size_t count = 0;

		for (; table[i].argv[count]; count++)
			words[count] = table[i].argv[count];
		words[count++] = large;
		words[count++] = table[i].last;
		words[count] = NULL;
		stage_run(*state, words, NULL, &result);
		assert_has(result.error, "é … é");
		assert_lacks(result.error, "\xef\xbf\xbd");
		assert_true(strlen(result.error) < 2200);
		assert_true(result.status == 1 || result.status == 2);
		program_result_release(&result);
	}
}

static void help_is_everywhere(void **state)
{
	static const struct {
		const char *argv[WORDS_MOST];
		const char *says;
	} table[] = {
		{{"chargefix", "--help"}, "usage: chargefix [COMMAND]"},
		{{"chargefix", "-h"}, "  report "},
		{{"chargefix", "run", "--help"}, "--ticket TICKET"},
		{{"chargefix", "run", "-h"}, "-g, --guide GUIDE"},
		{{"chargefix", "--plain", "--help"}, "usage: chargefix run"},
		{{"chargefix", "resume", "--help"},
		 "resume [OPTION]... [CASE]"},
		{{"chargefix", "cases", "--help"}, "table|csv|json"},
		{{"chargefix", "report", "--help"}, "text|markdown|html|json"},
		{{"chargefix", "--version"}, "chargefix " CHARGEFIX_VERSION},
		{{"chargefix", "-V"}, "chargefix " CHARGEFIX_VERSION},
		{{"chargefix", "cases", "--version"}, CHARGEFIX_VERSION},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;

		stage_run(*state, table[i].argv, NULL, &result);
		assert_int_equal(result.status, 0);
		assert_has(result.out, table[i].says);
		assert_string_equal(result.error, "");
		program_result_release(&result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_wrong_command_line_is_told_in_one_line),
		stage_test(what_is_repeated_is_cut_in_its_middle),
		stage_test(help_is_everywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
