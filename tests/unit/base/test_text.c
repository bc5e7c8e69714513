#include "chargefix/text.h"

#include "test.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unistr.h>

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define THUMB_TONED "\U0001F44D\U0001F3FD"
#define FLAG_DE "\U0001F1E9\U0001F1EA"
#define FLAG_FR "\U0001F1EB\U0001F1F7"
#define E_ACUTE "e\u0301" /* two code points, one cluster */

static void the_first_byte_that_is_not_utf8_is_found(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		size_t found;
	} table[] = {
		{"", 0, 0},
		{"watch", 5, 5},
		{"\u00B0C", 3, 3},
		{"a\xFF", 2, 1},
		{"ab\xC2", 3, 2}, /* cut short */
		{"\xC0\x80", 2, 0}, /* overlong */
		{"x\xED\xA0\x80", 4, 1}, /* a surrogate */
		{"\xF4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
		{"a\0b\xFF", 4, 3},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(text_invalid(table[i].text, table[i].length),
				 table[i].found);
}

static void what_changes_the_terminal_is_a_control(void **state)
{
	static const unsigned int controls[] = {
		0,    0x1B,   0x1F,   '\t',   '\n',   0x7F,   0x80,   0x9B,
		0x9F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF,
	};
	static const unsigned int others[] = {
		' ',    '~',    0xA0,   0x2027,   0x202F,
		0x2065, 0x206A, 0xFEFE, 0x10FFFF,
	};

	(void)state;
	for (size_t i = 0; i < COUNT(controls); i++)
		assert_true(text_is_control(controls[i]));
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(text_is_control(others[i]));
}

static void cleaned_text_is_safe_to_show(void **state)
{
	static const struct {
		const char *text;
		enum text_lines lines;
		const char *clean;
	} table[] = {
		{"", TEXT_ONE_LINE, ""},
		{"5 V \u2026 9 V", TEXT_ONE_LINE, "5 V \u2026 9 V"},
		{"\x1B[2Jx", TEXT_ONE_LINE, "[2Jx"},
		{"a\tb\nc\r\nd", TEXT_ONE_LINE, "a b c d"},
		{"a\tb\nc\r\nd", TEXT_KEEP_LINES, "a b\nc\nd"},
		{"\u202Eevil\u202C\u2066\u2069\xC2\x9B"
		 "31m",
		 TEXT_KEEP_LINES, "evil31m"},
		{"\uFEFFx\x7F", TEXT_ONE_LINE, "x"},
		{"a\xFF\xC3z", TEXT_ONE_LINE, "a\uFFFD\uFFFDz"},
		{"\xE2\x82", TEXT_ONE_LINE, "\uFFFD\uFFFD"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		text_clean(&out, table[i].text, strlen(table[i].text),
			   table[i].lines);
		assert_string_equal(buffer_string(&out), table[i].clean);
	}
	buffer_release(&out);
}

static void width_is_in_columns(void **state)
{
	static const struct {
		const char *text;
		int width;
	} table[] = {
		{"", 0},          {"watch", 5},        {"40 \u00B0C", 5},
		{E_ACUTE, 1},     {"\u5145\u7535", 4}, {"a\u5145b", 4},
		{FAMILY, 6}, /* terminals add up what is joined */
		{THUMB_TONED, 2}, {"\U0001F3FD", 2},   {"a\U0001F3FD", 3},
		{"\u25B8 x", 3},  {"\xFF\xFE", 2},     {"a\xE2\x82", 3},
		{"\x1B\x01", 0}, /* never negative */
		{"\u0301", 0},    {"co\u00ADop", 5},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(
			text_width(table[i].text, strlen(table[i].text)),
			table[i].width);
}

static void only_whole_clusters_fit(void **state)
{
	static const struct {
		const char *text;
		size_t fits;
		int columns;
		int width;
	} table[] = {
		{"watch", 5, 5, 5},         {"watch", 3, 3, 3},
		{"watch", 0, 0, 0},         {"watch", 0, -1, 0},
		{"a\u5145", 1, 2, 1}, /* half of it is nothing */
		{E_ACUTE E_ACUTE, 3, 1, 1}, {"a" FAMILY "b", 1, 3, 1},
		{"a" FAMILY "b", 19, 7, 7}, {FLAG_DE FLAG_FR, 8, 2, 2},
		{FLAG_DE FLAG_FR, 8, 3, 2}, {"\xFF\xFFz", 2, 2, 2},
		{"a\r\nb", 3, 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int width = -1;

		assert_int_equal(text_fit(table[i].text, strlen(table[i].text),
					  table[i].columns, &width),
				 table[i].fits);
		assert_int_equal(width, table[i].width);
	}
	assert_int_equal(text_fit("ab", 2, 1, NULL), 1);
}

enum { RANDOM_LEAST = 60 };

/* A sequence of code points that cluster in all the ways there are. */
static void random_text(struct buffer *out, unsigned int *seed)
{
	static const char *const parts[] = {
		"a",          " ",          "\r",     "\n",     "\u0301",
		"\u200D",     "\uFE0F",     "\u5145", "\u2764", "\U0001F468",
		"\U0001F3FD", "\U0001F1E9", "\u1100", "\u1161", "\u11A8",
		"\uAC00",     "\u0E33",     "\u0903", "\u0600", "\u00A9",
		"\u200B",     "\u00AD",
	};

	buffer_clear(out);
	while (out->length < RANDOM_LEAST) {
		*seed = *seed * 1103515245U + 12345U;
		buffer_text(out, parts[(*seed >> 16) % COUNT(parts)]);
	}
}

static void cuts_fall_where_the_standard_has_cluster_boundaries(void **state)
{
	unsigned int seed = 20261120;
	char breaks[RANDOM_LEAST + 4];
	struct buffer out = {0};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		int total;

		random_text(&out, &seed);
		total = text_width(out.data, out.length);
		u8_grapheme_breaks((uint8_t *)out.data, out.length, breaks);
		for (int columns = 0; columns < total; columns++) {
			int width;
			size_t fits =
				text_fit(out.data, out.length, columns, &width);

			assert_true(fits < out.length);
			assert_int_equal(breaks[fits], 1);
			assert_true(width <= columns);
			assert_int_equal(text_width(out.data, fits), width);
		}
	}
	buffer_release(&out);
}

static void what_terminals_show_at_different_widths_ends_a_run(void **state)
{
	static const struct {
		const char *text;
		size_t run, next;
	} table[] = {
		{"", 0, 0},
		{"watch", 5, 5},
		{FAMILY, 4, 7},
		{"a\u2764\uFE0Fb", 4, 7},
		{"\uFE0F", 0, 3},
		{THUMB_TONED "b", 4, 8},
		{"a\U0001F3FD", 5, 5},
		{FLAG_DE FLAG_FR, 16, 16},
		/* A joiner of letters shapes them, and of nothing does nothing. */
		{"\u0915\u094D\u200D\u0937", 12, 12},
		{"\U0001F468\u200D", 7, 7},
		{"\xFF\xE2\x80\x8D\xFF", 5, 5},
	};
	size_t next;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *text = table[i].text;

		assert_int_equal(text_run(text, strlen(text), &next),
				 table[i].run);
		assert_int_equal(next, table[i].next);
	}
}

static void any_bytes_are_taken_and_none_behind_them(void **state)
{
	unsigned int seed = 7;
	struct buffer out = {0};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t length = (size_t)round % 24;
		/* Of its exact size: a sanitizer sees what reads beyond. */
		char *text = malloc(length + 1);

		assert_non_null(text);
		for (size_t i = 0; i < length; i++) {
			seed = seed * 1103515245U + 12345U;
			text[i] = (char)(seed >> 16 | (seed >> 8 & 0x80));
		}
		assert_true(text_width(text, length) <= 2 * (int)length);
		assert_true(text_fit(text, length, 5, NULL) <= length);
		buffer_clear(&out);
		text_clean(&out, text, length, TEXT_ONE_LINE);
		text_ascii(&out, text, length);
		assert_int_equal(text_invalid(buffer_string(&out), out.length),
				 out.length);
		free(text);
	}
	buffer_release(&out);
}

static void a_cut_text_says_so(void **state)
{
	static const struct {
		const char *text;
		int columns;
		bool utf8;
		const char *cut;
		const char *padded;
	} table[] = {
		{"watch", 5, true, "watch", "watch"},
		{"watch", 7, true, "watch", "watch  "},
		{"watch", 4, true, "wat\u2026", "wat\u2026"},
		{"watch", 4, false, "w...", "w..."},
		{"watch", 3, false, "...", "..."},
		{"watch", 2, false, "..", ".."},
		{"watch", 1, true, "\u2026", "\u2026"},
		{"watch", 0, true, "", ""},
		{"watch", -3, false, "", ""},
		{"", 2, true, "", "  "},
		{"\u5145\u7535\u5145", 4, true, "\u5145\u2026",
		 "\u5145\u2026 "},
		{"\u5145\u7535", 4, true, "\u5145\u7535", "\u5145\u7535"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		text_cut(&out, table[i].text, table[i].columns, table[i].utf8);
		assert_string_equal(buffer_string(&out), table[i].cut);
		buffer_clear(&out);
		text_pad(&out, table[i].text, table[i].columns, table[i].utf8);
		assert_string_equal(buffer_string(&out), table[i].padded);
	}
	buffer_release(&out);
}

static void a_long_ticket_keeps_its_end(void **state)
{
	static const struct {
		const char *text;
		int columns;
		bool utf8;
		const char *cut;
	} table[] = {
		{"TICKET-2025-00123", 10, true, "TIC\u2026-00123"},
		{"TICKET-2025-00123", 10, false, "TI...00123"},
		{"TICKET-2025-00123", 17, true, "TICKET-2025-00123"},
		{"TICKET-2025-00123", 2, true, "T\u2026"},
		{"TICKET-2025-00123", 0, true, ""},
		{"\u5145\u7535\u5145\u7535\u5145", 8, true,
		 "\u5145\u2026\u7535\u5145"},
		{"", 4, true, ""},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		text_cut_middle(&out, table[i].text, table[i].columns,
				table[i].utf8);
		assert_string_equal(buffer_string(&out), table[i].cut);
	}
	buffer_release(&out);
}

static void the_locale_says_whether_it_takes_utf8(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_ALL, "C"));
	assert_false(text_locale_is_utf8());
	if (!setlocale(LC_ALL, "C.UTF-8"))
		skip();
	assert_true(text_locale_is_utf8());
	setlocale(LC_ALL, "C");
}

