/* Documents about cases of the tests' own guide, block by block. */
#include "chargefix/view.h"

#include "desk.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const kinds[] = {
	[BLOCK_TITLE] = "title",       [BLOCK_FIELD] = "field",
	[BLOCK_VERDICT] = "verdict",   [BLOCK_LEAD] = "lead",
	[BLOCK_HEADING] = "heading",   [BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_ITEM] = "item",         [BLOCK_ASIDE] = "aside",
	[BLOCK_GAP] = "gap",           [BLOCK_CAUTION] = "caution",
	[BLOCK_ACTION] = "action",     [BLOCK_WAIT] = "wait",
	[BLOCK_QUESTION] = "question", [BLOCK_ANSWER] = "answer",
	[BLOCK_HINT] = "hint",
};

/* "item: text", a block a line; to be freed. */
static char *told(const struct document *document)
{
	struct buffer out = {0};

	for (size_t i = 0; i < document->count; i++)
		buffer_format(&out, "%s: %s\n", kinds[document->blocks[i].kind],
			      document->blocks[i].text);
	return out.data ? out.data : calloc(1, 1);
}

static void expect_end(struct desk *desk, const char *answers,
		       const char *blocks)
{
	struct document document = {0};

	lamp_answer(&desk->walk, answers);
	view_end(&document, &desk->walk, NULL);
	char *text = told(&document);
	assert_string_equal(text, blocks);
	free(text);
	document_release(&document);
}

static void the_end_tells_what_it_was_and_what_led_there(void **state)
{
	expect_end(*state, "front none flicker fixed",
		   "verdict: A part needs replacing\n"
		   "lead: The cable is broken\n"
		   "aside: Cause: Broken cable\n"
		   "heading: What to do now\n"
		   "item: Buy a new one.\n"
		   "heading: How it was found\n"
		   "item: Signs: flickers (pointed to it)\n"
		   "item: Try another cable: It shines now (confirmed it)\n"
		   "heading: What was tried\n"
		   "item: Try another cable: It shines now\n");
}

static void in_danger_what_to_do_comes_first(void **state)
{
	struct document document = {0};
	struct desk *desk = *state;

	lamp_answer(&desk->walk, "front hot");
	view_end(&document, &desk->walk, NULL);
	assert_int_equal(document.blocks[0].kind, BLOCK_VERDICT);
	assert_int_equal(document.blocks[0].look, VERDICT_LOOKS_DANGEROUS);
	assert_string_equal(document.blocks[2].text, "What to do now");
	document_release(&document);
}

/* Consent is for what has been read, not for what was found by a word. */
static void what_needs_consent_is_not_shown_before(void **state)
{
	const struct desk *desk = *state;
	const struct step *reset = guide_step(&desk->lamp.guide, "reset");
	struct document document = {0};

	view_step(&document, &desk->walk, reset);
	char *text = told(&document);
	assert_non_null(strstr(text, reset->consent));
	assert_null(strstr(text, reset->instructions.items[0].text));
	free(text);
	document_release(&document);
}

static void what_is_shown_has_no_control_characters(void **state)
{
	struct document document = {0};

	(void)state;
	document_add(&document, BLOCK_ITEM, 0, "a\033[2Jb\nc");
	document_field(&document, "Ticket", "R\0071");
	document_add(&document, BLOCK_ITEM, 0, "");
	document_field(&document, "Model", NULL);
	assert_int_equal(document.count, 2);
	assert_null(strchr(document.blocks[0].text, '\033'));
	assert_non_null(strchr(document.blocks[0].text, '\n'));
	assert_null(strchr(document.blocks[1].text, '\007'));
	document_release(&document);
}

