#include "front/tui/keys.h"

#define CONTROL(letter) ((letter)&0x1f)

static const struct key_binding bindings[COMMANDS] = {
	[COMMAND_UP] =
		{
			.codes = {KEY_UP, 'k'},
			.name = {"Up k", "↑ k"},
			.foot = {"Up/Down", "↑↓"},
			.rank = 10,
			.word = "choose",
			.help = "choose the answer above",
		},
	[COMMAND_DOWN] =
		{
			.codes = {KEY_DOWN, 'j'},
			.name = {"Down j", "↓ j"},
			.rank = 10,
			.word = "choose",
			.help = "choose the answer below",
		},
	[COMMAND_PICK] =
		{
			.codes = {'1', '2', '3', '4', '5', '6', '7', '8', '9',
				  '0'},
			.name = {"0-9", "0–9"},
			.foot = {"Up/Down 1-9", "↑↓ 1–9"},
			.rank = 20,
			.word = "choose",
			.help = "choose an answer by its number; the same "
				"number again gives it, where there are fewer "
				"than ten answers and only one can be given",
		},
	[COMMAND_TOGGLE] =
		{
			.codes = {' '},
			.name = {"Space", "Space"},
			.rank = 16,
			.word = "tick",
			.help = "tick an answer where several may be given; "
				"where there is something to do, tick off the "
				"next thing",
		},
	[COMMAND_UNTICK] =
		{
			.codes = {'u'},
			.name = {"u", "u"},
			.rank = 2,
			.word = "untick",
			.help = "take the last tick back",
		},
	[COMMAND_ENTER] =
		{
			.codes = {KEY_ENTER, '\r', '\n'},
			.name = {"Enter", "Enter"},
			.rank = 20,
			.word = "answer",
			.help = "give the answer that you have chosen; on a "
				"diagnosis, read on",
		},
	[COMMAND_BACK] =
		{
			.codes = {KEY_LEFT, KEY_BACKSPACE, '\b', 0x7f, 'h'},
			.name = {"Left Backspace h", "← Backspace h"},
			.foot = {"Left", "←"},
			.rank = 11,
			.word = "back",
			.help = "take the last answer back",
		},
	[COMMAND_PAGE_UP] =
		{
			.codes = {KEY_PPAGE, CONTROL('B')},
			.name = {"PgUp Ctrl-B", "PgUp Ctrl-B"},
			.rank = 1,
			.word = "more",
			.help = "the text before, where there is more than "
				"fits",
		},
	[COMMAND_PAGE_DOWN] =
		{
			.codes = {KEY_NPAGE, CONTROL('F')},
			.name = {"PgDn Ctrl-F", "PgDn Ctrl-F"},
			.foot = {"PgDn", "PgDn"},
			.rank = 17,
			.word = "more",
			.help = "the text after",
		},
	[COMMAND_SCROLL_UP] =
		{
			.codes = {KEY_SR, CONTROL('Y')},
			.name = {"Ctrl-Y wheel", "Ctrl-Y wheel"},
			.rank = 1,
			.word = "up",
			.help = "the text a line up",
		},
	[COMMAND_SCROLL_DOWN] =
		{
			.codes = {KEY_SF, CONTROL('E')},
			.name = {"Ctrl-E wheel", "Ctrl-E wheel"},
			.rank = 1,
			.word = "down",
			.help = "the text a line down",
		},
	[COMMAND_FIRST] =
		{
			.codes = {KEY_HOME, 'g'},
			.name = {"Home g", "Home g"},
			.rank = 1,
			.word = "first",
			.help = "choose the first answer",
		},
	[COMMAND_LAST] =
		{
			.codes = {KEY_END, 'G'},
			.name = {"End G", "End G"},
			.rank = 1,
			.word = "last",
			.help = "choose the last answer",
		},
	[COMMAND_WAIT] =
		{
			.codes = {'s'},
			.name = {"s", "s"},
			.rank = 12,
			.word = "start",
			.help = "start a step's countdown; it goes on while "
				"the "
				"program is closed",
		},
	[COMMAND_WHY] =
		{
			.codes = {'w'},
			.name = {"w", "w"},
			.rank = 7,
			.word = "why",
			.help = "why this is asked, and what each answer would "
				"do",
		},
	[COMMAND_NOTE] =
		{
			.codes = {'n'},
			.name = {"n", "n"},
			.rank = 6,
			.word = "note",
			.help = "write a note on this step",
		},
	[COMMAND_REVIEW] =
		{
			.codes = {'r'},
			.name = {"r", "r"},
			.rank = 8,
			.word = "review",
			.help = "all answers so far; any of them can be "
				"changed",
		},
	[COMMAND_SEARCH] =
		{
			.codes = {'/'},
			.name = {"/", "/"},
			.rank = 9,
			.word = "find",
			.help = "find a word in questions, answers and notes; "
				"in the list of cases: in details, notes "
				"and diagnoses",
		},
	[COMMAND_DETAILS] =
		{
			.codes = {'d', 'e'},
			.name = {"d e", "d e"},
			.foot = {"d", "d"},
			.rank = 3,
			.word = "details",
			.help = "ticket, technician, model and serial number "
				"of the case",
		},
	[COMMAND_REPORT] =
		{
			.codes = {'p'},
			.name = {"p", "p"},
			.rank = 9,
			.word = "report",
			.help = "the case as a report, to read",
		},
	[COMMAND_FILE] =
		{
			.codes = {'f'},
			.name = {"f", "f"},
			.rank = 5,
			.word = "to file",
			.help = "on a report or at the end: write it to a "
				"file, whose name is then said",
		},
	[COMMAND_CASES] =
		{
			.codes = {'c'},
			.name = {"c", "c"},
			.rank = 4,
			.word = "cases",
			.help = "all cases; this one stays as it is, and can "
				"be resumed",
		},
	[COMMAND_SORT] =
		{
			.codes = {'o'},
			.name = {"o", "o"},
			.rank = 8,
			.word = "order",
			.help = "in the list of cases: order by last change, "
				"ticket, device or technician",
		},
	[COMMAND_NEW] =
		{
			.codes = {'N'},
			.name = {"N", "N"},
			.rank = 7,
			.word = "new case",
			.help = "at the start, at the end and in the list of "
				"cases: begin a new case",
		},
	[COMMAND_DANGER] =
		{
			.codes = {'!'},
			.name = {"!", "!"},
			.rank = 18,
			.word = "danger",
			.help = "something looks dangerous: ask about it now; "
				"where no "
				"case is open, in a new one",
		},
	[COMMAND_YES] =
		{
			.codes = {'y'},
			.name = {"y", "y"},
			.rank = 20,
			.word = "yes",
			.help = "make a change of an answer, once you have "
				"seen what it would do",
		},
	[COMMAND_PANEL] =
		{
			.codes = {'\t'},
			.name = {"Tab", "Tab"},
			.rank = 13,
			.word = "suspects",
			.help = "on narrow windows: suspects and answers so "
				"far; in the list of cases: open, closed or "
				"all",
		},
	[COMMAND_HELP] =
		{
			.codes = {'?', KEY_F(1)},
			.name = {"? F1", "? F1"},
			.foot = {"?", "?"},
			.rank = 15,
			.word = "help",
			.help = "all keys, as here",
		},
	[COMMAND_NEWLINE] =
		{
			.codes = {CONTROL('J')},
			.name = {"Ctrl-J", "Ctrl-J"},
			.rank = 13,
			.word = "new line",
			.help = "in a note: begin a new line",
		},
	[COMMAND_EDIT] =
		{
			.codes = {CONTROL('O')},
			.name = {"Ctrl-O", "Ctrl-O"},
			.rank = 12,
			.word = "own editor",
			.help = "in a note: write it in your own editor, "
				"$VISUAL or $EDITOR",
		},
	[COMMAND_CANCEL] =
		{
			.codes = {CONTROL('[')},
			.name = {"Esc", "Esc"},
			.rank = 19,
			.word = "back to the question",
			.help = "leave a page such as help, change nothing",
		},
	[COMMAND_REPAINT] =
		{
			.codes = {CONTROL('L')},
			.name = {"Ctrl-L", "Ctrl-L"},
			.rank = 1,
			.word = "repaint",
			.help = "draw the screen anew",
		},
	[COMMAND_SUSPEND] =
		{
			.codes = {CONTROL('Z')},
			.name = {"Ctrl-Z", "Ctrl-Z"},
			.rank = 1,
			.word = "suspend",
			.help = "back to the shell for a while; fg returns",
		},
	[COMMAND_LEAVE] =
		{
			.codes = {'q', CONTROL('C')},
			.name = {"q Ctrl-C", "q Ctrl-C"},
			.foot = {"q", "q"},
			.rank = 14,
			.word = "leave",
			.help = "leave; every answer is kept, the case can be "
				"resumed",
		},
};

const struct key_binding *key_binding(enum command command)
{
	return &bindings[command];
}

/* Characters of the table are ASCII, below all of curses' codes. */
static bool code_matches(int code, const struct keypress *key)
{
	bool function = code >= KEY_MIN;

	return (key->kind == KEYPRESS_FUNCTION) == function &&
	       key->code == (unsigned int)code;
}

enum command key_command(const struct keypress *key)
{
	if (key->pasted || key->kind == KEYPRESS_CLICK)
		return COMMAND_NONE;
	for (size_t c = 0; c < COMMANDS; c++) {
		const int *codes = bindings[c].codes;
		for (size_t i = 0; i < KEY_CODES_MOST && codes[i]; i++)
			if (code_matches(codes[i], key))
				return (enum command)c;
	}
	return COMMAND_NONE;
}

int key_digit(const struct keypress *key)
{
	if (key_command(key) != COMMAND_PICK)
		return -1;
	return (int)key->code - '0';
}

bool key_is_control(const struct keypress *key, unsigned int control)
{
	return key->kind == KEYPRESS_CHARACTER && !key->pasted &&
	       key->code == control;
}
