/*
 * A shop takes a device in: the form, what is known of the device, and nothing
 * typed is lost, however the program ends.
 */
#include "pty_screen.h"
#include "scene.h"
#include "shop_day.h"
#include "test.h"
#include "wording.h"

#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const shop[] = {"chargefix", "--shop", "-g", STAGE_GUIDE,
				   NULL};
static const char *const take_in[] = {
	"chargefix", "run", "--shop", "--new", "-g", STAGE_GUIDE, NULL};

/* Writes the settings file of the stage. */
static void settings(struct stage *stage, const char *text)
{
	char path[300];
	FILE *file;

	snprintf(path, sizeof(path), "%s/.config", stage->folder);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/.config/chargefix", stage->folder);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/.config/chargefix/config.yaml",
		 stage->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* All cases, to json_decref. */
static json_t *cases(struct stage *stage)
{
	static const char *const list[] = {"chargefix", "cases", "--format",
					   "json", NULL};
	struct program_result result;

	stage_run(stage, list, NULL, &result);
	json_t *all = json_loads(result.out, 0, NULL);
	program_result_release(&result);
	assert_non_null(all);
	return all;
}

/* What the newest case has: "ticket=R-1 model= number=2", of these words. */
static void expect_newest(struct stage *stage, const char *expected)
{
	json_t *all = cases(stage);
	const json_t *newest = json_array_get(all, 0);
	char found[500] = "";

	for (const char *at = expected; *at; at += strcspn(at, " ")) {
		char word[50], piece[200];

		at += strspn(at, " ");
		snprintf(word, sizeof(word), "%.*s", (int)strcspn(at, "="), at);
		const json_t *value = json_object_get(newest, word);
		if (json_is_integer(value))
			snprintf(piece, sizeof(piece), "%s=%lld", word,
				 (long long)json_integer_value(value));
		else
			snprintf(piece, sizeof(piece), "%s=%s", word,
				 json_is_string(value)
					 ? json_string_value(value)
					 : "");
		strcat(found, *found ? " " : "");
		strcat(found, piece);
	}
	assert_string_equal(found, expected);
	json_decref(all);
}

static void expect_count(struct stage *stage, size_t count)
{
	json_t *all = cases(stage);

	assert_int_equal(json_array_size(all), count);
	json_decref(all);
}

/* A case of that serial number and customer, which ends as fixed or stays open. */
static void walk_device(struct stage *stage, const char *ticket,
			const char *serial, bool ended)
{
	const char *const argv[] = {
		"chargefix",  "run",       "--plain",  "--new",   "--shop",
		"-g",         STAGE_GUIDE, "--ticket", ticket,    "--serial",
		serial,       "--model",   "GTR-4",    "--brand", "Amazfit",
		"--customer", "Ann",       "--place",  "shelf-1", NULL};
	struct program_result result;

	stage_run(stage, argv,
		  ended ? "rear\nnone\ndim,blinks\nfixed\n" : "rear\n",
		  &result);
	assert_int_equal(result.status, ended ? 0 : 3);
	program_result_release(&result);
}

static void a_device_is_on_record_before_anything_is_asked(void **state)
{
	struct pty *pty = stage_see(*state, take_in, "Take in a device");

	pty_wait_text(pty, "A name or number of the case");
	pty_line(pty, "R-1");
	pty_wait_text(pty, "Whose device it is.");
	pty_line(pty, "Ann");
	pty_wait_text(pty, "The customer's telephone number");
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "Which lamp stays dark?");
	pty_wait_text(pty, "Taken in as case 1.");
	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	expect_newest(*state, "number=1 state=open audience=shop ticket=R-1 "
			      "customer=Ann model=");
	/* There is no form left to continue. */
	pty = stage_see(*state, shop, "Start a new case");
	stage_press(pty, "N");
	pty_wait_text(pty, "Take in a device");
}

static void enter_and_tab_go_to_the_next_field(void **state)
{
	static const char *const keys[] = {"Enter", "Tab", "Down"};

	for (size_t i = 0; i < COUNT(keys); i++) {
		struct pty *pty =
			stage_see(*state, take_in, "Take in a device");

		for (int field = 0; field < 7; field++)
			stage_press(pty, keys[i]);
		/* Behind the last one, nothing begins by itself. */
		pty_wait_text(pty, "▸ 1  Begin a new case");
		stage_press(pty, "Up");
		pty_wait_text(pty, "▸ Place");
	}
	expect_count(*state, 0);
}

