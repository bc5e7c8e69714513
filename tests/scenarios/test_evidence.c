/* What answers say for and against causes is told wherever causes are. */
#include "stage.h"
#include "test.h"
#include "wording.h"

#define GUIDE "tests/scenarios/evidence.yaml"

static void says(struct stage *stage, const char *const argv[],
		 const char *input, const char *const shows[])
{
	struct program_result result;

	stage_run(stage, argv, input, &result);
	for (size_t i = 0; shows[i]; i++)
		assert_has(result.out, shows[i]);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
}

static void why_and_reports_say_what_speaks_for_and_against(void **state)
{
	static const char *const run[] = {"chargefix", "-g", GUIDE, NULL};
	static const char *const text[] = {"chargefix", "report", "1",
					   "--edition", "bench",  NULL};
	static const char *const json[] = {"chargefix", "report", "--format",
					   "json",      "1",      NULL};

	says(*state, run, "clear\nbent,lint\n:why\ncharges\n:why\nsame\nsame\n",
	     (const char *const[]){
		     "- Broken cable: suspected after \"The cable is bent\"",
		     "- \"Yes\" makes less likely: Broken cable.",
		     "then less likely after \"Yes\" (Another device). In all:",
		     "diagnosis: shop",
		     NULL,
	     });
	says(*state, text, NULL,
	     (const char *const[]){
		     "What the answers say of each cause:",
		     "  - Broken cable: suspected after \"The cable is bent\" "
		     "(Signs),",
		     "  - Dirty port: suspected after \"There is lint\" "
		     "(Signs), then",
		     NULL,
	     });
	says(*state, json, NULL,
	     (const char *const[]){
		     "\"tally\": 1,",
		     "\"step\": \"signs\",\n          \"rules_out\": false,\n"
		     "          \"for\": 2,\n          \"against\": 0",
		     NULL,
	     });
}

static void what_is_doubted_is_asked_last_and_named_at_the_end(void **state)
{
	static const char *const run[] = {"chargefix", "-g", GUIDE, NULL};

	says(*state, run, "clear\nnone\ncharges\nsame\n:why\ncannot\n",
	     (const char *const[]){
		     "It was put off: your answers make it less likely.",
		     "Unlikely, but not ruled out:\n  - Broken cable",
		     NULL,
	     });
}

static void what_helped_for_a_while_is_kept_and_goes_on(void **state)
{
	static const char *const run[] = {"chargefix", "-g", GUIDE, NULL};
	static const char *const json[] = {"chargefix", "report", "1",
					   "--format",  "json",   NULL};

	says(*state, run, "clear\nlint\nhelped\nunsure\n3\n",
	     (const char *const[]){
		     "  3  It helped, but the problem came back\n"
		     "  4  I can't do this",
		     "  - Clean the port: helped a while",
		     "Still suspected:\n  - Dirty port\n",
		     "Tested, no clear result:\n  - Broken cable",
		     NULL,
	     });
	says(*state, json, NULL, (const char *const[]){"\"helped\"", NULL});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(why_and_reports_say_what_speaks_for_and_against),
		stage_test(what_helped_for_a_while_is_kept_and_goes_on),
		stage_test(what_is_doubted_is_asked_last_and_named_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
