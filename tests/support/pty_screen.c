#include "pty_screen.h"

#include "dialect.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libvterm: the second cell of a wide character. */
#define BESIDE_WIDE UINT32_MAX

struct text {
	char *data;
	size_t length;
	FILE *out;
};

static void text_open(struct text *text)
{
	*text = (struct text){.data = NULL};
	text->out = open_memstream(&text->data, &text->length);
	if (text->out == NULL)
		fail_msg("memory ran out");
}

static char *text_close(struct text *text)
{
	fclose(text->out);
	return text->data;
}

static void put_code_point(uint32_t code, FILE *out)
{
	if (code < 0x80) {
		fputc((int)code, out);
		return;
	}
	static const int leads[] = {0, 0xc0, 0xe0, 0xf0};
	int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;

	fputc(leads[more] | (int)(code >> 6 * more), out);
	while (more-- > 0)
		fputc(0x80 | (int)(code >> 6 * more & 0x3f), out);
}

static void cell_at(const struct pty *pty, int row, int column,
		    VTermScreenCell *cell)
{
	VTermPos position = {row, column};

	memset(cell, 0, sizeof(*cell));
	vterm_screen_get_cell(pty->screen, position, cell);
}

uint32_t pty_cell(const struct pty *pty, int row, int column)
{
	VTermScreenCell cell;

	cell_at(pty, row, column, &cell);
	if (cell.chars[0] == BESIDE_WIDE)
		return PTY_BESIDE_WIDE;
	return cell.chars[0] == 0 ? ' ' : cell.chars[0];
}

static void put_cell(const VTermScreenCell *cell, FILE *out)
{
	if (cell->chars[0] == BESIDE_WIDE)
		return;
	if (cell->chars[0] == 0)
		fputc(' ', out);
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		put_code_point(cell->chars[i], out);
}

static bool is_blank(const VTermScreenCell *cell)
{
	return cell->chars[0] == 0 ||
	       (cell->chars[0] == ' ' && cell->chars[1] == 0);
}

/* The column after the last that is not blank. */
static int row_end(const struct pty *pty, int row)
{
	VTermScreenCell cell;
	int end = pty->columns;

	for (; end > 0; end--) {
		cell_at(pty, row, end - 1, &cell);
		if (!is_blank(&cell))
			break;
	}
	return end;
}

static void put_row(const struct pty *pty, int row, FILE *out)
{
	VTermScreenCell cell;
	int end = row_end(pty, row);

	for (int column = 0; column < end; column++) {
		cell_at(pty, row, column, &cell);
		put_cell(&cell, out);
	}
}

char *pty_row(const struct pty *pty, int row)
{
	struct text text;

	text_open(&text);
	put_row(pty, row, text.out);
	return text_close(&text);
}

char *pty_part(const struct pty *pty, int row, int from, int to)
{
	struct text text;
	VTermScreenCell cell;

	text_open(&text);
	for (int column = from; column < to; column++) {
		cell_at(pty, row, column, &cell);
		put_cell(&cell, text.out);
	}
	return text_close(&text);
}

char *pty_text(const struct pty *pty)
{
	struct text text;

	text_open(&text);
	for (int row = 0; row < pty->rows; row++) {
		put_row(pty, row, text.out);
		fputc('\n', text.out);
	}
	return text_close(&text);
}

int pty_column(const struct pty *pty, int row, size_t offset)
{
	struct text text;
	VTermScreenCell cell;
	int column = 0;

	text_open(&text);
	for (; column < pty->columns; column++) {
		fflush(text.out);
		if (text.length >= offset)
			break;
		cell_at(pty, row, column, &cell);
		put_cell(&cell, text.out);
	}
	free(text_close(&text));
	return column;
}

