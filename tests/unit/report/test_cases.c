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

static const struct cases_style usual;
static const struct cases_style wide = {.columns = 200};
static const struct cases_style narrow = {.columns = 80};

static char *write_rows(enum cases_kind kind, size_t count)
{
	const struct cases_format *format = &cases_formats[kind];
	struct buffer out = {0};

	format->begin(&out, &wide);
	for (size_t i = 0; i < count; i++)
		format->row(&out, &rows[i], i, &wide);
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
	cases_formats[CASES_TABLE].row(&out, &rows[1], 1, &usual);
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
	cases_formats[CASES_TABLE].row(&out, &rows[0], 0, &narrow);
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
		{"\u200f=1", ",\u200f=1,"},
		{"\u202e=1", ",'=1,"},
		{"\ufeff=1", ",'=1,"},
		{"\uff1d1", ",'\uff1d1,"},
		{"\uff201", ",'\uff201,"},
		{"a\n=1", ",a =1,"},
		{"a;=1", ",\"a;=1\","},
		{"356938035643809", ",356938035643809,"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_row row = {.details.of[DETAIL_TICKET] =
					       table[i].ticket};
		struct buffer out = {0};

		cases_formats[CASES_CSV].row(&out, &row, 0, &usual);
		if (!strstr(buffer_string(&out), table[i].field))
			fail_msg("%s is not in %s", table[i].field,
				 buffer_string(&out));
		buffer_release(&out);
	}
}

static void spreadsheets_keep_long_numbers_and_run_nothing(void **state)
{
	static const struct {
		const char *ticket;
		const char *field;
	} table[] = {
		{"356938035643809", "\"=\"\"356938035643809\"\"\""},
		{"0176 1234567", "\"=\"\"0176 1234567\"\"\""},
		{"+49 30 1", "\"=\"\"+49 30 1\"\"\""},
		{"007", "\"=\"\"007\"\"\""},
		{"12E5", "\"=\"\"12E5\"\"\""},
		{"3-4", "\"=\"\"3-4\"\"\""},
		{"4711", "4711"},
		{"0", "0"},
		{"=1+1", "'=1+1"},
		{"-A1", "'-A1"},
		{"+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"},
		{"1\"&A1&\"", "\"1\"\"&A1&\"\"\""},
		{"a;=1", "\"a;=1\""},
		{"a,b", "\"a,b\""},
	};
	static const struct column_list ticket = {{COLUMN_TICKET}, 1};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct case_row row = {.details.of[DETAIL_TICKET] =
						     table[i].ticket};
		const struct cases_style style = {
			.excel = true, .separator = ';', .chosen = &ticket};
		struct buffer out = {0};

		cases_formats[CASES_CSV].row(&out, &row, 0, &style);
		assert_int_equal(strcspn(buffer_string(&out), "\r"),
				 strlen(table[i].field));
		assert_memory_equal(buffer_string(&out), table[i].field,
				    strlen(table[i].field));
		buffer_release(&out);
	}
}

static const struct column_list some = {{COLUMN_STATUS, COLUMN_NUMBER,
					 COLUMN_WHY, COLUMN_DUE, COLUMN_LEFT,
					 COLUMN_ERASED},
					6};

static void columns_are_those_that_were_chosen(void **state)
{
	static const struct {
		enum cases_kind kind;
		bool excel;
		const char *text;
	} table[] = {
		{CASES_CSV, false,
		 "status,case,why,due,left,erased\r\n"
		 "waiting,7,\"bulb, ordered\",2026-11-20T08:05:00Z,240,no\r\n"
		 "handed-back,123456,,,,no\r\n"},
		{CASES_CSV, true,
		 "\xef\xbb\xbfstatus;case;why;due;left;erased\r\n"
		 "waiting;7;\"bulb, ordered\";2026-11-20T08:05:00Z;240;no\r\n"
		 "handed-back;123456;;;;no\r\n"},
		{CASES_NDJSON, false,
		 "{\"status\": \"waiting\", \"case\": 7, \"why\": \"bulb, "
		 "ordered\", \"due\": \"2026-11-20T08:05:00Z\", \"left\": "
		 "240, \"erased\": false}\n"
		 "{\"status\": \"handed-back\", \"case\": 123456, \"why\": "
		 "null, \"due\": null, \"left\": null, \"erased\": false}\n"},
		{CASES_TABLE, false,
		 "Status                              Case     Why            "
		 "                     Due               Time left    Erased\n"
		 "Waiting for a part: bulb, ordered   7        bulb, ordered  "
		 "                     2026-11-20 08:05  4:00\n"
		 "Handed back: End of life (Item too worn out)  123456\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct cases_format *format =
			&cases_formats[table[i].kind];
		const struct cases_style style = {
			.chosen = &some,
			.excel = table[i].excel,
			.separator = table[i].excel ? ';' : ',',
			.now = TIME + 60000,
		};
		struct buffer out = {0};

		format->begin(&out, &style);
		for (size_t row = 0; row < COUNT(rows); row++)
			format->row(&out, &rows[row], row, &style);
		assert_string_equal(buffer_string(&out), table[i].text);
		buffer_release(&out);
	}
}

static void ndjson_has_the_objects_of_json_one_a_line(void **state)
{
	char *json = write_rows(CASES_JSON, 2);
	char *lines = write_rows(CASES_NDJSON, 2);
	char *end = strchr(lines, '\n');

	(void)state;
	assert_non_null(end);
	assert_memory_equal(json + 2, lines, (size_t)(end - lines));
	assert_memory_equal(json + 2 + (end - lines) + 2, end + 1,
			    strlen(end + 1) - 1);
	assert_string_equal(strchr(end + 1, '\n'), "\n");
	free(json);
	free(lines);
}

static void json_escapes_what_would_act_on_a_terminal(void **state)
{
	static const char evil[] = "a\"\\\n\033[2J\302\233\u202e\xff\u202d";
	const struct case_row row = {.details.of[DETAIL_TICKET] = evil};
	static const struct column_list ticket = {{COLUMN_TICKET}, 1};
	const struct cases_style style = {.chosen = &ticket};
	struct buffer out = {0};

	(void)state;
	cases_formats[CASES_NDJSON].row(&out, &row, 0, &style);
	assert_string_equal(buffer_string(&out),
			    "{\"ticket\": \"a\\\"\\\\\\n[2J\ufffd\"}\n");
	buffer_release(&out);
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
		{CASES_CSV,
		 "3,,,damaged,,,,,,,,,,,,,,,,,,damaged,,,,,,,,,,,,\r\n"},
		{CASES_JSON, ",\n{\"number\": 3, \"state\": \"damaged\"}"},
		{CASES_NDJSON, "{\"number\": 3, \"state\": \"damaged\"}\n"},
	};
	struct case_row row = {.number = 3, .damaged = true};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer out = {0};

		cases_formats[table[i].format].row(&out, &row, 1, &wide);
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
	assert_string_equal(cases_format_name(3), "ndjson");
	assert_null(cases_format_name(4));
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
		cmocka_unit_test(
			spreadsheets_keep_long_numbers_and_run_nothing),
		cmocka_unit_test(columns_are_those_that_were_chosen),
		cmocka_unit_test(ndjson_has_the_objects_of_json_one_a_line),
		cmocka_unit_test(json_escapes_what_would_act_on_a_terminal),
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
