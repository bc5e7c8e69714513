/*
 * A case walked while the first, the second … allocation fails: what was
 * answered before is on record, and the case goes on from there.
 */
#include "chargefix/report.h"

#include "allocator.h"
#include "lamp_case.h"
#include "numbers.h"
#include "test.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdlib.h>

/* Something that a person does; whether it was done. */
typedef enum interview_result doing(struct interview *interview);

static const struct walk *walk_of(const struct interview *interview)
{
	return interview_walk(interview);
}

static enum interview_result answer(struct interview *interview)
{
	return interview_answer(interview, walk_of(interview)->step,
				numbers("1"));
}

static enum interview_result change(struct interview *interview)
{
	return interview_change(interview, walk_of(interview)->given[0].step,
				numbers("2"));
}

static enum interview_result undo(struct interview *interview)
{
	return interview_undo(interview);
}

static enum interview_result raise_danger(struct interview *interview)
{
	return interview_raise_danger(interview, numbers("2"));
}

static enum interview_result take_note(struct interview *interview)
{
	return interview_note(interview, walk_of(interview)->step, "noted");
}

static enum interview_result agree(struct interview *interview)
{
	return interview_consent(interview, walk_of(interview)->step);
}

static enum interview_result draft(struct interview *interview)
{
	return interview_draft(interview, walk_of(interview)->step,
			       numbers("1,2"));
}

static enum interview_result start_wait(struct interview *interview)
{
	return interview_wait(interview, walk_of(interview)->step);
}

static enum interview_result give_details(struct interview *interview)
{
	return interview_set_details(
		interview,
		&(struct case_details){.of[DETAIL_TICKET] = "T-1",
				       .of[DETAIL_TECHNICIAN] = "Ann"});
}

static doing *const doings[] = {
	answer, change, undo,       raise_danger, take_note,
	agree,  draft,  start_wait, give_details,
};

struct action_kind {
	struct lamp_case *lamp_case;
	doing *what;
};

static void begin(void *context)
{
	struct lamp_case *lamp_case =
		((struct action_kind *)context)->lamp_case;

	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "front none");
}

static void act(void *context)
{
	const struct action_kind *kind = context;

	kind->what(kind->lamp_case->interview);
}

static int64_t newest_case(const char *path)
{
	sqlite3 *record;
	sqlite3_stmt *query;

	assert_int_equal(sqlite3_open(path, &record), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(record,
					    "SELECT max(number) FROM cases", -1,
					    &query, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(query), SQLITE_ROW);
	int64_t number = sqlite3_column_int64(query, 0);
	sqlite3_finalize(query);
	sqlite3_close(record);
	return number;
}

/* The answers from before, and the one that failed whole or not at all. */
static void expect_case(void *context)
{
	struct lamp_case *lamp_case =
		((struct action_kind *)context)->lamp_case;
	struct interview *again;
	struct message error = {0};

	if (!interview_resume(&again, &lamp_case->setup,
			      newest_case(lamp_case->path), &error))
		fail_msg("%s", error.text);
	const struct walk *walk = walk_of(again);
	const struct step *step = walk->step;
	assert_in_range(walk->path_count, 1, 3);
	assert_string_equal(walk->given[0].step->id, "lamp");
	assert_int_equal(interview_answer(again, step, numbers("1")),
			 step ? INTERVIEW_DONE : INTERVIEW_REFUSED);
	interview_free(again);
}

static void what_was_answered_before_is_on_record(void **state)
{
	struct action_kind kind = {.lamp_case = *state};

	interview_free(kind.lamp_case->interview);
	kind.lamp_case->interview = NULL;
	for (size_t i = 0; i < COUNT(doings); i++) {
		kind.what = doings[i];
		story_ends_without_memory(
			&(struct story){begin, act, expect_case, &kind});
	}
}

/* All that a report can tell of. */
static void fill_case(struct lamp_case *lamp_case)
{
	lamp_case_restart(lamp_case);
	struct interview *ours = lamp_case->interview;

	assert_int_equal(give_details(ours), INTERVIEW_DONE);
	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(raise_danger(ours), INTERVIEW_DONE);
	assert_int_equal(undo(ours), INTERVIEW_DONE);
	assert_int_equal(take_note(ours), INTERVIEW_DONE);
	lamp_case_answer(lamp_case, "dim,flicker same");
	assert_int_equal(start_wait(ours), INTERVIEW_DONE);
}

struct written {
	struct lamp_case *lamp_case;
	const struct report_format *format;
};

static void fill(void *context)
{
	fill_case(((struct written *)context)->lamp_case);
}

static void write_report(void *context)
{
	const struct written *written = context;
	const struct interview *ours = written->lamp_case->interview;
	struct buffer out = {0};
	struct case_row row = {
		.number = interview_number(ours),
		.guide_sha256 = "",
		.guide_id = "",
		.guide_version = "",
		.details = *interview_details(ours),
	};

	written->format->write(
		&(struct report_input){.interview = ours, .row = &row}, &out);
	buffer_release(&out);
}

static void a_report_is_written_or_the_program_ends(void **state)
{
	struct written written = {.lamp_case = *state};

	json_set_alloc_funcs(malloc, free);
	interview_free(written.lamp_case->interview);
	written.lamp_case->interview = NULL;
	for (size_t i = 0; i < REPORT_FORMATS; i++) {
		written.format = &report_formats[i];
		story_ends_without_memory(&(struct story){
			.prepare = fill,
			.act = write_report,
			.context = &written,
		});
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(what_was_answered_before_is_on_record),
		WITH_LAMP_CASE(a_report_is_written_or_the_program_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
