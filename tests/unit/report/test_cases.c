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
		.uuid = "00000000-0000-4000-8000-000000000000",
		.standing = {.subject = "Front lamp",
			     .step = "Signs",
			     .life = {.state = STATE_WAITING,
				      .waits_for = HOLD_PART,
				      .why = "bulb, ordered",
				      .due = TIME + 300000,
				      .due_for = DUE_HOLD}},
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
			     .life = {.state = STATE_RETURNED,
				      .outcome = OUTCOME_END_OF_LIFE,
				      .barrier = BARRIER_WORN_OUT,
				      .ended = TIME - 120000,
				      .returned = TIME,
				      .confirmed_by = "Ben",
				      .lasted = LASTED_YES,
				      .comeback_of = 7},
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
		format->row(&out, &rows[i], i, 200);
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
		    "    diagnosis, or next step             status           "
		    "               due\n"
		    "     7  2026-11-20 08:01  Front lamp              T-1     "
		    "    next: Signs                         Waiting for a par"
		    "t: bulb, ord…  2026-11-20 08:05\n"
		    "123456  2026-11-20 08:00  后灯[2J x               a "
		    "ticket …  The contacts were dirty             Handed back"
		    ": End of life (Ite…\n");
	assert_rows(CASES_TABLE, 0, "No cases.\n");
	setlocale(LC_ALL, "C");
}

static void the_table_keeps_its_columns_in_ascii_too(void **state)
{
	(void)state;
	assert_rows(CASES_TABLE, 2,
		    "  case  last change       device                  ticket  "
		    "    diagnosis, or next step             status           "
		    "               due\n"
		    "     7  2026-11-20 08:01  Front lamp              T-1     "
		    "    next: Signs                         Waiting for a par"
		    "t: bulb, o...  2026-11-20 08:05\n"
		    "123456  2026-11-20 08:00  ??[2J x                 a "
		    "ticke...  The contacts were dirty             Handed back"
		    ": End of life (I...\n");
}

static void the_table_is_whole_where_nothing_is_to_be_cut(void **state)
{
	struct buffer out = {0};

	(void)state;
	cases_formats[CASES_TABLE].row(&out, &rows[1], 1, 0);
	assert_string_equal(
		buffer_string(&out),
		"123456  2026-11-20 08:00  ??[2J x                 "
		"a ticket too long to show  The contacts were dirty         "
		"    Handed back: End of life (Item too worn out)\n");
	buffer_release(&out);
}

static void a_narrow_table_has_no_status(void **state)
{
	struct buffer out = {0};

	(void)state;
	cases_formats[CASES_TABLE].row(&out, &rows[0], 0, 80);
	assert_string_equal(
		buffer_string(&out),
		"  case  last change       device                  ticket      "
		"diagnosis, or next step\n"
		"     7  2026-11-20 08:01  Front lamp              T-1         "
		"next: Signs\n");
	buffer_release(&out);
}

static void csv_quotes_what_would_break_it(void **state)
{
	(void)state;
	assert_rows(CASES_CSV, 2,
		    "case,started,changed,state,audience,subject,step,"
		    "diagnosis,verdict,conclusion,ticket,technician,model,"
		    "serial,guide,version,customer,contact,brand,accessories,"
		    "place,status,waits_for,why,due,due_for,outcome,barrier,"
		    "ended,handed_back,confirmed_by,lasted,comeback_of,uuid"
		    "\r\n"
		    "7,2026-11-20T08:00:00Z,2026-11-20T08:01:00Z,open,owner,"
		    "Front lamp,Signs,,,,T-1,,,\"say \"\"9\"\", please\",lamp,"
		    "1,,,,,,waiting,part,\"bulb, ordered\","
		    "2026-11-20T08:05:00Z,wait,,,,,,,,"
		    "00000000-0000-4000-8000-000000000000\r\n"
		    "123456,2026-11-20T08:00:00Z,2026-11-20T08:00:00Z,closed,"
		    "shop,后灯[2J x,,contacts,fixed,The contacts were dirty,"
		    "a ticket too long to show,,,,lamp,1,,,,,,handed-back,,,,,"
		    "end-of-life,worn-out,2026-11-20T07:58:00Z,"
		    "2026-11-20T08:00:00Z,Ben,yes,7,\r\n");
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

		cases_formats[CASES_CSV].row(&out, &row, 0, 0);
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
		{CASES_CSV, "3,,,damaged,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n"},
		{CASES_JSON, ",\n{\"number\": 3, \"state\": \"damaged\"}"},
	};
	struct case_row row = {.number = 3, .damaged = true};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer out = {0};

		cases_formats[table[i].format].row(&out, &row, 1, 200);
		assert_string_equal(buffer_string(&out), table[i].written);
		buffer_release(&out);
	}
}

