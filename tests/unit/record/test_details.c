/* Ticket, technician, model and serial number, given while a case goes on. */
#include "lamp_case.h"
#include "record.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static struct interview *come_back(struct lamp_case *lamp_case)
{
	struct interview *again = lamp_case_again(lamp_case);

	interview_free(lamp_case->interview);
	lamp_case->interview = again;
	return again;
}

static void set(struct interview *interview, const char *ticket,
		const char *model)
{
	struct case_details details = *interview_details(interview);

	details.of[DETAIL_TICKET] = ticket;
	details.of[DETAIL_MODEL] = model;
	assert_int_equal(interview_set_details(interview, &details),
			 INTERVIEW_DONE);
}

static void assert_text(const char *actual, const char *expected)
{
	if (expected)
		assert_string_equal(actual, expected);
	else
		assert_null(actual);
}

static void details_are_there_again_when_the_case_is_resumed(void **state)
{
	static const struct {
		const char *given;
		const char *kept;
	} table[] = {
		{"A-7", "A-7"},       {" ", NULL},
		{"a\nb\tc", "a b c"}, {"\x1b[31mred", "[31mred"},
		{"手机 é", "手机 é"}, {"", NULL},
	};
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front");
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct interview *interview = lamp_case->interview;
		set(interview, table[i].given, "first");
		assert_text(interview_details(interview)->of[DETAIL_TICKET],
			    table[i].kept);
		interview = come_back(lamp_case);
		assert_text(interview_details(interview)->of[DETAIL_TICKET],
			    table[i].kept);
		assert_string_equal(
			interview_details(interview)->of[DETAIL_MODEL],
			"first");
	}
}

static void a_detail_is_cut_between_characters(void **state)
{
	const struct lamp_case *lamp_case = *state;
	char given[400 + 1] = "a";

	for (size_t i = 1; i + 2 < sizeof(given); i += 2)
		memcpy(given + i, "é", 3);
	set(lamp_case->interview, given, NULL);
	const char *kept =
		interview_details(lamp_case->interview)->of[DETAIL_TICKET];
	assert_int_equal(strlen(kept), DETAIL_SIZE_MOST - 1);
	assert_memory_equal(kept, given, DETAIL_SIZE_MOST - 1);
}

/* Or cleaning it once more, as resuming does, would change it. */
static void a_detail_does_not_end_in_the_blank_it_was_cut_at(void **state)
{
	const struct lamp_case *lamp_case = *state;
	char given[400 + 1] = "";

	memset(given, 'a', sizeof(given) - 1);
	given[DETAIL_SIZE_MOST - 1] = ' ';
	set(lamp_case->interview, given, NULL);
	const char *kept =
		interview_details(lamp_case->interview)->of[DETAIL_TICKET];
	assert_int_equal(strlen(kept), DETAIL_SIZE_MOST - 1);
}

/* What was typed is not lost, though nothing was answered yet. */
static void a_new_case_with_details_is_on_record(void **state)
{
	struct lamp_case *lamp_case = *state;

	assert_int_equal(interview_number(lamp_case->interview), 0);
	set(lamp_case->interview, "A-7", NULL);
	assert_int_equal(interview_number(lamp_case->interview), 1);
}

static size_t events(const struct lamp_case *lamp_case)
{
	struct record record = {.path = lamp_case->path};

	record_open(&record);
	size_t count = record_count(record.store, 1);
	record_close(&record);
	return count;
}

static void details_that_stay_as_they_are_make_no_event(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front");
	set(lamp_case->interview, "A-7", "GTR");
	size_t count = events(lamp_case);
	set(lamp_case->interview, "A-7", "GTR ");
	assert_int_equal(events(lamp_case), count);
	set(lamp_case->interview, "A-7", NULL);
	assert_int_equal(events(lamp_case), count + 1);
}

/* The other terminal's answer and its details count; ours are to be given anew.
 */
static void details_of_another_terminal_are_taken_over(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_details ours = {.of[DETAIL_TICKET] = "ours"};

	lamp_case_answer(lamp_case, "front");
	struct interview *other = lamp_case_again(lamp_case);
	set(other, "theirs", "GTR");
	assert_int_equal(interview_set_details(lamp_case->interview, &ours),
			 INTERVIEW_RELOADED);
	assert_string_equal(
		interview_details(lamp_case->interview)->of[DETAIL_TICKET],
		"theirs");
	assert_int_equal(interview_set_details(lamp_case->interview, &ours),
			 INTERVIEW_DONE);
	assert_null(interview_details(lamp_case->interview)->of[DETAIL_MODEL]);
	interview_free(other);
}

static void the_event_says_what_was_changed(void **state)
{
	const struct lamp_case *lamp_case = *state;
	struct record record = {.path = lamp_case->path};

	set(lamp_case->interview, "A-7", "GTR");
	set(lamp_case->interview, NULL, "GTR 4");
	assert_int_equal(
		record_number(&record,
			      "SELECT count(*) FROM events WHERE kind ="
			      " 'details' AND text IN ('ticket: A-7' ||"
			      " char(10) || 'model: GTR', 'ticket: -' ||"
			      " char(10) || 'model: GTR 4')"),
		2);
}

