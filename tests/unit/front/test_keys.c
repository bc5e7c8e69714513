/* The table of keys: complete, and without two meanings for one key. */
#include "front/tui/keys.h"

#include "desk.h"
#include "test.h"

#include <string.h>

enum { ESCAPE = 0x1b };

static void every_command_has_a_key_a_name_and_a_word(void **state)
{
	(void)state;
	for (int c = 0; c < COMMANDS; c++) {
		const struct key_binding *key = &key_bindings[c];
		assert_int_equal(key->command, c);
		assert_int_not_equal(key->codes[0], 0);
		assert_non_null(key->name[0]);
		assert_non_null(key->name[1]);
		assert_non_null(key->word);
		assert_non_null(key->help);
		assert_in_range(key->rank, 1, KEY_RANK_MOST);
	}
}

static void names_for_plain_terminals_are_ascii(void **state)
{
	(void)state;
	for (int c = 0; c < COMMANDS; c++) {
		const struct key_binding *key = &key_bindings[c];
		for (const char *at = key->name[0]; *at; at++)
			assert_in_range(*at, 0x20, 0x7E);
		for (const char *at = key->foot[0]; at && *at; at++)
			assert_in_range(*at, 0x20, 0x7E);
	}
}

/* But for the line end, which a note takes as a new line. */
static void no_key_has_two_meanings(void **state)
{
	(void)state;
	for (int c = 0; c < COMMANDS; c++) {
		const int *codes = key_bindings[c].codes;
		for (size_t i = 0; i < KEY_CODES_MOST && codes[i]; i++) {
			struct keypress key =
				codes[i] >= KEY_MIN
					? pressed((unsigned int)codes[i])
					: typed((unsigned int)codes[i]);
			if (c != COMMAND_NEWLINE)
				assert_int_equal(key_command(&key), c);
		}
	}
}

static void letters_beyond_ascii_are_no_keys_of_curses(void **state)
{
	struct keypress letter = typed(KEY_UP);

	(void)state;
	assert_int_equal(key_command(&letter), COMMAND_NONE);
}

static void what_is_pasted_commands_nothing(void **state)
{
	(void)state;
	for (unsigned int code = 1; code < 0x80; code++) {
		struct keypress key = typed(code);
		key.pasted = true;
		assert_int_equal(key_command(&key), COMMAND_NONE);
		assert_int_equal(key_digit(&key), -1);
		assert_false(key_is_control(&key, code));
	}
}

static void digits_stand_for_themselves(void **state)
{
	struct keypress letter = typed('a');

	(void)state;
	for (int i = 0; i < 10; i++) {
		struct keypress digit = typed((unsigned int)('0' + i));
		assert_int_equal(key_digit(&digit), i);
	}
	assert_int_equal(key_digit(&letter), -1);
}

static void escape_cancels(void **state)
{
	struct keypress escape = typed(ESCAPE);

	(void)state;
	assert_int_equal(key_command(&escape), COMMAND_CANCEL);
	assert_true(key_is_control(&escape, ESCAPE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_has_a_key_a_name_and_a_word),
		cmocka_unit_test(names_for_plain_terminals_are_ascii),
		cmocka_unit_test(no_key_has_two_meanings),
		cmocka_unit_test(letters_beyond_ascii_are_no_keys_of_curses),
		cmocka_unit_test(what_is_pasted_commands_nothing),
		cmocka_unit_test(digits_stand_for_themselves),
		cmocka_unit_test(escape_cancels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
