/*
 * Plain mode as a person, a pipe or a script uses it: whole walks through the
 * built program.
 */
#include "folder.h"
#include "pty_screen.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
static const char *const fresh[] = {"chargefix", "run",       "--new",
				    "-g",        STAGE_GUIDE, NULL};
static const char *const plain[] = {"chargefix", "--plain", "-g", STAGE_GUIDE,
				    NULL};
static const char *const resume[] = {"chargefix", "resume", NULL};

static const char *last_line(const char *text)
{
	size_t length = strlen(text);

	while (length > 1 && text[length - 2] != '\n')
		length--;
	return text + (length > 0 ? length - 1 : 0);
}

/* Runs it and expects that status and last line; the output, to be freed. */
static char *walk(struct stage *stage, const char *const argv[],
		  const char *input, int status, const char *last)
{
	struct program_result result;

	stage_run(stage, argv, input, &result);
	if (result.status != status ||
	    (last && strcmp(last_line(result.out), last) != 0)) {
		fprintf(stderr,
			"status %d, expected %d; last line expected: %s\n"
			"input:\n%s\noutput:\n%s\nerrors:\n%s\n",
			result.status, status, last, input, result.out,
			result.error);
		fail();
	}
	assert_string_equal(result.error, "");
	free(result.error);
	return result.out;
}

