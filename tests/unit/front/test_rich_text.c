/* Text laid out: wrapped, indented, in the alphabet, and scrolled. */
#include "front/tui/rich_text.h"

#include "test.h"

#include <string.h>

/* The sheet's lines as text, each with its mark and indentation. */
static void assert_lines(const struct rich_text *rich, const char *expected)
{
	struct buffer out = {0};

	for (int i = 0; i < rich->count; i++) {
		const struct rich_text_line *line = &rich->lines[i];
		const char *text = buffer_string(&rich->text);
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
	struct rich_text rich;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	rich_text_init(&rich, &theme, 14);
	rich_text_gap(&rich);
	rich_text_paragraph(&rich, ROLE_STRONG, "A heading too long");
	rich_text_gap(&rich);
	rich_text_gap(&rich);
	rich_text_item(&rich, ROLE_ACCENT, " 1  ", ROLE_TEXT, "Wipe it dry.");
	rich_text_bullet(&rich, &theme, "Or not.");
	rich_text_paragraph(&rich, ROLE_TEXT, NULL);
	rich_text_heading(&rich, "of nothing", 0);
	assert_lines(&rich, "A heading too\n"
			    "long\n"
			    "\n"
			    " 1  Wipe it\n"
			    "    dry.\n"
			    " • Or not.\n");
	rich_text_release(&rich);
}

static void without_utf8_all_is_ascii_before_it_is_wrapped(void **state)
{
	struct theme theme;
	struct rich_text rich;

	(void)state;
	theme_plain(&theme, THEME_MONO, false);
	rich_text_init(&rich, &theme, 12);
	rich_text_item(&rich, ROLE_TEXT, "▸ ", ROLE_TEXT, "Löwe… and more");
	for (size_t i = 0; i < rich.text.length; i++)
		assert_in_range(rich.text.data[i], 0x20, 0x7E);
	for (int i = 0; i < rich.count; i++)
		assert_in_range(rich.lines[i].indent + rich.lines[i].length, 0,
				12);
	rich_text_release(&rich);
}

static void no_sheet_is_wider_than_reads_well(void **state)
{
	struct theme theme;
	struct rich_text rich;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	rich_text_init(&rich, &theme, 500);
	assert_int_equal(rich.columns, RICH_TEXT_COLUMNS_MOST);
	rich_text_init(&rich, &theme, -3);
	assert_int_equal(rich.columns, 1);
}

/* Ten lines: rows 0 to 4, two lines each. */
static void fill_rows(struct rich_text *rich, const struct theme *theme)
{
	rich_text_init(rich, theme, 20);
	for (int row = 0; row < 5; row++) {
		rich->row = row;
		rich_text_paragraph(rich, ROLE_TEXT, "one\ntwo");
	}
}

static void scrolling_stays_within_the_text(void **state)
{
	struct theme theme;
	struct rich_text rich;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	fill_rows(&rich, &theme);
	assert_int_equal(rich_text_clamp(&rich, -1, 4), 0);
	assert_int_equal(rich_text_clamp(&rich, 3, 4), 3);
	assert_int_equal(rich_text_clamp(&rich, 100, 4), 6);
	assert_int_equal(rich_text_clamp(&rich, 5, 40), 0);
	rich_text_release(&rich);
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
	struct rich_text rich;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	fill_rows(&rich, &theme);
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(rich_text_reveal(&rich, table[i].scroll,
						  table[i].lines, table[i].row),
				 table[i].expected);
	rich_text_release(&rich);
}

static void a_heading_is_lone_where_what_it_heads_is_out_of_sight(void **state)
{
	struct theme theme;
	struct rich_text rich;

	(void)state;
	theme_plain(&theme, THEME_MONO, true);
	rich_text_init(&rich, &theme, 14);
	rich_text_heading(&rich, "Nothing below", 1);
	rich_text_gap(&rich);
	rich_text_heading(&rich, "A heading too long", 1);
	rich_text_bullet(&rich, &theme, "one");
	rich_text_heading(&rich, "The last line", 1);
	assert_lines(&rich, "Nothing below\n"
			    "\n"
			    "A heading too\n"
			    "long\n"
			    " • one\n"
			    "\n"
			    "The last line\n");
	for (int i = 0; i < rich.count; i++)
		assert_int_equal(rich_text_is_lone(&rich, i), i == 2 || i == 3);
	rich_text_release(&rich);
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
