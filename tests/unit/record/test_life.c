/* The life of a case: waiting, handing back, reopening, coming back. */
#include "chargefix/life.h"

#include "lamp_case.h"
#include "test.h"

#include <string.h>

static struct case_life life_of(struct lamp_case *lamp_case)
{
	return interview_life(lamp_case->interview);
}

/* Reads it back from the record, which must say the same. */
static void assert_life(struct lamp_case *lamp_case, const char *said)
{
	struct interview *again = lamp_case_again(lamp_case);
	struct case_life live = life_of(lamp_case);
	struct case_life kept = interview_life(again);
	struct buffer live_said = {0}, kept_said = {0};

	life_write(&live_said, &live);
	life_write(&kept_said, &kept);
	assert_string_equal(buffer_string(&live_said), said);
	assert_string_equal(buffer_string(&kept_said), said);
	assert_int_equal(kept.due, live.due);
	assert_int_equal(kept.due_for, live.due_for);
	buffer_release(&live_said);
	buffer_release(&kept_said);
	interview_free(again);
}

/* A repair that may not last, a wait, and a step that only shops are asked. */
static const char text[] =
	"format: 2\n"
	"guide: {id: lamps, version: '1', language: en, title: Lamps}\n"
	"otherwise: bulb\n"
	"causes: {dirt: {title: Dirt}, bulb: {title: A bad bulb}}\n"
	"start:\n"
	"  - id: meter\n"
	"    only: shop\n"
	"    ask: Is there current?\n"
	"    why: A meter tells.\n"
	"    answers: [{id: yes_there, say: 'Yes'}, {id: none, say: 'No'}]\n"
	"  - id: clean\n"
	"    title: Clean it\n"
	"    ask: Does it shine?\n"
	"    why: Dirt keeps it dark.\n"
	"    tests: [dirt]\n"
	"    do: [Clean it.]\n"
	"    wait: 30 min\n"
	"    answers:\n"
	"      - {id: works, say: It shines, diagnosis: this}\n"
	"      - {id: same, say: No change}\n"
	"      - {id: wet, say: It is wet, diagnosis: dry}\n"
	"diagnoses:\n"
	"  dirt: {verdict: fixed, cause: dirt, title: It was dirty,"
	" check_back: 24 h, advice: [Keep it clean.]}\n"
	"  bulb: {verdict: part, cause: bulb, title: Fit a new bulb,"
	" advice: [Buy one.]}\n"
	"  dry: {verdict: later, title: Let it dry, advice: [Wait.]}\n";

static void start(struct lamp_case *lamp_case, struct guide *guide)
{
	lamp_load_text(guide, text);
	lamp_case->setup.guide = guide;
	lamp_case->setup.guide_text = text;
	lamp_case->setup.guide_length = strlen(text);
	lamp_case_restart(lamp_case);
}

static void end(struct lamp_case *lamp_case, struct guide *guide)
{
	interview_free(lamp_case->interview);
	lamp_case->interview = NULL;
	guide_release(guide);
}

#define HOUR (60 * 60 * INT64_C(1000))

static void a_case_waits_until_it_goes_on(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	assert_int_equal(interview_continue(interview), INTERVIEW_REFUSED);
	assert_int_equal(interview_hold(interview, HOLD_PART,
					lamp_case->now + 48 * HOUR,
					" bulb\nordered "),
			 INTERVIEW_DONE);
	assert_life(lamp_case, "Waiting for a part");
	assert_string_equal(life_of(lamp_case).why, "bulb ordered");
	assert_int_equal(life_of(lamp_case).due, LAMP_CASE_TIME + 48 * HOUR);
	assert_int_equal(life_of(lamp_case).due_for, DUE_HOLD);
	assert_int_equal(interview_continue(interview), INTERVIEW_DONE);
	assert_life(lamp_case, "Open");
	assert_int_equal(life_of(lamp_case).due, 0);
	/* Each answer ends a wait. */
	assert_int_equal(interview_hold(interview, HOLD_CUSTOMER, 0, NULL),
			 INTERVIEW_DONE);
	assert_life(lamp_case, "Waiting for the customer");
	lamp_case_answer(lamp_case, "wet");
	/* What is put off has not ended. */
	assert_life(lamp_case, "Waiting");
	end(lamp_case, &guide);
}

