/* Lists of cases, in each format. */
#include "chargefix/cases.h"

#include "test.h"

#include <jansson.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* 2026-11-20 08:00:00 UTC */
#define TIME INT64_C(1795161600000)

static const struct case_row rows[] = {
	{
		.number = 7,
		.started = TIME,
		.changed = TIME + 60000,
		.guide_id = "lamp",
		.guide_version = "1",
		.details = {.of[DETAIL_TICKET] = "T-1",
			    .of[DETAIL_SERIAL] = "say \"9\", please"},
		.standing = {.subject = "Front lamp", .step = "Signs"},
	},
	{
		.number = 123456,
		.started = TIME,
		.changed = TIME,
		.shop = true,
		.guide_id = "lamp",
		.guide_version = "1",
		.details = {.of[DETAIL_TICKET] = "a ticket too long to show"},
		.standing = {.subject = "后灯\033[2J\nx",
			     .diagnosis = "contacts",
			     .life.state = STATE_ENDED,
			     .verdict = "fixed",
			     .conclusion = "The contacts were dirty"},
	},
};

static char *write_rows(enum cases_kind kind, size_t count)
{
	const struct cases_format *format = &cases_formats[kind];
	struct buffer out = {0};

	format->begin(&out);
	for (size_t i = 0; i < count; i++)
		format->row(&out, &rows[i], i, true);
	format->end(&out, count);
	buffer_add(&out, "", 1); /* a list of nothing may print nothing */
	return out.data;
}

static void assert_rows(enum cases_kind kind, size_t count,
			const char *expected)
{
	char *text = write_rows(kind, count);

	assert_string_equal(text, expected);
	free(text);
}

static void the_table_keeps_its_columns(void **state)
{
	(void)state;
	if (!setlocale(LC_ALL, "C.UTF-8"))
		skip();
	assert_rows(CASES_TABLE, 2,
		    "  case  last change       device                  ticket  "
		    "    diagnosis, or next step\n"
		    "     7  2026-11-20 08:01  Front lamp              T-1     "
		    "    next: Signs\n"
		    "123456  2026-11-20 08:00  后灯[2J x               a "
		    "ticket …  The contacts were dirty\n");
	assert_rows(CASES_TABLE, 0, "No cases.\n");
	setlocale(LC_ALL, "C");
}

static void the_table_keeps_its_columns_in_ascii_too(void **state)
{
	(void)state;
	assert_rows(CASES_TABLE, 2,
		    "  case  last change       device                  ticket  "
		    "    diagnosis, or next step\n"
		    "     7  2026-11-20 08:01  Front lamp              T-1     "
		    "    next: Signs\n"
		    "123456  2026-11-20 08:00  ??[2J x                 a "
		    "ticke...  The contacts were dirty\n");
}

static void the_table_is_whole_where_nothing_is_to_be_cut(void **state)
{
	struct buffer out = {0};

	(void)state;
	cases_formats[CASES_TABLE].row(&out, &rows[1], 1, false);
	assert_string_equal(
		buffer_string(&out),
		"123456  2026-11-20 08:00  ??[2J x                 "
		"a ticket too long to show  The contacts were dirty\n");
	buffer_release(&out);
}

static void csv_quotes_what_would_break_it(void **state)
{
	(void)state;
	assert_rows(CASES_CSV, 2,
		    "case,started,changed,state,audience,subject,step,"
		    "diagnosis,verdict,conclusion,ticket,technician,model,"
		    "serial,guide,version,customer,contact,brand,accessories,"
		    "place\r\n"
		    "7,2026-11-20T08:00:00Z,2026-11-20T08:01:00Z,open,owner,"
		    "Front lamp,Signs,,,,T-1,,,\"say \"\"9\"\", please\",lamp,"
		    "1,,,,,\r\n"
		    "123456,2026-11-20T08:00:00Z,2026-11-20T08:00:00Z,closed,"
		    "shop,后灯[2J x,,contacts,fixed,The contacts were dirty,"
		    "a ticket too long to show,,,,lamp,1,,,,,\r\n");
}

