#include "front/tui/rich_text.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void rich_text_init(struct rich_text *rich, const struct theme *theme,
		    int columns)
{
	*rich = (struct rich_text){
		.columns = columns < RICH_TEXT_COLUMNS_MOST
				   ? columns
				   : RICH_TEXT_COLUMNS_MOST,
		.utf8 = theme->utf8,
		.row = RICH_TEXT_NO_ROW,
	};
	if (rich->columns < 1)
		rich->columns = 1;
}

void rich_text_release(struct rich_text *rich)
{
	buffer_release(&rich->text);
	free(rich->lines);
	*rich = (struct rich_text){0};
}

static struct rich_text_line *add_line(struct rich_text *rich)
{
	rich->lines =
		memory_room(rich->lines, rich->count, sizeof(*rich->lines));
	struct rich_text_line *line = &rich->lines[rich->count++];
	*line = (struct rich_text_line){.row = rich->row};
	return line;
}

/* Copies the text into rich->text and returns its offset there. */
static size_t keep_part(struct rich_text *rich, const char *text, size_t length)
{
	size_t start = rich->text.length;

	buffer_add(&rich->text, text, length);
	return start;
}

static void add_wrapped(struct rich_text *rich,
			const struct rich_text_line *first, const char *text)
{
	struct text_wrap wrap = {0};
	int columns = rich->columns - first->indent;

	text_wrap(&wrap, text, columns < 1 ? 1 : columns);
	for (size_t i = 0; i < wrap.count; i++) {
		size_t length = wrap.lines[i].length;
		size_t start = keep_part(rich, wrap.lines[i].start, length);
		struct rich_text_line *line = add_line(rich);
		int row = line->row;
		*line = *first;
		line->row = row;
		line->lead_length = i ? 0 : first->lead_length;
		line->start = start;
		line->length = length;
	}
	text_wrap_release(&wrap);
}

/* The text in the theme's alphabet; `plain` holds it if that is ASCII. */
static const char *to_alphabet(struct rich_text *rich, const char *text,
			       struct buffer *plain)
{
	if (rich->utf8)
		return text;
	text_ascii(plain, text, strlen(text));
	return buffer_string(plain);
}

void rich_text_item(struct rich_text *rich, enum role lead_role,
		    const char *lead, enum role role, const char *text)
{
	struct buffer plain_lead = {0};
	struct buffer plain = {0};

	if (!text)
		return;
	lead = to_alphabet(rich, lead, &plain_lead);
	text = to_alphabet(rich, text, &plain);
	struct rich_text_line first = {
		.lead = keep_part(rich, lead, strlen(lead)),
		.lead_length = strlen(lead),
		.indent = text_width(lead, strlen(lead)),
		.lead_role = lead_role,
		.role = role,
	};
	add_wrapped(rich, &first, text);
	buffer_release(&plain_lead);
	buffer_release(&plain);
}

void rich_text_paragraph(struct rich_text *rich, enum role role,
			 const char *text)
{
	rich_text_item(rich, role, "", role, text);
}

void rich_text_cut(struct rich_text *rich, enum role role, const char *text)
{
	struct buffer cut = {0};

	if (!text)
		return;
	text_cut(&cut, text, rich->columns, rich->utf8);
	rich_text_paragraph(rich, role, buffer_string(&cut));
	buffer_release(&cut);
}

void rich_text_gap(struct rich_text *rich)
{
	if (!rich->count || rich->dense)
		return;
	const struct rich_text_line *last = &rich->lines[rich->count - 1];
	if (last->length || last->lead_length)
		add_line(rich);
}

void rich_text_heading(struct rich_text *rich, const char *text, size_t count)
{
	if (!count)
		return;
	rich_text_gap(rich);
	int first = rich->count;
	rich_text_paragraph(rich, ROLE_STRONG, text);
	for (int i = first; i < rich->count; i++)
		rich->lines[i].heading = true;
}

bool rich_text_is_lone(const struct rich_text *rich, int index)
{
	return rich->lines[index].heading && index + 1 < rich->count &&
	       rich->lines[index + 1].length > 0;
}

void rich_text_bullet(struct rich_text *rich, const struct theme *theme,
		      const char *text)
{
	char lead[16];

	snprintf(lead, sizeof(lead), " %s ", theme_mark(theme, MARK_BULLET));
	rich_text_item(rich, ROLE_ACCENT, lead, ROLE_TEXT, text);
}

bool rich_text_find(const struct rich_text *rich, int row, int *first,
		    int *count)
{
	*count = 0;
	for (int i = 0; i < rich->count; i++) {
		if (rich->lines[i].row != row)
			continue;
		if (!*count)
			*first = i;
		*count = i - *first + 1;
	}
	return *count > 0;
}

int rich_text_clamp(const struct rich_text *rich, int scroll, int lines)
{
	int most = rich->count - lines;

	if (scroll > most)
		scroll = most;
	return scroll < 0 ? 0 : scroll;
}

int rich_text_reveal(const struct rich_text *rich, int scroll, int lines,
		     int row)
{
	int first, count;

	if (rich_text_find(rich, row, &first, &count)) {
		if (scroll < first + count - lines)
			scroll = first + count - lines;
		if (scroll > first)
			scroll = first;
	}
	return rich_text_clamp(rich, scroll, lines);
}
