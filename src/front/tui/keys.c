#include "front/tui/keys.h"

#include "chargefix/front.h"

#include "chargefix/details.h"

#define CONTROL(letter) ((letter)&0x1f)

#define DETAIL_WORD(name, word, ...) word ", "

const struct key_binding key_bindings[] = {
	{
		.command = COMMAND_UP,
		.codes = {KEY_UP, 'k'},
		.name = {"Up k", "↑ k"},
		.foot = {"Up/Down", "↑↓"},
		.rank = 10,
		.word = "choose",
		.help = "choose the answer above",
	},
	{
		.command = COMMAND_DOWN,
		.codes = {KEY_DOWN, 'j'},
		.name = {"Down j", "↓ j"},
		.rank = 10,
		.word = "choose",
		.help = "choose the answer below",
	},
	{
		.command = COMMAND_PICK,
		.codes = {'1', '2', '3', '4', '5', '6', '7', '8', '9', '0'},
		.name = {"0-9", "0–9"},
		.foot = {"Up/Down 1-9", "↑↓ 1–9"},
		.rank = 20,
		.word = "choose",
		.help = "choose an answer by its number; press the "
			"number again to give that answer, if there "
			"are fewer than ten answers and only one may "
			"be chosen",
	},
	{
		.command = COMMAND_TOGGLE,
		.codes = {' '},
		.name = {"Space", "Space"},
		.rank = 16,
		.word = "tick",
		.help = "tick an answer where several may apply; on a "
			"step with things to do, tick off the next one",
	},
	{
		.command = COMMAND_UNTICK,
		.codes = {'u'},
		.name = {"u", "u"},
		.rank = 2,
		.word = "untick",
		.help = "undo the last tick",
	},
	{
		.command = COMMAND_ENTER,
		.codes = {KEY_ENTER, '\r', '\n'},
		.name = {"Enter", "Enter"},
		.rank = 20,
		.word = "answer",
		.help = "give the chosen answer; on a diagnosis, read "
			"on",
	},
	{
		.command = COMMAND_BACK,
		.codes = {KEY_LEFT, KEY_BACKSPACE, '\b', 0x7f, 'h'},
		.name = {"Left Backspace h", "← Backspace h"},
		.foot = {"Left", "←"},
		.rank = 11,
		.word = "back",
		.help = "take back the last answer",
	},
	{
		.command = COMMAND_PAGE_UP,
		.codes = {KEY_PPAGE, CONTROL('B')},
		.name = {"PgUp Ctrl-B", "PgUp Ctrl-B"},
		.rank = 1,
		.word = "more",
		.help = "scroll up one page",
	},
	{
		.command = COMMAND_PAGE_DOWN,
		.codes = {KEY_NPAGE, CONTROL('F')},
		.name = {"PgDn Ctrl-F", "PgDn Ctrl-F"},
		.foot = {"PgDn", "PgDn"},
		.rank = 17,
		.word = "more",
		.help = "scroll down one page",
	},
	{
		.command = COMMAND_SCROLL_UP,
		.codes = {KEY_SR, CONTROL('Y')},
		.name = {"Ctrl-Y wheel", "Ctrl-Y wheel"},
		.rank = 1,
		.word = "up",
		.help = "scroll up one line",
	},
	{
		.command = COMMAND_SCROLL_DOWN,
		.codes = {KEY_SF, CONTROL('E')},
		.name = {"Ctrl-E wheel", "Ctrl-E wheel"},
		.rank = 1,
		.word = "down",
		.help = "scroll down one line",
	},
	{
		.command = COMMAND_FIRST,
		.codes = {KEY_HOME, 'g'},
		.name = {"Home g", "Home g"},
		.rank = 1,
		.word = "first",
		.help = "choose the first answer",
	},
	{
		.command = COMMAND_LAST,
		.codes = {KEY_END, 'G'},
		.name = {"End G", "End G"},
		.rank = 1,
		.word = "last",
		.help = "choose the last answer",
	},
	{
		.command = COMMAND_WAIT,
		.codes = {'s'},
		.name = {"s", "s"},
		.rank = 12,
		.word = "start",
		.help = "start the countdown of a step; it continues "
			"while the program is closed",
	},
	{
		.command = COMMAND_WHY,
		.codes = {'w'},
		.name = {"w", "w"},
		.rank = 7,
		.word = "why",
		.help = "show why this is asked and what each answer "
			"would do",
	},
	{
		.command = COMMAND_NOTE,
		.codes = {'n'},
		.name = {"n", "n"},
		.rank = 6,
		.word = "note",
		.help = "write a note on this step",
	},
	{
		.command = COMMAND_REVIEW,
		.codes = {'r'},
		.name = {"r", "r"},
		.rank = 8,
		.word = "review",
		.help = "review all answers so far, and change any of "
			"them",
	},
	{
		.command = COMMAND_SEARCH,
		.codes = {'/'},
		.name = {"/", "/"},
		.rank = 9,
		.word = "find",
		.help = "find a word in questions, answers and notes; on a "
			"question with ten or more answers, show only "
			"the answers that contain it, or press / again "
			"to search everything; in the list of cases, "
			"find it in details, notes and diagnoses",
	},
	{
		.command = COMMAND_DETAILS,
		.codes = {'d', 'e'},
		.name = {"d e", "d e"},
		.foot = {"d", "d"},
		.rank = 3,
		.word = "details",
		.help = "edit " DETAILS_TABLE(DETAIL_WORD) "or clear them",
	},
	{
		.command = COMMAND_AUDIENCE,
		.codes = {'S'},
		.name = {"S", "S"},
		.rank = 2,
		.word = "shop steps",
		.help = "include the steps for repair shops, or leave "
			"them out; you see first what that changes",
	},
	{
		.command = COMMAND_REPORT,
		.codes = {'p'},
		.name = {"p", "p"},
		.rank = 9,
		.word = "report",
		.help = "read the report of the case",
	},
	{
		.command = COMMAND_FILE,
		.codes = {'f'},
		.name = {"f", "f"},
		.rank = 5,
		.word = "save to file",
		.help = "in a report or at the end of a case: save the "
			"report to a file, and show the name of the "
			"file",
	},
	{
		.command = COMMAND_CODE,
		.codes = {'Q'},
		.name = {"Q", "Q"},
		.rank = 4,
		.word = "QR code",
		.help = "at the end of a case: show the result as a QR code, "
			"to take it to a phone",
	},
	{
		.command = COMMAND_MANAGE,
		.codes = {'m'},
		.name = {"m", "m"},
		.rank = 6,
		.word = "manage",
		.help = "let the case wait, ask a colleague, hand the "
			"device back, cancel or reopen the case",
	},
	{
		.command = COMMAND_HAND_BACK,
		.codes = {'b'},
		.name = {"b", "b"},
		.rank = 13,
		.word = "hand back",
		.help = "at the end of a repair shop's case: hand the "
			"device back",
	},
	{
		.command = COMMAND_CASES,
		.codes = {'c'},
		.name = {"c", "c"},
		.rank = 4,
		.word = "cases",
		.help = "list all cases; the open case is saved and "
			"can be resumed",
	},
	{
		.command = COMMAND_HISTORY,
		.codes = {'H'},
		.name = {"H", "H"},
		.rank = 3,
		.word = "history",
		.help = "list all cases of this device, and the other "
			"ones of its customer",
	},
	{
		.command = COMMAND_SORT,
		.codes = {'o'},
		.name = {"o", "o"},
		.rank = 8,
		.word = "sort",
		.help = "in the list of cases: sort by last change, "
			"ticket, device or technician",
	},
	{
		.command = COMMAND_FILTER,
		.codes = {'F'},
		.name = {"F", "F"},
		.rank = 13,
		.word = "filter",
		.help = "in the list of cases: list only those of a status, "
			"a technician, a verdict or a day",
	},
	{
		.command = COMMAND_NEW,
		.codes = {'N'},
		.name = {"N", "N"},
		.rank = 7,
		.word = "new case",
		.help = "on the opening screen, at the end of a case "
			"and in the list of cases: start a new case; in "
			"a shop, take a device in",
	},
	{
		.command = COMMAND_DANGER,
		.codes = {'!'},
		.name = {"!", "!"},
		.rank = 18,
		.word = "danger",
		.help = "go to the question about danger, because "
			"something looks dangerous; if no case is "
			"open, a new one is started",
	},
	{
		.command = COMMAND_YES,
		.codes = {'y'},
		.name = {"y", "y"},
		.rank = 20,
		.word = "yes",
		.help = "confirm the change of an answer after you "
			"have seen what it would do",
	},
	{
		.command = COMMAND_PANEL,
		.codes = {'\t'},
		.name = {"Tab", "Tab"},
		.rank = 13,
		.word = "suspects",
		.help = "in narrow windows: show suspects and answers "
			"so far; in the list of cases: show open, "
			"closed or all cases; in a report: show all "
			"details, or one page for the customer",
	},
	{
		.command = COMMAND_HELP,
		.codes = {'?', KEY_F(1)},
		.name = {"? F1", "? F1"},
		.foot = {"?", "?"},
		.rank = 15,
		.word = "help",
		.help = "show all keys, as here",
	},
	{
		.command = COMMAND_NEWLINE,
		.codes = {CONTROL('J')},
		.name = {"Ctrl-J", "Ctrl-J"},
		.rank = 13,
		.word = "new line",
		.help = "in a note: start a new line",
	},
	{
		.command = COMMAND_EDIT,
		.codes = {CONTROL('O')},
		.name = {"Ctrl-O", "Ctrl-O"},
		.rank = 12,
		.word = "editor",
		.help = "in a note: write it in your own editor "
			"($VISUAL or $EDITOR)",
	},
	{
		.command = COMMAND_READER,
		.codes = {CONTROL('T')},
		.name = {"Ctrl-T", "Ctrl-T"},
		.rank = 14,
		.word = "for the customer",
		.help = "in a note of a repair shop: let the customer "
			"read it, too, or the shop alone",
	},
	{
		.command = COMMAND_WITHDRAW,
		.codes = {CONTROL('X')},
		.name = {"Ctrl-X", "Ctrl-X"},
		.rank = 13,
		.word = "withdraw",
		.help = "in a note chosen from the review: withdraw it",
	},
	{
		.command = COMMAND_CANCEL,
		.codes = {CONTROL('[')},
		.name = {"Esc", "Esc"},
		.rank = 19,
		.word = "back to the question",
		.help = "close a page such as help without changing "
			"anything",
	},
	{
		.command = COMMAND_REPAINT,
		.codes = {CONTROL('L')},
		.name = {"Ctrl-L", "Ctrl-L"},
		.rank = 1,
		.word = "repaint",
		.help = "redraw the screen",
	},
	{
		.command = COMMAND_SUSPEND,
		.codes = {CONTROL('Z')},
		.name = {"Ctrl-Z", "Ctrl-Z"},
		.rank = 1,
		.word = "suspend",
		.help = "return to the shell for a while; fg brings "
			"the program back",
	},
	{
		.command = COMMAND_LEAVE,
		.codes = {'q', CONTROL('C')},
		.name = {"q Ctrl-C", "q Ctrl-C"},
		.foot = {"q", "q"},
		.rank = 14,
		.word = "quit",
		.help = "quit; your answers are saved, and the case "
			"can be resumed",
	},
};

_Static_assert(sizeof(key_bindings) / sizeof(*key_bindings) == COMMANDS,
	       "each command has its row");

const char *text_fault_said(enum text_fault fault)
{
	static const char *const said[] = {
		[TEXT_SOUND] = NULL,
		[TEXT_TOO_LONG] = FRONT_TOO_LONG,
		[TEXT_BINARY] = FRONT_BINARY,
	};

	return said[fault];
}

/* Characters in the table are ASCII, so they are below all curses codes. */
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
		const int *codes = key_bindings[c].codes;
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
