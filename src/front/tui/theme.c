#include "front/tui/theme.h"

#include "chargefix/front.h"

#include <string.h>

static const char *const marks[MARKS][2] = {
	[MARK_CHOSEN] = {">", "▸"},     [MARK_SUSPECTED] = {"?", "?"},
	[MARK_DOUBTED] = {"-", "↓"},    [MARK_RULED_OUT] = {"x", "✗"},
	[MARK_OPEN] = {".", "·"},       [MARK_CONFIRMED] = {"*", "●"},
	[MARK_TICKED] = {"[x]", "[x]"}, [MARK_UNTICKED] = {"[ ]", "[ ]"},
	[MARK_CAUTION] = {"!", "!"},    [MARK_DONE] = {"+", "✓"},
	[MARK_GOOD] = {"+", "✓"},       [MARK_WORK] = {"#", "◆"},
	[MARK_CUT] = {"~", "…"},        [MARK_BAND] = {"=", "="},
	[MARK_BULLET] = {"*", "•"},     [MARK_DOT] = {"-", "·"},
	[MARK_ABOVE] = {"^", "▲"},      [MARK_BELOW] = {"v", "▼"},
	[MARK_ASIDE] = {"/", "╱"},      [MARK_ACROSS] = {"-", "─"},
	[MARK_DOWN] = {"|", "│"},       [MARK_TEE_DOWN] = {"+", "┬"},
	[MARK_TEE_UP] = {"+", "┴"},
};

/*
 * One accent; the other colours are for warnings. The first value is for fewer
 * than 256 colours, the second for 256; -1 is the terminal's own text colour.
 * The background is unknown: all of the 256 chosen here have a contrast of more
 * than 4:1 with black and with white. Of 8 colours only these two do, as bold
 * makes the others too light for white.
 */
static const short colours[TINTS][2] = {
	[ROLE_TEXT] = {-1, -1},
	[ROLE_STRONG] = {-1, -1},
	[ROLE_ACCENT] = {COLOR_MAGENTA, 31},
	[ROLE_CHOSEN] = {COLOR_MAGENTA, 31},
	[ROLE_QUIET] = {-1, 243},
	[ROLE_LINE] = {-1, 243},
	[ROLE_CAUTION] = {COLOR_RED, 130},
	[ROLE_GOOD] = {-1, 28},
	[ROLE_DANGER] = {COLOR_RED, 160},
	[ROLE_CODE] = {COLOR_WHITE, 231},
};

/* Attributes that tell the roles apart without colours. */
static const attr_t usual[TINTS] = {
	[ROLE_STRONG] = A_BOLD, [ROLE_ACCENT] = A_BOLD,
	[ROLE_CHOSEN] = A_BOLD, [ROLE_QUIET] = A_DIM,
	[ROLE_LINE] = A_DIM,    [ROLE_CAUTION] = A_BOLD,
	[ROLE_GOOD] = A_BOLD,   [ROLE_DANGER] = A_BOLD | A_REVERSE,
	[ROLE_CODE] = A_NORMAL,
};

static const attr_t high_contrast[TINTS] = {
	[ROLE_STRONG] = A_BOLD | A_UNDERLINE,
	[ROLE_ACCENT] = A_BOLD,
	[ROLE_CHOSEN] = A_BOLD | A_REVERSE,
	[ROLE_CAUTION] = A_BOLD | A_REVERSE,
	[ROLE_GOOD] = A_BOLD,
	[ROLE_DANGER] = A_BOLD | A_REVERSE,
};

const struct theme_row themes[] = {
	{"default", usual, true},
	{"high-contrast", high_contrast, false},
	{"mono", usual, false},
};

_Static_assert(sizeof(themes) / sizeof(*themes) == THEMES,
	       "each theme has its row");

bool theme_parse(const char *word, enum theme_name *name)
{
	*name = THEME_DEFAULT;
	if (!word || !*word)
		return true;
	for (int i = 0; i < THEMES; i++) {
		if (strcmp(themes[i].name, word) != 0)
			continue;
		*name = (enum theme_name)i;
		return true;
	}
	return false;
}

const char *tui_theme_name(size_t index)
{
	return index < THEMES ? themes[index].name : NULL;
}

void theme_plain(struct theme *theme, enum theme_name name, bool utf8)
{
	*theme = (struct theme){.utf8 = utf8};
	memcpy(theme->attributes, themes[name].attributes,
	       sizeof(theme->attributes));
}

void theme_start(struct theme *theme, enum theme_name name, bool utf8,
		 bool colour)
{
	theme_plain(theme, name, utf8);
	if (!themes[name].coloured || !colour || !has_colors() ||
	    start_color() == ERR || use_default_colors() == ERR)
		return;
	int depth = COLORS >= 256;
	for (int role = 0; role < TINTS; role++) {
		short wanted = colours[role][depth];
		short ground = role == ROLE_CODE ? COLOR_BLACK : -1;
		if (wanted < 0 || init_pair((short)role, wanted, ground) == ERR)
			continue;
		theme->pairs[role] = (short)role;
		theme->attributes[role] &= ~A_DIM;
	}
	/* Reversed, it would be as dark as the background. */
	if (init_pair(ROLE_DANGER, COLOR_WHITE, colours[ROLE_DANGER][depth]) !=
	    ERR)
		theme->attributes[ROLE_DANGER] = A_BOLD;
}

const char *theme_mark(const struct theme *theme, enum mark mark)
{
	return marks[mark][theme->utf8];
}