static void a_countdown_is_due_when_it_ends(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	start(lamp_case, &guide);
	const struct walk *walk = interview_walk(lamp_case->interview);
	interview_wait(lamp_case->interview, walk->step);
	assert_life(lamp_case, "Open");
	assert_int_equal(life_of(lamp_case).due_for, DUE_COUNTDOWN);
	assert_int_equal(life_of(lamp_case).due, LAMP_CASE_TIME + HOUR / 2);
	end(lamp_case, &guide);
}

static void a_case_is_handed_back_and_reopened(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	assert_int_equal(interview_reopen(interview, "too early"),
			 INTERVIEW_REFUSED);
	lamp_case_answer(lamp_case, "same");
	assert_life(lamp_case, "Diagnosed");
	assert_int_equal(life_of(lamp_case).ended, lamp_case->now);
	assert_int_equal(
		interview_hand_back(interview, OUTCOME_FIXED, BARRIER_NO_PARTS),
		INTERVIEW_REFUSED);
	assert_int_equal(interview_hand_back(interview, OUTCOME_END_OF_LIFE,
					     BARRIER_NO_PARTS),
			 INTERVIEW_DONE);
	assert_life(lamp_case, "Handed back: End of life");
	assert_int_equal(life_of(lamp_case).barrier, BARRIER_NO_PARTS);
	/* Nothing is answered for a device that is no longer there. */
	assert_int_equal(interview_undo(interview), INTERVIEW_REFUSED);
	assert_int_equal(interview_hold(interview, HOLD_TIME, 0, NULL),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_reopen(interview, "a part was found"),
			 INTERVIEW_DONE);
	assert_life(lamp_case, "Open");
	assert_int_equal(life_of(lamp_case).returned, 0);
	assert_int_equal(interview_cancel(interview, "not worth it"),
			 INTERVIEW_DONE);
	assert_life(lamp_case, "Cancelled");
	assert_string_equal(life_of(lamp_case).why, "not worth it");
	end(lamp_case, &guide);
}

static void only_somebody_else_can_confirm(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	assert_int_equal(interview_confirm(interview), INTERVIEW_REFUSED);
	lamp_case_answer(lamp_case, "same");
	assert_int_equal(interview_confirm(interview), INTERVIEW_REFUSED);
	interview_sign(interview, "Ben");
	assert_int_equal(interview_confirm(interview), INTERVIEW_DONE);
	assert_string_equal(life_of(lamp_case).confirmed_by, "Ben");
	/* What was confirmed is not what stands after another answer. */
	interview_change(interview, guide.steps[1],
			 lamp_answers(guide.steps[1], "works"));
	assert_null(life_of(lamp_case).confirmed_by);
	end(lamp_case, &guide);
}

static void a_repair_that_did_not_last_goes_on_where_it_ended(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	assert_int_equal(interview_set_lasted(interview, LASTED_YES),
			 INTERVIEW_REFUSED);
	lamp_case_answer(lamp_case, "works");
	assert_int_equal(life_of(lamp_case).due_for, DUE_CHECK_BACK);
	assert_int_equal(life_of(lamp_case).due, lamp_case->now + 24 * HOUR);
	interview_hand_back(interview, OUTCOME_FIXED, BARRIER_NONE);
	assert_int_equal(life_of(lamp_case).due_for, DUE_CHECK_BACK);
	assert_int_equal(interview_set_lasted(interview, LASTED_NO),
			 INTERVIEW_DONE);
	/* Cleaning helped for a while, so the next suspect is next. */
	assert_string_equal(interview_walk(interview)->diagnosis->id, "bulb");
	assert_life(lamp_case, "Diagnosed");
	assert_int_equal(life_of(lamp_case).due, 0);
	interview_undo(interview);
	lamp_case_answer(lamp_case, "works");
	assert_int_equal(interview_set_lasted(interview, LASTED_YES),
			 INTERVIEW_DONE);
	assert_life(lamp_case, "Diagnosed");
	assert_int_equal(life_of(lamp_case).due, 0);
	end(lamp_case, &guide);
}

