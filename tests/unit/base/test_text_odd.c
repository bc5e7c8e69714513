#include "base/text_odd.h"

#include "test.h"

#include <string.h>

/* The code point that is found first; 0: none is. */
static unsigned int odd_in(const char *text, enum text_odd_where where)
{
	struct text_odd odd;

	return text_odd_find(&odd, text, strlen(text), where) ? odd.code_point
							      : 0;
}

static void a_name_has_no_blanks_and_look_alikes_of_any_kind(void **state)
{
	(void)state;
	assert_int_equal(odd_in("smell-2_B", TEXT_ODD_NAME), 0);
	assert_int_equal(odd_in("\xC2\xA0key", TEXT_ODD_NAME), 0xA0);
	assert_int_equal(odd_in("k\xEF\xBC\x9A", TEXT_ODD_NAME), 0xFF1A);
	assert_int_equal(odd_in("sm\xD0\xB5ll", TEXT_ODD_NAME), 0x435);
	assert_int_equal(odd_in("caf\xC3\xA9", TEXT_ODD_NAME), 0);
}

static void prose_may_have_what_is_at_its_place_there(void **state)
{
	(void)state;
	assert_int_equal(odd_in("5\xC2\xA0V \xE2\x80\x93 don\xE2\x80\x99t",
				TEXT_ODD_PROSE),
			 0);
	assert_int_equal(odd_in("sm\xD0\xB5ll", TEXT_ODD_PROSE), 0x435);
	assert_int_equal(odd_in("\xD0\xB5 mell", TEXT_ODD_PROSE), 0);
	assert_int_equal(odd_in("\xD0\xB5mell", TEXT_ODD_PROSE), 0x435);
	assert_int_equal(odd_in("k\xCE\xA9", TEXT_ODD_PROSE), 0);
	assert_int_equal(odd_in("a\xE2\x80\x8D", TEXT_ODD_PROSE), 0x200D);
	assert_int_equal(odd_in("\xE2\x9D\xA4\xE2\x80\x8D", TEXT_ODD_PROSE), 0);
	assert_int_equal(odd_in("\xFF\xFE", TEXT_ODD_PROSE), 0);
}

static void where_it_is_is_counted_in_bytes_and_in_characters(void **state)
{
	const char *text = "\xC3\xA4\xC3\xB6 sm\xD0\xB5ll";
	struct text_odd odd;

	(void)state;
	assert_true(text_odd_find(&odd, text, strlen(text), TEXT_ODD_PROSE));
	assert_int_equal(odd.at, 7);
	assert_int_equal(odd.characters, 5);
}

static void a_character_is_told_by_its_name_and_what_it_looks_like(void **state)
{
	static const struct {
		unsigned int code_point;
		const char *said;
	} all[] = {
		{0x430, "U+0430 CYRILLIC SMALL LETTER A, which looks like "
			"\"a\""},
		{0xA0, "U+00A0 NO-BREAK SPACE, which looks like a space"},
		{0x200B, "U+200B ZERO WIDTH SPACE, which is invisible"},
		{0x201C, "U+201C LEFT DOUBLE QUOTATION MARK, which looks like "
			 "a straight quote"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		struct buffer out = {0};

		text_odd_write(&out, all[i].code_point);
		assert_string_equal(buffer_string(&out), all[i].said);
		buffer_release(&out);
	}
}

static void a_text_is_seen_as_what_it_looks_like(void **state)
{
	const char *text = "\xC2\xA0sm\xD0\xB5\xE2\x80\x8Bll\xC3\xA4";
	struct buffer out = {0};

	(void)state;
	text_odd_seen_as(&out, text, strlen(text));
	assert_string_equal(buffer_string(&out), "smell\xC3\xA4");
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_name_has_no_blanks_and_look_alikes_of_any_kind),
		cmocka_unit_test(prose_may_have_what_is_at_its_place_there),
		cmocka_unit_test(
			where_it_is_is_counted_in_bytes_and_in_characters),
		cmocka_unit_test(
			a_character_is_told_by_its_name_and_what_it_looks_like),
		cmocka_unit_test(a_text_is_seen_as_what_it_looks_like),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
