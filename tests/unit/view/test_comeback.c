/* The report says of a device that came back what the earlier case was. */
#include "chargefix/view.h"

#include "lamp_case.h"
#include "test.h"

#include <string.h>

enum { HOUR = 60 * 60 * 1000, DAY = 24 * HOUR };

/* The report's field of that label; NULL: there is none. */
static const char *field(const struct document *document, const char *label)
{
	for (size_t i = 0; i < document->count; i++)
		if (document->blocks[i].kind == BLOCK_FIELD &&
		    strcmp(document->blocks[i].label, label) == 0)
			return document->blocks[i].text;
	return NULL;
}

/* A new case so long after the last answer of the first one, and its report. */
static void come_back(struct lamp_case *lamp_case, int64_t after,
		      struct document *document)
{
	const struct report_style style = {.edition = EDITION_BENCH};
	const struct case_row row = {.number = 2,
				     .started = lamp_case->now + after};

	lamp_case->setup.comeback_of = 1;
	lamp_case->setup.at_once = true;
	lamp_case_restart(lamp_case);
	view_case(document, lamp_case->interview, &row, &style);
}

static void a_device_that_came_back_has_its_earlier_case(void **state)
{
	static const struct {
		int64_t after;
		const char *said;
	} table[] = {
		{DAY - HOUR,
		 "case 1, less than a day before: Open (next: Danger signs)"},
		{DAY, "case 1, 1 day before: Open (next: Danger signs)"},
		{(int64_t)3 * DAY + HOUR,
		 "case 1, 3 days before: Open (next: Danger signs)"},
		/* The clock was put back. */
		{-DAY,
		 "case 1, less than a day before: Open (next: Danger signs)"},
	};
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front");
	for (size_t i = 0; i < COUNT(table); i++) {
		struct document document = {0};

		come_back(lamp_case, table[i].after, &document);
		assert_string_equal(field(&document, "Came back"),
				    table[i].said);
		document_release(&document);
	}
}

static void the_number_stays_where_the_earlier_case_is_gone(void **state)
{
	struct lamp_case *lamp_case = *state;
	const struct report_style style = {.edition = EDITION_BENCH};
	const struct case_row row = {.number = 1};
	struct document document = {0};

	lamp_case->setup.comeback_of = 7;
	lamp_case->setup.at_once = true;
	lamp_case_restart(lamp_case);
	view_case(&document, lamp_case->interview, &row, &style);
	assert_string_equal(field(&document, "Came back"), "case 7");
	document_release(&document);
}

static void the_customer_reads_it_and_what_the_device_waits_for(void **state)
{
	struct lamp_case *lamp_case = *state;
	const struct report_style style = {.edition = EDITION_CUSTOMER};
	const struct case_row row = {.number = 2, .shop = true};
	struct document document = {0};

	lamp_case->setup.comeback_of = 7;
	lamp_case->setup.at_once = true;
	lamp_case_restart(lamp_case);
	interview_hold(lamp_case->interview, HOLD_PART, 0, "the cheap one");
	view_case(&document, lamp_case->interview, &row, &style);
	assert_string_equal(field(&document, "Came back"), "case 7");
	/* Why is for the shop. */
	assert_string_equal(field(&document, "Status"), "Waiting for a part");
	document_release(&document);
	interview_hold(lamp_case->interview, HOLD_COLLEAGUE, 0, "too hard");
	view_case(&document, lamp_case->interview, &row, &style);
	assert_null(field(&document, "Status"));
	document_release(&document);
}

static void any_other_device_has_none(void **state)
{
	struct lamp_case *lamp_case = *state;
	const struct report_style style = {.edition = EDITION_BENCH};
	const struct case_row row = {.number = 1};
	struct document document = {0};

	lamp_case_answer(lamp_case, "front");
	view_case(&document, lamp_case->interview, &row, &style);
	assert_null(field(&document, "Came back"));
	document_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(a_device_that_came_back_has_its_earlier_case),
		WITH_LAMP_CASE(the_number_stays_where_the_earlier_case_is_gone),
		WITH_LAMP_CASE(
			the_customer_reads_it_and_what_the_device_waits_for),
		WITH_LAMP_CASE(any_other_device_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
