/*
 * A day in a repair shop, from opening to closing: twelve devices, three
 * technicians, and two terminals, the counter and the bench, on one record.
 * What the day did must then be on record, all of it, and nothing else.
 */
#include "contents.h"
#include "folder.h"
#include "pty_screen.h"
#include "shop_day.h"
#include "test.h"
#include "wording.h"

#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whose data is erased at the end of the day. */
#define ERASED "Quentin Zabriskie"

struct device {
	const char *ticket;
	const char *imei;
	const char *customer;
};

/* By the number of their cases. */
static const struct device devices[] = {
	{NULL, NULL, NULL},
	{"T-101", "352099001761416", "Ann Archer"},
	{"T-102", "352099001761424", "Bob Baker"},
	{"T-103", "352099001761432", "Cem Celik"},
	{"T-104", "352099001761440", "Dora Diaz"},
	{"T-105", "352099001761457", "Emil Ebner"},
	{"T-106", "352099001761465", ERASED},
	{"T-107", "352099001761416", "Ann Archer"},
	{"T-108", "352099001761481", "Hana Hill"},
	{"T-109", "352099001761499", "Ivo Innes"},
	{"T-110", "352099001762109", "Jo Jensen"},
	{"T-111", "352099001762117", "Kim Kaya"},
	{"T-112", "352099001762125", "Lea Lund"},
};

/* Somebody sits down at a terminal, in place of whoever was there. */
static struct pty *sit_down(struct stage *stage, const char *name, bool bench)
{
	const char *const argv[] = {"chargefix",    "-g", SHOP_GUIDE, "--shop",
				    "--technician", name, NULL};

	return bench ? stage_start(stage, argv)
		     : stage_start_beside(stage, argv);
}

static struct pty *at_counter(struct stage *stage, const char *name)
{
	return sit_down(stage, name, false);
}

static struct pty *at_bench(struct stage *stage, const char *name)
{
	struct pty *pty = sit_down(stage, name, true);

	pty_wait_text(pty, "View all cases");
	return pty;
}

/* A scanner's text and its Enter arrive at once. */
static void scan(struct pty *pty, const char *text)
{
	char burst[64];

	snprintf(burst, sizeof(burst), "%s\r", text);
	pty_type(pty, burst);
}

/* Opens the case of the label, on the opening screen or in a list. */
static void scan_case(struct pty *pty, int number, const char *see)
{
	scan(pty, devices[number].ticket);
	pty_wait_text(pty, see);
}

/* Whether the row with that number says so. */
static bool is_row(const struct pty *pty, int number, const char *label)
{
	char row[80], wide[80];

	snprintf(row, sizeof(row), "%d %s", number, label);
	snprintf(wide, sizeof(wide), "%d  %s", number, label);
	return pty_find(pty, row, NULL) >= 0 || pty_find(pty, wide, NULL) >= 0;
}

/* Presses the number of the row that says so. */
static void choose(struct pty *pty, const char *label)
{
	char key[] = "1";

	pty_wait_text(pty, label);
	while (!is_row(pty, key[0] - '0', label) && key[0] < '9')
		key[0]++;
	stage_press(pty, key);
}

/* And Enter, which gives it. */
static void pick(struct pty *pty, const char *label)
{
	choose(pty, label);
	stage_press(pty, "Enter");
}

/* What can be done with the open case opens a form. */
static void manage(struct pty *pty, const char *label)
{
	stage_press(pty, "m");
	choose(pty, label);
}

/* What is typed into a form of one or two fields. */
static void fill_in(struct pty *pty, const char *label, const char *text)
{
	pty_wait_text(pty, label);
	pty_line(pty, text);
}

/* The labels are scanned; the IMEI goes to its field by itself. */
static void scan_device(struct pty *pty, int number)
{
	const struct device *device = &devices[number];

	pty_wait_text(pty, "▸ Ticket");
	scan(pty, device->ticket);
	pty_wait_text(pty, "▸ Customer");
	scan(pty, device->imei);
	pty_wait_text(pty, device->imei);
}

static void expect_taken_in(struct pty *pty, int number)
{
	char said[40];

	snprintf(said, sizeof(said), "Taken in as case %d.", number);
	pty_wait_text(pty, said);
}

static void take_in(struct pty *pty, int number)
{
	pty_wait_text(pty, "Take in a device");
	scan_device(pty, number);
	pty_line(pty, devices[number].customer);
	pty_wait_text(pty, "▸ Contact");
	stage_press(pty, "PageDown");
	pick(pty, "Begin a new case");
	expect_taken_in(pty, number);
}

static void go_to_list(struct pty *pty)
{
	stage_press(pty, "c");
	pty_wait_text(pty, "All cases:");
}