static void what_must_be_filled_in_is_named(void **state)
{
	settings(*state, "intake: [ticket, serial]\n"
			 "intake_required: [customer, serial]\n");
	struct pty *pty = stage_see(*state, take_in, "Take in a device");

	pty_wait_text(pty, "Customer      required");
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "Fill in what is required: Serial number, Customer");
	pty_wait_text(pty, "▸ Serial number");
	pty_wait_text(pty, "Required: the device's serial number or IMEI.");
	pty_line(pty, "SN-1");
	pty_line(pty, "Ann");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Which lamp stays dark?");
	expect_newest(*state, "serial=SN-1 customer=Ann");
}

static void without_fields_there_is_no_form(void **state)
{
	settings(*state, "intake: []\n");
	struct pty *pty = stage_start(*state, take_in);

	pty_wait_text(pty, "Which lamp stays dark?");
	settings(*state, "# all of them\n");
	/* Owners are asked for nothing either. */
	stage_walk(*state, "R-1", "1\n", 3);
	static const char *const owner[] = {"chargefix", "-g", STAGE_GUIDE,
					    NULL};
	pty = stage_see(*state, owner, "Unfinished cases");
	stage_press(pty, "N");
	pty_wait_text(pty, "Which lamp stays dark?");
}

static void an_imei_goes_to_its_field_and_is_checked(void **state)
{
	struct pty *pty = stage_see(*state, take_in, "Take in a device");

	pty_type(pty, "R-1\r");
	pty_wait_text(pty, "▸ Customer");
	pty_type(pty, "355555035643844\r");
	pty_wait_text(pty, "Serial number 355555035643844");
	pty_wait_text(pty, "▸ Customer");
	stage_press(pty, "Down Down Down");
	pty_wait_text(pty, "▸ Serial number");
	stage_press(pty, "Backspace 5");
	pty_wait_text(pty, "! Invalid IMEI: check the digits.");
	/* It may be a serial number of as many digits: it can be kept. */
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "Which lamp stays dark?");
	expect_newest(*state, "ticket=R-1 serial=355555035643845 customer=");
}

static void a_text_that_is_no_good_is_refused_aloud(void **state)
{
	char longer[230];
	struct pty *pty = stage_see(*state, take_in, "Take in a device");

	pty_line(pty, "R-1");
	stage_press(pty, "Up");
	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 2] = '\r';
	longer[sizeof(longer) - 1] = '\0';
	size_t bells = pty->bells;
	pty_type(pty, longer);
	pty_wait_text(pty, "too long, more than 200 bytes");
	pty_wait_bells(pty, bells + 1);
	pty_wait_text(pty, "▸ Ticket        R-1____");
	static const char *const binary[] = {"SN\x01\x02\r", "SN\xFF\xFE-1\r"};
	for (size_t i = 0; i < COUNT(binary); i++) {
		bells = pty->bells;
		stage_press(pty, "End");
		pty_wait_gone(pty, "was not used");
		pty_type(pty, binary[i]);
		pty_wait_text(pty, "characters that are not text");
		pty_wait_bells(pty, bells + 1);
		pty_wait_text(pty, "▸ Ticket        R-1____");
	}
	/* At the choices, a scan goes nowhere. */
	stage_press(pty, "PageDown");
	pty_type(pty, "R-2\r");
	pty_wait_text(pty, "choose a field for it first");
	expect_count(*state, 0);
}

/* Half filled in, and on record as soon as no key has come for a moment. */
static struct pty *begin_form(struct stage *stage)
{
	struct pty *pty = stage_see(stage, take_in, "Take in a device");

	pty_line(pty, "R-1");
	pty_wait_text(pty, "▸ Customer");
	pty_type(pty, "Ann Sm");
	pty_wait_text(pty, "Ann Sm__");
	shop_day_wait_form(stage, pty, "customer: Ann Sm");
	return pty;
}

/* The form is there again, as it was left. */
static void expect_form(struct stage *stage)
{
	struct pty *pty = stage_see(stage, take_in, "was left unfinished");

	pty_wait_text(pty, "Ticket        R-1");
	pty_wait_text(pty, "Customer      Ann Sm");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "▸ Contact");
	pty_wait_text(pty, "Customer      Ann Sm__");
}

static void a_half_filled_form_outlives_a_kill(void **state)
{
	struct pty *pty = begin_form(*state);

	pty_signal(pty, SIGKILL);
	pty_wait_exit(pty);
	expect_form(*state);
	expect_count(*state, 0);
}

static void a_half_filled_form_outlives_its_terminal(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP};

	for (size_t i = 0; i < COUNT(signals); i++) {
		void *own = NULL;

		(void)state;
		assert_int_equal(stage_open(&own), 0);
		struct pty *pty = begin_form(own);
		pty_signal(pty, signals[i]);
		pty_wait_exit(pty);
		expect_form(own);
		stage_close(&own);
	}
}