static void a_case_that_has_begun_can_become_the_shop_s(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	lamp_case_answer(lamp_case, "same");
	assert_int_equal(interview_set_audience(interview, AUDIENCE_SHOP),
			 INTERVIEW_DONE);
	assert_string_equal(interview_walk(interview)->step->id, "meter");
	assert_life(lamp_case, "Open");
	lamp_case_answer(lamp_case, "none");
	/* The answer that was given before counts. */
	assert_string_equal(interview_walk(interview)->diagnosis->id, "bulb");
	assert_int_equal(interview_set_audience(interview, AUDIENCE_OWNER),
			 INTERVIEW_DONE);
	assert_int_equal(interview_walk(interview)->path_count, 1);
	end(lamp_case, &guide);
}

static void a_note_is_corrected_and_withdrawn(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;
	size_t count;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	interview_note(interview, NULL, "Shelf 3");
	interview_note_for_customer(interview, NULL, "Cracked before");
	const struct note *notes = interview_notes(interview, &count);
	assert_int_equal(count, 2);
	assert_false(notes[0].customer);
	assert_true(notes[1].customer);
	int64_t first = notes[0].seq, second = notes[1].seq;
	interview_sign(interview, "Ben");
	assert_int_equal(
		interview_correct_note(interview, first, "Shelf 4", true),
		INTERVIEW_DONE);
	assert_int_equal(interview_correct_note(interview, second, "", false),
			 INTERVIEW_DONE);
	assert_int_equal(interview_correct_note(interview, 1, "nothing", false),
			 INTERVIEW_REFUSED);
	struct interview *again = lamp_case_again(lamp_case);
	notes = interview_notes(again, &count);
	assert_int_equal(count, 2);
	assert_string_equal(notes[0].text, "Shelf 4");
	assert_string_equal(notes[0].who, "Ada");
	assert_string_equal(notes[0].corrected_by, "Ben");
	assert_true(notes[0].customer);
	assert_false(notes[1].customer);
	assert_string_equal(notes[1].text, "");
	interview_free(again);
	end(lamp_case, &guide);
}

static void a_case_handed_over_waits_for_its_technician(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	assert_int_equal(interview_hand_over(interview, "Ben", "needs a meter"),
			 INTERVIEW_DONE);
	assert_life(lamp_case, "Waiting for a colleague");
	assert_string_equal(life_of(lamp_case).why, "needs a meter");
	assert_string_equal(interview_details(interview)->of[DETAIL_TECHNICIAN],
			    "Ben");
	assert_string_equal(interview_who(interview), "Ada");
	end(lamp_case, &guide);
}

/* What was done with the case, as "WORD by WHO; WORD by WHO". */
static void assert_done(const struct interview *interview, const char *said)
{
	struct buffer out = {0};
	size_t count;
	const struct life_change *changes =
		interview_life_changes(interview, &count);

	for (size_t i = 0; i < count; i++)
		buffer_format(&out, "%s%s by %s", i ? "; " : "",
			      life_action_words[changes[i].action].word,
			      changes[i].who);
	assert_string_equal(buffer_string(&out), said);
	buffer_release(&out);
}

