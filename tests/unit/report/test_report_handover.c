/* Reports for who takes a case over: who did what, and where it stands. */
#include "lamp_report.h"
#include "test.h"
#include "wording.h"

#include <stdlib.h>
#include <time.h>

static void go_on_as(struct lamp_case *lamp_case, const char *who)
{
	struct interview *before = lamp_case->interview;

	lamp_case->setup.who = who;
	lamp_case->interview = lamp_case_again(lamp_case);
	interview_free(before);
}

/* Ada begins it and Bob goes on with it. */
static void hand_over(struct lamp_case *lamp_case)
{
	lamp_case_answer(lamp_case, "front none");
	lamp_case_note(lamp_case, "danger", "A bit warm.");
	go_on_as(lamp_case, "Bob");
	lamp_case_answer(lamp_case, "dim");
	lamp_case_note(lamp_case, "clean", "Called the owner.\nNo answer.");
}

static void the_text_tells_who_did_what_where_there_were_several(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row bobs = lamp_row;
	char *text;

	bobs.details.of[DETAIL_TECHNICIAN] = "Bob";
	hand_over(lamp_case);
	text = lamp_report(lamp_case, &bobs, REPORT_TEXT);
	assert_has(text, "\nTechnicians   Ada, then Bob\n");
	assert_has(text, "  - Danger signs: none (Ada, 2026-11-20 08:02)\n"
			 "    Is anything hot, swollen or smoking? No\n"
			 "    Note (Ada, 2026-11-20 08:02):\n"
			 "      A bit warm.\n"
			 "  - Signs: dim (Bob, 2026-11-20 08:03)\n"
			 "    What do you see? It is dim\n");
	assert_ends(text, "Notes:\n"
			  "  - Clean the contacts of lamp and holder "
			  "(Bob, 2026-11-20 08:03)\n"
			  "    Called the owner.\n"
			  "    No answer.\n");
	free(text);
}

static void the_next_technician_is_told_before_giving_an_answer(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row carls = lamp_row;
	char *text;

	carls.details.of[DETAIL_TECHNICIAN] = "Carl";
	lamp_case_answer(lamp_case, "front");
	text = lamp_report(lamp_case, &carls, REPORT_TEXT);
	assert_has(text, "\nTechnicians   Ada, then Carl\n");
	assert_has(text, "  - Lamp: Front lamp (Ada, 2026-11-20 08:01)\n");
	free(text);
}

static void a_login_name_is_no_technician(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row nobodys = lamp_row;
	char *text;

	nobodys.details.of[DETAIL_TECHNICIAN] = NULL;
	lamp_case_answer(lamp_case, "front");
	text = lamp_report(lamp_case, &nobodys, REPORT_TEXT);
	assert_lacks(text, "Ada");
	free(text);
}

static void the_json_names_all_technicians_in_order(void **state)
{
	struct lamp_case *lamp_case = *state;
	json_t *root;

	hand_over(lamp_case);
	root = lamp_report_json(lamp_case, &lamp_row);
	assert_json_at(root, "case.technicians", "[\"Ada\", \"Bob\"]");
	json_decref(root);
}

/* The reports of a case that was left in the middle of a step. */
static void assert_left(struct lamp_case *lamp_case, const char *told,
			const char *done, const char *ticked, const char *until)
{
	char *text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	json_t *root = lamp_report_json(lamp_case, &lamp_row);

	assert_has(text, told);
	assert_json_at(root, "next.done", done);
	assert_json_at(root, "next.ticked", ticked);
	assert_json_at(root, "next.waits_until", until);
	json_decref(root);
	free(text);
}

static void the_reports_tell_how_far_the_step_was_done(void **state)
{
	struct lamp_case *lamp_case = *state;
	const struct step *clean = guide_step(&lamp_case->lamp.guide, "clean");

	lamp_case_answer(lamp_case, "front none dim");
	assert_left(lamp_case,
		    "\nNext: Clean the contacts of lamp and "
		    "holder\n\n",
		    "[]", "[]", "null");
	interview_tick(lamp_case->interview, clean, 0, true);
	interview_tick(lamp_case->interview, clean, 1, true);
	interview_tick(lamp_case->interview, clean, 6, true);
	interview_tick(lamp_case->interview, clean, 1, false);
	assert_left(lamp_case,
		    "\nNext: Clean the contacts of lamp and holder\n"
		    "  2 of 7 done:\n"
		    "  - Take the lamp out of its holder.\n"
		    "  - Put the lamp back until it clicks.\n\n",
		    "[1, 7]", "[]", "null");
}

