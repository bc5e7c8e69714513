/*
 * The same walk on terminals of all kinds: each shows the same, and the same
 * of it in bold, and is sent nothing that it does not know.
 */
#include "golden.h"
#include "pty_screen.h"
#include "scene.h"
#include "test.h"
#include "vocabulary.h"

#include "chargefix/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {
	"xterm-256color", "xterm", "screen-256color",
	"tmux-256color",  "linux", "vt220",
	"vt100",          "ansi",  "rxvt",
};

/* By keys that all of them have; each screen is seen once. */
static const struct move walk[] = {
	{"Which lamp stays dark?", "Down Down Enter"},
	{"Is anything hot", "1 Enter"},
	{"What do you see?", "Down Space Down Down Space"},
	{"[x] It blinks", "Enter"},
	{"Clean the contacts of", "w"},
	{"Why this is asked", "Escape"},
	{"Suspects", "Ctrl-F"},
	{"Clean the contacts of", "n r u s t y"},
	{"rusty", "Enter"},
	{"Note saved.", "?"},
	{"the answer above", "Ctrl-F Escape"},
	{"Clean the contacts of", "2 2"},
	{"Pull out the old cable", "r"},
	{"Answers so far", "Escape"},
	{"Pull out the old cable", "2 2"},
	{"Put it on its charger", "2 2"},
	{"Type agree", "a g r e e Enter"},
	{"Hold both buttons", "Left"},
	{"Put it on its charger", "2 2"},
	{"Type agree", "a g r e e Enter"},
	{"Hold both buttons", "1 1"},
	{"The settings were wrong", ""},
};

enum { SCREENS = sizeof(walk) / sizeof(*walk) };

struct showing {
	char *screens[SCREENS];
};

static void showing_release(struct showing *showing)
{
	for (size_t i = 0; i < SCREENS; i++)
		free(showing->screens[i]);
}

static void assert_all_known(const char *kind, const char *sent, size_t length)
{
	struct vocabulary vocabulary = {.words = NULL};

	vocabulary_learn(&vocabulary, kind);
	char *unknown = vocabulary_unknown(&vocabulary, sent, length);

	if (unknown)
		fail_msg("%s was sent %s", kind, unknown);
	vocabulary_release(&vocabulary);
}

static bool is_bold(const struct pty *pty, int row, int column)
{
	VTermPos position = {row, column};
	VTermScreenCell cell;

	return vterm_screen_get_cell(pty->screen, position, &cell) &&
	       cell.attrs.bold && cell.chars[0] != 0 && cell.chars[0] != ' ';
}

/* The rows but for the last column, which some terminals can't write to. */
static void put_rows(const struct pty *pty, FILE *out)
{
	for (int row = 0; row < pty->rows; row++) {
		char *line = pty_row(pty, row);
		size_t end = strlen(line);

		if (pty_cell(pty, row, pty->columns - 1) != ' ')
			end = text_previous(line, end);
		while (end > 0 && line[end - 1] == ' ')
			end--;
		fprintf(out, "%.*s\n", (int)end, line);
		free(line);
	}
}

/* Where it is bold: '^' below each such character. */
static void put_bold(const struct pty *pty, FILE *out)
{
	for (int row = 0; row < pty->rows; row++) {
		for (int column = 0; column < pty->columns - 1; column++)
			fputc(is_bold(pty, row, column) ? '^' : ' ', out);
		fputc('\n', out);
	}
}

/* What every kind shows alike. Faint, and colours, not all of them have. */
static char *look(const struct pty *pty)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	assert_non_null(out);
	put_rows(pty, out);
	put_bold(pty, out);
	fclose(out);
	return text;
}

/* Walks on a terminal of that kind, keeping each screen. */
static void show(struct stage *stage, const char *kind, const char *locale,
		 struct showing *showing)
{
	static const char *const run[] = {"chargefix", "run",       "--new",
					  "-g",        STAGE_GUIDE, NULL};
	/* Cases count from 1 again. */
	char record[256];
	char term[64];
	char *sent = NULL;
	size_t length = 0;

