/* Text laid out: wrapped, indented, in the alphabet, and scrolled. */
#include "front/tui/sheet.h"

#include "test.h"

#include <string.h>

/* The sheet's lines as text, each with its mark and indentation. */
static void assert_lines(const struct sheet *sheet, const char *expected)
{
	struct buffer out = {0};

	for (int i = 0; i < sheet->count; i++) {
		const struct sheet_line *line = &sheet->lines[i];
		const char *text = buffer_string(&sheet->text);
		if (line->lead_length)
			buffer_add(&out, text + line->lead, line->lead_length);
		else
			buffer_repeat(&out, ' ', (size_t)line->indent);
		buffer_add(&out, text + line->start, line->length);
		buffer_text(&out, "\n");
	}
	assert_string_equal(buffer_string(&out), expected);
	buffer_release(&out);
}

static void lines_are_wrapped_behind_their_mark(void **state)
{
	struct theme theme;
	struct sheet sheet;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	sheet_init(&sheet, &theme, 14);
	sheet_gap(&sheet);
	sheet_text(&sheet, TINT_STRONG, "A heading too long");
	sheet_gap(&sheet);
	sheet_gap(&sheet);
	sheet_item(&sheet, TINT_ACCENT, " 1  ", TINT_TEXT, "Wipe it dry.");
	sheet_bullet(&sheet, &theme, "Or not.");
	sheet_text(&sheet, TINT_TEXT, NULL);
	sheet_heading(&sheet, "of nothing", 0);
	assert_lines(&sheet, "A heading too\n"
			     "long\n"
			     "\n"
			     " 1  Wipe it\n"
			     "    dry.\n"
			     " • Or not.\n");
	sheet_release(&sheet);
}

static void without_utf8_all_is_ascii_before_it_is_wrapped(void **state)
{
	struct theme theme;
	struct sheet sheet;

	(void)state;
	theme_plain(&theme, THEME_MONO, false);
	sheet_init(&sheet, &theme, 12);
	sheet_item(&sheet, TINT_TEXT, "▸ ", TINT_TEXT, "Löwe… and more");
	for (size_t i = 0; i < sheet.text.length; i++)
		assert_in_range(sheet.text.data[i], 0x20, 0x7E);
	for (int i = 0; i < sheet.count; i++)
		assert_in_range(sheet.lines[i].indent + sheet.lines[i].length,
				0, 12);
	sheet_release(&sheet);
}

static void no_sheet_is_wider_than_reads_well(void **state)
{
	struct theme theme;
	struct sheet sheet;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	sheet_init(&sheet, &theme, 500);
	assert_int_equal(sheet.columns, SHEET_COLUMNS_MOST);
	sheet_init(&sheet, &theme, -3);
	assert_int_equal(sheet.columns, 1);
}

/* Ten lines: rows 0 to 4, two lines each. */
static void fill_rows(struct sheet *sheet, const struct theme *theme)
{
	sheet_init(sheet, theme, 20);
	for (int row = 0; row < 5; row++) {
		sheet->row = row;
		sheet_text(sheet, TINT_TEXT, "one\ntwo");
	}
}

static void scrolling_stays_within_the_text(void **state)
{
	struct theme theme;
	struct sheet sheet;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	fill_rows(&sheet, &theme);
	assert_int_equal(sheet_clamp(&sheet, -1, 4), 0);
	assert_int_equal(sheet_clamp(&sheet, 3, 4), 3);
	assert_int_equal(sheet_clamp(&sheet, 100, 4), 6);
	assert_int_equal(sheet_clamp(&sheet, 5, 40), 0);
	sheet_release(&sheet);
}

static void a_row_is_brought_into_sight_whole(void **state)
{
	static const struct {
		int scroll, lines, row, expected;
	} table[] = {
		{0, 4, 0, 0}, {0, 4, 1, 0}, {0, 4, 2, 2},
		{0, 4, 4, 6}, {6, 4, 4, 6}, {6, 4, 0, 0},
		{6, 4, 2, 4}, {0, 1, 3, 6}, {9, 4, 9, 6}, /* no such row */
	};
	struct theme theme;
	struct sheet sheet;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	fill_rows(&sheet, &theme);
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(sheet_reveal(&sheet, table[i].scroll,
					      table[i].lines, table[i].row),
				 table[i].expected);
	sheet_release(&sheet);
}

static void a_heading_is_lone_where_what_it_heads_is_out_of_sight(void **state)
{
	struct theme theme;
	struct sheet sheet;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	sheet_init(&sheet, &theme, 14);
	sheet_heading(&sheet, "Nothing below", 1);
	sheet_gap(&sheet);
	sheet_heading(&sheet, "A heading too long", 1);
	sheet_bullet(&sheet, &theme, "one");
	sheet_heading(&sheet, "The last line", 1);
	assert_lines(&sheet, "Nothing below\n"
			     "\n"
			     "A heading too\n"
			     "long\n"
			     " • one\n"
			     "\n"
			     "The last line\n");
	for (int i = 0; i < sheet.count; i++)
		assert_int_equal(sheet_is_lone(&sheet, i), i == 2 || i == 3);
	sheet_release(&sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_wrapped_behind_their_mark),
		cmocka_unit_test(
			without_utf8_all_is_ascii_before_it_is_wrapped),
		cmocka_unit_test(no_sheet_is_wider_than_reads_well),
		cmocka_unit_test(scrolling_stays_within_the_text),
		cmocka_unit_test(a_row_is_brought_into_sight_whole),
		cmocka_unit_test(
			a_heading_is_lone_where_what_it_heads_is_out_of_sight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
