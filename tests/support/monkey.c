#include "monkey.h"

#include "test.h"

#include "front/tui/keys.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* Those that get on come more often than those that lead away. */
static const char *const keys[] = {
	"Enter",  "Enter",     "Enter",  "Enter",  "Up",        "Down",
	"Down",   "Down",      "Left",   "Right",  "Home",      "End",
	"Space",  "Space",     "PageUp", "Escape", "PageDown",  "Tab",
	"F1",     "Backspace", "Delete", "Insert", "1",         "1",
	"2",      "2",         "3",      "4",      "9",         "Alt-x",
	"Ctrl-A", "Ctrl-U",    "Ctrl-W", "Ctrl-K", "Ctrl-Left", "Shift-Tab",
	"F5",     "F12",
};

/* What people type and paste, and what they should not be able to. */
static const char *const texts[] = {
	"agree\r",
	"87",
	"1,5\r",
	"It smells of 手机 and of süßes Öl",
	"שלום עולם",
	"مرحبا",
	"e\xcc\x81\xcc\x81\xcc\x81 \xe0\xbd\xa7\xe0\xbe\x90",
	"👩\u200d🔧 🇩🇪 ❤️",
	"a line\nand one more\n\nand a last one",
	"\xff\xfe\x80 not UTF-8 \xc3",
	"\xed\xa0\x80\xf4\x90\x80\x80\xc0\xaf",
	"\xe2\x80\xae turned round \xe2\x80\xac",
	"%s%n'; DROP TABLE cases; --",
	"  ",
};

/* Broken, unknown or unasked for. None leaves curses waiting for its end. */
static const char *const sequences[] = {
	"\033[",        "\033O",        "\033[999~",        "\033[1;5Z",
	"\033[200~",    "\033[201~",    "\033[?1;2c",       "\033]0;title\a",
	"\033[M   ",    "\033[<0;5;5M", "\033[<0;999;999m", "\033[I",
	"\033\033\033", "\033[12;34R",  "\23331m",          "\177\b\177",
	"\033[31m",     "\033[2J",      "\033P1$r\033\\",   "\033c",
};

static const int sizes[][2] = {
	{24, 80}, {24, 80}, {43, 132}, {17, 60},  {10, 40}, {9, 39},
	{1, 1},   {1, 2},   {60, 200}, {24, 119}, {11, 41}, {24, 1},
};

#define PICK(list, dice)                                                       \
	(list)[dice_roll((dice), sizeof(list) / sizeof(*(list)))]

static void press_common(struct pty *pty, struct dice *dice)
{
	pty_key(pty, PICK(keys, dice));
}

/* Any that means something, by the table of keys; few that end the round. */
static void press_known(struct pty *pty, struct dice *dice)
{
	enum command command = (enum command)dice_roll(dice, COMMANDS);
	const int *codes = key_bindings[command].codes;
	size_t count = 0;

	if ((command == COMMAND_LEAVE || command == COMMAND_SUSPEND) &&
	    !dice_hit(dice, 5))
		return;
	while (count < KEY_CODES_MOST && codes[count])
		count++;
	int code = codes[dice_roll(dice, count)];
	char byte[2] = {(char)code, '\0'};

	if (code < KEY_MIN)
		pty_key(pty, byte);
	else
		press_common(pty, dice);
}

static void press_any(struct pty *pty, struct dice *dice)
{
	char byte[2] = {(char)(1 + dice_roll(dice, 255)), '\0'};

	if (byte[0] != 'q' && byte[0] != ('C' & 0x1f))
		pty_key(pty, byte);
}

static const char *some_text(struct dice *dice)
{
	return dice_hit(dice, 3) ? PICK(sequences, dice) : PICK(texts, dice);
}

/* Now and then more than any note or window holds. */
static void paste(struct pty *pty, struct dice *dice)
{
	size_t pieces = dice_hit(dice, 12) ? dice_roll(dice, 1000) : 1;
	bool closed = !dice_hit(dice, 8);

	pty_type(pty, "\033[200~");
	for (size_t i = 0; i < pieces; i++)
		pty_type(pty, some_text(dice));
	if (closed)
		pty_type(pty, "\033[201~");
}

