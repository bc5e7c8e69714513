#include "front/tui/sheet.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sheet_init(struct sheet *sheet, const struct theme *theme, int columns)
{
	*sheet = (struct sheet){
		.columns = columns < SHEET_COLUMNS_MOST ? columns
							: SHEET_COLUMNS_MOST,
		.utf8 = theme->utf8,
		.row = SHEET_NO_ROW,
	};
	if (sheet->columns < 1)
		sheet->columns = 1;
}

void sheet_release(struct sheet *sheet)
{
	buffer_release(&sheet->text);
	free(sheet->lines);
	*sheet = (struct sheet){0};
}

static struct sheet_line *add_line(struct sheet *sheet)
{
	if (sheet->count == sheet->capacity) {
		sheet->capacity = sheet->capacity ? 2 * sheet->capacity : 32;
		sheet->lines = memory_grow(sheet->lines, sheet->capacity,
					   sizeof(*sheet->lines));
	}
	struct sheet_line *line = &sheet->lines[sheet->count++];
	*line = (struct sheet_line){.row = sheet->row};
	return line;
}

/* Where in sheet->text a copy of the text now stands. */
static size_t keep(struct sheet *sheet, const char *text, size_t length)
{
	size_t start = sheet->text.length;

	buffer_add(&sheet->text, text, length);
	return start;
}

static void add_wrapped(struct sheet *sheet, const struct sheet_line *first,
			const char *text)
{
	struct text_wrap wrap = {0};
	int columns = sheet->columns - first->indent;

	text_wrap(&wrap, text, columns < 1 ? 1 : columns);
	for (size_t i = 0; i < wrap.count; i++) {
		size_t length = wrap.lines[i].length;
		size_t start = keep(sheet, wrap.lines[i].start, length);
		struct sheet_line *line = add_line(sheet);
		int row = line->row;
		*line = *first;
		line->row = row;
		line->lead_length = i ? 0 : first->lead_length;
		line->start = start;
		line->length = length;
	}
	text_wrap_release(&wrap);
}

/* The text in the sheet's alphabet; `plain` keeps it where that is ASCII. */
static const char *to_alphabet(struct sheet *sheet, const char *text,
			       struct buffer *plain)
{
	if (sheet->utf8)
		return text;
	text_ascii(plain, text, strlen(text));
	return buffer_string(plain);
}

void sheet_item(struct sheet *sheet, enum tint lead_tint, const char *lead,
		enum tint tint, const char *text)
{
	struct buffer plain_lead = {0};
	struct buffer plain = {0};

	if (!text)
		return;
	lead = to_alphabet(sheet, lead, &plain_lead);
	text = to_alphabet(sheet, text, &plain);
	struct sheet_line first = {
		.lead = keep(sheet, lead, strlen(lead)),
		.lead_length = strlen(lead),
		.indent = text_width(lead, strlen(lead)),
		.lead_tint = lead_tint,
		.tint = tint,
	};
	add_wrapped(sheet, &first, text);
	buffer_release(&plain_lead);
	buffer_release(&plain);
}

void sheet_text(struct sheet *sheet, enum tint tint, const char *text)
{
	sheet_item(sheet, tint, "", tint, text);
}

void sheet_cut(struct sheet *sheet, enum tint tint, const char *text)
{
	struct buffer cut = {0};

	if (!text)
		return;
	text_cut(&cut, text, sheet->columns, sheet->utf8);
	sheet_text(sheet, tint, buffer_string(&cut));
	buffer_release(&cut);
}

void sheet_gap(struct sheet *sheet)
{
	if (!sheet->count || sheet->dense)
		return;
	const struct sheet_line *last = &sheet->lines[sheet->count - 1];
	if (last->length || last->lead_length)
		add_line(sheet);
}

void sheet_heading(struct sheet *sheet, const char *text, size_t count)
{
	if (!count)
		return;
	sheet_gap(sheet);
	int first = sheet->count;
	sheet_text(sheet, TINT_STRONG, text);
	for (int i = first; i < sheet->count; i++)
		sheet->lines[i].heading = true;
}

bool sheet_is_lone(const struct sheet *sheet, int index)
{
	return sheet->lines[index].heading && index + 1 < sheet->count &&
	       sheet->lines[index + 1].length > 0;
}

void sheet_bullet(struct sheet *sheet, const struct theme *theme,
		  const char *text)
{
	char lead[16];

	snprintf(lead, sizeof(lead), " %s ", theme_mark(theme, MARK_BULLET));
	sheet_item(sheet, TINT_ACCENT, lead, TINT_TEXT, text);
}

bool sheet_find(const struct sheet *sheet, int row, int *first, int *count)
{
	*count = 0;
	for (int i = 0; i < sheet->count; i++) {
		if (sheet->lines[i].row != row)
			continue;
		if (!*count)
			*first = i;
		*count = i - *first + 1;
	}
	return *count > 0;
}

int sheet_clamp(const struct sheet *sheet, int scroll, int lines)
{
	int most = sheet->count - lines;

	if (scroll > most)
		scroll = most;
	return scroll < 0 ? 0 : scroll;
}

int sheet_reveal(const struct sheet *sheet, int scroll, int lines, int row)
{
	int first, count;

	if (sheet_find(sheet, row, &first, &count)) {
		if (scroll < first + count - lines)
			scroll = first + count - lines;
		if (scroll > first)
			scroll = first;
	}
	return sheet_clamp(sheet, scroll, lines);
}