static void whole_walks_end_in_their_diagnosis(void **state)
{
	static const struct {
		const char *input;
		const char *last;
	} cases[] = {
		{"front\nhot\n", "diagnosis: danger (danger)\n"},
		/* Not being sure counts as danger here. */
		{"front\nunsure\n", "diagnosis: danger (danger)\n"},
		{"front\nnone\ndim\nfixed\n", "diagnosis: contacts (fixed)\n"},
		{"1\n1\n1\n1\n", "diagnosis: contacts (fixed)\n"},
		{"front\nnone\ndim,flicker\nsame\nfixed\n",
		 "diagnosis: cable (part)\n"},
		/* What is suspected comes first. */
		{"rear\nnone\nflicker\nfixed\n", "diagnosis: cable (part)\n"},
		{"2\n1\n4\nsame\nsame\nfixed\n",
		 "diagnosis: battery (fixed)\n"},
		{"2\n1\nblinks\nsame\nsame\nsame\nagree\nfixed\n",
		 "diagnosis: settings (setting)\n"},
		{"2\n1\nnone\nsame\nsame\nsame\nagree\nsame\n",
		 "diagnosis: service (service)\n"},
		{"2\n1\nnone\ncannot\ncannot\ncannot\nno\n",
		 "diagnosis: service (service)\n"},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		free(walk(*state, fresh, cases[i].input, 0, cases[i].last));
}

static void spaces_and_line_ends_of_other_systems_do_not_matter(void **state)
{
	free(walk(*state, fresh, "  front \r\n 1\r\ndim , 2 ,\t3\r\n1\r\n", 0,
		  "diagnosis: contacts (fixed)\n"));
}

static void what_the_workshop_needs_to_know_is_listed(void **state)
{
	char *out =
		walk(*state, fresh, "1\n1\nblinks\nsame\ncannot\nsame\nno\n", 0,
		     "diagnosis: service (service)\n");

	assert_has(out, "It needs a workshop");
	assert_has(out, "Ask what a repair would cost before you agree.");
	assert_has(out, "What you tried is in the report.");
	assert_has(out, "Wrong settings (设定)");
	assert_has(out, "Try another cable");
	free(out);
}

static void a_step_shows_all_that_is_needed_to_do_it(void **state)
{
	char *out = walk(*state, fresh, "1\n1\n1\n", 3, NULL);

	assert_has(out, "Clean the contacts of lamp and holder");
	assert_has(out, "5 min");
	assert_has(out, "cotton swab, isopropyl alcohol");
	assert_has(out, "Nothing metal on the contacts.");
	assert_has(out, "Put the lamp back until it clicks.");
	assert_has(out, "Does it shine now?");
	assert_has(out, "It shines now");
	assert_has(out, "I can't do this");
	free(out);
}

static void consent_hides_the_instructions_until_it_is_typed(void **state)
{
	static const char before[] = "1\n1\n4\nsame\nsame\nsame\n";
	char input[100];

	snprintf(input, sizeof(input), "%s1\nfixed\nAgree!\n", before);
	char *out = walk(*state, fresh, input, 3, NULL);

	assert_has(out, "This deletes all the settings that you made.");
	assert_has(out, "Type agree to continue, or no to skip this step.");
	assert_lacks(out, "Hold both buttons");
	free(out);
	snprintf(input, sizeof(input), "%sagree\n:why\n", before);
	out = walk(*state, fresh, input, 3, NULL);
	assert_has(out, "Hold both buttons");
	assert_has(out, "\nYou agreed 20");
	free(out);
}

static void the_end_of_the_input_saves_and_the_case_goes_on(void **state)
{
	free(walk(*state, run, "front\nnone\n", 3, NULL));
	free(walk(*state, resume, "dim\nsame\n", 3, NULL));
	char *out =
		walk(*state, resume, "fixed\n", 0, "diagnosis: cable (part)\n");

	assert_has(out, "Try another cable");
	assert_lacks(out, "Which lamp");
	free(out);
}

static void quitting_says_where_to_go_on(void **state)
{
	char *out = walk(*state, run, "front\n:quit\n", 3, NULL);

	assert_has(out, "chargefix resume");
	free(out);
}

static void an_unfinished_case_is_offered_first(void **state)
{
	static const struct move moves[] = {
		{"case 1", "y Enter"},
		{"What do you see?", "1 Enter"},
		{"Clean the contacts", "1 Enter"},
		{"diagnosis: contacts (fixed)", ""},
		{NULL, NULL},
	};

	free(walk(*state, run, "front\nnone\n", 3, NULL));
	struct pty *pty = stage_start(*state, plain);

	stage_moves(pty, moves);
	assert_int_equal(pty_wait_exit(pty), 0);
}

static void the_offer_can_be_declined(void **state)
{
	static const struct move moves[] = {
		{"case 1", "x Enter n Enter"},
		{"Which lamp stays dark?", "2 Enter"},
		{"Is anything hot, swollen or smoking?", "2 Enter"},
		{"diagnosis: danger (danger)", ""},
		{NULL, NULL},
	};

	free(walk(*state, run, "front\nnone\n", 3, NULL));
	struct pty *pty = stage_start(*state, plain);

	stage_moves(pty, moves);
	assert_int_equal(pty_wait_exit(pty), 0);
	free(walk(*state, resume, "dim\nfixed\n", 0,
		  "diagnosis: contacts (fixed)\n"));
}

static void a_script_is_offered_nothing(void **state)
{
	free(walk(*state, run, "front\nnone\n", 3, NULL));
	free(walk(*state, run, "rear\nhot\n", 0,
		  "diagnosis: danger (danger)\n"));
}

static void wrong_input_is_told_in_one_line_and_asked_again(void **state)
{
	static const char *const wrong[] = {
		"",           "0",
		"4",          "-1",
		"1.5",        "99999999999",
		"on",         "1,2",
		"front,",     ",",
		"front rear", "\xff\xfe",
		"\x1b[2J",    ":nonsense",
		":",          ":quit now",
		":change",    ":change x",
		":note",      "'; drop table cases; --",
		"%s%n%d",
	};

	for (size_t i = 0; i < COUNT(wrong); i++) {
		char input[100];

		snprintf(input, sizeof(input), "%s\nfront\nhot\n", wrong[i]);
		char *out = walk(*state, fresh, input, 0,
				 "diagnosis: danger (danger)\n");

		/* The question stands there once: only the prompt is new. */
		assert_int_equal(count_of(out, "Which lamp stays dark?"), 1);
		assert_int_equal(count_of(out, "> "), 3);
		free(out);
	}
}

static void an_answer_that_goes_with_no_other_stays_alone(void **state)
{
	char *out = walk(*state, fresh, "1\n1\n1,4\n1,unsure\n1\nfixed\n", 0,
			 "diagnosis: contacts (fixed)\n");

	assert_int_equal(count_of(out, "What do you see?"), 1);
	free(out);
}

static void a_line_without_end_is_refused_whole(void **state)
{
	enum { LENGTH = 200000 };
	char *input = malloc(LENGTH + 20);

	assert_non_null(input);
	memset(input, '1', LENGTH);
	strcpy(input + LENGTH, "\nfront\nhot\n");
	free(walk(*state, fresh, input, 0, "diagnosis: danger (danger)\n"));
	free(input);
}

static void a_nul_byte_ends_nothing(void **state)
{
	/* Without a terminal bytes come as they are; NUL is dropped. */
	static const char *const argv[] = {
		"sh", "-c",
		"printf 'fr\\0ont\\nhot\\n' | \"$CHARGEFIX_PROGRAM\" "
		"-g " STAGE_GUIDE,
		NULL};

	free(walk(*state, argv, NULL, 0, "diagnosis: danger (danger)\n"));
}

static void back_drops_the_last_answer(void **state)
{
	char *out = walk(*state, fresh, "1\n:back\n:back\n2\n1\n1\n1\n", 0,
			 "diagnosis: contacts (fixed)\n");

	assert_int_equal(count_of(out, "Which lamp stays dark?"), 2);
	assert_has(out, "nothing to go back to");
	free(out);
}

static void changing_an_answer_keeps_the_later_ones(void **state)
{
	char *out = walk(*state, fresh,
			 "1\n1\n1\nsame\n:change signs\nflicker\n:review\n"
			 "fixed\n",
			 0, "diagnosis: cable (part)\n");

	assert_has(out,
		   "Changing an earlier answer (:back keeps it):\nSigns\n");
	assert_has(out, "It flickers when the bicycle shakes");
	assert_has(out, "Set aside (saved, but no longer counted):\n"
			"  clean: Clean the contacts of lamp and holder");
	free(out);
}

static void danger_can_be_raised_at_any_point(void **state)
{
	char *out = walk(*state, fresh, "1\n1\n1\n:danger\nhot\n", 0,
			 "diagnosis: danger (danger)\n");

	assert_has(out, "Asked out of turn (:back cancels):\nDanger signs\n");
	assert_has(out, "Stop. Don't use it");
	assert_has(out, "Put it outside on stone.");
	free(out);
	free(walk(*state, fresh, "1\n1\n1\n:danger\nnone\nfixed\n", 0,
		  "diagnosis: contacts (fixed)\n"));
}

static void why_is_answered_at_every_step(void **state)
{
	char *out =
		walk(*state, fresh, ":why\n1\n:why\n1\n:why\n1\n:why\nfixed\n",
		     0, "diagnosis: contacts (fixed)\n");

	assert_has(out, "A battery that swells or smokes can burn.");
	assert_has(out, "A film too thin to see is enough");
	free(out);
}

static void notes_are_in_review_and_report(void **state)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     "--edition", "bench",  NULL};
	static const char note[] = "Es riecht süßlich 手机";
	char input[200];

	snprintf(input, sizeof(input),
		 "1\n1\n:note %s\x1b[31m\n:review\n1\n1\n", note);
	char *out =
		walk(*state, fresh, input, 0, "diagnosis: contacts (fixed)\n");

	assert_true(count_of(out, note) >= 2);
	assert_null(strchr(out, '\x1b'));
	free(out);
	out = walk(*state, report, NULL, 0, NULL);
	assert_has(out, note);
	assert_has(out, "The contacts were dirty");
	free(out);
}

