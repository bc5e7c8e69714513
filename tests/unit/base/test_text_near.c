#include "chargefix/text.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[] = {
	"title", "about", "answers", "suspects", "rules_out",
	"when",  "then",  "do",      "id",
};

static void the_key_that_was_meant_is_found(void **state)
{
	static const struct {
		const char *name;
		const char *meant; /* NULL: none */
	} table[] = {
		{"titel", "title"}, /* two letters changed places: one edit */
		{"titl", "title"},
		{"titlee", "title"},
		{"tittle", "title"},
		{"answer", "answers"},
		{"suspect", "suspects"},
		{"rule_out", "rules_out"},
		{"ruels-out", "rules_out"},
		{"wehn", "when"},
		{"than", "then"},
		{"whxn", "when"}, /* nearer than then */
		{"", NULL},
		{"ix", NULL}, /* half of two letters is too much */
		{"xyz", NULL},
		{"suspenders", NULL},
		{"title", NULL}, /* it is the name itself */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *found = text_near(table[i].name, keys, COUNT(keys));

		if (table[i].meant) {
			assert_non_null(found);
			assert_string_equal(found, table[i].meant);
		} else {
			assert_null(found);
		}
	}
}

static void of_equal_ones_the_first_is_taken(void **state)
{
	static const char *const names[] = {"cable-b", "cable-c", "cable-d"};

	(void)state;
	assert_ptr_equal(text_near("cable-a", names, 3), names[0]);
	assert_null(text_near("cable-a", names, 0));
}

static void names_of_any_length_are_taken(void **state)
{
	char long_name[1000], other[1000];
	const char *names[] = {other};

	(void)state;
	for (size_t length = 100; length < 200; length++) {
		memset(long_name, 'a', length);
		long_name[length] = '\0';
		memcpy(other, long_name, length + 1);
		other[50] = 'b';
		/* Up to 128 bytes they are compared. */
		if (length <= 128)
			assert_ptr_equal(text_near(long_name, names, 1), other);
		else
			assert_null(text_near(long_name, names, 1));
	}
}

/* The definition, in full and slowly. */
static size_t plain_distance(const char *a, const char *b)
{
	static size_t d[16][16];
	size_t m = strlen(a), n = strlen(b);

	for (size_t i = 0; i <= m; i++) {
		for (size_t j = 0; j <= n; j++) {
			size_t best = i + j;

			if (i > 0 && d[i - 1][j] + 1 < best)
				best = d[i - 1][j] + 1;
			if (j > 0 && d[i][j - 1] + 1 < best)
				best = d[i][j - 1] + 1;
			if (i > 0 && j > 0 &&
			    d[i - 1][j - 1] + (a[i - 1] != b[j - 1]) < best)
				best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && d[i - 2][j - 2] + 1 < best)
				best = d[i - 2][j - 2] + 1;
			d[i][j] = best;
		}
	}
	return d[m][n];
}

static void random_name(char *name, unsigned int *seed)
{
	size_t length;

	*seed = *seed * 1103515245U + 12345U;
	length = 3 + (*seed >> 16) % 10;
	for (size_t i = 0; i < length; i++) {
		*seed = *seed * 1103515245U + 12345U;
		name[i] = (char)('a' + (*seed >> 16) % 3);
	}
	name[length] = '\0';
}

static void what_is_found_is_the_nearest_there_is(void **state)
{
	static char texts[200][16];
	const char *names[COUNT(texts)];
	unsigned int seed = 1;
	char name[16];
	size_t hits = 0;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		const char *nearest = NULL;
		size_t best = SIZE_MAX;
		size_t count = 1 + (size_t)round % COUNT(texts);

		random_name(name, &seed);
		for (size_t i = 0; i < count; i++) {
			size_t far, length;

			random_name(texts[i], &seed);
			names[i] = texts[i];
			far = plain_distance(name, texts[i]);
			length = strlen(texts[i]);
			if (length < strlen(name))
				length = strlen(name);
			if (far < best && far <= length / 3) {
				best = far;
				nearest = far > 0 ? texts[i] : NULL;
			}
		}
		assert_ptr_equal(text_near(name, names, count), nearest);
		hits += nearest != NULL;
	}
	assert_in_range(hits, 200, 1900);
}

static void ten_thousand_names_are_looked_through_often(void **state)
{
	enum { NAMES = 10000 };
	char(*texts)[32] = malloc(NAMES * sizeof(*texts));
	const char **names = malloc(NAMES * sizeof(*names));

	(void)state;
	assert_non_null(texts);
	assert_non_null(names);
	for (int i = 0; i < NAMES; i++) {
		snprintf(texts[i], sizeof(*texts), "generated-step-%d", i);
		names[i] = texts[i];
	}
	for (int i = 0; i < 50; i++)
		assert_ptr_equal(text_near("genrated-step-4711", names, NAMES),
				 names[4711]);
	free(names);
	free(texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_key_that_was_meant_is_found),
		cmocka_unit_test(of_equal_ones_the_first_is_taken),
		cmocka_unit_test(names_of_any_length_are_taken),
		cmocka_unit_test(what_is_found_is_the_nearest_there_is),
		cmocka_unit_test(ten_thousand_names_are_looked_through_often),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
