#include "numbers.h"
#include "test.h"

static void answers_come_lowest_first_each_once(void **state)
{
	static const char *const sets[] = {
		"",         "1",     "unsure",
		"1,unsure", "1,2,3", "63,64,65",
		"127,128",  "300",   "1,64,128,192,256,300,unsure",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(sets); i++) {
		struct answer_numbers set = numbers(sets[i]);
		size_t count = 0;

		assert_numbers(set, sets[i]);
		for (size_t n = 0; (n = answers_next(&set, n));) {
			assert_true(answers_has(&set, n));
			count++;
		}
		assert_int_equal(answers_count(&set), count);
		assert_int_equal(answers_any(&set), count > 0);
		assert_int_equal(answers_single(&set),
				 count == 1 ? answers_next(&set, 0) : 0);
	}
}

static void the_first_answers_are_a_set(void **state)
{
	(void)state;
	for (size_t count = 0; count < ANSWER_NUMBERS_END; count++) {
		struct answer_numbers set = answers_up_to(count);

		assert_int_equal(answers_count(&set), count);
		for (size_t n = 0; n < ANSWER_NUMBERS_END; n++)
			assert_int_equal(answers_has(&set, n),
					 n > 0 && n <= count);
	}
}

static void no_answer_is_in_no_set(void **state)
{
	struct answer_numbers set = answers_only(0);

	(void)state;
	assert_false(answers_any(&set));
	answers_add(&set, 0);
	answers_remove(&set, 0);
	assert_false(answers_any(&set));
}

static void sets_are_compared(void **state)
{
	static const struct {
		const char *a;
		const char *b;
		bool meet;
		bool within;
	} table[] = {
		{"", "", false, true},
		{"", "300", false, true},
		{"300", "", false, false},
		{"64", "65", false, false},
		{"1,300", "300", true, false},
		{"300", "1,300,unsure", true, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct answer_numbers a = numbers(table[i].a);
		struct answer_numbers b = numbers(table[i].b);

		assert_int_equal(answers_meet(&a, &b), table[i].meet);
		assert_int_equal(answers_within(&a, &b), table[i].within);
		assert_int_equal(answers_equal(&a, &b), i == 0);
	}
}

static void answers_are_added_and_removed(void **state)
{
	const struct answer_numbers some = numbers("64,300");
	struct answer_numbers set = numbers("1,64");

	(void)state;
	answers_add_all(&set, &some);
	assert_numbers(set, "1,64,300");
	answers_remove(&set, 64);
	answers_keep_all(&set, &some);
	assert_numbers(set, "300");
	answers_toggle(&set, 300);
	answers_toggle(&set, ANSWER_UNSURE);
	assert_numbers(set, "unsure");
	answers_add_all(&set, &some);
	answers_remove_all(&set, &some);
	assert_numbers(set, "unsure");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_come_lowest_first_each_once),
		cmocka_unit_test(the_first_answers_are_a_set),
		cmocka_unit_test(no_answer_is_in_no_set),
		cmocka_unit_test(sets_are_compared),
		cmocka_unit_test(answers_are_added_and_removed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