	snprintf(term, sizeof(term), "TERM=%s", kind);
	snprintf(record, sizeof(record), "CHARGEFIX_DB=%s/%s.db", stage->folder,
		 kind);
	const char *const environment[] = {term, locale, record,
					   "NCURSES_GPM_TERMS=none", NULL};

	stage->environment = environment;
	struct pty *pty = stage_start(stage, run);

	pty->transcript = open_memstream(&sent, &length);
	for (size_t i = 0; i < SCREENS; i++) {
		pty_wait_text(pty, walk[i].see);
		showing->screens[i] = look(pty);
		stage_press(pty, walk[i].press);
	}
	pty_key(pty, "q");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_true(pty_is_cooked(pty));
	fclose(pty->transcript);
	pty->transcript = NULL;
	assert_all_known(kind, sent, length);
	free(sent);
	stage->environment = NULL;
}

static void expect_same(const char *kind, const struct showing *expected,
			const struct showing *showing)
{
	for (size_t i = 0; i < SCREENS; i++) {
		char *difference = golden_difference(expected->screens[i],
						     showing->screens[i]);

		if (!difference)
			continue;
		fprintf(stderr,
			"%s (+) shows at '%s' what others (-) do not:\n%s",
			kind, walk[i].see, difference);
		fail();
	}
}

static void check(struct stage *stage, const char *locale)
{
	struct showing expected;

	show(stage, kinds[0], locale, &expected);
	for (size_t i = 1; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct showing showing;

		show(stage, kinds[i], locale, &showing);
		expect_same(kinds[i], &expected, &showing);
		showing_release(&showing);
	}
	showing_release(&expected);
}

static void each_kind_of_terminal_shows_the_same(void **state)
{
	check(*state, "LC_ALL=C.UTF-8");
}

static void each_kind_shows_the_same_in_ascii(void **state)
{
	check(*state, "LC_ALL=C");
}

static void assert_stands_out(const struct pty *pty, const char *text)
{
	VTermScreenCell cell;
	VTermPos at = {0, 0};

	at.row = pty_find(pty, text, &at.col);
	assert_true(vterm_screen_get_cell(pty->screen, at, &cell));
	assert_true(cell.attrs.bold);
	assert_true(cell.attrs.reverse || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
}

static struct pty *scene_go_on(struct stage *stage, const char *kind,
			       const char *scene)
{
	char term[64];
	const char *const environment[] = {term, "NCURSES_GPM_TERMS=none",
					   NULL};

	snprintf(term, sizeof(term), "TERM=%s", kind);
	stage->environment = environment;
	struct pty *pty = scene_go(stage, scene_named(scene));

	stage->environment = NULL;
	return pty;
}

static void danger_stands_out_on_each_kind(void **state)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		assert_stands_out(scene_go_on(*state, kinds[i], "danger"),
				  "DANGER");
}

/* Also where it has no screen of its own, which would take the footer away. */
static void the_last_words_stand_alone_on_each_kind(void **state)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct pty *pty = scene_go_on(*state, kinds[i], "action");

		pty_key(pty, "q");
		assert_int_equal(pty_wait_exit(pty), 3);
		char *row = pty_row(pty, pty_find(pty, "Continue with", NULL));
		const char *end = strstr(row, "chargefix resume ");
		assert_non_null(end);
		end += strlen("chargefix resume ");
		assert_int_equal(strspn(end, "0123456789"), strlen(end));
		free(row);
	}
}

static void escape_is_answered_at_once(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("note"));

	pty_key(pty, "Escape");
	pty_wait_text(pty, "Esc again to discard it");
}

/* A slow line delivers its ESC before the rest. */
static void a_key_that_comes_in_parts_gives_no_answer(void **state)
{
	static const char *const parts[][4] = {
		{"\033", "[6~", NULL},        {"\033", "[", "6", "~"},
		{"\033[", "22~", NULL},       {"\033[2", "2~", NULL},
		{"\033", "Op", NULL},         {"\033", "O", "r", NULL},
		{"\033", "[[A", NULL},        {"\033[2", "2;2", "2", "~"},
		{"\033]11;2", "2/2\a", NULL},
	};
	struct pty *pty = scene_go(*state, scene_named("first"));

	for (size_t i = 0; i < COUNT(parts); i++) {
		for (size_t part = 0; part < 4 && parts[i][part]; part++) {
			pty_type(pty, parts[i][part]);
			assert_true(pty_settle(pty, 60));
		}
	}
	pty_key(pty, "Down");
	pty_wait_text(pty, "▸ 1 The front lamp");
	stage_press(pty, "2 2");
	pty_wait_text(pty, "Is anything hot");
}