static void help_lists_every_command(void **state)
{
	static const char *const commands[] = {":back",   ":why",    ":note",
					       ":start",  ":review", ":change",
					       ":danger", ":help",   ":quit"};
	char *out = walk(*state, fresh, ":help\nfront\nnone\n:help\n", 3, NULL);

	assert_has(out, "Type a number from 1 to 3 or a name (front, rear, "
			"unsure)");
	assert_has(out, "Type numbers from 1 to 5 or names (dim, flicker, "
			"blinks, none, unsure),\nseparated by commas");
	for (size_t i = 0; i < COUNT(commands); i++)
		assert_has(out, commands[i]);
	free(out);
}

static void only_text_is_printed(void **state)
{
	char *out = walk(*state, fresh,
			 ":help\n1\n:why\n1\n:review\n4\nsame\nsame\nsame\n"
			 "agree\nsame\n",
			 0, NULL);

	for (const char *byte = out; *byte != '\0'; byte++)
		assert_true(*byte == '\n' || !iscntrl((unsigned char)*byte));
	free(out);
}

static void where_the_locale_is_plain_so_is_the_text(void **state)
{
	static const char *const environment[] = {"LC_ALL=C", NULL};
	struct stage *stage = *state;

	stage->environment = environment;
	char *out = walk(stage, fresh, "2\n1\n:review\n1\nfixed\n", 0,
			 "diagnosis: contacts (fixed)\n");

	for (const char *byte = out; *byte != '\0'; byte++)
		assert_true((unsigned char)*byte < 0x80);
	free(out);
}