static void csv_holds_no_formula_for_a_spreadsheet_to_run(void **state)
{
	static const struct {
		const char *ticket;
		const char *field;
	} table[] = {
		{"=HYPERLINK(\"http://x\")",
		 ",\"'=HYPERLINK(\"\"http://x\"\")\","},
		{"=1+1", ",'=1+1,"},
		{"+49 30 1", ",'+49 30 1,"},
		{"-1", ",'-1,"},
		{"@SUM(A1)", ",'@SUM(A1),"},
		{"\t=1", ", =1,"},
		{"\r\033=1", ",'=1,"},
		{"a=1", ",a=1,"},
		{"'", ",',"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_row row = {.details.of[DETAIL_TICKET] =
					       table[i].ticket};
		struct buffer out = {0};

		cases_formats[CASES_CSV].row(&out, &row, 0, true);
		if (!strstr(buffer_string(&out), table[i].field))
			fail_msg("%s is not in %s", table[i].field,
				 buffer_string(&out));
		buffer_release(&out);
	}
}

static void json_is_one_array_however_long(void **state)
{
	(void)state;
	for (size_t count = 0; count <= 2; count++) {
		char *text = write_rows(CASES_JSON, count);
		json_t *root = json_loads(text, 0, NULL);

		assert_non_null(root);
		assert_int_equal(json_array_size(root), count);
		for (size_t i = 0; i < count; i++) {
			json_t *number = json_object_get(
				json_array_get(root, i), "number");

			assert_int_equal(json_integer_value(number),
					 rows[i].number);
		}
		json_decref(root);
		free(text);
	}
}

static void json_tells_open_from_closed(void **state)
{
	char *text = write_rows(CASES_JSON, 2);
	json_t *root = json_loads(text, 0, NULL);
	json_t *open = json_array_get(root, 0);
	json_t *closed = json_array_get(root, 1);

	(void)state;
	assert_true(json_is_null(json_object_get(open, "diagnosis")));
	assert_string_equal(json_string_value(json_object_get(open, "step")),
			    "Signs");
	assert_string_equal(
		json_string_value(json_object_get(
			json_object_get(closed, "diagnosis"), "verdict")),
		"fixed");
	json_decref(root);
	free(text);
}

static void a_damaged_case_stands_there_by_its_number(void **state)
{
	static const struct {
		enum cases_kind format;
		const char *written;
	} table[] = {
		{CASES_TABLE,
		 "     3                                              "
		 "          damaged: it can't be read\n"},
		{CASES_CSV, "3,,,damaged,,,,,,,,,,,,,,,,,\r\n"},
		{CASES_JSON, ",\n{\"number\": 3, \"state\": \"damaged\"}"},
	};
	struct case_row row = {.number = 3, .damaged = true};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer out = {0};

		cases_formats[table[i].format].row(&out, &row, 1, true);
		assert_string_equal(buffer_string(&out), table[i].written);
		buffer_release(&out);
	}
}

static void formats_are_known_by_name(void **state)
{
	(void)state;
	assert_string_equal(cases_format_name(0), "table");
	assert_string_equal(cases_format_name(1), "csv");
	assert_string_equal(cases_format_name(2), "json");
	assert_null(cases_format_name(3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_keeps_its_columns),
		cmocka_unit_test(the_table_keeps_its_columns_in_ascii_too),
		cmocka_unit_test(the_table_is_whole_where_nothing_is_to_be_cut),
		cmocka_unit_test(csv_quotes_what_would_break_it),
		cmocka_unit_test(csv_holds_no_formula_for_a_spreadsheet_to_run),
		cmocka_unit_test(json_is_one_array_however_long),
		cmocka_unit_test(json_tells_open_from_closed),
		cmocka_unit_test(a_damaged_case_stands_there_by_its_number),
		cmocka_unit_test(formats_are_known_by_name),
	};

	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
