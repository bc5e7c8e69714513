/* The table of settings: each row at its own place, and no name twice. */
#include "command/settings.h"

#include "test.h"

#include <string.h>

static void each_row_is_at_its_own_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < SETTINGS; i++)
		assert_int_equal(settings[i].id, i);
}

static void expect_different(const char *one, const char *other)
{
	if (one && other)
		assert_string_not_equal(one, other);
}

static void no_name_means_two_things(void **state)
{
	(void)state;
	for (size_t i = 0; i < SETTINGS; i++) {
		for (size_t k = 0; k < i; k++) {
			/* No command has both of them otherwise. */
			if (settings[i].group & settings[k].group)
				expect_different(settings[i].option,
						 settings[k].option);
			expect_different(settings[i].key, settings[k].key);
			expect_different(settings[i].environment,
					 settings[k].environment);
			if (settings[i].letter)
				assert_int_not_equal(settings[i].letter,
						     settings[k].letter);
		}
	}
}

static void what_an_option_takes_is_named_in_its_help(void **state)
{
	(void)state;
	for (size_t i = 0; i < SETTINGS; i++)
		if (settings[i].option)
			assert_int_equal(settings[i].kind != SETTING_FLAG,
					 settings[i].value != NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_row_is_at_its_own_place),
		cmocka_unit_test(no_name_means_two_things),
		cmocka_unit_test(what_an_option_takes_is_named_in_its_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
