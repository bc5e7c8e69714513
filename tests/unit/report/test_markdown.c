/* A case as Markdown: what it says, and that no text of a case is markup. */
#include "chargefix/report.h"

#include "lamp_report.h"
#include "test.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void a_case_is_written_with_headings_and_lists(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none flicker");
	lamp_case_note(lamp_case, "cable", "It hung by a thread.\n\nThin.");
	lamp_case_answer(lamp_case, "fixed");
	text = lamp_report(lamp_case, &lamp_row, REPORT_MARKDOWN);
	assert_string_equal(
		text,
		"# Case 42: Front lamp\n"
		"\n"
		"- **Ticket:** T-17\n"
		"- **Model:** L 2\n"
		"- **Technician:** Ada\n"
		"- **Started:** 2026-11-20 08:00\n"
		"- **Last change:** 2026-11-20 08:05\n"
		"- **Guide:** A bicycle lamp that stays dark 1 (0123456789ab),"
		" for repair shops\n"
		"\n"
		"**A part needs replacing**\n"
		"\n"
		"**Diagnosis: The cable is broken (part)**\n"
		"\n"
		"## How it was found\n"
		"\n"
		"- Signs: flickers (pointed to it)\n"
		"- Try another cable: It shines now (confirmed it)\n"
		"\n"
		"## What to do now\n"
		"\n"
		"- Buy a new one.\n"
		"\n"
		"## What was seen\n"
		"\n"
		"- Lamp: Front lamp (2026-11-20 08:01)\n"
		"\n"
		"  Which lamp stays dark? The front lamp\n"
		"\n"
		"- Danger signs: none (2026-11-20 08:02)\n"
		"\n"
		"  Is anything hot, swollen or smoking? No\n"
		"\n"
		"- Signs: flickers (2026-11-20 08:03)\n"
		"\n"
		"  What do you see? It flickers when the bicycle shakes\n"
		"\n"
		"## What was tried\n"
		"\n"
		"- Try another cable (2026-11-20 08:04)\n"
		"\n"
		"  Does it shine now? It shines now\n"
		"\n"
		"  Note (2026-11-20 08:03):\n"
		"\n"
		"  > It hung by a thread.\\\n"
		"  > Thin.\n"
		"\n"
		"## What the answers say of each cause\n"
		"\n"
		"- Broken cable: suspected after \"It flickers when the "
		"bicycle shakes\" (Signs).\n");
	free(text);
}

static void no_text_of_a_case_is_markup(void **state)
{
	static const struct {
		const char *note;
		const char *written;
	} table[] = {
		{"# no heading", "\\# no heading"},
		{"- no item", "\\- no item"},
		{"+ none", "\\+ none"},
		{"1. none", "1\\. none"},
		{"23) none", "23\\) none"},
		{"23 A at 1.5", "23 A at 1.5"},
		{"    no code", "no code"},
		{"a\n---", "a\\\n  \\---"},
		{"a\n===", "a\\\n  \\==="},
		{"```\ncode", "\\`\\`\\`\\\n  code"},
		{"~~~", "\\~\\~\\~"},
		{"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
		{"[a](http://b) ![c](d)", "\\[a\\](http://b) !\\[c\\](d)"},
		{"<script>&lt;", "\\<script\\>\\&lt;"},
		{"> no quote", "\\> no quote"},
		{"a | b", "a \\| b"},
		{"$x$", "\\$x\\$"},
		{"back\\slash\\", "back\\\\slash\\\\"},
		{"two blanks  \nno break", "two blanks\\\n  no break"},
		{"\033[31mred\xff", "\\[31mred"},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct lamp_case *lamp_case = *state;

		lamp_case_restart(lamp_case);
		lamp_case_note(lamp_case, NULL, table[i].note);
		char *text = lamp_report(lamp_case, &lamp_row, REPORT_MARKDOWN);
		assert_has(text, table[i].written);
		free(text);
	}
}

static void a_title_stays_one_line(void **state)
{
	struct case_row row = lamp_row;
	struct lamp_case *lamp_case = *state;

	row.standing.subject = "Lamp\n# two\n\n<b>";
	row.details.of[DETAIL_TICKET] = "T\n- 1 *";
	char *text = lamp_report(lamp_case, &row, REPORT_MARKDOWN);

	assert_has(text, "# Case 42: Lamp \\# two \\<b\\>\n");
	assert_has(text, "- **Ticket:** T\\\n  \\- 1 \\*\n");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(a_case_is_written_with_headings_and_lists),
		WITH_LAMP_CASE(no_text_of_a_case_is_markup),
		WITH_LAMP_CASE(a_title_stays_one_line),
	};

	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
