/*
 * Two interviews on one case, one after or beside the other: what each gives
 * up, keeps, and says.
 */
#include "chargefix/front.h"

#include "lamp_case.h"
#include "numbers.h"
#include "record.h"
#include "test.h"
#include "walk_equal.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void sql(const struct lamp_case *lamp_case, const char *text)
{
	struct record record = {.path = lamp_case->path};

	record_sql(&record, text);
}

static int64_t number(const struct lamp_case *lamp_case, const char *text)
{
	struct record record = {.path = lamp_case->path};

	return record_number(&record, text);
}

static void block(const struct lamp_case *lamp_case)
{
	sql(lamp_case, "CREATE TRIGGER block BEFORE INSERT ON events"
		       " BEGIN SELECT RAISE(ABORT, 'blocked'); END");
}

static void unblock(const struct lamp_case *lamp_case)
{
	sql(lamp_case, "DROP TRIGGER block");
}

static const struct step *asked(const struct interview *interview)
{
	return interview_walk(interview)->step;
}

static enum interview_result give(struct interview *interview, const char *ids)
{
	const struct step *step = asked(interview);

	return interview_answer(interview, step, lamp_answers(step, ids));
}

static void assert_same_walk(const struct interview *one,
			     const struct interview *two)
{
	assert_true(walk_equal(interview_walk(one), interview_walk(two)));
}

static void what_waited_gives_way_to_what_another_terminal_did(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *ours = lamp_case->interview;

	lamp_case_answer(lamp_case, "front");
	struct interview *other = lamp_case_again(lamp_case);
	block(lamp_case);
	assert_int_equal(give(ours, "none"), INTERVIEW_DONE);
	assert_int_equal(interview_note(ours, NULL, "mine"), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(ours), 2);
	const struct step *seen = asked(ours);
	unblock(lamp_case);
	assert_int_equal(give(other, "none"), INTERVIEW_DONE);
	assert_int_equal(give(other, "dim"), INTERVIEW_DONE);

	assert_int_equal(interview_retry(ours), INTERVIEW_RELOADED);
	assert_int_equal(interview_unsaved(ours), 0);
	assert_same_walk(ours, other);
	/* The note is on disk; the question seen before is not asked now. */
	assert_int_equal(number(lamp_case, "SELECT count(*) FROM events"
					   " WHERE text = 'mine'"),
			 1);
	assert_int_equal(
		interview_answer(ours, seen, lamp_answers(seen, "none")),
		INTERVIEW_REFUSED);
	interview_free(other);
}

static void what_waited_goes_behind_details_that_were_given_there(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *ours = lamp_case->interview;

	lamp_case_answer(lamp_case, "front");
	struct interview *other = lamp_case_again(lamp_case);
	block(lamp_case);
	assert_int_equal(give(ours, "none"), INTERVIEW_DONE);
	unblock(lamp_case);
	assert_int_equal(
		interview_set_details(
			other,
			&(struct case_details){.of[DETAIL_TICKET] = "T-9"}),
		INTERVIEW_DONE);
	assert_int_equal(interview_retry(ours), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(ours), 0);
	assert_string_equal(interview_details(ours)->of[DETAIL_TICKET], "T-9");
	assert_int_equal(number(lamp_case, "SELECT ticket = 'T-9' FROM cases"),
			 1);
	/* What the other gives now is not written over the answer. */
	assert_int_equal(give(other, "hot"), INTERVIEW_RELOADED);
	assert_same_walk(ours, other);
	/* Details of ours would go over theirs: they are to be given anew. */
	block(lamp_case);
	assert_int_equal(
		interview_set_details(
			ours, &(struct case_details){.of[DETAIL_SERIAL] = "1"}),
		INTERVIEW_DONE);
	unblock(lamp_case);
	assert_int_equal(
		interview_set_details(
			other,
			&(struct case_details){.of[DETAIL_TICKET] = "T-8"}),
		INTERVIEW_DONE);
	assert_int_equal(interview_retry(ours), INTERVIEW_RELOADED);
	assert_string_equal(interview_details(ours)->of[DETAIL_TICKET], "T-8");
	interview_free(other);
}