static void what_people_did_with_a_case_is_kept(void **state)
{
	static const struct life_change changes[] = {
		{.action = LIFE_HAND_OVER,
		 .colleague = "Ben",
		 .why = "needs a meter"},
		{.action = LIFE_CONTINUE},
		{.action = LIFE_WAIT,
		 .waits_for = HOLD_PART,
		 .until = LAMP_CASE_TIME + HOUR},
		{.action = LIFE_CANCEL, .why = "too dear"},
		{.action = LIFE_REOPEN, .why = "not after all"},
		{.action = LIFE_WAIT, .waits_for = HOLD_CUSTOMER},
	};
	struct lamp_case *lamp_case = *state;
	struct guide guide;
	size_t count;

	start(lamp_case, &guide);
	struct interview *interview = lamp_case->interview;
	for (size_t i = 0; i < COUNT(changes); i++)
		assert_int_equal(interview_change_life(interview, &changes[i]),
				 INTERVIEW_DONE);
	/* An answer ends the wait. */
	lamp_case_answer(lamp_case, "works");
	interview_sign(interview, "Ben");
	interview_change_life(interview,
			      &(struct life_change){.action = LIFE_CONFIRM});
	interview_change_life(interview,
			      &(struct life_change){.action = LIFE_HAND_BACK,
						    .outcome = OUTCOME_FIXED});
	interview_change_life(interview,
			      &(struct life_change){.action = LIFE_LASTED,
						    .lasted = LASTED_NO});
	struct interview *again = lamp_case_again(lamp_case);
	assert_done(again, "hand-over by Ada; continue by Ada; wait by Ada; "
			   "cancel by Ada; reopen by Ada; wait by Ada; "
			   "continue by Ada; confirm by Ben; hand-back by Ben; "
			   "lasted by Ben");
	const struct life_change *kept = interview_life_changes(again, &count);
	assert_string_equal(kept[0].colleague, "Ben");
	assert_string_equal(kept[0].why, "needs a meter");
	assert_int_equal(kept[2].until, LAMP_CASE_TIME + HOUR);
	interview_free(again);
	end(lamp_case, &guide);
}

static void whoever_hands_a_case_over_does_not_become_the_colleague(
	void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	lamp_case->setup.who = NULL;
	lamp_case->setup.login = "bench";
	lamp_case->setup.details.of[DETAIL_TECHNICIAN] = "Ada";
	start(lamp_case, &guide);
	interview_note(lamp_case->interview, NULL, "begun");
	struct interview *again = lamp_case_again(lamp_case);
	assert_string_equal(interview_who(again), "Ada");
	assert_int_equal(interview_hand_over(again, " ", "why"),
			 INTERVIEW_REFUSED);
	assert_int_equal(interview_hand_over(again, "Ben", "why"),
			 INTERVIEW_DONE);
	assert_string_equal(interview_who(again), "Ada");
	assert_done(again, "hand-over by Ada");
	interview_free(again);
	again = lamp_case_again(lamp_case);
	assert_string_equal(interview_other_technician(again), "Ben");
	interview_free(again);
	lamp_case->setup.login = "ben";
	again = lamp_case_again(lamp_case);
	assert_null(interview_other_technician(again));
	assert_string_equal(interview_who(again), "Ben");
	interview_free(again);
	end(lamp_case, &guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(a_case_waits_until_it_goes_on),
		WITH_LAMP_CASE(a_countdown_is_due_when_it_ends),
		WITH_LAMP_CASE(a_case_is_handed_back_and_reopened),
		WITH_LAMP_CASE(only_somebody_else_can_confirm),
		WITH_LAMP_CASE(
			a_repair_that_did_not_last_goes_on_where_it_ended),
		WITH_LAMP_CASE(a_case_that_has_begun_can_become_the_shop_s),
		WITH_LAMP_CASE(a_note_is_corrected_and_withdrawn),
		WITH_LAMP_CASE(a_case_handed_over_waits_for_its_technician),
		WITH_LAMP_CASE(what_people_did_with_a_case_is_kept),
		WITH_LAMP_CASE(
			whoever_hands_a_case_over_does_not_become_the_colleague),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