static void put_colour(const VTermColor *colour, const char *ground, FILE *out)
{
	static const char *const names[] = {
		"black", "red",     "green", "yellow",
		"blue",  "magenta", "cyan",  "white",
	};
	uint8_t index = colour->indexed.idx;

	fprintf(out, "+%s", ground);
	if (VTERM_COLOR_IS_RGB(colour))
		fprintf(out, "rgb%02x%02x%02x", colour->rgb.red,
			colour->rgb.green, colour->rgb.blue);
	else if (index < 16)
		fprintf(out, "%s%s", index < 8 ? "" : "bright-",
			names[index % 8]);
	else
		fprintf(out, "colour%u", index);
}

/*
 * The names of a cell's styles, "" for plain. Those that can't be seen on a
 * blank are not named there: what libvterm keeps of them where a program has
 * erased differs by its version. The caller frees.
 */
static char *cell_style(const VTermScreenCell *cell)
{
	bool lined = cell->attrs.underline != 0 || cell->attrs.strike;
	bool inked = !is_blank(cell) || cell->attrs.reverse || lined;
	const struct {
		bool set;
		const char *name;
	} styles[] = {
		{cell->attrs.bold && inked, "bold"},
		{cell->attrs.font == DIALECT_FAINT_FONT && inked, "faint"},
		{cell->attrs.italic, "italic"},
		{cell->attrs.underline != 0, "underline"},
		{cell->attrs.blink, "blink"},
		{cell->attrs.reverse, "reverse"},
		{cell->attrs.strike, "strike"},
	};
	struct text text;

	text_open(&text);
	for (size_t i = 0; i < COUNT(styles); i++)
		if (styles[i].set)
			fprintf(text.out, "+%s", styles[i].name);
	if (inked && !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
		put_colour(&cell->fg, "", text.out);
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
		put_colour(&cell->bg, "on-", text.out);
	return text_close(&text);
}

static void put_escaped(const VTermScreenCell *cell, FILE *out)
{
	if (cell->chars[0] == '{' || cell->chars[0] == '}')
		put_code_point(cell->chars[0], out);
	put_cell(cell, out);
}

/* Ends the run of one style, writes the blanks and begins that of the next. */
static void put_change(const char *style, const char *next, int blanks,
		       FILE *out)
{
	bool change = strcmp(style, next) != 0;

	if (change && *style != '\0')
		fputc('}', out);
	fprintf(out, "%*s", blanks, "");
	if (change && *next != '\0')
		fprintf(out, "{%s:", next + 1);
}

/*
 * The row with its styles; `styled` tells whether it has any. Plain blanks
 * between two cells of one style belong to it.
 */
static char *marked_row(const struct pty *pty, int row, bool *styled)
{
	struct text text;
	VTermScreenCell cell;
	char *style = strdup("");
	int blanks = 0; /* plain ones, not written yet */

	*styled = false;
	text_open(&text);
	for (int column = 0; column < pty->columns; column++) {
		cell_at(pty, row, column, &cell);
		if (cell.chars[0] == BESIDE_WIDE)
			continue;
		char *next = cell_style(&cell);

		if (*next == '\0' && is_blank(&cell)) {
			blanks++;
			free(next);
			continue;
		}
		put_change(style, next, blanks, text.out);
		blanks = 0;
		put_escaped(&cell, text.out);
		*styled = *styled || *next != '\0';
		free(style);
		style = next;
	}
	put_change(style, "", 0, text.out);
	free(style);
	return text_close(&text);
}

char *pty_marks(const struct pty *pty)
{
	struct text text;

	text_open(&text);
	if (pty->cursor_visible)
		fprintf(text.out, "cursor: row %d, column %d\n",
			pty->cursor.row + 1, pty->cursor.col + 1);
	else
		fprintf(text.out, "cursor: hidden\n");
	for (int row = 0; row < pty->rows; row++) {
		bool styled = false;
		char *line = marked_row(pty, row, &styled);

		if (styled)
			fprintf(text.out, "%d: %s\n", row + 1, line);
		free(line);
	}
	return text_close(&text);
}

char *pty_golden(const struct pty *pty)
{
	struct text text;
	char *plain = pty_text(pty);
	char *marks = pty_marks(pty);

	text_open(&text);
	fprintf(text.out, "%s~~~\n%s", plain, marks);
	free(plain);
	free(marks);
	return text_close(&text);
}
