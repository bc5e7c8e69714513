/* Texts compared and found as a person would say that they are the same. */
#include "chargefix/text.h"

#include "test.h"

#include <stdio.h>

static void a_text_is_found_in_either_case_and_either_form(void **state)
{
	static const struct {
		const char *text;
		const char *part;
		bool has;
	} table[] = {
		{"Clean the contacts", "CONTACT", true},
		{"Clean the contacts", "s", true},
		{"Clean the contacts", "contacts ", false},
		{"Clean", "Clean the contacts", false},
		{"anything", "", true},
		{"", "", true},
		{"", "a", false},
		{"STRASSE", "straße", true},
		{"süß", "SÜSS", true},
		/* One letter, or a letter and what stands above it. */
		{"Caf\u00e9", "cafe\u0301", true},
		{"O\u0308lfleck", "\u00f6LFLECK", true},
		{"手机没电", "没电", true},
		{"ИВАНОВ-9", "иванов", true},
		{"ΟΔΟΣ", "οδος", true},
		/* Wide and joined letters, and letters that stand for others. */
		{"ＲＭＡ－７", "rma-7", true},
		{"ﬁne", "FINE", true},
		{"\u2121 5", "tel 5", true},
		/* What can't be seen can't be missed. */
		{"R\u200b-10\u00ad01\ufeff", "r-1001", true},
		/* Repetitions, where a naive search begins again and again. */
		{"aaaaaaaaab", "aaaab", true},
		{"abababac", "ababac", true},
		{"aaaaaaaaaa", "aaaab", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(text_has(table[i].text, table[i].part),
				 table[i].has);
}

static void names_are_compared_without_what_surrounds_them(void **state)
{
	static const struct {
		const char *name;
		const char *folded;
	} table[] = {
		{"R-1001", "r-1001"},
		{" \tR-1001\r\n", "r-1001"},
		{"\u00a0R-1001\u3000", "r-1001"},
		{"R-1001\u200b", "r-1001"},
		{"\ufeff R 1", "r 1"},
		{"\u200b", ""},
		{" ", ""},
		{"", ""},
		/* Not UTF-8: something is there, which is all we know. */
		{"R\xff", "r\ufffd"},
		{"\xc3", "\ufffd"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer folded = {0};

		text_fold_name(&folded, table[i].name);
		assert_string_equal(buffer_string(&folded), table[i].folded);
		buffer_release(&folded);
	}
}

static void a_trimmed_text_keeps_what_shapes_it(void **state)
{
	static const struct {
		const char *text;
		const char *trimmed;
	} table[] = {
		{" R-7 ", "R-7"},
		{"\u00a0R-7\u2003", "R-7"},
		{"R\u200b-\u00ad7\u2060", "R-7"},
		{"a  b", "a  b"},
		{"\u200d", ""},
		{"", ""},
		/* A name in Persian, and pictures. */
		{"\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
		 "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"},
		{"\U0001F468\u200d\U0001F527", "\U0001F468\u200d\U0001F527"},
		{"\u2764\ufe0f", "\u2764\ufe0f"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer trimmed = {0};

		buffer_text(&trimmed, "=");
		text_trim(&trimmed, table[i].text);
		assert_string_equal(buffer_string(&trimmed) + 1,
				    table[i].trimmed);
		buffer_release(&trimmed);
	}
}

/* A text that has changed at its address is seen as it is now. */
static void a_text_that_is_searched_often_is_folded_once(void **state)
{
	struct text_memo memo = {0};
	char texts[2000][8];

	(void)state;
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < COUNT(texts); i++) {
			char folded[8];

			snprintf(texts[i], sizeof(texts[i]), "%c%zu",
				 'A' + round, i);
			snprintf(folded, sizeof(folded), "%c%zu", 'a' + round,
				 i);
			const char *once = text_memo_fold(&memo, texts[i]);
			assert_string_equal(once, folded);
			assert_ptr_equal(text_memo_fold(&memo, texts[i]), once);
		}
	assert_int_equal(memo.count, COUNT(texts));
	assert_string_equal(text_memo_fold(&memo, ""), "");
	text_memo_release(&memo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_text_is_found_in_either_case_and_either_form),
		cmocka_unit_test(
			names_are_compared_without_what_surrounds_them),
		cmocka_unit_test(a_trimmed_text_keeps_what_shapes_it),
		cmocka_unit_test(a_text_that_is_searched_often_is_folded_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
