/* The editions of a report: who gets which, and what is in them. */
#include "chargefix/report.h"

#include "lamp_report.h"
#include "test.h"
#include "wording.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *write_text(const struct lamp_case *lamp_case,
			const struct case_row *row,
			const struct report_style *style, int columns)
{
	const struct report_input input = {
		.interview = lamp_case->interview,
		.row = row,
		.style = *style,
		.columns = columns,
	};
	struct buffer out = {0};

	report_text(&input, &out);
	return out.data;
}

static const struct report_style for_bench = {.edition = EDITION_BENCH};
static const struct report_style for_customer = {.edition = EDITION_CUSTOMER};

static void the_reader_follows_from_the_case_unless_it_is_said(void **state)
{
	static const struct report_style unsaid = {0};
	const struct case_row shop = {.shop = true};
	const struct case_row owner = {0};

	(void)state;
	assert_int_equal(report_edition_of(&unsaid, &shop), EDITION_BENCH);
	assert_int_equal(report_edition_of(&unsaid, &owner), EDITION_CUSTOMER);
	assert_int_equal(report_edition_of(&for_customer, &shop),
			 EDITION_CUSTOMER);
	assert_int_equal(report_edition_of(&for_bench, &owner), EDITION_BENCH);
	assert_string_equal(report_edition_name(0), "customer");
	assert_string_equal(report_edition_name(1), "bench");
	assert_null(report_edition_name(2));
	assert_int_equal(report_edition_named("bench"), EDITION_BENCH);
	assert_int_equal(report_edition_named(NULL), EDITION_OF_CASE);
}

static void each_detail_is_where_its_row_says(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row row = lamp_row;
	char values[DETAILS][20];

	for (int i = 0; i < DETAILS; i++) {
		snprintf(values[i], sizeof(values[i]), "detail-%d-", i);
		row.details.of[i] = values[i];
	}
	lamp_case_answer(lamp_case, "front");
	char *bench = write_text(lamp_case, &row, &for_bench, 0);
	char *customer = write_text(lamp_case, &row, &for_customer, 0);

	for (int i = 0; i < DETAILS; i++) {
		assert_has(bench, values[i]);
		if (detail_facts[i].for_customer)
			assert_has(customer, values[i]);
		else
			assert_lacks(customer, values[i]);
	}
	assert_false(detail_facts[DETAIL_TECHNICIAN].for_customer);
	free(bench);
	free(customer);
}

static void the_customer_sees_nothing_of_the_program_s(void **state)
{
	static const char *const internal[] = {
		"0123456789ab", "Guide", "A dirty rag", "service)",
		"Not tested",   "Ada",   "none of",
	};
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none none");
	lamp_case_note(lamp_case, "clean", "A dirty rag");
	lamp_case_answer(lamp_case, "same same same same");
	text = write_text(lamp_case, &lamp_row, &for_customer, 0);
	for (size_t i = 0; i < COUNT(internal); i++)
		assert_lacks(text, internal[i]);
	assert_has(text,
		   "What we checked:\n"
		   "  - Clean the contacts of lamp and holder: No change\n");
	assert_lacks(text, "Danger signs");
	assert_has(text, "Date and signature, repair shop\n");
	assert_has(text, "Date and signature, customer\n");
	free(text);
}

static void an_owner_signs_nothing(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row row = lamp_row;
	char *text;

	row.shop = false;
	lamp_case_answer(lamp_case, "front none dim fixed");
	text = write_text(lamp_case, &row, &for_customer, 0);
	assert_has(text, "What you checked:\n");
	assert_lacks(text, "signature");
	free(text);
}

static void danger_comes_first(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front hot");
	text = write_text(lamp_case, &lamp_row, &for_customer, 0);
	assert_has(text, "Case 42: Front lamp\n"
			 "\n"
			 "!!! DANGER: stop here !!!\n"
			 "Stop. Don't use it\n"
			 "\n"
			 "What to do now:\n");
	assert_lacks(text, "What to watch for");
	free(text);
}

/* Columns of the widest line. */
static int widest(const char *text)
{
	int most = 0;

	while (*text) {
		size_t length = strcspn(text, "\n");
		int width = text_width(text, length);

		most = width > most ? width : most;
		text += length + (text[length] == '\n');
	}
	return most;
}