static void all_that_waits_is_written_or_nothing(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *ours = lamp_case->interview;

	lamp_case_answer(lamp_case, "front none");
	block(lamp_case);
	lamp_case_answer(lamp_case, "dim fixed");
	assert_non_null(interview_walk(ours)->diagnosis);
	unblock(lamp_case);
	/* Now the first of the two could be written, the second not. */
	sql(lamp_case, "CREATE TRIGGER block BEFORE INSERT ON events"
		       " WHEN NEW.step = 'clean'"
		       " BEGIN SELECT RAISE(ABORT, 'blocked'); END");
	assert_int_equal(interview_retry(ours), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(ours), 2);
	assert_int_equal(number(lamp_case, "SELECT count(*) FROM events"), 3);
	assert_int_equal(number(lamp_case, "SELECT diagnosis IS NULL AND"
					   " step = 'Signs' FROM cases"),
			 1);
	unblock(lamp_case);
	assert_int_equal(interview_retry(ours), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(ours), 0);
	assert_int_equal(number(lamp_case, "SELECT diagnosis = 'contacts'"
					   " FROM cases"),
			 1);
}

static void a_case_that_can_not_begin_leaves_nothing(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *other;

	/* A record is there, of another case. */
	lamp_case_answer(lamp_case, "rear");
	other = interview_new(&lamp_case->setup);
	block(lamp_case);
	assert_int_equal(give(other, "front"), INTERVIEW_DONE);
	assert_int_equal(interview_number(other), 0);
	assert_int_equal(number(lamp_case, "SELECT count(*) FROM cases"), 1);
	unblock(lamp_case);
	assert_int_equal(give(other, "none"), INTERVIEW_DONE);
	assert_int_equal(interview_number(other), 2);
	assert_int_equal(number(lamp_case, "SELECT count(*) FROM events"
					   " WHERE case_number = 2"),
			 3);
	interview_free(other);
}

static void what_can_not_be_read_anew_waits_and_says_why(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *ours = lamp_case->interview;

	lamp_case_answer(lamp_case, "front");
	/* As a newer program might write it. */
	sql(lamp_case, "INSERT INTO events (case_number, seq, at, kind, who,"
		       " step, answers, text)"
		       " VALUES (1, 3, 1, 'prophecy', '', '', '', '')");
	assert_int_equal(give(ours, "none"), INTERVIEW_DONE);
	assert_int_equal(interview_unsaved(ours), 1);
	assert_has(interview_warning(ours), "Not saved yet (1 waiting");
	assert_has(interview_warning(ours), "damaged at event 3 of case 1");
	assert_has(interview_failure(ours), "damaged at event 3 of case 1");
}

/* The one that waits has reached its end; the other takes it back. */
static struct interview *end_apart(struct lamp_case *lamp_case)
{
	lamp_case_answer(lamp_case, "front none dim");
	struct interview *other = lamp_case_again(lamp_case);
	block(lamp_case);
	lamp_case_answer(lamp_case, "fixed");
	assert_non_null(interview_walk(lamp_case->interview)->diagnosis);
	unblock(lamp_case);
	assert_int_equal(interview_undo(other), INTERVIEW_DONE);
	return other;
}

static void a_diagnosis_that_was_not_written_can_be_overtaken(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *other = end_apart(lamp_case);

	assert_int_equal(interview_retry(lamp_case->interview),
			 INTERVIEW_RELOADED);
	assert_null(interview_walk(lamp_case->interview)->diagnosis);
	assert_same_walk(lamp_case->interview, other);
	interview_free(other);
}

