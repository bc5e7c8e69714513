/*
 * How the screens look: attributes by the role of a text, and the marks.
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
	ROLE_QUIET, /* less important text */
	ROLE_LINE, /* borders */
	ROLE_CAUTION,
	ROLE_GOOD,
	ROLE_DANGER,
	ROLE_CODE, /* a QR code: light on dark, whatever the terminal is */
	TINTS
};

struct theme {
	bool utf8; /* false: all text and marks are ASCII */
	bool wraps; /* writing the last column starts a new line */
	attr_t attributes[TINTS];
	short pairs[TINTS];
};

enum theme_name {
	THEME_DEFAULT,
	THEME_HIGH_CONTRAST, /* nothing dim, the chosen row in reverse */
	THEME_MONO, /* bold, dim and plain only */
	THEMES
};

/* The definition of a theme. */
struct theme_row {
	const char *name;
	const attr_t *attributes; /* by tint */
	bool coloured; /* uses colours if the terminal has them */
};

/* By enum theme_name. */
extern const struct theme_row themes[];

/* The theme of that name; NULL and "" are the default. False: there is none. */
bool theme_parse(const char *word, enum theme_name *name);

/* Sets the theme without colours, which every terminal can show. */
void theme_plain(struct theme *theme, enum theme_name name, bool utf8);

/*
 * Sets the theme with its colours if the terminal has them and `colour` allows
 * it. Curses must be running.
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
	MARK_WORK, /* a diagnosis that means work */
	MARK_CUT, /* there is more of the typed text */
	MARK_BAND, /* the band of the reading */
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
