/* Texts compared and found as a person would say that they are the same. */
#include "chargefix/text.h"

#include "test.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

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

/* Unicode's definition D146 taken by its word. */
static void fold_whole(struct buffer *out, const char *text)
{
	size_t apart_length, length;
	uint8_t *apart = u8_casefold((const uint8_t *)text, strlen(text), NULL,
				     UNINORM_NFKD, NULL, &apart_length);
	uint8_t *folded = u8_casefold(apart, apart_length, NULL, UNINORM_NFKC,
				      NULL, &length);

	buffer_add(out, (const char *)folded, length);
	free(apart);
	free(folded);
}

/* Of characters that are assigned, and not left out. */
static bool is_folded(unsigned int code_point)
{
	return !uc_is_general_category_withtable(
		       code_point, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Co |
					   UC_CATEGORY_MASK_Cs) &&
	       !uc_is_property_default_ignorable_code_point(code_point);
}

/* Beside letters, marks and parts of syllables that some combine with. */
static void every_character_is_folded_as_unicode_says(void **state)
{
	static const char *const between[] = {"E",      "\u0301", "\uac00",
					      "\u1100", "\u1161", "\u304b",
					      "\u0915"};

	(void)state;
	for (unsigned int point = 1; point < 0x110000; point++) {
		struct buffer text = {0}, folded = {0}, whole = {0};

		if (!is_folded(point))
			continue;
		for (size_t i = 0; i < COUNT(between); i++) {
			buffer_text(&text, between[i]);
			text_put(&text, point);
		}
		text_fold(&folded, text.data);
		fold_whole(&whole, text.data);
		if (strcmp(folded.data, whole.data) != 0)
			fail_msg("U+%04X is folded to %s, not %s", point,
				 folded.data, whole.data);
		buffer_release(&text);
		buffer_release(&folded);
		buffer_release(&whole);
	}
}

static const char *const scripts[] = {
	"Clean the contacts. ",
	"\u041e\u0447\u0438\u0441\u0442\u0438\u0442\u0435 ",
	"\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2 ",
	"e\u0301te\u0301",
	"\u0e17\u0e33\u0e04\u0e27\u0e32\u0e21",
	"\u0938\u093e\u092b\u093c",
	"\u624b\u673a\u6ca1\u7535\uff0c",
	"\uc811\uc810\uc744 \u1100\u1161\u11a8",
	"\ufb01ne \uff32\uff2d\uff21\xff\u00ad",
};

/* In pieces of at least 1 and at most `most` bytes, where 100 are asked for. */
static void fold_in_pieces(struct buffer *out, const struct buffer *text,
			   size_t most)
{
	for (size_t at = 0; at < text->length;) {
		size_t done = text_fold_some(out, text->data + at,
					     text->length - at, 100);
		assert_in_range(done, 1, most);
		at += done;
	}
}

static void a_text_folded_in_pieces_is_folded_as_a_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(scripts); i++) {
		struct buffer text = {0}, whole = {0}, pieces = {0};

		while (text.length < 20000)
			buffer_text(&text, scripts[i]);
		text_fold(&whole, text.data);
		fold_in_pieces(&pieces, &text, 500);
		assert_string_equal(pieces.data, whole.data);
		buffer_release(&text);
		buffer_release(&whole);
		buffer_release(&pieces);
	}
}

/* However many marks there are on one letter, a piece is bounded. */
static void a_text_of_nothing_but_marks_is_folded_in_pieces(void **state)
{
	struct buffer text = {0}, pieces = {0};

	(void)state;
	while (text.length < 100000)
		buffer_text(&text, "\u0301");
	fold_in_pieces(&pieces, &text, 5000);
	assert_int_equal(pieces.length, text.length);
	buffer_release(&text);
	buffer_release(&pieces);
}

/* A text that has changed at its address is seen as it is now. */
static void a_text_that_is_searched_often_is_folded_once(void **state)
{
	enum { ALL = 1000 * 1000, LITTLE = 2000 };
	struct text_memo memo = {0};
	char texts[2000][8];

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < COUNT(texts); i++)
			snprintf(texts[i], sizeof(texts[i]), "%c%zu",
				 'A' + round, i);
		text_memo_ask(&memo, "b", ALL);
		for (size_t i = 0; i < COUNT(texts); i++)
			assert_int_equal(text_memo_has(&memo, texts[i]), round);
	}
	assert_int_equal(memo.count, COUNT(texts));
	/* What was found out needs no work, and what is folded little. */
	text_memo_ask(&memo, "B", 0);
	assert_true(text_memo_has(&memo, texts[7]));
	assert_false(memo.late);
	text_memo_ask(&memo, "7", LITTLE);
	for (size_t i = 0; i < 1000; i++)
		text_memo_has(&memo, texts[i]);
	assert_false(memo.late);
	text_memo_ask(&memo, "", ALL);
	assert_true(text_memo_has(&memo, ""));
	text_memo_release(&memo);
}

/* So that whoever searches can do something else in between. */
static void a_long_text_is_searched_in_pieces_of_bounded_work(void **state)
{
	for (size_t i = 0; i < COUNT(scripts); i++) {
		struct text_memo memo = {0};
		struct buffer text = {0};
		int pieces = 0;
		bool has;

		(void)state;
		while (text.length < 100000)
			buffer_text(&text, scripts[i]);
		buffer_text(&text, " at its end");
		do {
			text_memo_ask(&memo, "ITS END", 1000);
			has = text_memo_has(&memo, text.data);
			pieces++;
			assert_int_equal(has, !memo.late);
		} while (!has);
		/* The last piece of work looks through what is folded. */
		assert_in_range(pieces, 60, 102);
		text_memo_release(&memo);
		buffer_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_text_is_found_in_either_case_and_either_form),
		cmocka_unit_test(
			names_are_compared_without_what_surrounds_them),
		cmocka_unit_test(a_trimmed_text_keeps_what_shapes_it),
		cmocka_unit_test(every_character_is_folded_as_unicode_says),
		cmocka_unit_test(a_text_folded_in_pieces_is_folded_as_a_whole),
		cmocka_unit_test(
			a_text_of_nothing_but_marks_is_folded_in_pieces),
		cmocka_unit_test(a_text_that_is_searched_often_is_folded_once),
		cmocka_unit_test(
			a_long_text_is_searched_in_pieces_of_bounded_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