static void click(struct pty *pty, struct dice *dice)
{
	int row = (int)dice_roll(dice, (size_t)pty->rows);
	int column = (int)dice_roll(dice, (size_t)pty->columns);

	/* 4 and 5 are the wheel. */
	pty_click_button(pty, 1 + (int)dice_roll(dice, 5), row, column);
}

/*
 * As the terminal would say it, or should not: any button, with any modifier,
 * dragged, let go without having been pressed, beside the window.
 */
static void report_mouse(struct pty *pty, struct dice *dice)
{
	char bytes[64];
	size_t far = dice_hit(dice, 4) ? 100000 : 240;

	if (dice_hit(dice, 3))
		snprintf(bytes, sizeof(bytes), "\033[M%c%c%c",
			 (char)(' ' + dice_roll(dice, 220)),
			 (char)(' ' + dice_roll(dice, 220)),
			 (char)(' ' + dice_roll(dice, 220)));
	else
		snprintf(bytes, sizeof(bytes), "\033[<%zu;%zu;%zu%c",
			 dice_roll(dice, 256), dice_roll(dice, far),
			 dice_roll(dice, far), dice_hit(dice, 2) ? 'M' : 'm');
	pty_type(pty, bytes);
}

static void drag(struct pty *pty, struct dice *dice)
{
	char bytes[128];
	size_t row = 1 + dice_roll(dice, (size_t)pty->rows);
	size_t column = 1 + dice_roll(dice, (size_t)pty->columns);

	snprintf(bytes, sizeof(bytes),
		 "\033[<0;%zu;%zuM\033[<32;%zu;%zuM\033[<0;%zu;%zum", column,
		 row, column + 3, row + 1, column + 5, row + 2);
	pty_type(pty, bytes);
}

static void use_mouse(struct pty *pty, struct dice *dice)
{
	if (dice_hit(dice, 3))
		report_mouse(pty, dice);
	else if (dice_hit(dice, 6))
		drag(pty, dice);
	else
		click(pty, dice);
}

static void resize_once(struct pty *pty, struct dice *dice)
{
	int rows, columns;

	if (dice_hit(dice, 4)) {
		rows = 1 + (int)dice_roll(dice, 70);
		columns = 1 + (int)dice_roll(dice, 220);
	} else {
		const int *size = PICK(sizes, dice);

		rows = size[0];
		columns = size[1];
	}
	pty_resize(pty, rows, columns);
}

/* One size, or a window pulled at for a while. */
static void resize(struct pty *pty, struct dice *dice)
{
	size_t times = dice_hit(dice, 4) ? 2 + dice_roll(dice, 30) : 1;

	while (times-- > 0)
		resize_once(pty, dice);
}

static void send_signal(struct pty *pty, struct dice *dice)
{
	static const int signals[] = {SIGTSTP, SIGSTOP, SIGCONT, SIGWINCH};

	pty_signal(pty, PICK(signals, dice));
}

/* A label, with what a scanner ends it with, if with anything. */
static void scan(struct pty *pty, struct dice *dice)
{
	static const char *const labels[] = {
		"R-1001", "355555035643844", "1",          "22", "q",
		"!2",     "agree",           "0123456789",
	};
	static const char *const ends[] = {"\r", "\t", "\r\n", "\n", ""};
	char bytes[32];

	snprintf(bytes, sizeof(bytes), "%s%s", PICK(labels, dice),
		 PICK(ends, dice));
	pty_type(pty, bytes);
}

static void type_text(struct pty *pty, struct dice *dice)
{
	pty_type(pty, some_text(dice));
}

/* How often each is done, of a hundred times. */
static const struct {
	size_t times;
	void (*act)(struct pty *pty, struct dice *dice);
} acts[] = {
	{41, press_common}, {29, press_known}, {4, press_any},
	{5, type_text},     {4, scan},         {4, paste},
	{7, use_mouse},     {5, resize},       {1, send_signal},
};

void monkey_act(struct pty *pty, struct dice *dice)
{
	size_t roll = dice_roll(dice, 100);
	size_t i = 0;

	while (roll >= acts[i].times)
		roll -= acts[i++].times;
	acts[i].act(pty, dice);
}
