#include "front/tui/theme.h"

static const char *const marks[MARKS][2] = {
	[MARK_CHOSEN] = {">", "▸"},       [MARK_SUSPECTED] = {"?", "?"},
	[MARK_RULED_OUT] = {"x", "✗"},    [MARK_OPEN] = {".", "·"},
	[MARK_CONFIRMED] = {"*", "●"},    [MARK_TICKED] = {"[x]", "[x]"},
	[MARK_UNTICKED] = {"[ ]", "[ ]"}, [MARK_CAUTION] = {"!", "!"},
	[MARK_DONE] = {"x", "✓"},         [MARK_BAND] = {"=", "="},
	[MARK_BULLET] = {"*", "•"},       [MARK_DOT] = {"-", "·"},
	[MARK_ABOVE] = {"^", "▲"},        [MARK_BELOW] = {"v", "▼"},
	[MARK_ASIDE] = {"/", "╱"},        [MARK_ACROSS] = {"-", "─"},
	[MARK_DOWN] = {"|", "│"},         [MARK_TEE_DOWN] = {"+", "┬"},
	[MARK_TEE_UP] = {"+", "┴"},
};

/*
 * One accent; the rest of the colours warn. Each by how many colours there
 * are: 8, 16, 256; -1 is the terminal's own text colour.
 */
static const short colours[TINTS][3] = {
	[TINT_TEXT] = {-1, -1, -1},
	[TINT_STRONG] = {-1, -1, -1},
	[TINT_ACCENT] = {COLOR_CYAN, COLOR_CYAN, 37},
	[TINT_QUIET] = {-1, 8, 244},
	[TINT_LINE] = {-1, 8, 240},
	[TINT_CAUTION] = {COLOR_YELLOW, COLOR_YELLOW, 172},
	[TINT_GOOD] = {COLOR_GREEN, COLOR_GREEN, 71},
	[TINT_DANGER] = {COLOR_RED, COLOR_RED, 160},
};

void theme_mono(struct theme *theme, bool utf8)
{
	*theme = (struct theme){
		.utf8 = utf8,
		.attributes =
			{
				[TINT_STRONG] = A_BOLD,
				[TINT_ACCENT] = A_BOLD,
				[TINT_QUIET] = A_DIM,
				[TINT_LINE] = A_DIM,
				[TINT_CAUTION] = A_BOLD,
				[TINT_GOOD] = A_BOLD,
				[TINT_DANGER] = A_BOLD | A_REVERSE,
			},
	};
}

void theme_start(struct theme *theme, bool utf8, bool colour)
{
	theme_mono(theme, utf8);
	if (!colour || !has_colors() || start_color() == ERR ||
	    use_default_colors() == ERR)
		return;
	int depth = COLORS >= 256 ? 2 : COLORS >= 16 ? 1 : 0;
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
