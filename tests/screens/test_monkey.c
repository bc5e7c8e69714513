/*
 * A monkey at the keys: whatever it does, the program neither crashes nor
 * leaks, the frame is whole, and the record tells each case again.
 *
 * MONKEY_ACTS in the environment says how much it does in all, MONKEY_SEED
 * and MONKEY_ACTS_A_ROUND which rounds these are; `make monkey` runs it long, with sanitizers.
 */
#include "frame_fault.h"
#include "monkey.h"
#include "pty_screen.h"
#include "stage.h"
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

enum {
	ACTS = 2000, /* in an ordinary run of the tests */
	ACTS_A_ROUND = 250,
	ACTS_AT_ONCE = 24,
	QUIET = 4, /* milliseconds */
	PATIENCE_SECONDS = 20,
};

/*
 * Each round is in another one of these. Not asked for on the console is a
 * library for its mouse that does not give back its memory.
 */
static const char *const worlds[][6] = {
	{"TERM=xterm-256color", "EDITOR=true", NULL},
	{"TERM=linux", "NCURSES_GPM_TERMS=none", "EDITOR=true", "LC_ALL=C",
	 NULL},
	{"TERM=tmux-256color", "EDITOR=false", "NO_COLOR=1", NULL},
	{"TERM=xterm", "EDITOR=echo agree >>", "CHARGEFIX_THEME=high-contrast",
	 NULL},
	{"TERM=vt100", "EDITOR=no-such-editor", "LC_ALL=C", NULL},
	{"TERM=screen-256color", "EDITOR=true", "CHARGEFIX_THEME=mono", NULL},
	{"TERM=rxvt", "EDITOR=true", NULL},
};

static const char *const guides[] = {
	STAGE_GUIDE,
	"data/charging.yaml",
	"tests/screens/world.yaml",
};

struct round {
	struct stage *stage;
	struct dice dice;
	size_t number;
	size_t acts;
	struct pty *pty;
	char *guide; /* absolute: the program runs in the stage's folder */
};

static size_t number_of(const char *variable, size_t otherwise)
{
	const char *text = getenv(variable);

	return text && *text ? strtoul(text, NULL, 10) : otherwise;
}

/* Tells where it went wrong, so that it can be done again. */
static void broken(const struct round *round, const char *what)
{
	char *screen = pty_text(round->pty);

	fprintf(stderr,
		"MONKEY_SEED=%zu MONKEY_ACTS=%zu MONKEY_ACTS_A_ROUND=%zu: %s; "
		"the screen:\n%s",
		round->number, round->acts, round->acts, what, screen);
	free(screen);
	fail();
}

static void start(struct round *round, const char *const argv[])
{
	round->pty = stage_start(round->stage, argv);
}

static void assert_ended_well(const struct round *round)
{
	char what[64];
	int status = pty_wait_exit(round->pty);

	snprintf(what, sizeof(what), "it ended with status %d", status);
	if (status != 0 && status != 3)
		broken(round, what);
}

/* Reads what comes until there is nothing more to come. */
static void settle(const struct round *round)
{
	struct pty *pty = round->pty;

	pty_settle(pty, QUIET);
	while (pty->stopped && !pty->exited) {
		pty_signal(pty, SIGCONT);
		pty_read(pty, 100);
		pty_settle(pty, QUIET);
	}
}

/* The frame is whole as soon as all that came before has been done. */
static void see_frame(const struct round *round)
{
	time_t deadline = time(NULL) + PATIENCE_SECONDS;

	for (;;) {
		settle(round);
		if (round->pty->exited)
			return;
		char *fault = frame_fault(round->pty);

		if (!fault)
			return;
		if (time(NULL) > deadline)
			broken(round, fault);
		free(fault);
		pty_read(round->pty, 100);
	}
}

static void run(struct round *round)
{
	const char *const argv[] = {"chargefix",  "run",    "-g",
				    round->guide, "--shop", NULL};

	start(round, argv);
	/* Before that, the terminal would echo what the monkey types. */
	see_frame(round);
}

static void play(struct round *round)
{
	for (size_t done = 0; done < round->acts;) {
		size_t acts = 1 + dice_roll(&round->dice, ACTS_AT_ONCE);

		for (size_t i = 0; i < acts; i++)
			monkey_act(round->pty, &round->dice);
		done += acts;
		see_frame(round);
		if (round->pty->exited) {
			assert_ended_well(round);
			run(round);
		}
	}
}

