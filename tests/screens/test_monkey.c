/*
 * A monkey at the keys: whatever it does, the program neither crashes nor
 * leaks, the frame is whole, and the record tells each case again.
 *
 * MONKEY_ACTS in the environment says how much it does in all, MONKEY_SEED
 * and MONKEY_ACTS_A_ROUND which rounds these are; `make monkey` runs it long,
 * with sanitizers.
 */
#include "contents.h"
#include "frame_fault.h"
#include "golden.h"
#include "monkey.h"
#include "pty_screen.h"
#include "stage.h"
#include "test.h"
#include "wild_guide.h"

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
	ACTS_AT_ONCE = 24, /* as fast as they can be made, now and then */
	ACTS_THOROUGH = 100000, /* from so many on, it has been everywhere */
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
	{"TERM=vt220", "EDITOR=echo 手机 >", NULL},
	{"TERM=ansi", "EDITOR=cat /dev/urandom | head -c 3000 >", NULL},
};

/* NULL: one made at random. */
static const char *const guides[] = {
	STAGE_GUIDE,
	"data/charging.yaml",
	"tests/screens/world.yaml",
	NULL,
};

/* What shows that the monkey came to a screen. */
static const struct {
	const char *screen;
	const char *text;
} sights[] = {
	{"home", "Unfinished cases"},
	{"home, all finished", "All cases are finished"},
	{"cases", "Open cases"},
	{"details", "Serial number"},
	{"search", "No question, answer or note contains that"},
	{"step", "I can't"},
	{"panel", "Suspects"},
	{"why", "Why this is asked"},
	{"help", "the answer above"},
	{"note", "A note on this"},
	{"consent", "Type agree"},
	{"review", "Answers so far"},
	{"change", "Change this answer?"},
	{"danger", "Asked out of turn"},
	{"diagnosis", "Verdict: "},
	{"report", "Date          "},
	{"scanned", "No case has the ticket or serial number"},
	{"small", "too small"},
};

/* How often each was seen. */
struct tally {
	size_t seen[COUNT(sights)];
	size_t looks;
};

struct round {
	struct stage *stage;
	struct dice dice;
	size_t number;
	size_t acts;
	struct pty *pty;
	char *guide; /* absolute: the program runs in the stage's folder */
	struct tally *tally;
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
		"the screen, %dx%d:\n%s",
		round->number, round->acts, round->acts, what,
		round->pty->columns, round->pty->rows, screen);
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

/* Reads until the program has read all keys, and has nothing more to say. */
static void settle(const struct round *round)
{
	struct pty *pty = round->pty;

	bool rests = pty_settle(pty, QUIET);

	while (pty->stopped && !pty->exited) {
		pty_signal(pty, SIGCONT);
		pty_read(pty, 100);
		rests = pty_settle(pty, QUIET);
	}
	if (!rests)
		broken(round, "it does not come to rest");
}

static void count_sights(const struct round *round)
{
	char *text = pty_text(round->pty);

	for (size_t i = 0; i < COUNT(sights); i++)
		if (strstr(text, sights[i].text))
			round->tally->seen[i]++;
	round->tally->looks++;
	free(text);
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

		if (!fault) {
			count_sights(round);
			return;
		}
		if (time(NULL) > deadline)
			broken(round, fault);
		free(fault);
		pty_read(round->pty, 100);
	}
}

static void run(struct round *round)
{
	const char *const again[] = {"chargefix",  "run",    "-g",
				     round->guide, "--shop", NULL};
	const char *const fresh[] = {"chargefix",  "run",   "-g",
				     round->guide, "--new", "--ticket",
				     "T 手",       NULL};

	start(round, dice_hit(&round->dice, 4) ? fresh : again);
	/* Before that, the terminal would echo what the monkey types. */
	see_frame(round);
}

