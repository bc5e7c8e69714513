/* The rest of a key is no key, however late it comes; what a hand types is. */
#include "front/tui/sequence.h"

#include "test.h"

#include <string.h>

/* Those of the bytes, each so long after the one before, that are keys. */
static void expect(const char *bytes, int pause, const char *keys)
{
	struct sequence sequence = {SEQUENCE_NONE, 0};
	char left[32];
	size_t used = 0;
	int64_t now = 5000;

	sequence_escaped(&sequence, now);
	for (const char *at = bytes; *at; at++) {
		now += pause;
		if (!sequence_takes(&sequence, (unsigned char)*at, now))
			left[used++] = *at;
	}
	left[used] = '\0';
	assert_string_equal(left, keys);
}

static void the_rest_of_a_key_that_comes_late_is_passed_over(void **state)
{
	static const char *const rests[] = {
		"[A", "[6~", "[11~", "[1;5A", "[[A",   "[<0;12;5M",
		"OA", "Op",  "OM",   "O2P",   "[200~", "[?1;2c",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rests); i++) {
		expect(rests[i], 0, "");
		expect(rests[i], 60, "");
		expect(rests[i], 900, "");
	}
}

static void what_follows_the_rest_is_a_key_again(void **state)
{
	(void)state;
	expect("[6~22", 60, "22");
	expect("Ap", 60, "Ap");
	expect("OpOp", 60, "Op");
	expect("[[Aj", 60, "j");
}

static void after_a_second_nothing_is_the_rest_of_a_key(void **state)
{
	(void)state;
	expect("[6~", SEQUENCE_MILLISECONDS, "[6~");
}

static void what_a_hand_types_after_escape_is_a_key(void **state)
{
	static const char *const keys[] = {"j", "2", "w", "q", "!", "\r", "P"};

	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++)
		expect(keys[i], 200, keys[i]);
}

/* Ctrl-C leaves, whatever came before. */
static void a_control_character_is_never_passed_over(void **state)
{
	(void)state;
	expect("[2\x03", 60, "\x03");
	expect("O\r", 60, "\r");
}

static void a_string_is_passed_over_to_its_end(void **state)
{
	struct sequence sequence = {SEQUENCE_NONE, 0};
	const char *const reply = "11;rgb:22/22\a";

	(void)state;
	sequence_begin(&sequence, ']', 0);
	for (const char *at = reply; *at; at++)
		assert_true(sequence_takes(&sequence, *at, 0));
	assert_false(sequence_takes(&sequence, '2', 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_rest_of_a_key_that_comes_late_is_passed_over),
		cmocka_unit_test(what_follows_the_rest_is_a_key_again),
		cmocka_unit_test(after_a_second_nothing_is_the_rest_of_a_key),
		cmocka_unit_test(what_a_hand_types_after_escape_is_a_key),
		cmocka_unit_test(a_control_character_is_never_passed_over),
		cmocka_unit_test(a_string_is_passed_over_to_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
