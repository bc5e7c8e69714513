/* Why a step is asked, word by word. */
#include "chargefix/view.h"

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

/* Each block a line: a heading ends with a colon, an item begins with "- ". */
static const char *said(struct why *why, const struct step *step)
{
	struct document document = {0};

	view_why(&document, &why->walk, NULL, step);
	buffer_clear(&why->out);
	for (size_t i = 0; i < document.count; i++) {
		const struct block *block = &document.blocks[i];
		buffer_format(&why->out, "%s%s%s\n",
			      block->kind == BLOCK_ITEM ? "- " : "",
			      block->text,
			      block->kind == BLOCK_HEADING ? ":" : "");
	}
	document_release(&document);
	return buffer_string(&why->out);
}

static void a_test_says_what_led_to_it_and_what_its_answers_do(void **state)
{
	struct why *why = *state;

	lamp_answer(&why->walk, "rear none dim,blinks");
	assert_string_equal(
		said(why, why->walk.step),
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
	assert_non_null(strstr(said(why, clean), "\"It is dim\" (Signs).\n"));
	assert_null(strstr(said(why, clean), "ruled out by"));
	assert_non_null(strstr(said(why, why->walk.step),
			       ": no answer so far concerns it.\n"));
}

static void a_question_that_counts_doubt_says_as_what(void **state)
{
	struct why *why = *state;

	lamp_answer(&why->walk, "rear");
	assert_non_null(strstr(said(why, why->walk.step),
			       "- \"Not sure\" counts as \"Yes, something "
			       "is\". Ends with: Stop. Don't use it.\n"));
	assert_non_null(strstr(said(why, why->walk.step),
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
