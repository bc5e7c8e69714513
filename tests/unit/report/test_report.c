/* Reports of cases about the tests' own guide, read as their readers do. */
#include "chargefix/report.h"

#include "lamp_report.h"
#include "test.h"
#include "wording.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void the_text_tells_how_it_was_found(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none flicker");
	lamp_case_note(lamp_case, "cable", "It hung by a thread.");
	lamp_case_note(lamp_case, NULL, "Call before noon.");
	lamp_case_answer(lamp_case, "fixed");
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_string_equal(
		text, "Case 42: Front lamp\n"
		      "\n"
		      "Ticket        T-17\n"
		      "Model         L 2\n"
		      "Technician    Ada\n"
		      "Started       2026-11-20 08:00\n"
		      "Last change   2026-11-20 08:05\n"
		      "Guide         A bicycle lamp that stays dark 1 "
		      "(0123456789ab), for\n"
		      "              repair shops\n"
		      "\n"
		      "A part needs replacing\n"
		      "Diagnosis: The cable is broken (part)\n"
		      "\n"
		      "How it was found:\n"
		      "  - Signs: flickers (pointed to it)\n"
		      "  - Try another cable: It shines now (confirmed it)\n"
		      "\n"
		      "What to do now:\n"
		      "  - Buy a new one.\n"
		      "\n"
		      "What was seen:\n"
		      "  - Lamp: Front lamp (2026-11-20 08:01)\n"
		      "    Which lamp stays dark? The front lamp\n"
		      "  - Danger signs: none (2026-11-20 08:02)\n"
		      "    Is anything hot, swollen or smoking? No\n"
		      "  - Signs: flickers (2026-11-20 08:03)\n"
		      "    What do you see? It flickers when the bicycle "
		      "shakes\n"
		      "\n"
		      "What was tried:\n"
		      "  - Try another cable (2026-11-20 08:04)\n"
		      "    Does it shine now? It shines now\n"
		      "    Note (2026-11-20 08:03):\n"
		      "      It hung by a thread.\n"
		      "\n"
		      "What the answers say of each cause:\n"
		      "  - Broken cable: suspected after \"It flickers when "
		      "the bicycle shakes\"\n"
		      "    (Signs).\n"
		      "\n"
		      "Notes:\n"
		      "  - The case (2026-11-20 08:03)\n"
		      "    Call before noon.\n");
	free(text);
}

static void the_text_of_an_open_case_tells_where_it_stands(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none flicker,dim same");
	assert_int_equal(
		interview_change(lamp_case->interview,
				 guide_step(&lamp_case->lamp.guide, "danger"),
				 lamp_answers(guide_step(&lamp_case->lamp.guide,
							 "danger"),
					      "hot")),
		INTERVIEW_DONE);
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "Diagnosis: Stop. Don't use it (danger)");
	assert_has(text, "Answered, but no longer counted:\n"
			 "  - Signs: dim; flickers (2026-11-20 08:03)\n");
	assert_has(text, "    This answer was changed. Before: No\n");
	free(text);
	assert_int_equal(interview_undo(lamp_case->interview), INTERVIEW_DONE);
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "No diagnosis yet.\n"
			 "Next: Danger signs\n");
	free(text);
}

static void the_text_lists_what_nobody_could_settle(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case,
			 "rear none flicker,blinks same cannot same same");
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "Diagnosis: It needs a workshop (service)");
	assert_lacks(text, "How it was found");
	assert_has(text, "Not tested:\n  - Dirty contacts\n");
	assert_has(text, "Could not be done:\n"
			 "  - Clean the contacts of lamp and holder: can't do "
			 "(2026-11-20 08:05)\n"
			 "    Does it shine now? I can't do this\n");
	assert_lacks(text, "settled");
	assert_has(text, "Ruled out:\n  - Broken cable\n"
			 "  - Flat battery\n"
			 "  - Wrong settings");
	assert_has(text, "What to tell the repair shop:\n"
			 "  - What you tried is in the report.");
	free(text);
}

