#include "picture.h"

#include "dialect.h"
#include "pty_screen.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* In the picture's own units. */
enum { CELL = 9, LINE = 20, MARGIN = 14, SIZE = 15, DROP = 15 };

/* A dark terminal: its own colours, then the first sixteen of the palette. */
static const unsigned int ground = 0x16191d;
static const unsigned int ink = 0xd8dde3;
static const unsigned int palette[16] = {
	0x16191d, 0xe06c75, 0x7fbf7f, 0xe0b060, 0x6aa0e0, 0xb48ede,
	0x4fb8b8, 0xd8dde3, 0x7d8590, 0xf08890, 0x98d098, 0xf0c880,
	0x8ab8f0, 0xc8a8f0, 0x70d0d0, 0xffffff,
};

/* How the cells of a run look. */
struct look {
	unsigned int colour;
	unsigned int ground;
	bool bold;
	bool faint;
	bool underline;
};

/* The palette of 256 colours: a cube of six, then greys. */
static unsigned int colour_of(const VTermColor *colour, unsigned int otherwise)
{
	static const unsigned int levels[] = {0, 95, 135, 175, 215, 255};
	unsigned int index = colour->indexed.idx;

	if (VTERM_COLOR_IS_DEFAULT_FG(colour) ||
	    VTERM_COLOR_IS_DEFAULT_BG(colour))
		return otherwise;
	if (VTERM_COLOR_IS_RGB(colour))
		return (unsigned int)colour->rgb.red << 16 |
		       (unsigned int)colour->rgb.green << 8 | colour->rgb.blue;
	if (index < 16)
		return palette[index];
	if (index >= 232)
		return 0x010101 * (8 + 10 * (index - 232));
	index -= 16;
	return levels[index / 36] << 16 | levels[index / 6 % 6] << 8 |
	       levels[index % 6];
}

static struct look look_of(const VTermScreenCell *cell)
{
	struct look look = {
		.colour = colour_of(&cell->fg, ink),
		.ground = colour_of(&cell->bg, ground),
		.bold = cell->attrs.bold,
		.faint = cell->attrs.font == DIALECT_FAINT_FONT,
		.underline = cell->attrs.underline != 0,
	};

	if (cell->attrs.reverse) {
		unsigned int swapped = look.colour;

		look.colour = look.ground;
		look.ground = swapped;
	}
	return look;
}

static bool same_look(const struct look *a, const struct look *b)
{
	return a->colour == b->colour && a->ground == b->ground &&
	       a->bold == b->bold && a->faint == b->faint &&
	       a->underline == b->underline;
}

static VTermScreenCell cell_at(const struct pty *pty, int row, int column)
{
	VTermPos position = {row, column};
	VTermScreenCell cell;

	memset(&cell, 0, sizeof(cell));
	vterm_screen_get_cell(pty->screen, position, &cell);
	return cell;
}

/* The sides of its cell that a line goes to: left, right, up, down. */
static const char *sides_of(uint32_t code)
{
	static const struct {
		uint32_t code;
		const char *sides;
	} lines[] = {
		{0x2500, "lr"},  {0x2502, "ud"},   {0x252c, "lrd"},
		{0x2534, "lru"}, {0x251c, "rud"},  {0x2514, "ru"},
		{0x2524, "lud"}, {0x253c, "lrud"}, {0x250c, "rd"},
		{0x2510, "ld"},  {0x2518, "lu"},
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		if (lines[i].code == code)
			return lines[i].sides;
	return NULL;
}

static void put_lines(FILE *out, int row, int column, const char *sides)
{
	int x = MARGIN + column * CELL;
	int y = MARGIN + row * LINE;

	for (; *sides != '\0'; sides++) {
		fprintf(out, "M%d.5 %d", x + CELL / 2, y + LINE / 2);
		if (*sides == 'l' || *sides == 'r')
			fprintf(out, "H%d", *sides == 'l' ? x : x + CELL);
		else
			fprintf(out, "V%d", *sides == 'u' ? y : y + LINE);
	}
}

/* Lines of one row that follow each other in one colour. */
static int put_drawn(const struct pty *pty, FILE *out, int row, int column)
{
	VTermScreenCell cell = cell_at(pty, row, column);
	struct look look = look_of(&cell);
	int from = column;

	fprintf(out, "<path stroke=\"#%06x\" d=\"", look.colour);
	while (column < pty->columns) {
		cell = cell_at(pty, row, column);
		struct look next = look_of(&cell);

		if (cell.chars[0] != 0x2500 || !same_look(&look, &next))
			break;
		column++;
	}
	if (column > from)
		fprintf(out, "M%d %dH%d", MARGIN + from * CELL,
			MARGIN + row * LINE + LINE / 2, MARGIN + column * CELL);
	else
		put_lines(out, row, column++,
			  sides_of(pty_cell(pty, row, from)));
	fputs("\"/>\n", out);
	return column;
}

static void put_escaped(FILE *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '&')
			fputs("&amp;", out);
		else if (*text == '<')
			fputs("&lt;", out);
		else
			fputc(*text, out);
	}
}