/* Out of pages and lists, back to the case, in a window that shows it all. */
static void calm_down(struct round *round)
{
	pty_type(round->pty, "\033[201~");
	pty_resize(round->pty, 43, 132);
	see_frame(round);
	for (int i = 0; i < 8 && !round->pty->exited; i++) {
		pty_key(round->pty, "Escape");
		pty_settle(round->pty, 40);
	}
	see_frame(round);
	if (!round->pty->exited)
		return;
	assert_ended_well(round);
	run(round);
	pty_resize(round->pty, 43, 132);
	see_frame(round);
}

/* The case on the screen; 0: none is. */
static long case_shown(const struct pty *pty)
{
	char *title = pty_row(pty, 0);
	const char *found = strstr(title, " case ");
	bool open = found && strstr(found, " step ");
	long number = open ? strtol(found + strlen(" case "), NULL, 10) : 0;

	free(title);
	return number;
}

static void close_somehow(struct round *round)
{
	switch (dice_roll(&round->dice, 4)) {
	case 0:
		pty_signal(round->pty, SIGTERM);
		pty_wait_exit(round->pty);
		break;
	case 1:
		pty_signal(round->pty, SIGKILL);
		pty_wait_exit(round->pty);
		break;
	case 2:
		pty_hang_up(round->pty);
		pty_wait_exit(round->pty);
		break;
	default:
		pty_key(round->pty, "Ctrl-C");
		assert_ended_well(round);
		break;
	}
}

/* The case as the record tells it, all but when it was last touched. */
static char *told(const struct round *round, long number)
{
	struct program_result result;
	char digits[24];
	const char *const argv[] = {"chargefix", "report", digits,
				    "--format",  "json",   NULL};

	snprintf(digits, sizeof(digits), "%ld", number);
	stage_run(round->stage, argv, NULL, &result);
	if (result.status != 0)
		broken(round, result.error);
	json_t *report = json_loads(result.out, 0, NULL);

	json_object_del(json_object_get(report, "case"), "changed");
	char *text = json_dumps(report, JSON_INDENT(1));

	json_decref(report);
	program_result_release(&result);
	assert_non_null(text);
	return text;
}

/* Resumed, the case is at the same step, and its report is the same. */
static void assert_goes_on(struct round *round, long number, const char *title)
{
	char digits[24];
	const char *const argv[] = {"chargefix", "resume", digits, NULL};
	char *before = told(round, number);

	snprintf(digits, sizeof(digits), "%ld", number);
	round->stage->rows = 43;
	round->stage->columns = 132;
	start(round, argv);
	pty_wait_text(round->pty, title);
	see_frame(round);
	pty_key(round->pty, "Ctrl-C");
	assert_ended_well(round);
	char *after = told(round, number);

	assert_string_equal(after, before);
	free(before);
	free(after);
}

/* Every case of the record can be told. */
static void tell_all(struct round *round)
{
	static const char *const argv[] = {"chargefix", "cases", "--format",
					   "json", NULL};
	struct program_result result;

	stage_run(round->stage, argv, NULL, &result);
	json_t *cases = json_loads(result.out, 0, NULL);

	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *row = json_array_get(cases, i);

		free(told(round, (long)json_integer_value(
					 json_object_get(row, "number"))));
	}
	json_decref(cases);
	program_result_release(&result);
}

static void play_round(size_t number, size_t acts)
{
	void *state = NULL;
	char *folder = getcwd(NULL, 0);
	char guide[4096];

	assert_int_equal(stage_open(&state), 0);
	struct round round = {state, {number}, number, acts, NULL, guide};

	snprintf(guide, sizeof(guide), "%s/%s", folder,
		 guides[number % (sizeof(guides) / sizeof(*guides))]);
	round.stage->environment =
		worlds[number % (sizeof(worlds) / sizeof(*worlds))];
	round.stage->inside = true;
	run(&round);
	play(&round);
	calm_down(&round);
	long shown = case_shown(round.pty);
	char *title = pty_row(round.pty, 0);

	close_somehow(&round);
	tell_all(&round);
	if (shown > 0)
		assert_goes_on(&round, shown, title);
	free(title);
	free(folder);
	stage_close(&state);
}

static void a_monkey_breaks_nothing(void **state)
{
	size_t seed = number_of("MONKEY_SEED", 0);
	size_t acts = number_of("MONKEY_ACTS", ACTS);
	size_t a_round = number_of("MONKEY_ACTS_A_ROUND", ACTS_A_ROUND);

	(void)state;
	for (size_t i = 0; i < acts / a_round; i++)
		play_round(seed + i, a_round);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_monkey_breaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