/* A test whose answer "No" rules nothing out; another that is not done. */
static const char unsettled[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: stuck\n"
	"causes: {soft: {title: Software fault}, coil: {title: Coil}}\n"
	"diagnoses:\n"
	"  stuck: {verdict: service, title: Stuck}\n"
	"  soft: {verdict: fixed, cause: soft, title: Soft}\n"
	"  coil: {verdict: part, cause: coil, title: Coil}\n"
	"start:\n"
	"  - {id: danger, ask: Hot?, answers: [{id: no, say: No}]}\n"
	"  - {id: update, ask: Now?, do: [Update.], tests: [soft], answers:\n"
	"     [{id: yes, say: Yes, diagnosis: this}, {id: no, say: No}]}\n"
	"  - {id: open, ask: Now?, do: [Open.], tests: [coil], answers:\n"
	"     [{id: yes, say: Yes, diagnosis: this}, {id: no, say: No}]}\n";

static void a_test_without_a_result_is_told_from_one_not_done(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct guide guide;
	json_t *root;
	char *text;

	lamp_load_text(&guide, unsettled);
	lamp_case->setup.guide = &guide;
	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "no no cannot");
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "Tested, no clear result:\n"
			 "  - Software fault\n"
			 "\n"
			 "Not tested:\n"
			 "  - Coil\n");
	free(text);
	root = lamp_report_json(lamp_case, &lamp_row);
	assert_json_at(root, "causes.0.status", "\"open\"");
	assert_json_at(root, "causes.0.tested", "true");
	assert_json_at(root, "causes.1.tested", "false");
	json_decref(root);
	interview_free(lamp_case->interview);
	lamp_case->interview = NULL;
	guide_release(&guide);
}

/* Danger in its turn, and once more out of turn, with a note about it. */
static void raise_danger(struct lamp_case *lamp_case)
{
	const struct step *danger =
		guide_step(&lamp_case->lamp.guide, "danger");

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(interview_raise_danger(lamp_case->interview,
						lamp_answers(danger, "none")),
			 INTERVIEW_DONE);
	lamp_case_note(lamp_case, "danger", "It smelled of dust.");
}

static void the_text_marks_danger_that_was_asked_out_of_turn(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	raise_danger(lamp_case);
	text = lamp_report(lamp_case, &lamp_row, REPORT_TEXT);
	assert_has(text, "  - Danger signs: none (2026-11-20 08:02)\n"
			 "    Is anything hot, swollen or smoking? No "
			 "(asked out of turn)\n"
			 "    Note (2026-11-20 08:02):\n"
			 "      It smelled of dust.\n");
	free(text);
}

static void assert_keys(json_t *object, const char *expected)
{
	char keys[256] = "";
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	{
		if (keys[0] != '\0')
			strcat(keys, " ");
		strcat(keys, key);
	}
	assert_string_equal(keys, expected);
}

static void the_json_has_every_key_that_is_promised(void **state)
{
	struct lamp_case *lamp_case = *state;
	json_t *root;

	lamp_case_answer(lamp_case, "front none dim same");
	root = lamp_report_json(lamp_case, &lamp_row);
	assert_keys(root,
		    "format case guide answers off_path consents taken_back "
		    "skipped causes unresolved ticks next diagnosis");
	assert_keys(
		json_at(root, "case"),
		"number started changed state audience subject ticket "
		"technician model serial customer contact brand accessories "
		"place status waits_for why due due_for ended confirmed_by "
		"handed_back outcome barrier lasted comeback_of erased uuid "
		"technicians history notes");
	assert_keys(json_at(root, "guide"), "id version sha256");
	assert_keys(json_at(root, "answers.0"),
		    "step title question answer say label before needs "
		    "caution do at by note");
	assert_keys(json_at(root, "causes.0"),
		    "id title status tested tally evidence");
	assert_keys(json_at(root, "next"),
		    "step title needs caution do done of ticked "
		    "waits_until");
	assert_json_at(root, "diagnosis", "null");
	assert_json_at(root, "off_path", "[]");
	json_decref(root);
}

static void the_json_tells_the_case(void **state)
{
	static const struct {
		const char *path;
		const char *value;
	} table[] = {
		{"case.number", "42"},
		{"case.started", "\"2026-11-20T08:00:00Z\""},
		{"case.audience", "\"shop\""},
		{"case.ticket", "\"T-17\""},
		{"case.serial", "null"},
		{"case.notes.0.step", "\"cable\""},
		{"case.notes.2.step", "null"},
		{"guide.id", "\"lamp\""},
		{"answers.0.step", "\"lamp\""},
		{"answers.0.title", "\"Lamp\""},
		{"answers.0.answer", "[\"rear\"]"},
		{"answers.0.at", "\"2026-11-20T08:01:00Z\""},
		{"answers.0.by", "\"Ada\""},
		{"answers.0.note", "null"},
		{"answers.2.answer", "[\"flicker\", \"blinks\"]"},
		{"answers.2.say", "\"It flickers when the bicycle shakes; "
				  "It blinks in a code\""},
		{"answers.3.answer", "[\"cannot\"]"},
		{"answers.3.note", "\"One.\\nTwo.\""},
		{"answers.3.say", "\"I can't do this\""},
		{"causes.0", "{\"id\": \"contacts\", \"title\": \"Dirty "
			     "contacts\", \"status\": \"confirmed\", "
			     "\"tested\": true, \"tally\": 0, "
			     "\"evidence\": []}"},
		{"causes.1.tested", "false"},
		{"causes.1.status", "\"suspected\""},
		{"causes.2.status", "\"open\""},
		{"diagnosis", "{\"id\": \"contacts\", \"title\": \"The "
			      "contacts were dirty\", \"verdict\": \"fixed\", "
			      "\"cause\": \"contacts\", \"advice\": [\"Clean "
			      "them once a month.\"], \"prevent\": [\"Dry the "
			      "lamp after rain.\"], \"tell\": []}"},
	};
	struct lamp_case *lamp_case = *state;
	json_t *root;

	lamp_case_answer(lamp_case, "rear none flicker,blinks cannot");
	lamp_case_note(lamp_case, "cable", "One.");
	lamp_case_note(lamp_case, "cable", "Two.");
	lamp_case_note(lamp_case, NULL, "Three.");
	lamp_case_answer(lamp_case, "fixed");
	root = lamp_report_json(lamp_case, &lamp_row);
	for (size_t i = 0; i < COUNT(table); i++)
		assert_json_at(root, table[i].path, table[i].value);
	json_decref(root);
}

