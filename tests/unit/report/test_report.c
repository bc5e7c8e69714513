/* Reports of cases about the tests' own guide, read as their readers do. */
#include "chargefix/report.h"

#include "lamp_case.h"
#include "test.h"
#include "wording.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct case_row row = {
	.number = 42,
	.started = LAMP_CASE_TIME,
	.changed = LAMP_CASE_TIME + 300 * 1000,
	.shop = true,
	.guide_sha256 = "0123456789abcdef0123456789abcdef"
			"0123456789abcdef0123456789abcdef",
	.guide_id = "lamp",
	.guide_version = "1",
	.details = {.ticket = "T-17", .technician = "Ada", .model = "L 2"},
	.standing = {.subject = "Front lamp"},
};

/* The report in a format, to free(). */
static char *write_report(const struct lamp_case *lamp_case,
			  const struct case_row *about, const char *format)
{
	struct report_input input = {lamp_case->interview, about, 0};
	struct buffer out = {0};

	assert_non_null(report_format(format));
	report_format(format)->write(&input, &out);
	assert_false(out.failed);
	return out.data;
}

static json_t *read_json(const struct lamp_case *lamp_case,
			 const struct case_row *about)
{
	char *text = write_report(lamp_case, about, "json");
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%d: %s\n%s", error.line, error.text, text);
	free(text);
	return root;
}

/* The value at "answers.0.step"; fails the test where there is none. */
static json_t *at(json_t *root, const char *path)
{
	while (*path != '\0') {
		char key[32];
		size_t length = strcspn(path, ".");

		assert_true(length < sizeof(key));
		memcpy(key, path, length);
		key[length] = '\0';
		root = json_is_array(root)
			       ? json_array_get(root, (size_t)atoi(key))
			       : json_object_get(root, key);
		if (!root)
			fail_msg("there is no %s", path);
		path += length + (path[length] == '.');
	}
	return root;
}

/* The value as JSON writes it; all in one line. */
static void assert_at(json_t *root, const char *path, const char *expected)
{
	char *value = json_dumps(at(root, path), JSON_ENCODE_ANY);

	if (strcmp(value, expected) != 0)
		fail_msg("%s is %s, not %s", path, value, expected);
	free(value);
}

static void note(struct lamp_case *lamp_case, const char *step,
		 const char *text)
{
	assert_int_equal(
		interview_note(lamp_case->interview,
			       step ? guide_step(&lamp_case->lamp.guide, step)
				    : NULL,
			       text),
		INTERVIEW_DONE);
}

static void the_text_tells_how_it_was_found(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	lamp_case_answer(lamp_case, "front none flicker");
	note(lamp_case, "cable", "It hung by a thread.");
	note(lamp_case, NULL, "Call before noon.");
	lamp_case_answer(lamp_case, "fixed");
	text = write_report(lamp_case, &row, "text");
	assert_string_equal(
		text,
		"Case 42: Front lamp\n"
		"\n"
		"Ticket       T-17\n"
		"Model        L 2\n"
		"Technician   Ada\n"
		"Started      2026-11-20 08:00\n"
		"Last change  2026-11-20 08:05\n"
		"Guide        A bicycle lamp that stays dark 1 (0123456789ab),"
		" for a\n"
		"             workshop\n"
		"\n"
		"Diagnosis: The cable is broken (part)\n"
		"\n"
		"How it was found:\n"
		"  Try another cable\n"
		"    It shines now\n"
		"\n"
		"What to do:\n"
		"  - Buy a new one.\n"
		"\n"
		"What was seen:\n"
		"  - Lamp\n"
		"    The front lamp\n"
		"  - Danger signs\n"
		"    No\n"
		"  - Signs\n"
		"    It flickers when the bicycle shakes\n"
		"\n"
		"What was tried:\n"
		"  - Try another cable\n"
		"    It shines now\n"
		"    Note (2026-11-20 08:03):\n"
		"      It hung by a thread.\n"
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
		interview_change(
			lamp_case->interview,
			guide_step(&lamp_case->lamp.guide, "danger"),
			lamp_bits(guide_step(&lamp_case->lamp.guide, "danger"),
				  "hot")),
		INTERVIEW_DONE);
	text = write_report(lamp_case, &row, "text");
	assert_has(text, "Diagnosis: Stop. Don't use it (danger)");
	assert_has(text, "Answered, but not counted any more:\n"
			 "  - Signs\n");
	free(text);
	assert_int_equal(interview_undo(lamp_case->interview), INTERVIEW_DONE);
	text = write_report(lamp_case, &row, "text");
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
	text = write_report(lamp_case, &row, "text");
	assert_has(text, "Diagnosis: It needs a workshop (service)");
	assert_lacks(text, "How it was found");
	assert_has(text, "Not tested:\n  - Dirty contacts\n");
	assert_has(text, "Could not be done:\n"
			 "  - Clean the contacts of lamp and holder\n"
			 "    I can't do this\n");
	assert_lacks(text, "settled");
	assert_has(text, "Ruled out:\n  - Broken cable\n"
			 "  - Flat battery\n"
			 "  - Wrong settings");
	assert_has(text, "What a workshop should know:\n"
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
	text = write_report(lamp_case, &row, "text");
	assert_has(text, "Tested, not settled:\n  - Software fault\n\n"
			 "Not tested:\n  - Coil\n");
	free(text);
	root = read_json(lamp_case, &row);
	assert_at(root, "causes.0.status", "\"open\"");
	assert_at(root, "causes.0.tested", "true");
	assert_at(root, "causes.1.tested", "false");
	json_decref(root);
	interview_free(lamp_case->interview);
	lamp_case->interview = NULL;
	guide_release(&guide);
}

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
	note(lamp_case, "danger", "A bit warm.");
	go_on_as(lamp_case, "Bob");
	lamp_case_answer(lamp_case, "dim");
	note(lamp_case, "clean", "Called the owner.\nNo answer.");
}