static void ascii_spells_what_it_can(void **state)
{
	static const struct {
		const char *text;
		const char *ascii;
	} table[] = {
		{"plain\n", "plain\n"},
		{"Wait\u2026", "Wait..."},
		{"40 \u00B0C", "40 degC"},
		{"caf\u00E9, cafe\u0301", "cafe, cafe"},
		{"\u1FA7", "?"}, /* a Greek letter with three marks */
		{"\u1EC7", "e"}, /* two marks on one letter */
		{"\u201CQ\u201D \u2014 it\u2019s", "\"Q\" -- it's"},
		{"5 \u00D7 2 \u2264 10 \u2192 ok", "5 x 2 <= 10 -> ok"},
		{"\uFB01t \u00B2", "fit 2"},
		{"\u5145\u7535", "??"},
		{"\xFFx", "?x"},
		{"\u00BD", "1/2"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		buffer_clear(&out);
		text_ascii(&out, table[i].text, strlen(table[i].text));
		assert_string_equal(buffer_string(&out), table[i].ascii);
	}
	buffer_release(&out);
}

static void steps_go_from_cluster_to_cluster_both_ways(void **state)
{
	static const char text[] = "ae\xCC\x81\xE4\xB8\xADz";
	static const size_t ends[] = {0, 1, 4, 7, 8};
	size_t length = strlen(text);

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(text_next(text, length, ends[i]), ends[i + 1]);
		assert_int_equal(text_previous(text, ends[i + 1]), ends[i]);
	}
	assert_int_equal(text_next(text, length, length), length);
	assert_int_equal(text_previous(text, 0), 0);
}