static void open_form(struct pty *pty)
{
	go_to_list(pty);
	stage_press(pty, "N");
}

static void take_in_next(struct pty *pty, int number)
{
	open_form(pty);
	take_in(pty, number);
}

/* The morning: five people bring their devices. */
static void the_counter_opens(struct stage *stage)
{
	struct pty *pty = at_counter(stage, "Mara");

	take_in(pty, 1);
	for (int number = 2; number <= 4; number++)
		take_in_next(pty, number);
}

/* The power goes in the middle of a form; it is there again. */
static void the_power_goes_while_a_device_is_taken_in(struct stage *stage)
{
	struct pty *pty = stage->ptys[1];

	open_form(pty);
	scan_device(pty, 5);
	pty_type(pty, "Emil Eb");
	shop_day_wait_form(stage, pty, "customer: Emil Eb");
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	pty = at_counter(stage, "Mara");
	pty_wait_text(pty, "View all cases (4)");
	stage_press(pty, "N");
	pty_wait_text(pty, "An intake form was left unfinished");
	pty_wait_text(pty, devices[5].imei);
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Emil Eb_");
	stage_press(pty, "Up n e r Enter");
	pty_wait_text(pty, "▸ Contact");
	stage_press(pty, "PageDown");
	pick(pty, "Begin a new case");
	expect_taken_in(pty, 5);
	take_in_next(pty, 6);
}

/* Up to the step at which the lamp is cleaned. */
static void begin_walk(struct pty *pty, int number, const char *lamp)
{
	scan_case(pty, number, "Which lamp is it?");
	pick(pty, lamp);
	pty_wait_text(pty, "Is it hot?");
	pick(pty, "No");
	pty_wait_text(pty, "Does it shine?");
}

/* One is repaired, one is dangerous, one needs a part, and one has to dry. */
static void ada_works_at_the_bench(struct stage *stage)
{
	struct pty *pty = at_bench(stage, "Ada");

	begin_walk(pty, 1, "The front lamp");
	pick(pty, "It shines");
	pty_wait_text(pty, "It was dirty");
	go_to_list(pty);
	scan_case(pty, 2, "Which lamp is it?");
	pick(pty, "The rear lamp");
	pty_wait_text(pty, "Is it hot?");
	pick(pty, "Yes");
	pty_wait_text(pty, "Keep away");
	go_to_list(pty);
	begin_walk(pty, 3, "The front lamp");
	manage(pty, "Wait for a part");
	fill_in(pty, "Why", "bulb ordered");
	pty_wait_text(pty, "Waiting for a part: bulb ordered.");
	go_to_list(pty);
	begin_walk(pty, 4, "The rear lamp");
	stage_press(pty, "s");
	pty_wait_text(pty, "29:5");
}

/* She asks Ben, who knows more about such lamps; it has to dry until tomorrow. */
static void a_case_is_handed_over(struct stage *stage)
{
	struct pty *pty = at_bench(stage, "Ada");

	begin_walk(pty, 5, "The front lamp");
	manage(pty, "Ask a colleague");
	fill_in(pty, "Colleague", "Ben");
	fill_in(pty, "Why", "is this still wet?");
	pty_wait_text(pty, "Handed over to Ben");
	pty = at_bench(stage, "Ben");
	pty_wait_text(pty, "case 5: Waiting for a coll");
	scan_case(pty, 5, "Does it shine?");
	pick(pty, "It is still wet");
	pty_wait_text(pty, "Let it dry");
}

/* While Ben is at the bench, the counter hears that a countdown has ended. */
static void a_wait_runs_out(struct stage *stage)
{
	struct pty *pty = at_counter(stage, "Mara");

	pty_wait_text(pty, "View all cases (6)");
	size_t bells = pty->bells;
	shop_day_sql(stage, "UPDATE cases SET due = unixepoch() * 1000"
			    " WHERE number = 4");
	pty_wait_bells(pty, bells + 1);
	pty_wait_text(pty, "The wait of case 4 is over.");
	pty = at_bench(stage, "Ben");
	scan_case(pty, 4, "Does it shine?");
	pick(pty, "No change");
	pty_wait_text(pty, "Fit a new bulb");
}

/* Ben checks what Ada did, and the counter hands it back. */
static void a_repair_is_checked_and_handed_back(struct stage *stage)
{
	struct pty *pty = at_bench(stage, "Ben");

	scan_case(pty, 1, "It was dirty");
	manage(pty, "Confirm the diagnosis");
	pty_wait_text(pty, "Your name");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Diagnosis confirmed");
	pty = at_counter(stage, "Mara");
	pty_wait_text(pty, "View all cases (6)");
	scan_case(pty, 1, "It was dirty");
	stage_press(pty, "b");
	pick(pty, "Fixed");
	pty_wait_text(pty, "Handed back: Fixed.");
	go_to_list(pty);
	scan_case(pty, 2, "Keep away");
	stage_press(pty, "b");
	pick(pty, "End of life");
	pick(pty, "Item too worn out");
	pty_wait_text(pty, "Handed back: End of life (Item too worn out).");
}