static void put_ground(FILE *out, const struct look *look, int row, int from,
		       int to)
{
	if (look->ground != ground)
		fprintf(out,
			"<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
			"fill=\"#%06x\"/>\n",
			MARGIN + from * CELL, MARGIN + row * LINE,
			(to - from) * CELL, LINE, look->ground);
}

static void put_text(FILE *out, const struct look *look, int row, int from,
		     int to, const char *text)
{
	fprintf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"",
		MARGIN + from * CELL, MARGIN + row * LINE + DROP,
		(to - from) * CELL);
	if (look->colour != ink)
		fprintf(out, " fill=\"#%06x\"", look->colour);
	if (look->bold)
		fputs(" font-weight=\"bold\"", out);
	if (look->faint)
		fputs(" opacity=\".6\"", out);
	if (look->underline)
		fputs(" text-decoration=\"underline\"", out);
	fputc('>', out);
	put_escaped(out, text);
	fputs("</text>\n", out);
}

/* What ends a run of text: another look, a line, two blanks, a wide cell. */
static bool goes_on(const struct pty *pty, int row, int column,
		    const struct look *look)
{
	if (column >= pty->columns)
		return false;
	VTermScreenCell cell = cell_at(pty, row, column);
	struct look next = look_of(&cell);
	bool gap = pty_cell(pty, row, column) == ' ' &&
		   (column + 1 >= pty->columns ||
		    pty_cell(pty, row, column + 1) == ' ');

	return same_look(look, &next) && !sides_of(cell.chars[0]) &&
	       cell.width == 1 && (!gap || look->ground != ground);
}

static int put_run(const struct pty *pty, FILE *out, int row, int column)
{
	VTermScreenCell cell = cell_at(pty, row, column);
	struct look look = look_of(&cell);
	int to = column + (cell.width > 1 ? cell.width : 1);

	while (cell.width == 1 && goes_on(pty, row, to, &look))
		to++;
	char *text = pty_part(pty, row, column, to);

	put_ground(out, &look, row, column, to);
	if (text[strspn(text, " ")] != '\0')
		put_text(out, &look, row, column, to, text);
	free(text);
	return to;
}

static void put_row(const struct pty *pty, FILE *out, int row)
{
	for (int column = 0; column < pty->columns;) {
		VTermScreenCell cell = cell_at(pty, row, column);
		struct look look = look_of(&cell);

		if (sides_of(cell.chars[0]))
			column = put_drawn(pty, out, row, column);
		else if (pty_cell(pty, row, column) == ' ' &&
			 look.ground == ground)
			column++;
		else
			column = put_run(pty, out, row, column);
	}
}

char *picture_make(const struct pty *pty, const char *title)
{
	int width = pty->columns * CELL + 2 * MARGIN;
	int height = pty->rows * LINE + 2 * MARGIN;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	assert_non_null(out);
	fprintf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" "
		"viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
		width, height);
	put_escaped(out, title);
	fprintf(out,
		"</title>\n<rect width=\"%d\" height=\"%d\" rx=\"8\" "
		"fill=\"#%06x\"/>\n"
		"<g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, "
		"Consolas, monospace\" font-size=\"%d\" fill=\"#%06x\" "
		"stroke-width=\"1\" xml:space=\"preserve\">\n",
		width, height, ground, SIZE, ink);
	for (int row = 0; row < pty->rows; row++)
		put_row(pty, out, row);
	fputs("</g>\n</svg>\n", out);
	fclose(out);
	return text;
}