static void a_character_is_found_from_any_of_its_bytes(void **state)
{
	static const char text[] = "a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x94\x8B";
	static const size_t begins[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};

	(void)state;
	for (size_t i = 0; i < COUNT(begins); i++)
		assert_int_equal(text_begin(text, i), begins[i]);
	/* Outside text is not gone back through to its beginning. */
	assert_int_equal(text_begin("\x80\x80\x80\x80\x80\x80", 5), 2);
}

static void code_points_are_put_as_utf8(void **state)
{
	struct buffer out = {0};

	(void)state;
	assert_true(text_put(&out, 'a'));
	assert_true(text_put(&out, 0x20AC));
	assert_false(text_put(&out, 0xD800));
	assert_false(text_put(&out, 0x110000));
	assert_string_equal(buffer_string(&out), "a\xE2\x82\xAC");
	buffer_release(&out);
}

static void ascii_comes_out_of_every_code_point(void **state)
{
	struct buffer out = {0};

	(void)state;
	for (ucs4_t point = 0x80; point < 0x110000; point++) {
		uint8_t text[4];
		int length = u8_uctomb(text, point, sizeof(text));

		if (length < 1)
			continue; /* a surrogate */
		buffer_clear(&out);
		text_ascii(&out, (char *)text, (size_t)length);
		for (size_t i = 0; i < out.length; i++)
			assert_in_range(out.data[i], 0x20, 0x7E);
	}
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_byte_that_is_not_utf8_is_found),
		cmocka_unit_test(what_changes_the_terminal_is_a_control),
		cmocka_unit_test(cleaned_text_is_safe_to_show),
		cmocka_unit_test(width_is_in_columns),
		cmocka_unit_test(only_whole_clusters_fit),
		cmocka_unit_test(
			cuts_fall_where_the_standard_has_cluster_boundaries),
		cmocka_unit_test(
			what_terminals_show_at_different_widths_ends_a_run),
		cmocka_unit_test(any_bytes_are_taken_and_none_behind_them),
		cmocka_unit_test(steps_go_from_cluster_to_cluster_both_ways),
		cmocka_unit_test(a_character_is_found_from_any_of_its_bytes),
		cmocka_unit_test(code_points_are_put_as_utf8),
		cmocka_unit_test(a_cut_text_says_so),
		cmocka_unit_test(a_long_ticket_keeps_its_end),
		cmocka_unit_test(the_locale_says_whether_it_takes_utf8),
		cmocka_unit_test(ascii_spells_what_it_can),
		cmocka_unit_test(ascii_comes_out_of_every_code_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