/* A day with two groups. */
static struct board a_board(void)
{
	static struct board_group groups[2];
	static struct case_row copies[2];
	static struct case_tally tallies[] = {
		{"", STATE_WAITING, "", 2},
		{"Ada", STATE_WAITING, "", 1},
		{"Ada", STATE_RETURNED, "fixed", 1234},
	};

	memcpy(copies, rows, sizeof(copies));
	groups[0] = (struct board_group){.section = BOARD_TIMED,
					 .count = 1,
					 .rows = {&copies[0], 1, 0, {0}}};
	groups[1] = (struct board_group){.section = BOARD_RETURNED,
					 .count = BOARD_COUNT_MOST,
					 .rows = {&copies[1], 1, 0, {0}}};
	return (struct board){
		.day = {.now = TIME + 270000, .stale = TIME},
		.groups = groups,
		.count = 2,
		.tallies = {.items = tallies, .count = COUNT(tallies)},
	};
}

static void the_board_is_a_table_for_each_section(void **state)
{
	const struct board board = a_board();
	const struct board empty = {.day = board.day};
	struct buffer out = {0};

	(void)state;
	cases_formats[CASES_TABLE].board(&out, &board, 200);
	assert_string_equal(buffer_string(&out),
			    "Countdowns and waits (1)\n"
			    "     7  0:30         Front lamp              T-1  "
			    "              "
			    "     Waiting for a part: bulb, ordered\n"
			    "\n"
			    "Handed back today (1000 or more)\n"
			    "123456  4 min ago    ??[2J x                 a "
			    "ticke...         "
			    "     End of life\n"
			    "\n"
			    "3 waiting, 1234 handed back.\n"
			    "Verdicts: 1234 fixed.\n");
	buffer_clear(&out);
	cases_formats[CASES_TABLE].board(&out, &empty, 200);
	assert_string_equal(buffer_string(&out), "No cases.\n");
	buffer_release(&out);
	assert_null(cases_formats[CASES_CSV].board);
}

static void the_board_is_json_for_a_display_of_ones_own(void **state)
{
	const struct board board = a_board();
	struct buffer out = {0};
	const char *section, *status;
	int count, returned, fixed, number;

	(void)state;
	cases_formats[CASES_JSON].board(&out, &board, 0);
	json_t *root = json_loads(buffer_string(&out), 0, NULL);
	assert_non_null(root);
	assert_int_equal(
		json_unpack(root,
			    "{s: [{s: s, s: i, s: [{s: i, s: s}]}, {}], s:"
			    " {s: i}, s: {s: i}}",
			    "sections", "section", &section, "count", &count,
			    "cases", "number", &number, "status", &status,
			    "by_status", "handed-back", &returned, "by_verdict",
			    "fixed", &fixed),
		0);
	assert_string_equal(section, "timed");
	assert_string_equal(status, "waiting");
	assert_int_equal(count, 1);
	assert_int_equal(number, 7);
	assert_int_equal(returned, 1234);
	assert_int_equal(fixed, 1234);
	json_decref(root);
	buffer_release(&out);
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
		cmocka_unit_test(a_narrow_table_has_no_status),
		cmocka_unit_test(csv_quotes_what_would_break_it),
		cmocka_unit_test(csv_holds_no_formula_for_a_spreadsheet_to_run),
		cmocka_unit_test(json_is_one_array_however_long),
		cmocka_unit_test(json_tells_open_from_closed),
		cmocka_unit_test(a_damaged_case_stands_there_by_its_number),
		cmocka_unit_test(the_board_is_a_table_for_each_section),
		cmocka_unit_test(the_board_is_json_for_a_display_of_ones_own),
		cmocka_unit_test(formats_are_known_by_name),
	};

	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
