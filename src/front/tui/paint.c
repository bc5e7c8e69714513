#include "front/tui/paint.h"

#include "chargefix/text.h"

#include <string.h>

static void paint_bytes(const struct view *view, int line, int column,
			enum role role, const char *text, size_t length)
{
	const struct theme *theme = view->theme;

	wattr_set(view->window, theme->attributes[role], theme->pairs[role],
		  NULL);
	wmove(view->window, line, column);
	for (size_t next; length > 0; text += next, length -= next)
		waddnstr(view->window, text,
			 (int)text_run(text, length, &next));
}

int paint_text(const struct view *view, int line, int column, int columns,
	       enum role role, const char *text, size_t length)
{
	int width = 0;

	if (columns > view->columns - column)
		columns = view->columns - column;
	if (columns < 1 || line < 0 || line >= view->lines)
		return 0;
	length = text_fit(text, length, columns, &width);
	if (length)
		paint_bytes(view, line, column, role, text, length);
	return width;
}

static void to_alphabet(const struct view *view, struct buffer *out,
			const char *text, int columns)
{
	struct buffer plain = {0};

	if (view->theme->utf8) {
		text_cut(out, text, columns, true);
		return;
	}
	text_ascii(&plain, text, strlen(text));
	text_cut(out, buffer_string(&plain), columns, false);
	buffer_release(&plain);
}

void paint_alphabet(const struct view *view, struct buffer *text)
{
	struct buffer plain = {0};

	if (view->theme->utf8)
		return;
	text_ascii(&plain, buffer_string(text), text->length);
	buffer_release(text);
	*text = plain;
}

int paint_cut(const struct view *view, int line, int column, int columns,
	      enum role role, const char *text)
{
	struct buffer out = {0};

	if (columns < 1)
		return 0;
	to_alphabet(view, &out, text, columns);
	int width = paint_text(view, line, column, columns, role,
			       buffer_string(&out), out.length);
	buffer_release(&out);
	return width;
}

int paint_right(const struct view *view, int line, int column, int columns,
		enum role role, const char *text)
{
	struct buffer out = {0};

	if (columns < 1)
		return 0;
	to_alphabet(view, &out, text, columns);
	int width = text_width(buffer_string(&out), out.length);
	paint_text(view, line, column + columns - width, width, role,
		   buffer_string(&out), out.length);
	buffer_release(&out);
	return width;
}

/*
 * Where the visible part of a typed text starts, so that the cursor is in it.
 * There must be room for the mark of a cut before it and, unless the cursor is
 * at the end, for one character and another mark after it.
 */
static size_t editor_start(const struct buffer *text, size_t cursor,
			   int columns)
{
	const char *bytes = buffer_string(text);
	int before = text_width(bytes, cursor);
	int room = columns - (cursor < text->length ? 3 : 1);
	size_t start = 0;

	while (start < cursor && before + (start > 0) > room) {
		size_t next = text_next(bytes, text->length, start);
		before -= text_width(bytes + start, next - start);
		start = next;
	}
	return start;
}

/* Writes the typed text as it is shown. Returns where in it the cursor is. */
static size_t editor_text(const struct view *view, const struct editor *editor,
			  struct buffer *out)
{
	struct buffer after = {0};

	buffer_add(out, buffer_string(&editor->text), editor->cursor);
	paint_alphabet(view, out);
	size_t cursor = out->length;
	buffer_text(&after, buffer_string(&editor->text) + editor->cursor);
	paint_alphabet(view, &after);
	buffer_text(out, buffer_string(&after));
	buffer_release(&after);
	return cursor;
}

void paint_editor(const struct view *view, int line, int column, int columns,
		  const struct editor *editor)
{
	const char *mark = theme_mark(view->theme, MARK_CUT);
	struct buffer text = {0};

	if (columns < 2)
		return;
	size_t cursor = editor_text(view, editor, &text);
	size_t start = editor_start(&text, cursor, columns);
	const char *shown = buffer_string(&text) + start;
	size_t length = text.length - start;
	int cut = start > 0;
	bool ends = cut + text_width(shown, length) <= columns;

	if (cut)
		paint_text(view, line, column, 1, ROLE_TEXT, mark,
			   strlen(mark));
	paint_text(view, line, column + cut, columns - cut - !ends, ROLE_TEXT,
		   shown, length);
	if (!ends)
		paint_text(view, line, column + columns - 1, 1, ROLE_TEXT, mark,
			   strlen(mark));
	wmove(view->window, line,
	      column + cut + text_width(shown, cursor - start));
	buffer_release(&text);
}