static void the_text_tells_who_did_what_where_there_were_several(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row bobs = row;
	char *text;

	bobs.details.technician = "Bob";
	hand_over(lamp_case);
	text = write_report(lamp_case, &bobs, "text");
	assert_has(text, "\nTechnicians  Ada, then Bob\n");
	assert_has(text, "  - Danger signs (Ada, 2026-11-20 08:02)\n"
			 "    No\n"
			 "    Note (Ada, 2026-11-20 08:02):\n"
			 "      A bit warm.\n"
			 "  - Signs (Bob, 2026-11-20 08:03)\n"
			 "    It is dim\n");
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
	struct case_row carls = row;
	char *text;

	carls.details.technician = "Carl";
	lamp_case_answer(lamp_case, "front");
	text = write_report(lamp_case, &carls, "text");
	assert_has(text, "\nTechnicians  Ada, then Carl\n");
	assert_has(text, "  - Lamp (Ada, 2026-11-20 08:01)\n");
	free(text);
}

static void a_login_name_is_no_technician(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row nobodys = row;
	char *text;

	nobodys.details.technician = NULL;
	lamp_case_answer(lamp_case, "front");
	text = write_report(lamp_case, &nobodys, "text");
	assert_lacks(text, "Ada");
	free(text);
}

static void the_json_names_all_technicians_in_order(void **state)
{
	struct lamp_case *lamp_case = *state;
	json_t *root;

	hand_over(lamp_case);
	root = read_json(lamp_case, &row);
	assert_at(root, "case.technicians", "[\"Ada\", \"Bob\"]");
	json_decref(root);
}

/* The reports of a case that was left in the middle of a step. */
static void assert_left(struct lamp_case *lamp_case, const char *told,
			const char *done, const char *ticked, const char *until)
{
	char *text = write_report(lamp_case, &row, "text");
	json_t *root = read_json(lamp_case, &row);

	assert_has(text, told);
	assert_at(root, "next.done", done);
	assert_at(root, "next.ticked", ticked);
	assert_at(root, "next.waits_until", until);
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
			lamp_bits(signs, "dim,blinks"));
	assert_left(lamp_case,
		    "\nNext: Signs\n"
		    "  Ticked, but not answered yet:\n"
		    "  - It is dim\n"
		    "  - It blinks in a code\n\n",
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
		    "\nNext: Charge it for a while\n"
		    "  It waits until 2026-11-20 08:05.\n",
		    "[]", "[]", until);
	lamp_case->now += 2000;
	assert_left(lamp_case, "  Its wait was over 2026-11-20 08:05.\n", "[]",
		    "[]", until);
}