static void play(struct round *round)
{
	for (size_t done = 0; done < round->acts;) {
		size_t acts =
			dice_hit(&round->dice, 16)
				? 1 + dice_roll(&round->dice, ACTS_AT_ONCE)
				: 1;

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

/* What the title says of the case but for a countdown, which goes on. */
static char *title_shown(const struct pty *pty)
{
	char *title = pty_row(pty, 0);
	char *wait = strstr(title, "  wait ");

	if (wait)
		*wait = '\0';
	return title;
}

/* The second word that the window is gone may find nobody to hear it. */
static void assert_hung_up_well(const struct round *round)
{
	if (pty_wait_exit(round->pty) != 128 + SIGHUP)
		assert_ended_well(round);
}

static void close_somehow(struct round *round)
{
	switch (dice_roll(&round->dice, 4)) {
	case 0:
		pty_signal(round->pty, SIGTERM);
		assert_ended_well(round);
		break;
	case 1:
		pty_signal(round->pty, SIGKILL);
		pty_wait_exit(round->pty);
		break;
	case 2:
		pty_hang_up(round->pty);
		assert_hung_up_well(round);
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

/* Frees both. */
static void expect_told_again(const struct round *round, char *before,
			      char *after)
{
	char *difference = golden_difference(before, after);

	if (difference)
		broken(round, difference);
	free(before);
	free(after);
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

	expect_told_again(round, before, after);
}

/* Without a person it goes to the case's next question, and leaves it there. */
static void assert_can_go_on(const struct round *round, long number)
{
	struct program_result result;
	char digits[24];
	const char *const argv[] = {"chargefix", "resume", digits, "--plain",
				    NULL};

	snprintf(digits, sizeof(digits), "%ld", number);
	stage_run(round->stage, argv, "", &result);
	if (result.status != 0 && result.status != 3)
		broken(round, result.error);
	program_result_release(&result);
}

/* Every case of the record can be told, and goes on. */
static void tell_all(struct round *round)
{
	static const char *const argv[] = {"chargefix", "cases", "--format",
					   "json", NULL};
	struct program_result result;

	stage_run(round->stage, argv, NULL, &result);
	json_t *cases = json_loads(result.out, 0, NULL);

	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *row = json_array_get(cases, i);
		long number = (long)json_integer_value(
			json_object_get(row, "number"));
		char *before = told(round, number);

		assert_can_go_on(round, number);
		char *after = told(round, number);

		expect_told_again(round, before, after);
	}
	json_decref(cases);
	program_result_release(&result);
}

/* Also at the end of a test that failed, for which the state is kept. */
static int close_stage(void **state)
{
	int closed = *state ? stage_close(state) : 0;

	*state = NULL;
	return closed;
}

/* The path of the guide that the round is played with, to be freed. */
static char *guide_of(const struct stage *stage, struct dice *dice,
		      size_t number)
{
	const char *name = guides[number % COUNT(guides)];
	struct buffer text = {0};
	char path[4096];

	if (name)
		return realpath(name, NULL);
	snprintf(path, sizeof(path), "%s/wild.yaml", stage->folder);
	wild_guide(&text, dice);
	contents_write_text(path, buffer_string(&text));
	buffer_release(&text);
	return strdup(path);
}

static void play_round(void **state, size_t number, size_t acts,
		       struct tally *tally)
{
	assert_int_equal(stage_open(state), 0);
	struct round round = {.stage = *state,
			      .dice = {number},
			      .number = number,
			      .acts = acts,
			      .tally = tally};

	round.guide = guide_of(round.stage, &round.dice, number);
	round.stage->environment = worlds[number % COUNT(worlds)];
	round.stage->inside = true;
	run(&round);
	play(&round);
	calm_down(&round);
	long shown = case_shown(round.pty);
	char *title = title_shown(round.pty);

	close_somehow(&round);
	tell_all(&round);
	if (shown > 0)
		assert_goes_on(&round, shown, title);
	free(title);
	free(round.guide);
	close_stage(state);
}

/* Nothing is proven of a screen that it never came to. */
static void assert_been_everywhere(const struct tally *tally)
{
	bool everywhere = true;

	print_message("seen in %zu looks:\n", tally->looks);
	for (size_t i = 0; i < COUNT(sights); i++) {
		print_message("%8zu %s\n", tally->seen[i], sights[i].screen);
		everywhere = everywhere && tally->seen[i] > 0;
	}
	assert_true(everywhere);
}

static void a_monkey_breaks_nothing(void **state)
{
	size_t seed = number_of("MONKEY_SEED", 0);
	size_t acts = number_of("MONKEY_ACTS", ACTS);
	size_t a_round = number_of("MONKEY_ACTS_A_ROUND", ACTS_A_ROUND);
	struct tally tally = {.looks = 0};

	for (size_t i = 0; i < acts / a_round; i++)
		play_round(state, seed + i, a_round, &tally);
	if (acts >= ACTS_THOROUGH)
		assert_been_everywhere(&tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_monkey_breaks_nothing, close_stage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
