/*
 * Reports as their readers get them, whole, in each edition and format: files
 * below golden/.
 */
#include "chargefix/report.h"

#include "golden.h"
#include "lamp_report.h"
#include "test.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *const endings[REPORT_FORMATS] = {
	[REPORT_TEXT] = "txt",
	[REPORT_MARKDOWN] = "md",
	[REPORT_HTML] = "html",
	[REPORT_JSON] = "json",
};

static const struct report_style shop = {
	.shop_name = "Lamp & Bell",
	.shop_address = "1 High Street\nSpringfield",
};

static void check(const struct report_input *input, const char *name,
		  enum report_kind kind)
{
	struct buffer out = {0};
	char path[200];

	report_formats[kind].write(input, &out);
	snprintf(path, sizeof(path), "tests/unit/report/golden/%s.%s", name,
		 endings[kind]);
	golden_check_text(path, buffer_string(&out));
	buffer_release(&out);
}

/* Both editions of a story in all formats for people. */
static void check_editions(const struct lamp_case *lamp_case,
			   const struct case_row *row, const char *story,
			   const struct report_style *style)
{
	struct report_input input = {
		.interview = lamp_case->interview,
		.row = row,
		.style = *style,
	};

	for (size_t i = 0; report_edition_name(i); i++) {
		const char *edition = report_edition_name(i);
		char name[100];

		input.style.edition = report_edition_named(edition);
		snprintf(name, sizeof(name), "%s.%s", story, edition);
		for (int kind = 0; kind < REPORT_FORMATS; kind++)
			if (kind != REPORT_JSON)
				check(&input, name, (enum report_kind)kind);
	}
}

static void change(struct lamp_case *lamp_case, const char *step,
		   const char *answers)
{
	const struct step *changed = guide_step(&lamp_case->lamp.guide, step);

	assert_int_equal(interview_change(lamp_case->interview, changed,
					  lamp_answers(changed, answers)),
			 INTERVIEW_DONE);
}

/* Ada and Bob repair it: with notes, a correction and a risk agreed to. */
static void repair(struct lamp_case *lamp_case)
{
	const struct step *clean = guide_step(&lamp_case->lamp.guide, "clean");

	lamp_case_answer(lamp_case, "rear none dim,flicker");
	interview_tick(lamp_case->interview, clean, 0, true);
	interview_tick(lamp_case->interview, clean, 1, true);
	lamp_case_answer(lamp_case, "cannot");
	lamp_case_note(lamp_case, "clean", "No swabs left.\n\nOrder some.");
	change(lamp_case, "signs", "flicker,blinks");
	lamp_case_note(lamp_case, NULL, "Call <Bob> before noon.");
	lamp_case_answer(lamp_case, "same same fixed");
}

static void a_repair(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct report_input input = {.row = &lamp_row, .columns = 24};

	repair(lamp_case);
	check_editions(lamp_case, &lamp_row, "repair", &shop);
	input.interview = lamp_case->interview;
	input.style = shop;
	check(&input, "repair", REPORT_JSON);
	check(&input, "repair.narrow", REPORT_TEXT);
}

static void a_danger(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front hot");
	check_editions(lamp_case, &lamp_row, "danger", &shop);
}

static void a_case_of_an_owner(void **state)
{
	static const struct report_style none = {0};
	struct lamp_case *lamp_case = *state;
	struct case_row row = lamp_row;

	row.shop = false;
	row.details = (struct case_details){0};
	lamp_case_answer(lamp_case, "front none none");
	lamp_case_note(lamp_case, "clean", "It was raining.");
	check_editions(lamp_case, &row, "owner-open", &none);
	lamp_case_answer(lamp_case, "same same same same");
	check_editions(lamp_case, &row, "owner", &none);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(a_repair),
		WITH_LAMP_CASE(a_danger),
		WITH_LAMP_CASE(a_case_of_an_owner),
	};

	if (!setlocale(LC_ALL, "C.UTF-8"))
		return 1;
	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
