#include "front/tui/editor.h"

#include "chargefix/text.h"

#include <string.h>

void editor_release(struct editor *editor)
{
	buffer_release(&editor->text);
	buffer_release(&editor->before);
	*editor = (struct editor){.most = editor->most};
}

static size_t after(const struct editor *editor, size_t at)
{
	return text_next(buffer_string(&editor->text), editor->text.length, at);
}

static size_t before(const struct editor *editor, size_t at)
{
	return text_previous(buffer_string(&editor->text), at);
}

static void cut(struct editor *editor, size_t from, size_t to)
{
	struct buffer *text = &editor->text;

	if (from >= to)
		return;
	memmove(text->data + from, text->data + to, text->length - to + 1);
	text->length -= to - from;
	editor->cursor = from;
}

static void insert(struct editor *editor, const char *added, size_t length)
{
	struct buffer *text = &editor->text;
	size_t tail = text->length - editor->cursor;

	size_t most = editor->most ? editor->most : EDITOR_BYTES_MOST;

	editor->refused = text->length + length > most;
	if (editor->refused || length == 0)
		return;
	buffer_add(text, added, length);
	char *at = text->data + editor->cursor;
	memmove(at + length, at, tail);
	memcpy(at, added, length);
	editor->cursor += length;
}

void editor_set(struct editor *editor, const char *text)
{
	editor->pasting = false;
	cut(editor, 0, editor->text.length);
	editor->cursor = 0;
	insert(editor, text, strlen(text));
}

/* Remembers the text when another one begins to come. */
static void note_before(struct editor *editor, bool pasted)
{
	if (pasted && !editor->pasting) {
		buffer_clear(&editor->before);
		buffer_text(&editor->before, buffer_string(&editor->text));
		editor->before_cursor = editor->cursor;
		editor->refused = false;
	}
	editor->pasting = pasted;
}

void editor_take_back(struct editor *editor)
{
	if (!editor->pasting)
		return;
	editor_set(editor, buffer_string(&editor->before));
	editor->cursor = editor->before_cursor;
	editor->pasting = false;
}

enum text_fault editor_end_text(struct editor *editor,
				const struct keypress *end)
{
	enum text_fault fault = end->fault;

	if (!fault && !end->code && editor->refused)
		fault = TEXT_TOO_LONG;
	if (fault)
		editor_take_back(editor);
	return fault;
}

static bool type_character(struct editor *editor, unsigned int code, bool lines)
{
	struct buffer added = {0};

	if (code == '\r' || code == '\n')
		code = lines ? '\n' : ' ';
	if (code == '\t')
		code = ' ';
	if (code != '\n' && text_is_control(code))
		return false;
	bool is_text = text_put(&added, code);
	if (is_text)
		insert(editor, buffer_string(&added), added.length);
	buffer_release(&added);
	return is_text;
}

static size_t word_before(const struct editor *editor)
{
	const char *text = buffer_string(&editor->text);
	size_t at = editor->cursor;

	while (at && strchr(" \n", text[at - 1]))
		at--;
	while (at && !strchr(" \n", text[at - 1]))
		at--;
	return at;
}

/* The line of the wrapped text that contains an offset. */
static size_t line_of(const struct text_wrap *wrap, const char *text,
		      size_t offset)
{
	size_t line = 0;

	while (line + 1 < wrap->count &&
	       wrap->lines[line + 1].start <= text + offset)
		line++;
	return line;
}

static int column_of(const struct text_line *line, const char *text,
		     size_t offset)
{
	return text_width(line->start, (size_t)(text + offset - line->start));
}

static void go_by_lines(struct editor *editor, int columns, int by)
{
	const char *text = buffer_string(&editor->text);
	struct text_wrap wrap = {0};

	text_wrap(&wrap, text, columns);
	size_t line = line_of(&wrap, text, editor->cursor);
	int column = column_of(&wrap.lines[line], text, editor->cursor);
	if (by < 0 ? line > 0 : line + 1 < wrap.count) {
		const struct text_line *to = &wrap.lines[line + by];
		editor->cursor = (size_t)(to->start - text) +
				 text_fit(to->start, to->length, column, NULL);
	}
	text_wrap_release(&wrap);
}

void editor_cursor(const struct editor *editor, int columns, int *line,
		   int *column)
{
	const char *text = buffer_string(&editor->text);
	struct text_wrap wrap = {0};

	text_wrap(&wrap, text, columns);
	size_t at = line_of(&wrap, text, editor->cursor);
	*line = (int)at;
	*column = column_of(&wrap.lines[at], text, editor->cursor);
	if (*column >= columns)
		*column = columns - 1;
	text_wrap_release(&wrap);
}

static bool edit_function(struct editor *editor, unsigned int code, int columns)
{
	size_t cursor = editor->cursor;

	if (code == KEY_LEFT)
		editor->cursor = before(editor, cursor);
	else if (code == KEY_RIGHT)
		editor->cursor = after(editor, cursor);
	else if (code == KEY_HOME)
		editor->cursor = 0;
	else if (code == KEY_END)
		editor->cursor = editor->text.length;
	else if (code == KEY_UP || code == KEY_DOWN)
		go_by_lines(editor, columns, code == KEY_UP ? -1 : 1);
	else if (code == KEY_BACKSPACE)
		cut(editor, before(editor, cursor), cursor);
	else if (code == KEY_DC)
		cut(editor, cursor, after(editor, cursor));
	else
		return false;
	return true;
}

/* Maps the control characters that shells and editors share to keys. */
static unsigned int function_of(unsigned int code)
{
	if (code == 0x7f || code == '\b')
		return KEY_BACKSPACE;
	if (code == ('A' & 0x1f))
		return KEY_HOME;
	if (code == ('E' & 0x1f))
		return KEY_END;
	if (code == ('D' & 0x1f))
		return KEY_DC;
	return 0;
}

bool editor_deletes(const struct keypress *key)
{
	unsigned int code = key->code;

	if (key->kind == KEYPRESS_CLICK || key->pasted)
		return false;
	if (key->kind == KEYPRESS_CHARACTER)
		code = function_of(code);
	return code == KEY_BACKSPACE || code == KEY_DC ||
	       key_is_control(key, 'U' & 0x1f) ||
	       key_is_control(key, 'W' & 0x1f);
}

bool editor_key(struct editor *editor, const struct keypress *key, bool lines,
		int columns)
{
	if (key->kind == KEYPRESS_CHARACTER)
		note_before(editor, key->pasted);
	/* Once part of a paste didn't fit, the rest of it is left out too. */
	if (key->pasted && editor->refused)
		return true;
	editor->refused = false;
	if (key->kind == KEYPRESS_CLICK || key->kind == KEYPRESS_TEXT_END)
		return false;
	if (key->kind == KEYPRESS_FUNCTION)
		return edit_function(editor, key->code, columns);
	if (!key->pasted && function_of(key->code))
		return edit_function(editor, function_of(key->code), columns);
	if (key_is_control(key, 'U' & 0x1f))
		cut(editor, 0, editor->cursor);
	else if (key_is_control(key, 'W' & 0x1f))
		cut(editor, word_before(editor), editor->cursor);
	else
		return type_character(editor, key->code, lines);
	return true;
}