static void a_form_that_is_left_says_so(void **state)
{
	struct pty *pty = begin_form(*state);

	stage_press(pty, "Ctrl-C");
	pty_wait_text(pty, "The intake form is kept.");
	pty_wait_exit(pty);
	expect_form(*state);
}

static void a_form_is_put_aside_and_discarded(void **state)
{
	struct pty *pty;

	stage_walk(*state, "R-9", "1\n", 3);
	pty = stage_see(*state, shop, "Start a new case");
	stage_press(pty, "N");
	pty_wait_text(pty, "Take in a device");
	/* Nothing was typed, so nothing is kept. */
	stage_press(pty, "Escape N");
	pty_wait_text(pty, "Take in a device");
	pty_line(pty, "R-1");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "The intake form is kept. Press N to continue it.");
	stage_press(pty, "N");
	pty_wait_text(pty, "An intake form was left unfinished");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Take in a device");
	pty_line(pty, "R-2");
	stage_press(pty, "Escape N");
	pty_wait_text(pty, "left unfinished (1 of 2)");
	pty_wait_text(pty, "Ticket        R-2");
	stage_press(pty, "4 4");
	pty_wait_text(pty, "Ticket        R-1");
	stage_press(pty, "3 3");
	pty_wait_text(pty, "Discarded.");
	pty_wait_text(pty, "Ticket        R-2");
	stage_press(pty, "3 3");
	pty_wait_text(pty, "Take in a device");
	stage_press(pty, "Escape N");
	pty_wait_text(pty, "Take in a device");
}

static void a_form_is_not_offered_while_another_terminal_has_it(void **state)
{
	struct stage *stage = *state;
	struct pty *one = begin_form(stage);
	struct pty *other = stage_start_beside(stage, take_in);

	pty_wait_text(other, "Take in a device");
	assert_int_equal(pty_find(other, "left unfinished", NULL), -1);
	pty_line(other, "R-2");
	pty_wait_text(other, "▸ Customer");
	pty_signal(one, SIGKILL);
	pty_wait_exit(one);
	stage_press(other, "Escape");
	pty_wait_exit(other);
	other = stage_start_beside(stage, take_in);
	pty_wait_text(other, "left unfinished (1 of 2)");
	pty_wait_text(other, "R-2");
	stage_press(other, "4 4");
	pty_wait_text(other, "Ann Sm");
}

static void an_unfinished_case_of_the_device_is_resumed(void **state)
{
	struct pty *pty;

	walk_device(*state, "R-1", "SN-7", false);
	pty = stage_see(*state, take_in, "Take in a device");
	pty_line(pty, "r-1");
	pty_wait_text(pty, "This device was here before");
	pty_wait_text(pty, "1  Resume case 1");
	pty_wait_text(pty, "Open (next: Danger signs)");
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "R-1 · shop");
	pty_wait_text(pty, "Is anything hot");
	expect_count(*state, 1);
}

/* Neither what was typed nor what the case has is lost. */
static void what_was_typed_is_offered_to_the_case_that_is_resumed(void **state)
{
	struct pty *pty;

	walk_device(*state, "R-1", "SN-7", false);
	pty = stage_see(*state, take_in, "Take in a device");
	pty_line(pty, "R-1");
	pty_line(pty, "Bob");
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "Details of case 1");
	pty_wait_text(pty, "Customer      Bob");
	pty_wait_text(pty, "What you typed differs from the case.");
	expect_newest(*state, "number=1 customer=Ann");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Is anything hot");
	expect_newest(*state, "number=1 customer=Bob place=shelf-1");
}

static void a_device_comes_back(void **state)
{
	settings(*state, "intake_required: [serial, customer, ticket]\n");
	struct pty *pty;

	walk_device(*state, "R-1", "SN-7", true);
	pty = stage_see(*state, take_in, "Take in a device");
	pty_line(pty, "R-2");
	stage_press(pty, "Down Down Down");
	pty_line(pty, "sn-7");
	pty_wait_text(pty, "This device was here before: 1 case below.");
	pty_wait_text(pty, "Comeback of case 1");
	pty_wait_text(pty, "Diagnosed (The contacts were dirty)");
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "Which lamp stays dark?");
	/* What belongs to that visit is not filled in. */
	expect_newest(*state, "number=2 comeback_of=1 ticket=R-2 serial=sn-7 "
			      "customer=Ann brand=Amazfit model=GTR-4 place=");
	static const char *const report[] = {"chargefix", "report", "2", NULL};
	struct program_result result;
	stage_run(*state, report, NULL, &result);
	assert_has(result.out, "Came back     case 1, less than a day before: "
			       "Diagnosed (The contacts\n");
	program_result_release(&result);
}

