#include "chargefix/page.h"

#include "test.h"

#include <locale.h>
#include <string.h>

static void assert_page(struct page *page, const char *expected)
{
	assert_string_equal(buffer_string(&page->out), expected);
	page_release(page);
}

static void a_long_text_is_wrapped_below_its_mark(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 20, true);
	page_item(&page, 2, "- ", "one two three four five six");
	assert_page(&page, "  - one two three\n"
			   "    four five six\n");
}

static void line_ends_stay_but_for_those_at_the_end(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 40, true);
	page_text(&page, 2, "one\n\ntwo\n\n");
	assert_page(&page, "  one\n\n  two\n");
}

static void an_empty_text_lays_out_nothing(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 40, true);
	page_text(&page, 2, NULL);
	page_item(&page, 2, "- ", "");
	assert_page(&page, "");
}

static void a_gap_is_one_empty_line_however_often_it_is_asked_for(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 40, true);
	page_gap(&page);
	page_text(&page, 0, "one");
	page_gap(&page);
	page_gap(&page);
	page_format(&page, 0, "%s %d", "number", 2);
	assert_page(&page, "one\n\nnumber 2\n");
}

static void what_could_change_the_terminal_is_left_out(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 40, true);
	page_text(&page, 0,
		  "a\033[2Jb\xff"
		  "c\xe2\x80\xae"
		  "d");
	assert_page(&page, "a[2Jb\xef\xbf\xbd"
			   "cd\n");
}

static void without_utf8_all_is_ascii(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 40, false);
	page_text(&page, 0, "caf\xc3\xa9 5 \xc2\xb0");
	for (const char *at = buffer_string(&page.out); *at != '\0'; at++)
		assert_in_range(*at, '\n', '~');
	assert_non_null(strstr(buffer_string(&page.out), "cafe 5 deg"));
	page_release(&page);
}

static void a_page_narrower_than_its_indent_still_shows_all(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 4, true);
	page_item(&page, 10, "- ", "abcdefgh ijkl");
	assert_page(&page, "          - abcdefgh\n            ijkl\n");
}

static void the_locale_decides_what_is_printed(void **state)
{
	static const char text[] = "5 \xc2\xb0\a\n";
	struct buffer out = {0};

	(void)state;
	setlocale(LC_ALL, "C");
	page_for_locale(&out, text, strlen(text));
	assert_string_equal(buffer_string(&out), "5 deg\n");
	buffer_clear(&out);
	if (setlocale(LC_ALL, "C.UTF-8")) {
		page_for_locale(&out, text, strlen(text));
		assert_string_equal(buffer_string(&out), "5 \xc2\xb0\n");
	}
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_text_is_wrapped_below_its_mark),
		cmocka_unit_test(line_ends_stay_but_for_those_at_the_end),
		cmocka_unit_test(an_empty_text_lays_out_nothing),
		cmocka_unit_test(
			a_gap_is_one_empty_line_however_often_it_is_asked_for),
		cmocka_unit_test(what_could_change_the_terminal_is_left_out),
		cmocka_unit_test(without_utf8_all_is_ascii),
		cmocka_unit_test(
			a_page_narrower_than_its_indent_still_shows_all),
		cmocka_unit_test(the_locale_decides_what_is_printed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
