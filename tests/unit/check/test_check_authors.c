/*
 * What a check says of the ways in which an author writes something other than
 * was meant: in the file, and in the answers of its steps.
 */
#include "chargefix/check.h"

#include "check_says.h"
#include "lamp.h"
#include "test.h"

#include <string.h>

static const char head[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n";

static const char danger[] =
	"  - {id: danger, ask: Does it burn?, why: W, answers: [{id: none, "
	"say: No}, {id: fire, say: Yes, diagnosis: fire}]}\n";

static const char diagnoses[] = "diagnoses:\n"
				"  end: {verdict: service, title: E}\n"
				"  fire: {verdict: danger, title: F}\n";

/* What is said of a guide with these steps behind its danger step, in line 7. */
static void assert_says_of(const char *steps, const char *said)
{
	struct buffer text = {0};

	buffer_text(&text, head);
	buffer_text(&text, "start:\n");
	buffer_text(&text, danger);
	buffer_text(&text, steps);
	buffer_text(&text, diagnoses);
	assert_check_says(buffer_string(&text), said);
	buffer_release(&text);
}

/* A step that nothing is wrong with but what stands in its `do`. */
static void assert_says_of_do(const char *instructions, const char *said)
{
	struct buffer step = {0};

	buffer_format(&step,
		      "  - id: try\n"
		      "    why: W\n"
		      "    minutes: 1\n"
		      "    title: T\n"
		      "    ask: And?\n"
		      "    answers: [{id: y, say: Y, diagnosis: end}, {id: n, "
		      "say: N}]\n"
		      "    do:%s\n",
		      instructions);
	assert_says_of(buffer_string(&step), said);
	buffer_release(&step);
}

#define CUT                                                                    \
	": warning: this \"#\" ends the text before it: the rest of the line " \
	"is read as a comment [cut-by-comment]\n"                              \
	"    If the rest of the line belongs to the text, put quotes around "  \
	"the whole text. If it is a comment, put a space after the \"#\".\n"

static void a_comment_that_cuts_a_text_is_told_where_it_begins(void **state)
{
	(void)state;
	assert_says_of_do("\n      - Take port #2 of it.\n", "g:14:19" CUT);
	assert_says_of_do("\n      - Press the key #\n", "g:14:23" CUT);
	assert_says_of_do("\n      - Take it out   #twice\n", "g:14:23" CUT);
	assert_says_of_do("\n      - Nähe #2\n", "g:14:14" CUT);
	assert_says_of_do("\n      - Two lines\n        of port #2\n",
			  "g:15:17" CUT);
	assert_says_of_do(" [Unplug it.,#Wait.\n      Go.]", "g:13:21" CUT);
	assert_says_of_do(" [\"Unplug it.\",#Wait.\n      Go.]", "g:13:23" CUT);
	assert_says_of_do(" [Use port 1., #2.\n      Go.]", "g:13:23" CUT);
}

static void a_comment_that_is_one_is_not_told(void **state)
{
	(void)state;
	assert_says_of_do("\n      - Take it out. # twice\n", "");
	assert_says_of_do("\n      - Take it out.\t# twice\n", "");
	assert_says_of_do("\n      - Take it out. ##\n", "");
	assert_says_of_do("\n      - Take out C#2.\n", "");
	assert_says_of_do("\n      - \"Take port #2.\" #twice\n", "");
	assert_says_of_do("\n      - Go.\n      #- Take it out.\n", "");
	assert_says_of_do(" [Unplug it., # and wait\n      Go.]", "");
	assert_says_of_do(" #now\n      [Go.]", "");
}

#define SPLIT                                                                  \
	": warning: a comma may have split a text in two: in [ ] each comma "  \
	"begins a new item [split-by-comma]\n"                                 \
	"    If this is one text, put quotes around all of it. If it is two, " \
	"end the first with a full stop.\n"

static void a_comma_that_splits_a_text_is_told_where_its_rest_begins(
	void **state)
{
	(void)state;
	assert_says_of_do(" [Go., Lift the lid, the bulb and the ring, Go.]",
			  "g:13:29" SPLIT);
	assert_says_of_do(" [Lift the lid, the bulb and the ring.]",
			  "g:13:24" SPLIT);
	assert_says_of_do(" [Open Settings, General., Go.]", "g:13:25" SPLIT);
	assert_says_of_do(" [Go., Open Settings, General., Go.]",
			  "g:13:30" SPLIT);
	assert_says_of_do(" [\"Прочь.\", Снять крышку, лампу и кольцо.]",
			  "g:13:34" SPLIT);
}

static void a_list_that_is_one_is_not_told(void **state)
{
	(void)state;
	assert_says_of_do(" [Go., Lift the lid., Go!]", "");
	assert_says_of_do(" [a swab, some alcohol, a cloth]", "");
	assert_says_of_do(" [USB cable, a charger]", "");
	assert_says_of_do(" [Go., \"Lift the lid, the bulb and the ring\"]",
			  "");
	assert_says_of_do(" [Go., Lift the lid]", "");
	assert_says_of_do(" [\"Say 'go.'\", Wait (long.), 去吧。, Go.]", "");
	assert_says_of_do("\n      - Go.\n      - Lift the lid\n      - and "
			  "go.\n",
			  "");
}

static void a_character_that_is_not_what_it_looks_like_is_named(void **state)
{
	(void)state;
	assert_says_of_do("\n      - Wait a m\xD0\xBEment.\n",
			  "g:14:17: warning: the text contains U+043E "
			  "CYRILLIC SMALL LETTER O, which looks like \"o\" "
			  "[odd-character]\n");
	assert_says_of_do("\n      - Wait a mo\xE2\x80\x8Bment.\n",
			  "g:14:18: warning: the text contains U+200B ZERO "
			  "WIDTH SPACE, which is invisible [odd-character]\n");
	assert_says_of_do(
		"\n      - >\n        Wait\n        a mo\xC2\xADment.\n",
		"g:16:13: warning: the text contains U+00AD SOFT "
		"HYPHEN, which is invisible [odd-character]\n");
	assert_says_of_do("\n      - \"Wait a mo\\u200bment.\"\n",
			  "g:14:9: warning: the text contains U+200B ZERO "
			  "WIDTH SPACE, which is invisible [odd-character]\n");
}

static void characters_in_their_place_are_not_told(void **state)
{
	(void)state;
	assert_says_of_do("\n      - Wait 5\xC2\xA0min at 4\xC2\xA0kΩ – don’t "
			  "“pull”.\n",
			  "");
	assert_says_of_do("\n      - Подождать момент у USB-порта.\n", "");
	assert_says_of_do("\n      - می\xE2\x80\x8Cخواهم 👩\xE2\x80\x8D🔧\n", "");
}

static void a_guide_in_another_language_is_told_what_stays_english(void **state)
{
	static const char said[] =
		"g:2:38: note: the guide's language is \"de\", but "
		"chargefix's own words are shown in English [language]\n"
		"    These include \"Not sure\", \"I can't do this\", the "
		"keys, the headings and the help.\n";
	static const char *const english[] = {"en", "en-GB", "en_US", "EN"};
	struct buffer text = {0};

	(void)state;
	buffer_format(&text, "%sstart:\n%s%s", head, danger, diagnoses);
	memcpy(strstr(text.data, "language: en"), "language: de", 12);
	assert_check_says(buffer_string(&text), said);
	for (size_t i = 0; i < COUNT(english); i++) {
		buffer_clear(&text);
		buffer_format(&text,
			      "format: 1\nguide: {id: g, version: 1, language: "
			      "%s, title: G}\ndanger: danger\notherwise: "
			      "end\nstart:\n%s%s",
			      english[i], danger, diagnoses);
		assert_check_says(buffer_string(&text), "");
	}
	buffer_release(&text);
}

static void a_note_does_not_make_a_strict_check_fail_as_warnings_do(
	void **state)
{
	const struct check_options options = {0};
	struct buffer text = {0};
	struct checked checked;
	struct guide guide;

	(void)state;
	buffer_format(&text, "%sstart:\n%s%s", head, danger, diagnoses);
	memcpy(strstr(text.data, "language: en"), "language: de", 12);
	lamp_load_text(&guide, buffer_string(&text));
	check_guide(&checked, &guide, &options);
	assert_int_equal(checked.count, 1);
	assert_int_equal(checked.notes, 1);
	assert_string_equal(finding_level(&checked.items[0]), "note");
	checked_release(&checked);
	guide_release(&guide);
	buffer_release(&text);
}

static void a_step_with_one_answer_is_told(void **state)
{
	(void)state;
	assert_says_of("  - {id: idle, ask: Ready?, why: W, answers: [{id: on, "
		       "say: Go}]}\n",
		       "g:7:5: warning: \"idle\" has only one answer, \"on\" "
		       "[one-answer]\n    This asks nothing: the only other "
		       "answer is \"Not sure\".\n");
	assert_says_of("  - {id: stop, do: [Stop.], ask: Done?, why: W, "
		       "minutes: 1, answers: [{id: done, say: Done}]}\n",
		       "g:7:5: warning: \"stop\" has only one answer, \"done\" "
		       "[one-answer]\n    People aren't asked how it went.\n");
}

static void a_danger_step_that_leads_to_no_danger_is_told(void **state)
{
	static const char said[] =
		"g:6:5: warning: no answer of the danger step \"d\" leads to a "
		"diagnosis with the verdict \"danger\" [harmless-danger]\n    "
		"People who report danger are not told to stop.\n";
	static const char *const verdicts[] = {"service", "danger"};

	(void)state;
	for (size_t i = 0; i < COUNT(verdicts); i++) {
		struct buffer text = {0};

		buffer_format(
			&text,
			"format: 1\n"
			"guide: {id: g, version: 1, language: en, title: G}\n"
			"danger: d\n"
			"otherwise: end\n"
			"start:\n"
			"  - {id: d, ask: Smell?, why: W, answers: [{id: n, "
			"say: No}, {id: y, say: Yes, then: [{use: what}]}]}\n"
			"routes:\n"
			"  what:\n"
			"    - {id: w, ask: What?, why: W, answers: [{id: s, "
			"say: Smoke, diagnosis: out}, {id: g, say: Gas}]}\n"
			"diagnoses: {end: {verdict: service, title: E}, out: "
			"{verdict: %s, title: O}}\n",
			verdicts[i]);
		assert_check_says(buffer_string(&text), i == 0 ? said : "");
		buffer_release(&text);
	}
}

#define FORK(unsure)                                                           \
	"  - {id: which, ask: Which?, why: W, " unsure                         \
	"answers: [{id: a, say: A, then: [{id: b, ask: 'Is it b?', why: W, "   \
	"answers: [{id: y, say: Y, diagnosis: fire}, {id: n, say: N, "         \
	"diagnosis: end}]}]}, {id: c, say: C, diagnosis: fire}]}\n"

static void not_sure_that_ends_the_walk_where_all_else_goes_on_is_told(
	void **state)
{
	static const char said[] =
		"g:7:5: warning: the answer \"Not sure\" of \"which\" ends the "
		"walk at once, with the diagnosis \"end\" [unsure-ends]\n"
		"    Every other answer leads on. Use \"unsure\" to name the "
		"answer that it counts as, or add a step after this one.\n";
	static const char another[] =
		"  - {id: last, ask: 'Is it last?', why: W, answers: [{id: y, "
		"say: Y, diagnosis: fire}, {id: n, say: N}]}\n";
	struct buffer followed = {0};

	(void)state;
	assert_says_of(FORK(""), said);
	assert_says_of(FORK("unsure: a, "), "");
	buffer_format(&followed, "%s%s", FORK(""), another);
	assert_says_of(buffer_string(&followed), "");
	buffer_release(&followed);
}

static void what_is_said_of_many_things_alike_is_one_line_with_their_number(
	void **state)
{
	struct buffer steps = {0}, said = {0};

	(void)state;
	for (unsigned int i = 0; i < 6; i++) {
		if (i == 5)
			assert_says_of(buffer_string(&steps),
				       buffer_string(&said));
		buffer_format(&steps,
			      "  - {id: s%u, ask: %.*s?, answers: [{id: y, "
			      "say: Y, diagnosis: fire}, {id: n, say: N}]}\n",
			      i, (int)i * 4 + 4, "abcdefghijklmnopqrstuvwxyz");
		buffer_format(&said,
			      "g:%u:5: warning: \"s%u\" has no why "
			      "[missing-text]\n",
			      i + 7, i);
	}
	assert_says_of(buffer_string(&steps),
		       "g:7:5: warning: \"s0\" has no why (6 like this; the "
		       "next is at line 8) [missing-text]\n");
	buffer_release(&steps);
	buffer_release(&said);
}

/* Two questions in another order by region: without them it goes round. */
static void a_guard_that_keeps_a_walk_from_going_round_is_not_called_needless(
	void **state)
{
	struct buffer text = {0};

	(void)state;
	buffer_text(&text, head);
	buffer_text(&text, "start:\n");
	buffer_text(&text, danger);
	buffer_text(&text,
		    "  - {id: where, ask: W?, why: W, unsure: east, answers: "
		    "[{id: east, say: E, then: first}, {id: west, say: W, "
		    "then: second}]}\n"
		    "routes:\n"
		    "  first:\n"
		    "    - {id: one, ask: O?, why: W, unsure: n, answers: "
		    "[{id: y, say: Y, diagnosis: fire}, {id: n, say: N, then: "
		    "[{use: second, when: {where: east}}]}]}\n"
		    "  second:\n"
		    "    - {id: two, ask: T?, why: W, unsure: n, answers: "
		    "[{id: y, say: Y, diagnosis: fire}, {id: n, say: N, then: "
		    "[{use: first, unless: {where: east}}]}]}\n");
	buffer_text(&text, diagnoses);
	assert_check_says(buffer_string(&text), "");
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_comment_that_cuts_a_text_is_told_where_it_begins),
		cmocka_unit_test(a_comment_that_is_one_is_not_told),
		cmocka_unit_test(
			a_comma_that_splits_a_text_is_told_where_its_rest_begins),
		cmocka_unit_test(a_list_that_is_one_is_not_told),
		cmocka_unit_test(
			a_character_that_is_not_what_it_looks_like_is_named),
		cmocka_unit_test(characters_in_their_place_are_not_told),
		cmocka_unit_test(
			a_guide_in_another_language_is_told_what_stays_english),
		cmocka_unit_test(
			a_note_does_not_make_a_strict_check_fail_as_warnings_do),
		cmocka_unit_test(a_step_with_one_answer_is_told),
		cmocka_unit_test(a_danger_step_that_leads_to_no_danger_is_told),
		cmocka_unit_test(
			not_sure_that_ends_the_walk_where_all_else_goes_on_is_told),
		cmocka_unit_test(
			what_is_said_of_many_things_alike_is_one_line_with_their_number),
		cmocka_unit_test(
			a_guard_that_keeps_a_walk_from_going_round_is_not_called_needless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
