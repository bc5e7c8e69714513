/*
 * A case walked while the first, the second … allocation fails, until none
 * does: what is not done is said, and a record of it reads as the case stands.
 */
#include "chargefix/report.h"
#include "chargefix/text.h"

#include "allocator.h"
#include "case_equal.h"
#include "lamp_case.h"
#include "test.h"

#include <jansson.h>
#include <stdlib.h>

enum { FAULTS_MOST = 100000 };

/* Something that a person does; whether it was done. */
typedef enum interview_result doing(struct interview *interview);

static const struct walk *walk_of(const struct interview *interview)
{
	return interview_walk(interview);
}

static enum interview_result answer(struct interview *interview)
{
	return interview_answer(interview, walk_of(interview)->step, 1);
}

static enum interview_result change(struct interview *interview)
{
	return interview_change(interview, walk_of(interview)->given[0].step,
				2);
}

static enum interview_result undo(struct interview *interview)
{
	return interview_undo(interview);
}

static enum interview_result raise_danger(struct interview *interview)
{
	return interview_raise_danger(interview, 2);
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
	return interview_draft(interview, walk_of(interview)->step, 3);
}

static enum interview_result start_wait(struct interview *interview)
{
	return interview_wait(interview, walk_of(interview)->step);
}

static enum interview_result give_details(struct interview *interview)
{
	return interview_set_details(
		interview,
		&(struct case_details){.ticket = "T-1", .technician = "Ann"});
}

static doing *const doings[] = {
	answer, change, undo,       raise_danger, take_note,
	agree,  draft,  start_wait, give_details,
};

static void assert_same_details(const struct interview *one,
				const struct interview *two)
{
	const struct case_details *a = interview_details(one);
	const struct case_details *b = interview_details(two);

	assert_string_equal(text_or_empty(a->ticket), text_or_empty(b->ticket));
	assert_string_equal(text_or_empty(a->technician),
			    text_or_empty(b->technician));
}

/* With one failing after the other until it is done without. */
static void do_with_every_fault(struct lamp_case *lamp_case, doing *what)
{
	bool failed = true;

	for (size_t n = 1; failed && n < FAULTS_MOST; n++) {
		lamp_case_restart(lamp_case);
		lamp_case_answer(lamp_case, "front none");
		struct interview *interview = lamp_case->interview;

		struct interview *before = lamp_case_again(lamp_case);
		allocator_fail(n);
		enum interview_result result = what(interview);
		failed = allocator_stop();
		assert_true(result == INTERVIEW_DONE ||
			    (failed && result == INTERVIEW_NO_MEMORY));
		if (result == INTERVIEW_NO_MEMORY)
			assert_case_equal(interview, before);
		interview_free(before);
		assert_int_equal(interview_retry(interview), INTERVIEW_DONE);
		assert_int_equal(interview_unsaved(interview), 0);
		struct interview *again = lamp_case_again(lamp_case);
		assert_case_equal(interview, again);
		assert_same_details(interview, again);
		interview_free(again);
	}
	assert_false(failed);
}

static void what_there_is_no_memory_for_is_not_half_done(void **state)
{
	for (size_t i = 0; i < COUNT(doings); i++)
		do_with_every_fault(*state, doings[i]);
}

/* Ours goes behind it, and takes nothing of it back. */
static void details_given_elsewhere_stay_whatever_fails(void **state)
{
	struct lamp_case *lamp_case = *state;
	bool failed = true;

	for (size_t n = 1; failed && n < FAULTS_MOST; n++) {
		lamp_case_restart(lamp_case);
		lamp_case_answer(lamp_case, "front none");
		struct interview *ours = lamp_case->interview;
		struct interview *other = lamp_case_again(lamp_case);

		assert_int_equal(give_details(other), INTERVIEW_DONE);
		allocator_fail(n);
		enum interview_result result = answer(ours);
		failed = allocator_stop();
		if (result == INTERVIEW_NO_MEMORY)
			assert_int_equal(answer(ours), INTERVIEW_DONE);
		else
			assert_int_equal(result, INTERVIEW_DONE);
		assert_int_equal(interview_retry(ours), INTERVIEW_DONE);
		assert_int_equal(interview_unsaved(ours), 0);
		struct interview *again = lamp_case_again(lamp_case);
		assert_case_equal(ours, again);
		assert_same_details(ours, other);
		assert_same_details(again, other);
		interview_free(again);
		interview_free(other);
	}
	assert_false(failed);
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

static void report_with_every_fault(const struct report_format *format,
				    const struct report_input *input)
{
	bool failed = true;

	for (size_t n = 1; failed && n < FAULTS_MOST; n++) {
		struct buffer out = {0};

		allocator_fail(n);
		format->write(input, &out);
		failed = allocator_stop();
		assert_int_equal(out.failed, failed);
		buffer_release(&out);
	}
	assert_false(failed);
}

static void a_report_is_written_whole_or_said_not_to_be(void **state)
{
	struct lamp_case *lamp_case = *state;
	const char *name;

	json_set_alloc_funcs(malloc, free);
	fill_case(lamp_case);
	struct interview *ours = lamp_case->interview;
	struct case_row row = {
		.number = interview_number(ours),
		.guide_sha256 = "",
		.guide_id = "",
		.guide_version = "",
		.details = *interview_details(ours),
	};
	struct report_input input = {.interview = ours, .row = &row};

	for (size_t i = 0; (name = report_formats(i)); i++)
		report_with_every_fault(report_format(name), &input);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(what_there_is_no_memory_for_is_not_half_done),
		WITH_LAMP_CASE(details_given_elsewhere_stay_whatever_fails),
		WITH_LAMP_CASE(a_report_is_written_whole_or_said_not_to_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