/* In the afternoon, the first device is there again. */
static void a_device_comes_back(struct stage *stage)
{
	struct pty *pty = at_counter(stage, "Mara");

	pty_wait_text(pty, "View all cases (6)");
	stage_press(pty, "N");
	pty_wait_text(pty, "Take in a device");
	scan_device(pty, 7);
	pty_wait_text(pty, "This device was here before");
	stage_press(pty, "PageDown");
	pick(pty, "Comeback of case 1");
	expect_taken_in(pty, 7);
	pty = at_bench(stage, "Ada");
	begin_walk(pty, 7, "The front lamp");
	pick(pty, "No change");
	pty_wait_text(pty, "Fit a new bulb");
}

static void a_customer_changes_his_mind(struct stage *stage)
{
	struct pty *pty = stage->ptys[1];

	take_in_next(pty, 8);
	manage(pty, "Cancel the case");
	fill_in(pty, "Why", "too dear");
	pty_wait_text(pty, "Cancelled: too dear.");
}

/* What one of two gives late is refused aloud, and what is typed is kept. */
static void two_work_on_one_case(struct stage *stage)
{
	struct pty *mara = stage->ptys[1];
	struct pty *ada;

	take_in_next(mara, 9);
	ada = at_bench(stage, "Ada");
	scan_case(ada, 9, "Which lamp is it?");
	pick(ada, "The front lamp");
	pty_wait_text(ada, "Is it hot?");
	pick(mara, "The rear lamp");
	pty_wait_words(mara, "Another terminal continued this case.");
	pty_wait_text(mara, "Is it hot?");
	pty_wait_words(mara, "Press any key to continue.");
	stage_press(mara, "Space n");
	pty_wait_text(mara, "A note on this step");
	pty_type(mara, "the glass is scratched");
	pick(ada, "No");
	pty_wait_text(ada, "Does it shine?");
	stage_press(mara, "Enter");
	pty_wait_text(mara, "Note saved.");
	/* She hasn't seen the note yet. */
	pick(ada, "It shines");
	pty_wait_words(ada, "Press any key to continue.");
	stage_press(ada, "Space");
	pick(ada, "It shines");
	pty_wait_text(ada, "It was dirty");
}

static void the_customer_is_asked(struct stage *stage)
{
	struct pty *pty = at_counter(stage, "Mara");

	pty_wait_text(pty, "View all cases (9)");
	stage_press(pty, "N");
	take_in(pty, 10);
	manage(pty, "Wait for the customer");
	fill_in(pty, "Why", "is 40 all right?");
	pty_wait_text(pty, "Waiting for the customer: is 40 all right?.");
	take_in_next(pty, 11);
}

static void run(struct stage *stage, const char *const argv[],
		const char *input, const char *says)
{
	struct program_result result;

	stage_run(stage, argv, input, &result);
	assert_string_equal(result.error, "");
	assert_has(result.out, says);
	program_result_release(&result);
}

/* The last device comes by post, and a script of the shop's takes it in. */
static void a_script_takes_a_device_in(struct stage *stage)
{
	const struct device *device = &devices[12];
	const char *const argv[] = {
		"chargefix",      "--plain",      "-g",         SHOP_GUIDE,
		"--shop",         "--technician", "Ben",        "--ticket",
		device->ticket,   "--serial",     device->imei, "--customer",
		device->customer, "--comeback",   "T-104",      NULL};

	run(stage, argv, "rear\nnone\n", "Saved as case 12.");
}

static bool is_on_disk(const struct stage *stage, const char *text)
{
	char *folder = folder_file(stage->folder, "chargefix");
	bool found = contents_in_folder(folder, text);

	free(folder);
	return found;
}

static void a_customer_wants_to_be_forgotten(struct stage *stage)
{
	static const char *const erase[] = {"chargefix", "erase", "6", "--yes",
					    NULL};
	struct pty *pty = at_counter(stage, "Mara");

	pty_wait_text(pty, "View all cases (12)");
	scan_case(pty, 6, "Which lamp is it?");
	stage_press(pty, "n");
	pty_line(pty, ERASED " rang up");
	pty_wait_text(pty, "Note saved.");
	manage(pty, "Hand the device back");
	pick(pty, "Returned unrepaired");
	pty_wait_text(pty, "Handed back: Returned unrepaired.");
	assert_true(is_on_disk(stage, ERASED));
	run(stage, erase, NULL, "Erased 1 case.");
	assert_false(is_on_disk(stage, ERASED));
	assert_false(is_on_disk(stage, devices[6].imei));
}