/* Who gave the case's newest answer. */
static const char *newest_by(const struct lamp_case *lamp_case)
{
	const struct interview *interview = lamp_case->interview;

	return interview_given_by(interview,
				  walk_newest(interview_walk(interview)));
}

static void set_technician(struct lamp_case *lamp_case, const char *name)
{
	struct case_details details = *interview_details(lamp_case->interview);

	details.of[DETAIL_TECHNICIAN] = name;
	assert_int_equal(interview_set_details(lamp_case->interview, &details),
			 INTERVIEW_DONE);
}

static void who_is_not_said_is_the_technician_of_the_case(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case->setup.who = NULL;
	lamp_case->setup.login = "root";
	lamp_case->setup.details.of[DETAIL_TECHNICIAN] = "Ann";
	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "front");
	assert_string_equal(newest_by(lamp_case), "Ann");
	lamp_case->setup.details.of[DETAIL_TECHNICIAN] = NULL;
	come_back(lamp_case);
	lamp_case_answer(lamp_case, "none");
	assert_string_equal(newest_by(lamp_case), "Ann");
	set_technician(lamp_case, NULL);
	lamp_case_answer(lamp_case, "dim");
	assert_string_equal(newest_by(lamp_case), "root");
}

static void another_technician_is_who_answers_from_then_on(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front");
	assert_string_equal(newest_by(lamp_case), "Ada");
	set_technician(lamp_case, "Bob");
	lamp_case_answer(lamp_case, "none");
	assert_string_equal(newest_by(lamp_case), "Bob");
	/* What else is changed says nothing of who does it. */
	come_back(lamp_case);
	set(lamp_case->interview, "A-7", NULL);
	lamp_case_answer(lamp_case, "dim");
	assert_string_equal(newest_by(lamp_case), "Ada");
}

/* What waits to be told is told once. */
static void assert_news(const struct lamp_case *lamp_case, const char *news)
{
	assert_text(interview_news(lamp_case->interview), news);
	assert_null(interview_news(lamp_case->interview));
}

static void other_cases_of_a_ticket_are_news(void **state)
{
	struct lamp_case *lamp_case = *state;

	/* The usual record: no command has to name it. */
	setenv("CHARGEFIX_DB", lamp_case->setup.store_path, 1);
	set(lamp_case->interview, "A-7", NULL);
	assert_news(lamp_case, NULL);
	lamp_case_restart(lamp_case);
	assert_news(lamp_case, NULL);
	set(lamp_case->interview, "A-7", NULL);
	assert_news(lamp_case, "A-7 is also case 1, still open: chargefix "
			       "resume 1");
	set(lamp_case->interview, "A-7", "GTR");
	assert_news(lamp_case, NULL);
	come_back(lamp_case);
	assert_news(lamp_case, "A-7 is also case 1, still open: chargefix "
			       "resume 1");
	come_back(lamp_case);
	set(lamp_case->interview, "A-8", NULL);
	assert_news(lamp_case, NULL);
	lamp_case->setup.details.of[DETAIL_TICKET] = "A-8";
	lamp_case_restart(lamp_case);
	assert_news(lamp_case, "A-8 is also case 2, still open: chargefix "
			       "resume 2");
}

static void a_list_of_details_is_read_as_it_was_written(void **state)
{
	static const struct {
		const char *text;
		const char *kept;
	} table[] = {
		{"serial, ticket", "serial, ticket"},
		{"ticket,ticket  model", "ticket, model"},
		{"colour, place", "place"},
		{"none", "none"},
		{"", "none"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct detail_list list;
		struct buffer text = {0};

		detail_list_read(&list, table[i].text);
		detail_list_write(&text, &list);
		assert_string_equal(buffer_string(&text), table[i].kept);
		buffer_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(
			details_are_there_again_when_the_case_is_resumed),
		WITH_LAMP_CASE(a_detail_is_cut_between_characters),
		WITH_LAMP_CASE(
			a_detail_does_not_end_in_the_blank_it_was_cut_at),
		WITH_LAMP_CASE(a_new_case_with_details_is_on_record),
		WITH_LAMP_CASE(details_that_stay_as_they_are_make_no_event),
		WITH_LAMP_CASE(details_of_another_terminal_are_taken_over),
		WITH_LAMP_CASE(the_event_says_what_was_changed),
		WITH_LAMP_CASE(who_is_not_said_is_the_technician_of_the_case),
		WITH_LAMP_CASE(other_cases_of_a_ticket_are_news),
		cmocka_unit_test(a_list_of_details_is_read_as_it_was_written),
		WITH_LAMP_CASE(another_technician_is_who_answers_from_then_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