static void a_dumb_terminal_gets_plain_mode_by_itself(void **state)
{
	static const char *const environment[] = {"TERM=dumb", NULL};
	struct stage *stage = *state;

	stage->environment = environment;
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, "Which lamp stays dark?");
	assert_false(pty->alternate);
	pty_line(pty, "front");
	pty_wait_text(pty, "Is anything hot, swollen or smoking?");
	pty_line(pty, "hot");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_wait_text(pty, "diagnosis: danger (danger)");
}

static void the_end_of_input_key_saves_too(void **state)
{
	struct pty *pty = stage_start(*state, plain);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_line(pty, "front");
	pty_wait_text(pty, "Is anything hot, swollen or smoking?");
	pty_key(pty, "Ctrl-D");
	assert_int_equal(pty_wait_exit(pty), 3);
	free(walk(*state, resume, "hot\n", 0, "diagnosis: danger (danger)\n"));
}

static void ctrl_c_saves_and_says_where_to_go_on(void **state)
{
	struct pty *pty = stage_start(*state, plain);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_line(pty, "front");
	pty_wait_text(pty, "Is anything hot, swollen or smoking?");
	pty_key(pty, "Ctrl-C");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(pty,
		      "Saved as case 1. Continue with: chargefix resume 1");
	pty = stage_start(*state, plain);
	pty_wait_text(pty, "Continue case 1");
	pty_key(pty, "Ctrl-C");
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(pty, "Case 1 is not finished.");
}

/* Which one a case goes on with is said where another would be new. */
static void the_offer_says_that_the_guide_is_another_one(void **state)
{
	static const char *const other[] = {"chargefix", "--plain", "-g",
					    "newer.yaml", NULL};
	struct stage *stage = *state;
	char *path = folder_file(stage->folder, "newer.yaml");
	char command[600];
	struct pty *pty = stage_start(stage, plain);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_line(pty, "front");
	pty_wait_text(pty, "Is anything hot, swollen or smoking?");
	pty_key(pty, "Ctrl-D");
	assert_int_equal(pty_wait_exit(pty), 3);
	snprintf(command, sizeof(command),
		 "sed 's/^# A guide/# The guide/' "
		 "'%s' >'%s'",
		 STAGE_GUIDE, path);
	assert_int_equal(system(command), 0);
	stage->inside = true;
	pty = stage_start(stage, other);
	pty_wait_text(pty, "since changed)? [y/n]");
	pty_line(pty, "y");
	pty_wait_text(pty, "Is anything hot, swollen or smoking?");
	free(path);
}