static void the_day_ends(struct stage *stage)
{
	static const char *const board[] = {"chargefix", "cases", "--board",
					    NULL};

	run(stage, board, NULL,
	    "2 open, 3 waiting, 3 diagnosed, 3 handed back, 1 cancelled.");
}

/* "T-101 handed-back fixed" and so on, of a case's report. */
static void put_case(FILE *out, const json_t *report)
{
	static const char *const facts[] = {"ticket",     "status",
					    "outcome",    "waits_for",
					    "technician", "confirmed_by"};
	const json_t *about = json_object_get(report, "case");
	const json_t *answers = json_object_get(report, "answers");
	const json_t *name, *note;
	size_t i;

	for (i = 0; i < COUNT(facts); i++) {
		const char *text =
			json_string_value(json_object_get(about, facts[i]));
		fprintf(out, "%s%s", i > 0 ? " " : "", text ? text : "-");
	}
	fprintf(out, " %lld",
		(long long)json_integer_value(
			json_object_get(about, "comeback_of")));
	json_array_foreach(json_object_get(about, "technicians"), i, name)
	{
		fprintf(out, "%c%s", i > 0 ? ',' : ' ',
			json_string_value(name));
	}
	fprintf(out, " |%s", json_array_size(answers) > 0 ? " " : "");
	stage_put_answers(out, report);
	json_array_foreach(json_object_get(about, "notes"), i, note)
	{
		fprintf(out, " | %s",
			json_string_value(json_object_get(note, "text")));
	}
}

static char *told_of(struct stage *stage, size_t number)
{
	char name[8];
	const char *const argv[] = {"chargefix", "report", name,
				    "--format",  "json",   NULL};
	struct program_result result;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	snprintf(name, sizeof(name), "%zu", number);
	stage_run(stage, argv, NULL, &result);
	json_t *report = json_loads(result.out, 0, NULL);
	assert_non_null(report);
	put_case(out, report);
	fclose(out);
	json_decref(report);
	program_result_release(&result);
	return text;
}

/*
 * What the day did to each case, and nothing else: the status, the outcome,
 * what it waits for, whose it is, who confirmed it, the case that it is a
 * comeback of, everyone who worked on it, the answers, the notes.
 */
static void expect_record(struct stage *stage)
{
	static const char *const expected[] = {
		"T-101 handed-back fixed - Mara Ben 0 Ada,Ben,Mara |"
		" lamp=front danger=none clean=works",
		"T-102 handed-back end-of-life - Mara - 0 Ada,Mara |"
		" lamp=rear danger=hot",
		"T-103 waiting - part Mara - 0 Ada,Mara |"
		" lamp=front danger=none",
		"T-104 ended - - Mara - 0 Ada,Ben,Mara |"
		" lamp=rear danger=none clean=same",
		"T-105 waiting - - Ben - 0 Ada,Ben |"
		" lamp=front danger=none clean=wet",
		"T-106 handed-back unrepaired - Mara - 0 Mara | | ",
		"T-107 ended - - Mara - 1 Ada,Mara |"
		" lamp=front danger=none clean=same",
		"T-108 cancelled - - Mara - 0 Mara |",
		"T-109 ended - - Mara - 0 Ada,Mara |"
		" lamp=front danger=none clean=works | the glass is scratched",
		"T-110 waiting - customer Mara - 0 Mara |",
		"T-111 open - - Mara - 0 Mara |",
		"T-112 open - - Ben - 4 Ben | lamp=rear danger=none",
	};

	for (size_t i = 0; i < COUNT(expected); i++) {
		char *told = told_of(stage, i + 1);

		assert_string_equal(told, expected[i]);
		free(told);
	}
}

static void nothing_of_a_day_is_lost(void **state)
{
	the_counter_opens(*state);
	the_power_goes_while_a_device_is_taken_in(*state);
	ada_works_at_the_bench(*state);
	a_case_is_handed_over(*state);
	a_wait_runs_out(*state);
	a_repair_is_checked_and_handed_back(*state);
	a_device_comes_back(*state);
	a_customer_changes_his_mind(*state);
	two_work_on_one_case(*state);
	the_customer_is_asked(*state);
	a_script_takes_a_device_in(*state);
	a_customer_wants_to_be_forgotten(*state);
	the_day_ends(*state);
	expect_record(*state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(nothing_of_a_day_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