static void a_customer_who_was_here_has_a_new_case_unless_chosen(void **state)
{
	struct pty *pty;

	walk_device(*state, "R-1", "SN-7", false);
	pty = stage_see(*state, take_in, "Take in a device");
	pty_line(pty, "R-2");
	pty_line(pty, "ANN");
	pty_wait_text(pty, "This customer was here before");
	stage_press(pty, "PageDown");
	pty_wait_text(pty, "▸ 2  Begin a new case");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Which lamp stays dark?");
	expect_newest(*state, "number=2 ticket=R-2 customer=ANN");
}

static void danger_does_not_wait_for_the_form(void **state)
{
	settings(*state, "intake_required: [serial]\n");
	struct pty *pty = stage_see(*state, take_in, "Take in a device");

	pty_line(pty, "R-1");
	stage_press(pty, "!");
	pty_wait_text(pty, "Is anything hot");
	expect_newest(*state, "number=1 ticket=R-1 state=open");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "DANGER");
	stage_expect_answers(*state, "danger=hot");
}

static void a_label_that_no_case_has_begins_the_form(void **state)
{
	struct pty *pty;

	stage_walk(*state, "R-9", "1\n", 3);
	pty = stage_see(*state, shop, "Start a new case");
	pty_type(pty, "355555035643844\r");
	pty_wait_text(pty, "Take in a device");
	pty_wait_text(pty, "Serial number 355555035643844");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Start a new case");
	pty_type(pty, "R-2001\r");
	pty_wait_text(pty, "serial number R-2001");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Ticket        R-2001");
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "Which lamp stays dark?");
	expect_newest(*state, "number=2 ticket=R-2001 serial=");
}

static void options_fill_the_form_in(void **state)
{
	static const char *const argv[] = {"chargefix",    "--shop",   "-g",
					   STAGE_GUIDE,    "--ticket", "R-1",
					   "--technician", "Mara",     NULL};
	struct pty *pty = stage_see(*state, argv, "Take in a device");

	pty_wait_text(pty, "Ticket        R-1");
	pty_wait_text(pty, "▸ Customer");
	stage_press(pty, "PageDown Enter");
	pty_wait_text(pty, "Which lamp stays dark?");
	expect_newest(*state, "ticket=R-1 technician=Mara");
	/* Details of one case do not go over to the next. */
	stage_press(pty, "c");
	pty_wait_text(pty, "All cases: 1");
	stage_press(pty, "N");
	pty_wait_text(pty, "Take in a device");
	assert_int_equal(pty_find(pty, "R-1_", NULL), -1);
}

/* The folder of the record can't be made. */
static void a_form_that_can_t_be_saved_is_not_lost_in_silence(void **state)
{
	static const char *const lost[] = {
		"chargefix", "run",       "--shop", "--new",
		"-g",        STAGE_GUIDE, "--db",   "/dev/null/cases.db",
		NULL};
	struct pty *pty = stage_see(*state, lost, "Take in a device");

	pty_line(pty, "R-1");
	pty_wait_text(pty, "This form is not saved yet:");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Press Esc again to discard it.");
	stage_press(pty, "Tab Ctrl-C");
	pty_wait_text(pty, "Not everything is saved yet");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "Ticket        R-1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_device_is_on_record_before_anything_is_asked),
		stage_test(enter_and_tab_go_to_the_next_field),
		stage_test(what_must_be_filled_in_is_named),
		stage_test(without_fields_there_is_no_form),
		stage_test(an_imei_goes_to_its_field_and_is_checked),
		stage_test(a_text_that_is_no_good_is_refused_aloud),
		stage_test(a_half_filled_form_outlives_a_kill),
		cmocka_unit_test(a_half_filled_form_outlives_its_terminal),
		stage_test(a_form_that_is_left_says_so),
		stage_test(a_form_is_put_aside_and_discarded),
		stage_test(a_form_is_not_offered_while_another_terminal_has_it),
		stage_test(an_unfinished_case_of_the_device_is_resumed),
		stage_test(
			what_was_typed_is_offered_to_the_case_that_is_resumed),
		stage_test(a_device_comes_back),
		stage_test(
			a_customer_who_was_here_has_a_new_case_unless_chosen),
		stage_test(danger_does_not_wait_for_the_form),
		stage_test(a_label_that_no_case_has_begins_the_form),
		stage_test(options_fill_the_form_in),
		stage_test(a_form_that_can_t_be_saved_is_not_lost_in_silence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
