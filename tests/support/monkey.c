#include "monkey.h"

#include <stdio.h>
#include <string.h>

/* Those that get on come more often than those that lead away. */
static const char *const keys[] = {
	"Enter",  "Enter",     "Enter",  "Enter",     "Up",     "Down",
	"Down",   "Down",      "Left",   "Right",     "Home",   "End",
	"Space",  "Space",     "PageUp", "PageDown",  "Tab",    "Escape",
	"F1",     "Backspace", "Delete", "Insert",    "Ctrl-L", "Ctrl-B",
	"1",      "1",         "2",      "2",         "3",      "3",
	"4",      "5",         "9",      "0",         "j",      "k",
	"h",      "l",         "g",      "G",         "w",      "n",
	"r",      "!",         "s",      "?",         "/",      "Ctrl-J",
	"Ctrl-F", "Ctrl-E",    "Ctrl-Y", "Ctrl-Left", "Alt-x",  "Shift-Tab",
	"F5",     "F12",       "Ctrl-A", "Ctrl-U",    "Ctrl-W", "Ctrl-K",
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
};

/* libvterm falls over a wide character in a window of one column. */
static const int sizes[][2] = {
	{24, 80}, {24, 80}, {43, 132}, {17, 60}, {10, 40},
	{9, 39},  {1, 2},   {60, 200}, {11, 41}, {24, 119},
};

#define PICK(list, dice)                                                       \
	(list)[dice_roll((dice), sizeof(list) / sizeof(*(list)))]

static void press_any(struct pty *pty, struct dice *dice)
{
	char byte[2] = {(char)(' ' + dice_roll(dice, 95)), '\0'};

	/* This one is tried less often: it ends the round. */
	if (byte[0] != 'q')
		pty_type(pty, byte);
}

static void paste(struct pty *pty, struct dice *dice)
{
	char bytes[256];

	snprintf(bytes, sizeof(bytes), "\033[200~%s\033[201~",
		 PICK(texts, dice));
	pty_type(pty, bytes);
}

static void use_mouse(struct pty *pty, struct dice *dice)
{
	int row = (int)dice_roll(dice, (size_t)pty->rows);
	int column = (int)dice_roll(dice, (size_t)pty->columns);

	/* 4 and 5 are the wheel. */
	pty_click_button(pty, 1 + (int)dice_roll(dice, 5), row, column);
}

static void resize(struct pty *pty, struct dice *dice)
{
	int rows, columns;

	if (dice_hit(dice, 4)) {
		rows = 1 + (int)dice_roll(dice, 70);
		columns = 2 + (int)dice_roll(dice, 220);
	} else {
		const int *size = PICK(sizes, dice);

		rows = size[0];
		columns = size[1];
	}
	pty_resize(pty, rows, columns);
}

void monkey_act(struct pty *pty, struct dice *dice)
{
	size_t roll = dice_roll(dice, 200);

	if (roll < 150)
		pty_key(pty, PICK(keys, dice));
	else if (roll < 168)
		press_any(pty, dice);
	else if (roll < 176)
		use_mouse(pty, dice);
	else if (roll < 182)
		paste(pty, dice);
	else if (roll < 187)
		pty_type(pty, PICK(texts, dice));
	else if (roll < 192)
		pty_type(pty, PICK(sequences, dice));
	else if (roll < 198)
		resize(pty, dice);
	else
		pty_key(pty, dice_hit(dice, 4) ? "Ctrl-Z" : "q");
}
