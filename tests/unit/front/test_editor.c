/* Typing text: what stays whole, and where the cursor goes. */
#include "front/tui/editor.h"

#include "desk.h"
#include "test.h"

#include <string.h>

enum { COLUMNS_WIDE = 10 };

/*
 * Types a text: letters as they are, and, for short, ^ is followed by a
 * letter: ^L left, ^R right, ^A home, ^E end, ^B backspace, ^D delete,
 * ^U up, ^N down, ^W word, ^K all before.
 */
static const struct {
	char letter;
	unsigned int code;
	bool function;
} strokes[] = {
	{'L', KEY_LEFT, true},      {'R', KEY_RIGHT, true},
	{'A', KEY_HOME, true},      {'E', KEY_END, true},
	{'B', KEY_BACKSPACE, true}, {'D', KEY_DC, true},
	{'U', KEY_UP, true},        {'N', KEY_DOWN, true},
	{'W', 'W' & 0x1f, false},   {'K', 'U' & 0x1f, false},
};

static struct keypress stroke(char letter)
{
	for (size_t i = 0; i < COUNT(strokes); i++)
		if (strokes[i].letter == letter)
			return strokes[i].function ? pressed(strokes[i].code)
						   : typed(strokes[i].code);
	fail_msg("no stroke ^%c", letter);
	return typed(0);
}

static void type_all(struct editor *editor, const wchar_t *keys)
{
	for (; *keys; keys++) {
		struct keypress key = typed((unsigned int)*keys);
		if (*keys == L'^')
			key = stroke((char)*++keys);
		assert_true(editor_key(editor, &key, true, COLUMNS_WIDE));
	}
}

static void keys_make_texts(void **state)
{
	static const struct {
		const wchar_t *keys;
		const char *text;
	} table[] = {
		{L"abc", "abc"},
		{L"abc^Lx", "abxc"},
		{L"abc^Ax^Ey", "xabcy"},
		{L"abc^B^B", "a"},
		{L"^Bab", "ab"},
		{L"abc^A^D", "bc"},
		{L"abc^D", "abc"},
		{L"one two^W", "one "},
		{L"one two  ^W", "one "},
		{L"one two^L^L^K", "wo"},
		{L"a\nb", "a\nb"},
		{L"Löwe", "Löwe"},
		{L"中文^Bx", "中x"},
		{L"中文^L^Bx", "x文"},
		/* A letter with its accent is one. */
		{L"ae\u0301^B", "a"},
		{L"ae\u0301x^L^L^D", "ax"},
		/* By lines of ten columns. */
		{L"one\ntwo^Ux", "onex\ntwo"},
		{L"one\ntwo^U^A^Nx", "one\nxtwo"},
		{L"abcdefghi jkl^Ux", "abcxdefghi jkl"},
		{L"abc^N^Ux", "abcx"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct editor editor = {0};
		type_all(&editor, table[i].keys);
		assert_string_equal(buffer_string(&editor.text), table[i].text);
		editor_release(&editor);
	}
}

static void controls_are_no_text(void **state)
{
	struct editor editor = {0};
	struct keypress bell = typed('\a');
	struct keypress override = typed(0x202E);

	(void)state;
	assert_false(editor_key(&editor, &bell, true, COLUMNS_WIDE));
	assert_false(editor_key(&editor, &override, true, COLUMNS_WIDE));
	assert_int_equal(editor.text.length, 0);
	editor_release(&editor);
}

static void pasted_line_ends_are_spaces_in_one_line(void **state)
{
	struct editor editor = {0};
	struct keypress end = typed('\r');

	(void)state;
	end.pasted = true;
	assert_true(editor_key(&editor, &end, false, COLUMNS_WIDE));
	assert_true(editor_key(&editor, &end, true, COLUMNS_WIDE));
	assert_string_equal(buffer_string(&editor.text), " \n");
	editor_release(&editor);
}

static void pasted_controls_edit_nothing(void **state)
{
	struct editor editor = {0};
	struct keypress backspace = typed(0x7f);

	(void)state;
	type_all(&editor, L"abc");
	backspace.pasted = true;
	editor_key(&editor, &backspace, true, COLUMNS_WIDE);
	assert_memory_equal(buffer_string(&editor.text), "abc", 3);
	editor_release(&editor);
}

static void no_more_is_taken_than_there_is_room_for(void **state)
{
	struct editor editor = {0};
	struct keypress key = typed(0x4E2D);

	(void)state;
	for (int i = 0; i < EDITOR_BYTES_MOST; i++)
		editor_key(&editor, &key, true, COLUMNS_WIDE);
	assert_in_range(editor.text.length, EDITOR_BYTES_MOST - 2,
			EDITOR_BYTES_MOST);
	assert_true(editor.refused);
	editor.most = EDITOR_BYTES_MOST + 3;
	type_all(&editor, L"中中");
	assert_in_range(editor.text.length, EDITOR_BYTES_MOST + 1,
			EDITOR_BYTES_MOST + 3);
	/* What it takes at most is no part of the text. */
	editor_release(&editor);
	assert_int_equal(editor.most, EDITOR_BYTES_MOST + 3);
}

static void the_cursor_follows_the_wrapped_text(void **state)
{
	static const struct {
		const wchar_t *keys;
		int line, column;
	} table[] = {
		{L"", 0, 0},
		{L"abc", 0, 3},
		{L"abc ", 0, 4},
		{L"a\n", 1, 0},
		{L"a\nbc", 1, 2},
		{L"中文", 0, 4},
		{L"abcdefghi jkl", 1, 3},
		{L"abcdefghi jkl^A", 0, 0},
		/* A full line keeps the cursor inside. */
		{L"abcdefghij", 0, 9},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct editor editor = {0};
		int line, column;
		type_all(&editor, table[i].keys);
		editor_cursor(&editor, COLUMNS_WIDE, &line, &column);
		assert_int_equal(line, table[i].line);
		assert_int_equal(column, table[i].column);
		editor_release(&editor);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_make_texts),
		cmocka_unit_test(controls_are_no_text),
		cmocka_unit_test(pasted_line_ends_are_spaces_in_one_line),
		cmocka_unit_test(pasted_controls_edit_nothing),
		cmocka_unit_test(no_more_is_taken_than_there_is_room_for),
		cmocka_unit_test(the_cursor_follows_the_wrapped_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