/* Ada agrees and goes; Bob has to see what she put at stake. */
static void the_next_technician_reads_what_was_agreed_to(void **state)
{
	static const char stake[] = "This deletes all the settings that you "
				    "made. Note them down before.";
	struct lamp_case *lamp_case = *state;
	const struct step *reset = guide_step(&lamp_case->lamp.guide, "reset");
	struct case_row bobs = row;
	struct buffer said = {0};
	json_t *root;
	char *text;

	bobs.details.technician = "Bob";
	lamp_case_answer(lamp_case, "rear none blinks same same same");
	text = write_report(lamp_case, &row, "text");
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
	text = write_report(lamp_case, &bobs, "text");
	assert_has(text,
		   "Agreed to:\n"
		   "  - Bring back the factory settings\n"
		   "    Ada agreed 2026-11-20 08:06: This deletes all the "
		   "settings that you\n"
		   "    made. Note them down before.\n");
	root = read_json(lamp_case, &bobs);
	assert_at(root, "consents.0.step", "\"reset\"");
	assert_at(root, "consents.0.at", "\"2026-11-20T08:06:00Z\"");
	assert_at(root, "consents.0.by", "\"Ada\"");
	assert_has(json_string_value(at(root, "consents.0.stake")), stake);
	json_decref(root);
	free(text);
	buffer_release(&said);
}

/* Danger in its turn, and once more out of turn, with a note about it. */
static void raise_danger(struct lamp_case *lamp_case)
{
	const struct step *danger =
		guide_step(&lamp_case->lamp.guide, "danger");

	lamp_case_answer(lamp_case, "front none");
	assert_int_equal(interview_raise_danger(lamp_case->interview,
						lamp_bits(danger, "none")),
			 INTERVIEW_DONE);
	note(lamp_case, "danger", "It smelled of dust.");
}

static void the_text_marks_danger_that_was_asked_out_of_turn(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *text;

	raise_danger(lamp_case);
	text = write_report(lamp_case, &row, "text");
	assert_has(text, "  - Danger signs\n"
			 "    No\n"
			 "  - Danger signs\n"
			 "    No (asked out of turn)\n"
			 "    Note (2026-11-20 08:02):\n"
			 "      It smelled of dust.\n");
	free(text);
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

/* What is answered to the plug, then what that is changed to; "": undone. */
static void danger_found_anywhere_is_told_once_it_is_taken_back(void **state)
{
	static const struct {
		const char *found;
		const char *then;
		const char *told; /* NULL: nothing */
		const char *json;
	} table[] = {
		{"dust,burnt", "clean", "Dust; Melted",
		 "[\"dust\", \"burnt\"]"},
		{"leak", "dust", "A leak", "[\"leak\"]"},
		{"burnt", "", "Melted", "[\"burnt\"]"},
		{"burnt", "leak", NULL, NULL},
		{"dust", "clean", NULL, NULL},
		{"dust", "", NULL, NULL},
	};
	struct lamp_case *lamp_case = *state;
	struct guide guide;

	lamp_load_text(&guide, burnt);
	lamp_case->setup.guide = &guide;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct step *plug = guide_step(&guide, "plug");
		enum interview_result result;
		json_t *root;
		char *text;

		lamp_case_restart(lamp_case);
		lamp_case_answer(lamp_case, "no");
		lamp_case_answer(lamp_case, table[i].found);
		result = table[i].then[0] == '\0'
				 ? interview_undo(lamp_case->interview)
				 : interview_change(
					   lamp_case->interview, plug,
					   lamp_bits(plug, table[i].then));
		assert_int_equal(result, INTERVIEW_DONE);
		text = write_report(lamp_case, &row, "text");
		root = read_json(lamp_case, &row);
		if (table[i].told) {
			assert_has(text, "Danger that was taken back:\n"
					 "  - Plug? (");
			assert_has(text, table[i].told);
			assert_at(root, "taken_back.0.step", "\"plug\"");
			assert_at(root, "taken_back.0.answer", table[i].json);
		} else {
			assert_lacks(text, "taken back");
			assert_at(root, "taken_back", "[]");
		}
		json_decref(root);
		free(text);
	}
	interview_free(lamp_case->interview);
	lamp_case->interview = NULL;
	guide_release(&guide);
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
	root = read_json(lamp_case, &row);
	assert_keys(root, "case guide answers off_path consents taken_back "
			  "skipped causes next diagnosis");
	assert_keys(at(root, "case"),
		    "number started changed state audience subject ticket "
		    "technician model serial technicians notes");
	assert_keys(at(root, "guide"), "id version sha256");
	assert_keys(at(root, "answers.0"), "step title answer say at by note");
	assert_keys(at(root, "causes.0"), "id title status tested");
	assert_keys(at(root, "next"), "step title done of ticked waits_until");
	assert_at(root, "diagnosis", "null");
	assert_at(root, "off_path", "[]");
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
			     "\"tested\": true}"},
		{"causes.1.tested", "false"},
		{"causes.1.status", "\"suspected\""},
		{"causes.2.status", "\"open\""},
		{"diagnosis", "{\"id\": \"contacts\", \"title\": \"The "
			      "contacts were dirty\", \"verdict\": \"fixed\", "
			      "\"cause\": \"contacts\"}"},
	};
	struct lamp_case *lamp_case = *state;
	json_t *root;

	lamp_case_answer(lamp_case, "rear none flicker,blinks cannot");
	note(lamp_case, "cable", "One.");
	note(lamp_case, "cable", "Two.");
	note(lamp_case, NULL, "Three.");
	lamp_case_answer(lamp_case, "fixed");
	root = read_json(lamp_case, &row);
	for (size_t i = 0; i < COUNT(table); i++)
		assert_at(root, table[i].path, table[i].value);
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
					  lamp_bits(danger, "hot")),
			 INTERVIEW_DONE);
	root = read_json(lamp_case, &row);
	assert_at(root, "answers.1.answer", "[\"hot\"]");
	assert_at(root, "off_path.0.step", "\"signs\"");
	assert_at(root, "off_path.1.step", "\"clean\"");
	assert_at(root, "diagnosis.cause", "null");
	json_decref(root);
}

