/* Whatever the theme: what must be told apart can be, and in ASCII too. */
#include "front/tui/theme.h"

#include "chargefix/front.h"

#include "test.h"

#include <string.h>

static void a_theme_is_known_by_its_name(void **state)
{
	static const struct {
		const char *word;
		bool known;
		enum theme_name name;
	} table[] = {
		{NULL, true, THEME_DEFAULT},
		{"", true, THEME_DEFAULT},
		{"default", true, THEME_DEFAULT},
		{"high-contrast", true, THEME_HIGH_CONTRAST},
		{"mono", true, THEME_MONO},
		{"Mono", false, THEME_DEFAULT},
		{"dark", false, THEME_DEFAULT},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		enum theme_name name;
		assert_int_equal(theme_parse(table[i].word, &name),
				 table[i].known);
		assert_int_equal(name, table[i].name);
		if (table[i].known && table[i].word && *table[i].word)
			assert_string_equal(tui_theme_name(name),
					    table[i].word);
	}
}

static void danger_and_cautions_differ_from_text_without_colour(void **state)
{
	struct theme theme;

	(void)state;
	for (int name = 0; name < THEMES; name++) {
		theme_plain(&theme, (enum theme_name)name, true);
		const attr_t *is = theme.attributes;
		assert_true(is[ROLE_DANGER] & A_REVERSE);
		assert_true(is[ROLE_CAUTION] != is[ROLE_TEXT]);
		assert_true(is[ROLE_CHOSEN] != is[ROLE_TEXT]);
		assert_true(is[ROLE_STRONG] != is[ROLE_TEXT]);
		if (name == THEME_HIGH_CONTRAST)
			for (int role = 0; role < TINTS; role++)
				assert_false(is[role] & A_DIM);
	}
}

static void marks_are_ascii_where_they_must_be(void **state)
{
	struct theme theme;

	(void)state;
	theme_plain(&theme, THEME_DEFAULT, false);
	for (int mark = 0; mark < MARKS; mark++) {
		const char *at = theme_mark(&theme, (enum mark)mark);
		assert_true(*at);
		for (; *at; at++)
			assert_in_range(*at, ' ', '~');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_theme_is_known_by_its_name),
		cmocka_unit_test(
			danger_and_cautions_differ_from_text_without_colour),
		cmocka_unit_test(marks_are_ascii_where_they_must_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