static void no_line_is_wider_than_asked_for(void **state)
{
	static const struct report_style *const styles[] = {&for_bench,
							    &for_customer};
	struct lamp_case *lamp_case = *state;
	char word[300];

	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	lamp_case_answer(lamp_case, "rear none flicker,blinks same cannot");
	lamp_case_note(lamp_case, "clean", word);
	lamp_case_answer(lamp_case, "same same");
	for (int columns = REPORT_COLUMNS_LEAST; columns <= REPORT_COLUMNS_MOST;
	     columns++) {
		for (size_t i = 0; i < COUNT(styles); i++) {
			char *text = write_text(lamp_case, &lamp_row, styles[i],
						columns);

			assert_in_range(widest(text), 1, columns);
			free(text);
		}
	}
}

/* The second line is shown only for a lamp that flickers. */
static const char hiding[] =
	"format: 2\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: stuck\n"
	"causes: {soft: {title: Soft}}\n"
	"diagnoses:\n"
	"  stuck: {verdict: service, title: Stuck}\n"
	"  soft: {verdict: fixed, cause: soft, title: Soft}\n"
	"start:\n"
	"  - {id: danger, ask: Hot?, answers: [{id: no, say: No}]}\n"
	"  - {id: sign, ask: A sign?, answers: [{id: yes, say: Yes},"
	" {id: no, say: No}]}\n"
	"  - {id: open, title: Open it, ask: Now?, tests: [soft],"
	" do: [Take the screws out., {text: Lift the lid., when: {sign: yes}}],"
	" answers: [{id: ok, say: Works, diagnosis: this},"
	" {id: no, say: Still broken}]}\n"
	"  - {id: last, title: Wait, when: {sign: yes}, ask: Now?, do: [Wait.],"
	" answers: [{id: no, say: Still broken}]}\n";

static void change_sign(struct lamp_case *lamp_case, const struct guide *guide)
{
	const struct step *sign = guide_step(guide, "sign");

	assert_int_equal(interview_change(lamp_case->interview, sign,
					  lamp_answers(sign, "no")),
			 INTERVIEW_DONE);
}

static void what_was_ticked_stays_though_a_change_hides_it(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;
	char *text;

	lamp_load_text(&guide, hiding);
	lamp_case->setup.guide = &guide;
	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "no yes");
	for (size_t i = 0; i < 2; i++)
		interview_tick(lamp_case->interview, guide_step(&guide, "open"),
			       i, true);
	interview_tick(lamp_case->interview, guide_step(&guide, "last"), 0,
		       true);
	change_sign(lamp_case, &guide);
	text = write_text(lamp_case, &lamp_row, &for_bench, 0);
	assert_has(text,
		   "Next: Open it\n"
		   "  1 of 1 done:\n"
		   "  - Take the screws out.\n"
		   "    Ticked off, but no longer shown: Lift the lid.\n");
	assert_has(text, "Ticked in steps that are not asked now:\n"
			 "  - Wait\n"
			 "    Ticked off: Wait.\n");
	free(text);
	lamp_case_answer(lamp_case, "ok");
	text = write_text(lamp_case, &lamp_row, &for_bench, 0);
	assert_has(text,
		   "    Now? Works\n"
		   "    Ticked off: Take the screws out.\n"
		   "    Ticked off, but no longer shown: Lift the lid.\n");
	free(text);
	interview_free(lamp_case->interview);
	lamp_case->interview = NULL;
	guide_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_reader_follows_from_the_case_unless_it_is_said),
		WITH_LAMP_CASE(each_detail_is_where_its_row_says),
		WITH_LAMP_CASE(the_customer_sees_nothing_of_the_program_s),
		WITH_LAMP_CASE(an_owner_signs_nothing),
		WITH_LAMP_CASE(danger_comes_first),
		WITH_LAMP_CASE(no_line_is_wider_than_asked_for),
		WITH_LAMP_CASE(what_was_ticked_stays_though_a_change_hides_it),
	};

	if (!setlocale(LC_ALL, "C.UTF-8"))
		return 1;
	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
