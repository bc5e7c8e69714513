/* Why a step is asked, word by word. */
#include "chargefix/walk.h"

#include "lamp.h"
#include "test.h"

#include <string.h>

struct why {
	struct lamp lamp;
	struct walk walk;
	struct buffer out;
};

static int why_open(void **state)
{
	static struct why why;

	why = (struct why){0};
	lamp_load(&why.lamp);
	*state = &why;
	walk_init(&why.walk, &why.lamp.guide, AUDIENCE_OWNER);
	return 0;
}

static int why_close(void **state)
{
	struct why *why = *state;

	buffer_release(&why->out);
	walk_release(&why->walk);
	lamp_release(&why->lamp);
	return 0;
}

static void a_test_says_what_led_to_it_and_what_its_answers_do(void **state)
{
	struct why *why = *state;

	lamp_answer(&why->walk, "rear none dim,blinks");
	walk_why(&why->walk, why->walk.step, &why->out);
	assert_string_equal(
		buffer_string(&why->out),
		"A film too thin to see is enough to stop the current.\n"
		"What it tests:\n"
		"- Dirty contacts: suspected after \"It is dim\" (Signs).\n"
		"What each answer does:\n"
		"- \"It shines now\" ends with: The contacts were dirty.\n"
		"- \"No change\" rules out: Dirty contacts. Next: Try another "
		"cable.\n"
		"- \"I can't do this\" rules nothing out. Next: Try another "
		"cable.\n");
}

static void the_trail_stops_where_the_step_was_asked(void **state)
{
	struct why *why = *state;
	const struct step *clean = guide_step(&why->lamp.guide, "clean");

	lamp_answer(&why->walk, "rear none dim same");
	walk_why(&why->walk, clean, &why->out);
	assert_non_null(
		strstr(buffer_string(&why->out), "\"It is dim\" (Signs).\n"));
	assert_null(strstr(buffer_string(&why->out), "ruled out by"));
	buffer_clear(&why->out);
	walk_why(&why->walk, guide_step(&why->lamp.guide, "charge"), &why->out);
	assert_non_null(
		strstr(buffer_string(&why->out),
		       "- Flat battery: no answer so far concerns it.\n"));
}

static void a_question_that_counts_doubt_says_as_what(void **state)
{
	struct why *why = *state;

	lamp_answer(&why->walk, "rear");
	walk_why(&why->walk, why->walk.step, &why->out);
	assert_non_null(strstr(buffer_string(&why->out),
			       "- \"Not sure\" counts as \"Yes, something "
			       "is\". Ends with: Stop. Don't use it.\n"));
	assert_non_null(strstr(buffer_string(&why->out),
			       "- \"No\" leads to: Signs.\n"));
}

#define WITH_WHY(test)                                                         \
	cmocka_unit_test_setup_teardown(test, why_open, why_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WHY(a_test_says_what_led_to_it_and_what_its_answers_do),
		WITH_WHY(the_trail_stops_where_the_step_was_asked),
		WITH_WHY(a_question_that_counts_doubt_says_as_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