static void the_reports_tell_which_answers_are_ticked_by_now(void **state)
{
	struct lamp_case *lamp_case = *state;
	const struct step *signs = guide_step(&lamp_case->lamp.guide, "signs");

	lamp_case_answer(lamp_case, "front none");
	interview_draft(lamp_case->interview, signs,
			lamp_answers(signs, "dim,blinks"));
	assert_left(lamp_case,
		    "\nNext: Signs\n"
		    "  Ticked, but not answered yet: It is dim; It blinks in "
		    "a code\n\n",
		    "[]", "[\"dim\", \"blinks\"]", "null");
}

static void the_reports_tell_until_when_a_step_waits(void **state)
{
	static const char until[] = "\"2026-11-20T08:05:02Z\"";
	struct lamp_case *lamp_case = *state;
	const struct step *charge =
		guide_step(&lamp_case->lamp.guide, "charge");

	lamp_case_answer(lamp_case, "front none none same same");
	assert_ptr_equal(interview_walk(lamp_case->interview)->step, charge);
	interview_wait(lamp_case->interview, charge);
	assert_left(lamp_case,
		    "\n"
		    "Next: Charge it for a while\n"
		    "  The wait ends at 2026-11-20 08:05.\n",
		    "[]", "[]", until);
	lamp_case->now += 2000;
	assert_left(lamp_case, "  The wait ended at 2026-11-20 08:05.\n", "[]",
		    "[]", until);
}

/* Ada agrees and goes; Bob has to see what she put at stake. */
static void the_next_technician_reads_what_was_agreed_to(void **state)
{
	static const char stake[] = "This deletes all the settings that you "
				    "made. Note them down before.";
	struct lamp_case *lamp_case = *state;
	const struct step *reset = guide_step(&lamp_case->lamp.guide, "reset");
	struct case_row bobs = lamp_row;
	struct buffer said = {0};
	json_t *root;
	char *text;

	bobs.details.of[DETAIL_TECHNICIAN] = "Bob";
	lamp_case_answer(lamp_case, "rear none blinks same same same");
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_lacks(text, "Agreed");
	free(text);
	interview_say_consent(lamp_case->interview, reset, &said);
	assert_int_equal(said.length, 0);
	assert_ptr_equal(interview_walk(lamp_case->interview)->step, reset);
	assert_int_equal(interview_consent(lamp_case->interview, reset),
			 INTERVIEW_DONE);
	interview_say_consent(lamp_case->interview, reset, &said);
	assert_has(buffer_string(&said), "You agreed 2026-11-20 08:06: ");
	assert_has(buffer_string(&said), stake);
	go_on_as(lamp_case, "Bob");
	buffer_clear(&said);
	interview_say_consent(lamp_case->interview, reset, &said);
	assert_has(buffer_string(&said), "Ada agreed 2026-11-20 08:06: ");
	text = lamp_report(lamp_case, &bobs, REPORT_TEXT);
	assert_has(text,
		   "Agreed to:\n"
		   "  - Bring back the factory settings\n"
		   "    Ada agreed 2026-11-20 08:06: This deletes all the "
		   "settings that you\n"
		   "    made. Note them down before.\n");
	root = lamp_report_json(lamp_case, &bobs);
	assert_json_at(root, "consents.0.step", "\"reset\"");
	assert_json_at(root, "consents.0.at", "\"2026-11-20T08:06:00Z\"");
	assert_json_at(root, "consents.0.by", "\"Ada\"");
	assert_has(json_string_value(json_at(root, "consents.0.stake")), stake);
	json_decref(root);
	free(text);
	buffer_release(&said);
}