static void what_a_terminal_does_not_know_is_noticed(void **state)
{
	static const char sent[] = "a\033[4;1H\033[1mb\033[?1049h";
	struct vocabulary vocabulary = {.words = NULL};

	(void)state;
	vocabulary_learn(&vocabulary, "vt100");
	char *unknown = vocabulary_unknown(&vocabulary, sent, sizeof(sent) - 1);

	assert_string_equal(unknown, "ESC[?1049h");
	free(unknown);
	assert_null(vocabulary_unknown(&vocabulary, sent, 12));
	vocabulary_release(&vocabulary);
}

/* Whose digits and letters would be keys. */
static void a_key_that_is_not_known_does_nothing(void **state)
{
	struct pty *pty = scene_go(*state, scene_named("first"));

	pty_type(pty, "\033[22;9~\033[22;9~\033[2;2q\033O2\033[?2q\033[2 q");
	pty_key(pty, "Down");
	pty_wait_text(pty, "▸ 1 The front lamp");
	/* What follows ESC by hand is a key. */
	stage_press(pty, "w");
	pty_wait_text(pty, "Why this is asked");
	pty_type(pty, "\033j");
	pty_wait_text(pty, "▸ 2 The rear lamp");
}

/* A colour, a version, a setting: late answers, whose digits are keys too. */
static void what_a_terminal_says_of_itself_gives_no_answer(void **state)
{
	static const char *const replies[] = {
		"\033]11;rgb:2222/2222/2222\033\\",
		"\033]11;rgb:2222/2222/2222\a",
		"\033P>|terminal(22)\033\\",
		"\033_G22;OK\033\\",
		"\302\233"
		"22;22~",
		"\302\235"
		"11;rgb:22/22\a",
	};
	struct pty *pty = scene_go(*state, scene_named("first"));

	for (size_t i = 0; i < COUNT(replies); i++)
		pty_type(pty, replies[i]);
	pty_key(pty, "Down");
	pty_wait_text(pty, "▸ 1 The front lamp");
	/* By hand they are only Alt and a letter. */
	pty_type(pty, "\033P");
	pty_key(pty, "Down");
	pty_wait_text(pty, "▸ 2 The rear lamp");
}

static void keys_are_known_as_other_terminals_send_them(void **state)
{
	static const struct {
		const char *sequence;
		const char *see;
	} table[] = {
		{"\033[B", "▸ 1"},
		{"\033OA", "▸ 1"},
		{"\033[4~", "▸ 3"},
		{"\033[1~", "▸ 1"},
		{"\033OF", "▸ 3"},
		{"\033[H", "▸ 1"},
		{"\033[8~", "▸ 3"},
		{"\033[7~", "▸ 1"},
		{"\033Or", "▸ 2"},
		{"\033Os", "▸ 3"},
		{"\033[1~", "▸ 1"},
		{"\033OM", "Is anything"},
		{"\033[11~", "the answer above"},
	};
	struct pty *pty = scene_go(*state, scene_named("first"));

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		pty_type(pty, table[i].sequence);
		pty_wait_text(pty, table[i].see);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(each_kind_of_terminal_shows_the_same),
		stage_test(each_kind_shows_the_same_in_ascii),
		stage_test(danger_stands_out_on_each_kind),
		stage_test(the_last_words_stand_alone_on_each_kind),
		stage_test(escape_is_answered_at_once),
		stage_test(a_key_that_comes_in_parts_gives_no_answer),
		stage_test(a_key_that_is_not_known_does_nothing),
		stage_test(what_a_terminal_says_of_itself_gives_no_answer),
		stage_test(keys_are_known_as_other_terminals_send_them),
		cmocka_unit_test(what_a_terminal_does_not_know_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