static void the_json_keeps_what_is_off_the_path_or_skipped(void **state)
{
	struct lamp_case *lamp_case = *state;
	const struct step *danger =
		guide_step(&lamp_case->lamp.guide, "danger");
	json_t *root;

	lamp_case_answer(lamp_case, "rear none dim same");
	assert_int_equal(interview_change(lamp_case->interview, danger,
					  lamp_answers(danger, "hot")),
			 INTERVIEW_DONE);
	root = lamp_report_json(lamp_case, &lamp_row);
	assert_json_at(root, "answers.1.answer", "[\"hot\"]");
	assert_json_at(root, "off_path.0.step", "\"signs\"");
	assert_json_at(root, "off_path.1.step", "\"clean\"");
	assert_json_at(root, "diagnosis.cause", "null");
	json_decref(root);
}

static void the_json_marks_danger_that_was_asked_out_of_turn(void **state)
{
	struct lamp_case *lamp_case = *state;
	json_t *root;

	raise_danger(lamp_case);
	root = lamp_report_json(lamp_case, &lamp_row);
	assert_keys(json_at(root, "answers.1"),
		    "step title question answer say label before needs "
		    "caution do at by note");
	assert_json_at(root, "answers.1.note", "null");
	assert_json_at(root, "answers.2.step", "\"danger\"");
	assert_json_at(root, "answers.2.raised", "true");
	assert_json_at(root, "answers.2.note", "\"It smelled of dust.\"");
	json_decref(root);
}

static void the_json_is_sound_whatever_the_record_holds(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row hostile = lamp_row;
	json_t *root;

	hostile.details.of[DETAIL_TICKET] = "a\xff\033]0;x\a\"\\\n";
	hostile.details.of[DETAIL_MODEL] = "";
	hostile.standing.subject = NULL;
	root = lamp_report_json(lamp_case, &hostile);
	assert_string_equal(json_string_value(json_at(root, "case.ticket")),
			    "a\xef\xbf\xbd]0;x\"\\\n");
	assert_json_at(root, "case.model", "\"\"");
	assert_json_at(root, "case.subject", "null");
	json_decref(root);
}

static void formats_are_known_by_name(void **state)
{
	(void)state;
	assert_ptr_equal(report_formats[REPORT_TEXT].write, report_text);
	assert_ptr_equal(report_formats[REPORT_JSON].write, report_json);
	assert_string_equal(report_format_name(0), "text");
	assert_string_equal(report_format_name(1), "markdown");
	assert_string_equal(report_format_name(2), "html");
	assert_string_equal(report_format_name(3), "json");
	assert_null(report_format_name(REPORT_FORMATS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(the_text_tells_how_it_was_found),
		WITH_LAMP_CASE(the_text_of_an_open_case_tells_where_it_stands),
		WITH_LAMP_CASE(the_text_lists_what_nobody_could_settle),
		WITH_LAMP_CASE(
			the_text_marks_danger_that_was_asked_out_of_turn),
		WITH_LAMP_CASE(
			a_test_without_a_result_is_told_from_one_not_done),
		WITH_LAMP_CASE(the_json_has_every_key_that_is_promised),
		WITH_LAMP_CASE(the_json_tells_the_case),
		WITH_LAMP_CASE(the_json_keeps_what_is_off_the_path_or_skipped),
		WITH_LAMP_CASE(
			the_json_marks_danger_that_was_asked_out_of_turn),
		WITH_LAMP_CASE(the_json_is_sound_whatever_the_record_holds),
		cmocka_unit_test(formats_are_known_by_name),
	};

	setlocale(LC_ALL, "C.UTF-8");
	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
