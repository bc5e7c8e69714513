#include "front/tui/theme.h"

#include "chargefix/front.h"

#include <string.h>

static const char *const marks[MARKS][2] = {
	[MARK_CHOSEN] = {">", "▸"},       [MARK_SUSPECTED] = {"?", "?"},
	[MARK_RULED_OUT] = {"x", "✗"},    [MARK_OPEN] = {".", "·"},
	[MARK_CONFIRMED] = {"*", "●"},    [MARK_TICKED] = {"[x]", "[x]"},
	[MARK_UNTICKED] = {"[ ]", "[ ]"}, [MARK_CAUTION] = {"!", "!"},
	[MARK_DONE] = {"+", "✓"},         [MARK_GOOD] = {"+", "✓"},
	[MARK_WORK] = {"#", "◆"},         [MARK_CUT] = {"~", "…"},
	[MARK_BAND] = {"=", "="},         [MARK_BULLET] = {"*", "•"},
	[MARK_DOT] = {"-", "·"},          [MARK_ABOVE] = {"^", "▲"},
	[MARK_BELOW] = {"v", "▼"},        [MARK_ASIDE] = {"/", "╱"},
	[MARK_ACROSS] = {"-", "─"},       [MARK_DOWN] = {"|", "│"},
	[MARK_TEE_DOWN] = {"+", "┬"},     [MARK_TEE_UP] = {"+", "┴"},
};

/*
 * One accent; the rest of the colours warn. Each by how many colours there
 * are: fewer than 256, or those; -1 is the terminal's own text colour. The
 * background is never known: of 256, all stand out by more than 4:1 from black
 * and from white; of 8, only these two do, as bold makes the others too light
 * for white.
 */
static const short colours[TINTS][2] = {
	[TINT_TEXT] = {-1, -1},
	[TINT_STRONG] = {-1, -1},
	[TINT_ACCENT] = {COLOR_MAGENTA, 31},
	[TINT_CHOSEN] = {COLOR_MAGENTA, 31},
	[TINT_QUIET] = {-1, 243},
	[TINT_LINE] = {-1, 243},
	[TINT_CAUTION] = {COLOR_RED, 130},
	[TINT_GOOD] = {-1, 28},
	[TINT_DANGER] = {COLOR_RED, 160},
};

/* These tell the tints apart where there are no colours. */
static const attr_t usual[TINTS] = {
	[TINT_STRONG] = A_BOLD, [TINT_ACCENT] = A_BOLD,
	[TINT_CHOSEN] = A_BOLD, [TINT_QUIET] = A_DIM,
	[TINT_LINE] = A_DIM,    [TINT_CAUTION] = A_BOLD,
	[TINT_GOOD] = A_BOLD,   [TINT_DANGER] = A_BOLD | A_REVERSE,
};

static const attr_t high_contrast[TINTS] = {
	[TINT_STRONG] = A_BOLD | A_UNDERLINE,
	[TINT_ACCENT] = A_BOLD,
	[TINT_CHOSEN] = A_BOLD | A_REVERSE,
	[TINT_CAUTION] = A_BOLD | A_REVERSE,
	[TINT_GOOD] = A_BOLD,
	[TINT_DANGER] = A_BOLD | A_REVERSE,
};

static const attr_t *const attributes[THEMES] = {
	[THEME_DEFAULT] = usual,
	[THEME_HIGH_CONTRAST] = high_contrast,
	[THEME_MONO] = usual,
};

static const char *const names[THEMES] = {
	[THEME_DEFAULT] = "default",
	[THEME_HIGH_CONTRAST] = "high-contrast",
	[THEME_MONO] = "mono",
};

bool theme_parse(const char *word, enum theme_name *name)
{
	*name = THEME_DEFAULT;
	if (!word || !*word)
		return true;
	for (int i = 0; i < THEMES; i++) {
		if (strcmp(names[i], word) != 0)
			continue;
		*name = (enum theme_name)i;
		return true;
	}
	return false;
}

bool tui_has_theme(const char *name)
{
	enum theme_name ignored;

	return theme_parse(name, &ignored);
}

const char *tui_themes(void)
{
	return "default|high-contrast|mono";
}

void theme_plain(struct theme *theme, enum theme_name name, bool utf8)
{
	*theme = (struct theme){.utf8 = utf8};
	memcpy(theme->attributes, attributes[name], sizeof(theme->attributes));
}

void theme_start(struct theme *theme, enum theme_name name, bool utf8,
		 bool colour)
{
	theme_plain(theme, name, utf8);
	if (name != THEME_DEFAULT || !colour || !has_colors() ||
	    start_color() == ERR || use_default_colors() == ERR)
		return;
	int depth = COLORS >= 256;
	for (int tint = 0; tint < TINTS; tint++) {
		short wanted = colours[tint][depth];
		if (wanted < 0 || init_pair((short)tint, wanted, -1) == ERR)
			continue;
		theme->pairs[tint] = (short)tint;
		theme->attributes[tint] &= ~A_DIM;
	}
	/* Reversed it would be as dark as the background is. */
	if (init_pair(TINT_DANGER, COLOR_WHITE, colours[TINT_DANGER][depth]) !=
	    ERR)
		theme->attributes[TINT_DANGER] = A_BOLD;
}

const char *theme_mark(const struct theme *theme, enum mark mark)
{
	return marks[mark][theme->utf8];
}