static void half_a_line_is_no_answer_when_it_is_broken_off(void **state)
{
	struct pty *pty = stage_start(*state, plain);

	pty_wait_text(pty, "Which lamp stays dark?");
	pty_type(pty, "1");
	pty_wait_text(pty, "> 1");
	pty_key(pty, "Ctrl-D"); /* gives it to the program as it is */
	pty_signal(pty, SIGTERM);
	assert_int_equal(pty_wait_exit(pty), 3);
	pty_wait_text(pty, "Nothing was answered, so nothing was saved.");
}

static void what_was_handed_back_is_not_unfinished(void **state)
{
	static const char *const report[] = {"chargefix", "report", "last",
					     NULL};
	struct program_result result;

	free(walk(*state, run, "front\n:hand-back unrepaired\n", 0, NULL));
	stage_run(*state, report, NULL, &result);
	assert_has(result.out, "Handed back ");
	assert_has(result.out, ": Returned unrepaired\n");
	program_result_release(&result);
}

static void whoever_types_in_a_shop_can_hand_back_at_the_end(void **state)
{
	static const char *const shop[] = {"chargefix", "--plain",   "--shop",
					   "-g",        STAGE_GUIDE, NULL};
	static const struct move moves[] = {
		{"Ticket (", ": b e g i n Enter"},
		{"Which lamp stays dark?", "1 Enter"},
		{"Is anything hot, swollen or smoking?", "2 Enter"},
		{":hand-back hands the device back", ""},
		{NULL, NULL},
	};
	struct pty *pty = stage_start(*state, shop);

	stage_moves(pty, moves);
	pty_line(pty, ":hand-back repairable");
	pty_wait_text(pty, "Handed back: Repairable.");
	pty_line(pty, ":quit");
	pty_wait_text(pty, "diagnosis: danger (danger)");
	assert_int_equal(pty_wait_exit(pty), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(what_was_handed_back_is_not_unfinished),
		stage_test(whoever_types_in_a_shop_can_hand_back_at_the_end),
		stage_test(whole_walks_end_in_their_diagnosis),
		stage_test(spaces_and_line_ends_of_other_systems_do_not_matter),
		stage_test(what_the_workshop_needs_to_know_is_listed),
		stage_test(a_step_shows_all_that_is_needed_to_do_it),
		stage_test(consent_hides_the_instructions_until_it_is_typed),
		stage_test(the_end_of_the_input_saves_and_the_case_goes_on),
		stage_test(quitting_says_where_to_go_on),
		stage_test(an_unfinished_case_is_offered_first),
		stage_test(the_offer_can_be_declined),
		stage_test(a_script_is_offered_nothing),
		stage_test(wrong_input_is_told_in_one_line_and_asked_again),
		stage_test(an_answer_that_goes_with_no_other_stays_alone),
		stage_test(a_line_without_end_is_refused_whole),
		stage_test(a_nul_byte_ends_nothing),
		stage_test(back_drops_the_last_answer),
		stage_test(changing_an_answer_keeps_the_later_ones),
		stage_test(danger_can_be_raised_at_any_point),
		stage_test(why_is_answered_at_every_step),
		stage_test(notes_are_in_review_and_report),
		stage_test(help_lists_every_command),
		stage_test(only_text_is_printed),
		stage_test(where_the_locale_is_plain_so_is_the_text),
		stage_test(a_dumb_terminal_gets_plain_mode_by_itself),
		stage_test(the_end_of_input_key_saves_too),
		stage_test(ctrl_c_saves_and_says_where_to_go_on),
		stage_test(the_offer_says_that_the_guide_is_another_one),
		stage_test(half_a_line_is_no_answer_when_it_is_broken_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
