/*
 * How the screens look: attributes by what a text is for, and the marks.
 *
 * Everything stays legible in one colour and in plain ASCII. May use: curses.
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <curses.h>
#include <stdbool.h>

enum role {
	ROLE_TEXT,
	ROLE_STRONG, /* headings */
	ROLE_ACCENT, /* keys, numbers, marks */
	ROLE_CHOSEN, /* the row that Enter gives */
	ROLE_QUIET, /* what matters less */
	ROLE_LINE, /* borders */
	ROLE_CAUTION,
	ROLE_GOOD,
	ROLE_DANGER,
	TINTS
};

struct theme {
	bool utf8; /* false: all text and marks are ASCII */
	bool wraps; /* where the last column is written, a new line begins */
	attr_t attributes[TINTS];
	short pairs[TINTS];
};

enum theme_name {
	THEME_DEFAULT,
	THEME_HIGH_CONTRAST, /* nothing dim, what is chosen in reverse */
	THEME_MONO, /* bold, dim and plain only */
	THEMES
};

/* All that is said of a theme. */
struct theme_row {
	const char *name;
	const attr_t *attributes; /* by tint */
	bool coloured; /* where the terminal has colours */
};

/* By their name. */
extern const struct theme_row themes[];

/* The theme of that name; NULL and "" are the default. False: there is none. */
bool theme_parse(const char *word, enum theme_name *name);

/* The theme without colours: what every terminal can show. */
void theme_plain(struct theme *theme, enum theme_name name, bool utf8);

/*
 * The same with its colours, where the terminal has them and `colour` allows
 * it. Curses must be on.
 */
void theme_start(struct theme *theme, enum theme_name name, bool utf8,
		 bool colour);

enum mark {
	MARK_CHOSEN,
	MARK_SUSPECTED,
	MARK_DOUBTED,
	MARK_RULED_OUT,
	MARK_OPEN,
	MARK_CONFIRMED,
	MARK_DONE, /* an instruction ticked off */
	MARK_GOOD, /* a diagnosis that is good news */
	MARK_WORK, /* one that means work */
	MARK_CUT, /* of what is typed there is more */
	MARK_BAND, /* what the reading counts as */
	MARK_TICKED,
	MARK_UNTICKED,
	MARK_CAUTION,
	MARK_BULLET,
	MARK_DOT, /* between facts */
	MARK_ABOVE, /* there is more above */
	MARK_BELOW,
	MARK_ASIDE, /* off the path */
	MARK_ACROSS, /* lines */
	MARK_DOWN,
	MARK_TEE_DOWN,
	MARK_TEE_UP,
	MARKS
};

const char *theme_mark(const struct theme *theme, enum mark mark);

#endif