static void plain_mode_names_no_diagnosis_that_was_overtaken(void **state)
{
	struct lamp_case *lamp_case = *state;
	FILE *in = fopen("/dev/null", "r");
	FILE *out;
	char *printed;
	size_t length;

	lamp_case_answer(lamp_case, "front none dim");
	struct interview *other = lamp_case_again(lamp_case);
	block(lamp_case);
	lamp_case_answer(lamp_case, "same");
	unblock(lamp_case);
	assert_int_equal(give(other, "fixed"), INTERVIEW_DONE);
	assert_int_equal(interview_undo(other), INTERVIEW_DONE);
	assert_non_null(in);
	assert_non_null(out = open_memstream(&printed, &length));
	assert_int_equal(plain_run(lamp_case->interview, NULL, in, out),
			 FRONT_LEFT);
	fclose(in);
	fclose(out);
	assert_has(printed, "Another terminal continued this case.");
	assert_lacks(printed, "diagnosis:");
	free(printed);
	interview_free(other);
}

static void what_is_ticked_is_what_was_given_last(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *ours = lamp_case->interview;

	lamp_case_answer(lamp_case, "front none dim");
	const struct step *signs = guide_step(&lamp_case->lamp.guide, "signs");
	struct answer_numbers flicker = lamp_answers(signs, "flicker");

	assert_int_equal(interview_change(ours, signs, flicker),
			 INTERVIEW_DONE);
	assert_int_equal(interview_undo(ours), INTERVIEW_DONE);
	assert_same_answers(interview_drafted(ours, signs), flicker);
	struct interview *other = lamp_case_again(lamp_case);

	assert_same_answers(interview_drafted(other, signs), flicker);
	interview_free(other);
}

/* Danger that was raised since, and taken back, is another answer. */
static void a_step_begins_with_the_answer_that_was_taken_back(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *ours = lamp_case->interview;
	const struct step *danger = lamp_case->lamp.guide.danger;
	const char *reading;

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(
		interview_raise_danger(ours, lamp_answers(danger, "hot")),
		INTERVIEW_DONE);
	assert_int_equal(interview_undo(ours), INTERVIEW_DONE);
	assert_int_equal(interview_undo(ours), INTERVIEW_DONE);
	assert_ptr_equal(asked(ours), danger);
	assert_same_answers(interview_latest(ours, danger, &reading),
			    lamp_answers(danger, "none"));
}

/* Another program may have written to it: an ESC, and what turns text round. */
static void what_a_record_says_is_safe_to_show(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *ours = lamp_case->interview;
	size_t count;

	lamp_case_answer(lamp_case, "front");
	assert_int_equal(interview_note(ours, NULL, "x"), INTERVIEW_DONE);
	sql(lamp_case, "DROP TRIGGER events_stay;"
		       "UPDATE events SET who = 'A' || char(27, 8238) || 'n';"
		       "UPDATE events SET text = char(27, 8238) || 'x' ||"
		       " char(10) || 'y' WHERE kind = 'note';"
		       "UPDATE cases SET ticket = 'T' || char(155, 8238)");
	struct interview *again = lamp_case_again(lamp_case);
	const struct note *notes = interview_notes(again, &count);

	assert_int_equal(count, 1);
	assert_string_equal(notes->text, "x\ny");
	assert_string_equal(notes->who, "An");
	assert_string_equal(interview_given_by(again, 0), "An");
	assert_string_equal(interview_details(again)->of[DETAIL_TICKET], "T");
	interview_free(again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(
			what_waited_gives_way_to_what_another_terminal_did),
		WITH_LAMP_CASE(
			what_waited_goes_behind_details_that_were_given_there),
		WITH_LAMP_CASE(all_that_waits_is_written_or_nothing),
		WITH_LAMP_CASE(what_a_record_says_is_safe_to_show),
		WITH_LAMP_CASE(what_is_ticked_is_what_was_given_last),
		WITH_LAMP_CASE(
			a_step_begins_with_the_answer_that_was_taken_back),
		WITH_LAMP_CASE(a_case_that_can_not_begin_leaves_nothing),
		WITH_LAMP_CASE(what_can_not_be_read_anew_waits_and_says_why),
		WITH_LAMP_CASE(
			a_diagnosis_that_was_not_written_can_be_overtaken),
		WITH_LAMP_CASE(
			plain_mode_names_no_diagnosis_that_was_overtaken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
