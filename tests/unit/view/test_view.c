/* Documents about cases of the tests' own guide, block by block. */
#include "chargefix/view.h"

#include "desk.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {
	[BLOCK_TITLE] = "title",     [BLOCK_FIELD] = "field",
	[BLOCK_VERDICT] = "verdict", [BLOCK_LEAD] = "lead",
	[BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_ITEM] = "item",       [BLOCK_ASIDE] = "aside",
	[BLOCK_GAP] = "gap",
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(the_end_tells_what_it_was_and_what_led_there),
		WITH_DESK(in_danger_what_to_do_comes_first),
		WITH_DESK(what_needs_consent_is_not_shown_before),
		cmocka_unit_test(what_is_shown_has_no_control_characters),
		cmocka_unit_test(a_document_is_laid_out_as_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
