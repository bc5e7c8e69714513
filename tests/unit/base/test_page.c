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

#define BEGIN(address) "\033]8;id=chargefix;" address "\033\\"
#define END "\033]8;;\033\\"
#define LINKED(address) BEGIN(address) address END

static void web_addresses_are_links_where_asked_for(void **state)
{
	static const struct {
		const char *text;
		const char *expected;
	} table[] = {
		{"https://a.org", LINKED("https://a.org") "\n"},
		{"http://a.org/b?c=d#e, and",
		 LINKED("http://a.org/b?c=d#e") ", and\n"},
		{"(see https://a.org/b).",
		 "(see " LINKED("https://a.org/b") ").\n"},
		{"https://a.org/b_(c)", LINKED("https://a.org/b_(c)") "\n"},
		{"<https://a.org/b>", "<" LINKED("https://a.org/b") ">\n"},
		{"https://a.org https://b.org",
		 LINKED("https://a.org") " " LINKED("https://b.org") "\n"},
		{"https://a.org/\xe2\x80\x9d",
		 LINKED("https://a.org/") "\xe2\x80\x9d\n"},
		/* It is not known where these end, or that they are any. */
		{"https://a.org/k\xc3\xa4se", "https://a.org/k\xc3\xa4se\n"},
		{"xhttps://a.org", "xhttps://a.org\n"},
		{"https:// a.org", "https:// a.org\n"},
		{"https://...", "https://...\n"},
		{"ftp://a.org, http:", "ftp://a.org, http:\n"},
		/* The sequence can't be ended, nor another one begun. */
		{"https://a.org/\033\\\033]0;x\ab",
		 LINKED("https://a.org/") "\\]0;xb\n"},
	};
	struct page page;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		page_init(&page, 60, true);
		page_text(&page, 0, table[i].text);
		assert_null(strchr(page.out.data, '\033'));
		page_clear(&page);
		page.links = true;
		page_text(&page, 0, table[i].text);
		assert_page(&page, table[i].expected);
	}
}

static void each_part_of_a_broken_address_has_all_of_it(void **state)
{
	struct page page;

	(void)state;
	page_init(&page, 20, true);
	page.links = true;
	page_item(&page, 0, "- ", "See https://a.org/bcd/efghijklmnop now.");
	assert_page(
		&page,
		"- See " BEGIN(
			"https://a.org/bcd/efghijklmnop") "https://a.org/" END
							  "\n"
							  "  " BEGIN(
								  "https://"
								  "a.org/bcd/"
								  "efghijklmno"
								  "p") "bcd/"
								       "efghijk"
								       "lmno"
								       "p" END
								       "\n"
								       "  "
								       "now."
								       "\n");
}

static void an_endless_address_is_no_link(void **state)
{
	struct buffer text = {0};
	struct page page;

	(void)state;
	buffer_text(&text, "https://a.org/");
	buffer_repeat(&text, ')', 100000);
	page_init(&page, 60, true);
	page.links = true;
	page_text(&page, 0, buffer_string(&text));
	assert_null(strchr(page.out.data, '\033'));
	page_release(&page);
	buffer_release(&text);
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
		cmocka_unit_test(web_addresses_are_links_where_asked_for),
		cmocka_unit_test(each_part_of_a_broken_address_has_all_of_it),
		cmocka_unit_test(an_endless_address_is_no_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