/* Danger that is found where it was not asked for. */
static const char burnt[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: stuck\n"
	"diagnoses:\n"
	"  stuck: {verdict: service, title: Stuck}\n"
	"  stop: {verdict: danger, title: Stop}\n"
	"start:\n"
	"  - {id: danger, ask: Hot?, answers: [{id: no, say: No}]}\n"
	"  - id: plug\n"
	"    ask: Plug?\n"
	"    choose: many\n"
	"    answers:\n"
	"      - {id: dust, say: Dust}\n"
	"      - {id: burnt, say: Melted, diagnosis: stop}\n"
	"      - {id: leak, say: A leak, diagnosis: stop}\n"
	"      - {id: clean, say: Clean, alone: true}\n";

/*
 * What is answered to the plug, then what that is changed to; "": undone. At
 * once it was a wrong key, and nobody is told.
 */
static const struct plug_row {
	const char *found;
	const char *then;
	const char *told; /* NULL: nothing */
	const char *json;
} plug_rows[] = {
	{"dust,burnt", "clean", "Dust; Melted", "[\"dust\", \"burnt\"]"},
	{"leak", "dust", "A leak", "[\"leak\"]"},
	{"burnt", "", "Melted", "[\"burnt\"]"},
	{"burnt", "leak", NULL, NULL},
	{"dust", "clean", NULL, NULL},
	{"dust", "", NULL, NULL},
};

/* `later`: something else is answered before it is taken back. */
static void answer_plug(struct lamp_case *lamp_case, const struct guide *guide,
			const struct plug_row *row, bool later)
{
	struct interview *interview;
	const struct step *plug = guide_step(guide, "plug");
	const struct step *danger = guide_step(guide, "danger");

	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "no");
	lamp_case_answer(lamp_case, row->found);
	interview = lamp_case->interview;
	if (later)
		assert_int_equal(interview_change(interview, danger,
						  lamp_answers(danger, "no")),
				 INTERVIEW_DONE);
	if (*row->then)
		assert_int_equal(
			interview_change(interview, plug,
					 lamp_answers(plug, row->then)),
			INTERVIEW_DONE);
	else
		assert_int_equal(interview_undo(interview), INTERVIEW_DONE);
}

static void expect_taken_back(struct lamp_case *lamp_case,
			      const struct plug_row *row)
{
	char *text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	json_t *root = lamp_report_json(lamp_case, &lamp_row);

	if (row) {
		assert_has(text, "Danger that was reported, then taken back:\n "
				 " - Plug? (");
		assert_has(text, row->told);
		assert_json_at(root, "taken_back.0.step", "\"plug\"");
		assert_json_at(root, "taken_back.0.answer", row->json);
	} else {
		assert_lacks(text, "taken back");
		assert_json_at(root, "taken_back", "[]");
	}
	json_decref(root);
	free(text);
}

static void danger_found_anywhere_is_told_once_it_is_taken_back(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	lamp_load_text(&guide, burnt);
	lamp_case->setup.guide = &guide;
	for (size_t i = 0; i < COUNT(plug_rows); i++) {
		const struct plug_row *row = &plug_rows[i];

		answer_plug(lamp_case, &guide, row, false);
		expect_taken_back(lamp_case, NULL);
		answer_plug(lamp_case, &guide, row, true);
		expect_taken_back(lamp_case, row->told ? row : NULL);
	}
	interview_free(lamp_case->interview);
	lamp_case->interview = NULL;
	guide_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(
			danger_found_anywhere_is_told_once_it_is_taken_back),
		WITH_LAMP_CASE(
			the_text_tells_who_did_what_where_there_were_several),
		WITH_LAMP_CASE(
			the_next_technician_is_told_before_giving_an_answer),
		WITH_LAMP_CASE(a_login_name_is_no_technician),
		WITH_LAMP_CASE(the_json_names_all_technicians_in_order),
		WITH_LAMP_CASE(the_reports_tell_how_far_the_step_was_done),
		WITH_LAMP_CASE(
			the_reports_tell_which_answers_are_ticked_by_now),
		WITH_LAMP_CASE(the_reports_tell_until_when_a_step_waits),
		WITH_LAMP_CASE(the_next_technician_reads_what_was_agreed_to),
	};

	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
