/* What reports tell about the life of a case. */
#include "chargefix/report.h"

#include "lamp_report.h"
#include "test.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

#define HOUR (60 * 60 * INT64_C(1000))

static void act(struct lamp_case *lamp_case, struct life_change change)
{
	lamp_case->now += HOUR;
	assert_int_equal(interview_change_life(lamp_case->interview, &change),
			 INTERVIEW_DONE);
}

static void the_report_tells_what_a_case_waits_for(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none same");
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_lacks(text, "Status");
	free(text);
	act(lamp_case, (struct life_change){.action = LIFE_WAIT,
					    .waits_for = HOLD_PART,
					    .until = lamp_case->now + 48 * HOUR,
					    .why = "bulb ordered"});
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "Status        Waiting for a part since "
			 "2026-11-20 09:03, until\n"
			 "              2026-11-22 08:03: bulb ordered\n");
	assert_has(text, "What was done with the case:\n"
			 "  - Waiting for a part, until 2026-11-22 08:03: bulb "
			 "ordered (2026-11-20\n"
			 "    09:03)\n");
	free(text);
}

static void the_report_names_both_technicians_of_a_checked_case(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none same");
	interview_sign(lamp_case->interview, "Ben");
	act(lamp_case, (struct life_change){.action = LIFE_CONFIRM});
	act(lamp_case, (struct life_change){.action = LIFE_HAND_BACK,
					    .outcome = OUTCOME_END_OF_LIFE,
					    .barrier = BARRIER_NO_PARTS});
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "Status        Handed back 2026-11-20 10:03: End of "
			 "life (Spare parts not\n"
			 "              available), confirmed by Ben\n");
	assert_has(text, "Technicians   Ada, then Ben\n");
	assert_has(text, "  - Diagnosis confirmed (Ben, 2026-11-20 09:03)\n");
	free(text);
}

static void the_customer_reads_how_it_was_handed_back(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row row = lamp_row;
	char *text;

	row.shop = false;
	lamp_case_answer(lamp_case, "front none works");
	act(lamp_case, (struct life_change){.action = LIFE_WAIT,
					    .waits_for = HOLD_CUSTOMER,
					    .why = "never answers the phone"});
	text = lamp_report(lamp_case, &row, REPORT_TEXT);
	assert_lacks(text, "phone");
	free(text);
	act(lamp_case, (struct life_change){.action = LIFE_HAND_BACK,
					    .outcome = OUTCOME_FIXED});
	act(lamp_case,
	    (struct life_change){.action = LIFE_LASTED, .lasted = LASTED_YES});
	text = lamp_report(lamp_case, &row, REPORT_TEXT);
	assert_has(text, "Status        Handed back 2026-11-20 10:03: Fixed\n");
	assert_has(text, "It was still working on 2026-11-20 11:03.\n");
	free(text);
}

static void the_report_tells_whether_it_lasted(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none works");
	act(lamp_case,
	    (struct life_change){.action = LIFE_LASTED, .lasted = LASTED_YES});
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "Diagnosis: It was dirty (fixed)\n"
			 "It was still working on 2026-11-20 09:03.\n");
	free(text);
	act(lamp_case,
	    (struct life_change){.action = LIFE_LASTED, .lasted = LASTED_NO});
	assert_string_equal(interview_walk(lamp_case->interview)->diagnosis->id,
			    "bulb");
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_lacks(text, "still working on 2026-11-20 10:03");
	assert_has(text, "  - The problem came back (2026-11-20 10:03)\n");
	free(text);
}

static void the_report_tells_what_became_of_notes(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *interview = lamp_case->interview;
	size_t count;
	char *text;

	lamp_case_answer(lamp_case, "front");
	interview_note(interview, NULL, "Shelf 3");
	interview_note(interview, NULL, "Wrong case");
	interview_note_for_customer(interview, interview_walk(interview)->step,
				    "Cracked before");
	const struct note *notes = interview_notes(interview, &count);
	interview_correct_note(interview, notes[0].seq, "Shelf 4", false);
	interview_sign(interview, "Ben");
	interview_correct_note(interview, notes[1].seq, "", false);
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text,
		   "  - The case (Ada, 2026-11-20 08:01), corrected by Ada "
		   "2026-11-20 08:01\n"
		   "    Shelf 4\n"
		   "  - The case (Ada, 2026-11-20 08:01), withdrawn by Ben "
		   "2026-11-20 08:01\n"
		   "  - Danger for the customer (Ada, 2026-11-20 08:01)\n"
		   "    Cracked before\n");
	assert_lacks(text, "Shelf 3");
	assert_lacks(text, "Wrong case");
	free(text);
}

static void the_json_tells_the_life_of_a_case(void **state)
{
	static const struct {
		const char *path;
		const char *value;
	} table[] = {
		{"case.status", "\"waiting\""},
		{"case.waits_for", "\"colleague\""},
		{"case.why", "\"needs a meter\""},
		{"case.history.0.action", "\"hand-over\""},
		{"case.history.0.to", "\"Ben\""},
		{"case.history.0.by", "\"Ada\""},
		{"case.history.0.at", "\"2026-11-20T09:01:00Z\""},
		{"case.notes.0.number", "1"},
		{"case.notes.0.customer", "true"},
		{"case.notes.0.withdrawn", "true"},
		{"case.notes.0.corrected_by", "\"Ada\""},
		{"next.step", "\"danger\""},
	};
	struct lamp_case *lamp_case = *state;
	struct interview *interview = lamp_case->interview;
	struct case_row row = lamp_row;
	size_t count;

	lamp_case_answer(lamp_case, "front");
	act(lamp_case, (struct life_change){.action = LIFE_HAND_OVER,
					    .colleague = "Ben",
					    .why = "needs a meter"});
	interview_note_for_customer(interview, NULL, "Cracked");
	interview_correct_note(
		interview, interview_notes(interview, &count)->seq, "", true);
	row.standing.life = interview_life(interview);
	json_t *root = lamp_report_json(lamp_case, &row);
	for (size_t i = 0; i < COUNT(table); i++)
		assert_json_at(root, table[i].path, table[i].value);
	json_decref(root);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SHOP_CASE(the_report_tells_what_a_case_waits_for),
		WITH_SHOP_CASE(
			the_report_names_both_technicians_of_a_checked_case),
		WITH_SHOP_CASE(the_customer_reads_how_it_was_handed_back),
		WITH_SHOP_CASE(the_report_tells_whether_it_lasted),
		WITH_SHOP_CASE(the_report_tells_what_became_of_notes),
		WITH_SHOP_CASE(the_json_tells_the_life_of_a_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
