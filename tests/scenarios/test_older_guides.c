/* Cases go on with guides that a rule made since would refuse. */
#include "chargefix/load.h"
#include "chargefix/store.h"

#include "stage.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <string.h>

#define BROKEN "tests/unit/guide/broken/"

/* The record of an earlier program, with a case that was only begun. */
static void begin(const struct stage *stage, const char *guide)
{
	struct event start = {.seq = 1, .at = 1, .kind = EVENT_START};
	struct new_case made = {
		.row = {.guide_id = "small",
			.guide_version = "1",
			.standing = {.subject = ""}},
		.events = &start,
		.event_count = 1,
	};
	struct message error = {0};
	struct file_text text;
	struct store *store;
	char path[256];
	int64_t number;

	if (!file_read(&text, guide, &error))
		fail_msg("%s: %s", guide, error.text);
	made.guide_text = text.data;
	made.guide_length = text.length;
	stage_record(stage, path, sizeof(path));
	if (!store_open(&store, path, &error) ||
	    store_begin(store, &made, &number, &error) != STORE_OK)
		fail_msg("%s", error.text);
	store_close(store);
	file_text_release(&text);
}

static void run(struct stage *stage, const char *const argv[],
		const char *input, int status, const char *says)
{
	struct program_result result;

	stage_run(stage, argv, input, &result);
	if (!strstr(result.error, says))
		assert_has(result.out, says);
	assert_int_equal(result.status, status);
	program_result_release(&result);
}

static void a_case_goes_on_with_a_guide_that_is_refused_by_now(void **state)
{
	static const struct {
		const char *guide;
		const char *refused;
		const char *first; /* what is answered at first, */
		const char *then; /* and when the case is resumed again */
		const char *end;
	} table[] = {
		{BROKEN "suspected-and-ruled-out.yaml",
		 ":18:9: error: an answer can't both suspect and rule out the "
		 "cause \"dirt\"",
		 "clear\nbetter\n", "same\nworks\n",
		 "diagnosis: service (service)"},
		{BROKEN "this-both-ways.yaml",
		 ":18:9: error: an answer can't both suspect and rule out "
		 "\"this\"",
		 "clear\n", "better\n", "diagnosis: service (service)"},
		{BROKEN "then-with-diagnosis.yaml",
		 ":9:9: error: an answer can't have both \"then\" "
		 "and \"diagnosis\"",
		 ":note x\n", "maybe\n", "diagnosis: service (service)"},
		{BROKEN "danger-is-measured.yaml",
		 ":6:5: error: the step named in \"danger\" can't have a "
		 "\"measure\"",
		 ":note x\n", "60\n", "diagnosis: stop (danger)"},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		char number[32];
		const char *const check[] = {"chargefix", "check",
					     table[i].guide, NULL};
		const char *const walk[] = {"chargefix", "-g", table[i].guide,
					    "--new", NULL};
		const char *const resume[] = {"chargefix", "resume", number,
					      NULL};
		const char *const report[] = {"chargefix", "report", number,
					      "--edition", "bench",  NULL};

		begin(*state, table[i].guide);
		snprintf(number, sizeof(number), "%zu", i + 1);
		run(*state, check, NULL, 1, table[i].refused);
		run(*state, walk, NULL, 1, table[i].refused);
		run(*state, resume, table[i].first, 3, "A small guide");
		run(*state, resume, table[i].then, 0, table[i].end);
		run(*state, report, NULL, 0, "A small guide");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_case_goes_on_with_a_guide_that_is_refused_by_now),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