static void a_document_is_laid_out_as_lines(void **state)
{
	static const char *const items[] = {"One.", "Two."};
	struct document document = {0};
	struct page page;

	(void)state;
	document_add(&document, BLOCK_TITLE, 0, "Case 7");
	document_field(&document, "Ticket", "R-1");
	document_gap(&document);
	document_add(&document, BLOCK_LEAD, 0, "Diagnosis: It was loose");
	document_add(&document, BLOCK_PARAGRAPH, 1, "It fell.");
	document_add(&document, BLOCK_HEADING, 0, "What to do now");
	for (size_t i = 0; i < COUNT(items); i++)
		document_add(&document, BLOCK_ITEM, 0, items[i]);
	document_add(&document, BLOCK_PARAGRAPH, 2, "Twice.");
	document_add(&document, BLOCK_HEADING, 0, "Does it shine?");
	page_init(&page, 40, true);
	document_text(&document, &page);
	assert_string_equal(buffer_string(&page.out),
			    "Case 7\n"
			    "\n"
			    "Ticket        R-1\n"
			    "\n"
			    "Diagnosis: It was loose\n"
			    "  It fell.\n"
			    "\n"
			    "What to do now:\n"
			    "  - One.\n"
			    "  - Two.\n"
			    "    Twice.\n"
			    "\n"
			    "Does it shine?\n");
	page_release(&page);
	document_release(&document);
}

static void expect_asked(const struct asked *asked, const char *blocks)
{
	struct document document = {0};

	view_asked(&document, asked);
	char *text = told(&document);
	assert_string_equal(text, blocks);
	free(text);
	document_release(&document);
}

static void a_step_is_asked_with_all_that_belongs_to_it(void **state)
{
	struct desk *desk = *state;
	const struct guide *guide = &desk->lamp.guide;
	struct asked asked = {
		.walk = &desk->walk,
		.step = guide_step(guide, "charge"),
		.in_turn = true,
		.done = 1,
	};

	expect_asked(&asked,
		     "lead: Charge it for a while\n"
		     "aside: About 1 min.\n"
		     "heading: To do (1 of 1 done)\n"
		     "action: Put it on its charger and leave it "
		     "there.\n"
		     "wait: Wait 2 s (:start starts the countdown). You "
		     "can answer earlier.\n"
		     "question: Does it shine now?\n"
		     "answer: It shines now\n"
		     "answer: No change\n"
		     "answer: I can't do this\n");
}

static void what_is_at_stake_is_said_before_the_things_to_do(void **state)
{
	struct desk *desk = *state;
	struct asked asked = {
		.walk = &desk->walk,
		.step = guide_step(&desk->lamp.guide, "reset"),
	};
	struct document document = {0};

	view_asked(&document, &asked);
	char *text = told(&document);
	const char *caution =
		strstr(text, "caution: This deletes data from the device.\n"
			     "caution: Hold the lamp away from your eyes.\n");
	assert_non_null(caution);
	assert_non_null(strstr(caution, "action: "));
	free(text);
	document_release(&document);
}

static void a_wait_tells_what_is_left_of_it(void **state)
{
	static const struct {
		bool live;
		int64_t until;
		const char *said;
	} table[] = {
		{true, 61 * 1000, "1:01 left to wait"},
		{false, 61 * 1000,
		 "Wait 2 s, until 1970-01-01 00:01. You can answer earlier."},
		{true, 0, "The wait is over."},
		{false, 0, "The wait is over."},
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		const struct asked asked = {
			.step = guide_step(&desk->lamp.guide, "charge"),
			.live = table[i].live,
			.waiting = true,
			.until = table[i].until,
		};
		struct document document = {0};

		view_wait(&document, &asked);
		assert_string_equal(document.blocks[0].text, table[i].said);
		assert_int_equal(document.blocks[0].done, table[i].until == 0);
		document_release(&document);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(the_end_tells_what_it_was_and_what_led_there),
		WITH_DESK(in_danger_what_to_do_comes_first),
		WITH_DESK(a_step_is_asked_with_all_that_belongs_to_it),
		WITH_DESK(what_is_at_stake_is_said_before_the_things_to_do),
		WITH_DESK(a_wait_tells_what_is_left_of_it),
		WITH_DESK(what_needs_consent_is_not_shown_before),
		cmocka_unit_test(what_is_shown_has_no_control_characters),
		cmocka_unit_test(a_document_is_laid_out_as_lines),
	};

	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