static void the_json_marks_danger_that_was_asked_out_of_turn(void **state)
{
	struct lamp_case *lamp_case = *state;
	json_t *root;

	raise_danger(lamp_case);
	root = read_json(lamp_case, &row);
	assert_keys(at(root, "answers.1"), "step title answer say at by note");
	assert_at(root, "answers.1.note", "null");
	assert_at(root, "answers.2.step", "\"danger\"");
	assert_at(root, "answers.2.raised", "true");
	assert_at(root, "answers.2.note", "\"It smelled of dust.\"");
	json_decref(root);
}

static void the_json_is_sound_whatever_the_record_holds(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct case_row hostile = row;
	json_t *root;

	hostile.details.ticket = "a\xff\033]0;x\a\"\\\n";
	hostile.details.model = "";
	hostile.standing.subject = NULL;
	root = read_json(lamp_case, &hostile);
	assert_string_equal(json_string_value(at(root, "case.ticket")),
			    "a\xef\xbf\xbd]0;x\"\\\n");
	assert_at(root, "case.model", "\"\"");
	assert_at(root, "case.subject", "null");
	json_decref(root);
}

static void formats_are_known_by_name(void **state)
{
	(void)state;
	assert_ptr_equal(report_format("text")->write, report_text);
	assert_ptr_equal(report_format("json")->write, report_json);
	assert_null(report_format("xml"));
	assert_null(report_format(""));
	assert_string_equal(report_formats(0), "text");
	assert_string_equal(report_formats(1), "json");
	assert_null(report_formats(2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(the_text_tells_how_it_was_found),
		WITH_LAMP_CASE(the_text_of_an_open_case_tells_where_it_stands),
		WITH_LAMP_CASE(the_text_lists_what_nobody_could_settle),
		WITH_LAMP_CASE(
			danger_found_anywhere_is_told_once_it_is_taken_back),
		WITH_LAMP_CASE(
			the_text_marks_danger_that_was_asked_out_of_turn),
		WITH_LAMP_CASE(
			a_test_without_a_result_is_told_from_one_not_done),
		WITH_LAMP_CASE(
			the_text_tells_who_did_what_where_there_were_several),
		WITH_LAMP_CASE(
			the_next_technician_is_told_before_giving_an_answer),
		WITH_LAMP_CASE(the_reports_tell_how_far_the_step_was_done),
		WITH_LAMP_CASE(
			the_reports_tell_which_answers_are_ticked_by_now),
		WITH_LAMP_CASE(the_reports_tell_until_when_a_step_waits),
		WITH_LAMP_CASE(the_next_technician_reads_what_was_agreed_to),
		WITH_LAMP_CASE(a_login_name_is_no_technician),
		WITH_LAMP_CASE(the_json_names_all_technicians_in_order),
		WITH_LAMP_CASE(the_json_has_every_key_that_is_promised),
		WITH_LAMP_CASE(the_json_tells_the_case),
		WITH_LAMP_CASE(the_json_keeps_what_is_off_the_path_or_skipped),
		WITH_LAMP_CASE(
			the_json_marks_danger_that_was_asked_out_of_turn),
		WITH_LAMP_CASE(the_json_is_sound_whatever_the_record_holds),
		cmocka_unit_test(formats_are_known_by_name),
	};

	setenv("TZ", "UTC", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
