#include "chargefix/text.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

/* The lines with '|' between them. */
static void join(struct buffer *out, const struct text_wrap *wrap)
{
	buffer_clear(out);
	for (size_t i = 0; i < wrap->count; i++) {
		if (i > 0)
			buffer_text(out, "|");
		buffer_add(out, wrap->lines[i].start, wrap->lines[i].length);
	}
}

static void lines_break_where_people_would_break_them(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *lines;
	} table[] = {
		{"", 10, ""},
		{"one", 10, "one"},
		{"one two three", 7, "one two|three"},
		{"one two three", 8, "one two|three"},
		{"one two three", 5, "one|two|three"},
		{"one two three", 13, "one two three"},
		{"a\nb", 10, "a|b"},
		{"a\n\nb\n", 10, "a||b|"},
		{"\n", 10, "|"},
		{"abcdefgh", 3, "abc|def|gh"},
		{"ab cdefgh i", 3, "ab|cde|fgh|i"},
		{"one    two", 4, "one|two"},
		{"one    two", 9, "one|two"},
		{"  indented", 10, "  indented"},
		{"end   ", 3, "end"},
		{"   ", 2, ""},
		{"the case, :back", 10, "the case,|:back"},
		{"\"No change\" (now)", 14, "\"No change\"|(now)"},
		{"a-b well-known", 8, "a-b|well-|known"},
		{"\u5145\u7535\u5668\u574F", 4, "\u5145\u7535|\u5668\u574F"},
		{"\u5145\u7535", 3, "\u5145|\u7535"},
		{"\u5145\u7535", 1, "\u5145|\u7535"}, /* wider than a line */
		{"5\u00A0V x", 3, "5\u00A0V|x"}, /* holds together */
		{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
		{"ab", 0, "a|b"}, /* no columns count as one */
		{"ab\xFF\xFE yz", 4, "ab\xFF\xFE|yz"},
		{"see https://example.org/a", 12,
		 "see https://|example.org/|a"},
	};
	struct text_wrap wrap = {0};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		text_wrap(&wrap, table[i].text, table[i].columns);
		join(&out, &wrap);
		assert_string_equal(buffer_string(&out), table[i].lines);
	}
	text_wrap_release(&wrap);
	buffer_release(&out);
}

/* A long text of words, spaces, line ends, wide characters and bad bytes. */
static void random_text(char *text, size_t size, unsigned int *seed)
{
	static const char *const parts[] = {
		"a",      "watch",   " ",      " ",    "  ",       "\n",
		"\u5145", "e\u0301", "\u2014", "\xFF", "\xE2\x82", "/",
		"(",      ")",       "\u00A0", "-",    ",",        "\U0001F468",
	};
	size_t length = 0;

	while (length + 6 < size) {
		const char *part;

		*seed = *seed * 1103515245U + 12345U;
		part = parts[(*seed >> 16) % COUNT(parts)];
		memcpy(text + length, part, strlen(part));
		length += strlen(part);
	}
	text[length] = '\0';
}

/* All but spaces and line ends between the lines is in some line. */
static void assert_nothing_lost(const struct text_wrap *wrap, const char *text)
{
	const char *at = text;

	for (size_t i = 0; i < wrap->count; i++) {
		const struct text_line *line = &wrap->lines[i];

		for (; at < line->start; at++)
			assert_true(*at == ' ' || *at == '\n');
		assert_ptr_equal(at, line->start);
		at += line->length;
	}
	assert_int_equal(strspn(at, " "), strlen(at));
}

static void no_line_is_too_wide_and_nothing_is_lost(void **state)
{
	unsigned int seed = 42;
	struct text_wrap wrap = {0};
	char text[200];

	(void)state;
	for (int round = 0; round < 4000; round++) {
		int columns = 2 + round % 30;

		random_text(text, sizeof(text), &seed);
		text_wrap(&wrap, text, columns);
		assert_nothing_lost(&wrap, text);
		for (size_t i = 0; i < wrap.count; i++) {
			const struct text_line *line = &wrap.lines[i];

			assert_true(text_width(line->start, line->length) <=
				    columns);
			assert_null(memchr(line->start, '\n', line->length));
		}
	}
	text_wrap_release(&wrap);
}

static void a_big_text_takes_no_more_than_a_moment(void **state)
{
	enum { WORDS = 200000 };
	char *text = malloc(WORDS * 5 + 1);
	struct text_wrap wrap = {0};

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < WORDS; i++)
		memcpy(text + i * 5, "word ", 5);
	text[WORDS * 5] = '\0';
	text_wrap(&wrap, text, 79);
	/* 16 words of five columns, the last one's space hanging over. */
	assert_int_equal(wrap.count, WORDS / 16);
	memset(text, 'x', WORDS * 5);
	text_wrap(&wrap, text, 100);
	assert_int_equal(wrap.count, WORDS * 5 / 100);
	text_wrap_release(&wrap);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_where_people_would_break_them),
		cmocka_unit_test(no_line_is_too_wide_and_nothing_is_lost),
		cmocka_unit_test(a_big_text_takes_no_more_than_a_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