void paint_find(const struct view *view, const struct area *area, int line,
		const struct editor *editor, const char *found)
{
	int right = paint_right(view, line, area->left, area->columns,
				ROLE_QUIET, found);
	int left = paint_cut(view, line, area->left, area->columns, ROLE_ACCENT,
			     "Find: ");

	paint_editor(view, line, area->left + left,
		     area->columns - left - right - 2, editor);
}

void paint_across(const struct view *view, int line, int column, int columns)
{
	const char *mark = theme_mark(view->theme, MARK_ACROSS);

	for (int i = 0; i < columns; i++)
		paint_bytes(view, line, column + i, ROLE_LINE, mark,
			    strlen(mark));
}

void paint_down(const struct view *view, int column, int top, int bottom)
{
	const char *mark = theme_mark(view->theme, MARK_DOWN);

	for (int line = top; line < bottom; line++)
		paint_bytes(view, line, column, ROLE_LINE, mark, strlen(mark));
}

void paint_blank(const struct view *view, int line, int column, int columns,
		 enum role role)
{
	for (int i = 0; i < columns; i++)
		paint_bytes(view, line, column + i, role, " ", 1);
}

static void paint_line(const struct view *view, const struct area *area,
		       int line, const struct rich_text *rich, int index,
		       int chosen)
{
	const struct rich_text_line *from = &rich->lines[index];
	const char *text = buffer_string(&rich->text);
	bool accent = chosen != RICH_TEXT_NO_ROW && from->row == chosen;

	/*
	 * A bar across the area can't be overlooked; the marks are beside it.
	 */
	if (from->role == ROLE_DANGER)
		paint_blank(view, line, area->left, area->columns - 2,
			    ROLE_DANGER);
	paint_text(view, line, area->left, area->columns,
		   accent ? ROLE_CHOSEN : from->lead_role, text + from->lead,
		   from->lead_length);
	paint_text(view, line, area->left + from->indent,
		   area->columns - from->indent,
		   accent ? ROLE_CHOSEN : from->role, text + from->start,
		   from->length);
}

static void paint_mark(const struct view *view, const struct area *area,
		       int line, int from_right, enum mark mark)
{
	const char *text = theme_mark(view->theme, mark);

	paint_text(view, line, area->left + area->columns - from_right, 1,
		   ROLE_ACCENT, text, strlen(text));
}

void paint_more(const struct view *view, const struct area *area, int scroll,
		int count)
{
	if (area->lines < 1)
		return;
	if (scroll + area->lines < count)
		paint_mark(view, area, area->top + area->lines - 1, 1,
			   MARK_BELOW);
	/* A single line has room for both marks. */
	if (scroll > 0)
		paint_mark(view, area, area->top, area->lines == 1 ? 2 : 1,
			   MARK_ABOVE);
}

void paint_rich_text(const struct view *view, const struct area *area,
		     const struct rich_text *rich, int scroll, int chosen)
{
	int lines = area->lines;

	/* A heading is only shown together with the first line below it. */
	while (lines > 1 && scroll + lines <= rich->count &&
	       rich_text_is_lone(rich, scroll + lines - 1))
		lines--;
	for (int i = 0; i < lines && scroll + i < rich->count; i++)
		paint_line(view, area, area->top + i, rich, scroll + i, chosen);
	paint_more(view, area, scroll, rich->count);
}

int paint_row_at(const struct area *area, const struct rich_text *rich,
		 int scroll, int line)
{
	int index = line - area->top + scroll;

	if (line < area->top || line >= area->top + area->lines ||
	    index >= rich->count)
		return RICH_TEXT_NO_ROW;
	return rich->lines[index].row;
}

void paint_cursor(const struct view *view, const struct area *area,
		  const struct rich_text *rich, int scroll, int row, int column)
{
	int first, count;

	if (rich_text_find(rich, row, &first, &count) && first >= scroll &&
	    first - scroll < area->lines)
		wmove(view->window, area->top + first - scroll,
		      area->left + column);
}
