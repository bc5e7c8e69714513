#include "chargefix/arena.h"

#include "test.h"

#include <stdalign.h>
#include <string.h>

static void an_empty_arena_may_be_released(void **state)
{
	struct arena arena = {0};

	(void)state;
	arena_release(&arena);
	assert_null(arena.blocks);
}

static void memory_is_zero_and_aligned_for_any_type(void **state)
{
	static const size_t sizes[] = {1, 3, 0, 16, 17, 4096, 200000, 5};
	struct arena arena = {0};

	(void)state;
	for (int round = 0; round < 100; round++) {
		for (size_t i = 0; i < COUNT(sizes); i++) {
			unsigned char *bytes = arena_alloc(&arena, sizes[i]);

			assert_non_null(bytes);
			assert_int_equal(
				(uintptr_t)bytes % alignof(max_align_t), 0);
			for (size_t at = 0; at < sizes[i]; at++)
				assert_int_equal(bytes[at], 0);
			memset(bytes, 0xA5, sizes[i]);
		}
	}
	arena_release(&arena);
}

static void pieces_do_not_overlap(void **state)
{
	enum { PIECES = 5000 };
	static unsigned char *pieces[PIECES];
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < PIECES; i++) {
		size_t size = i * 37 % 700 + (i % 500 == 0 ? 90000 : 0);

		pieces[i] = arena_alloc(&arena, size + 1);
		assert_non_null(pieces[i]);
		memset(pieces[i], (int)(i % 256), size + 1);
	}
	for (size_t i = 0; i < PIECES; i++) {
		size_t size = i * 37 % 700 + (i % 500 == 0 ? 90000 : 0);

		for (size_t at = 0; at <= size; at++)
			assert_int_equal(pieces[i][at], i % 256);
	}
	arena_release(&arena);
}

static void text_ends_with_a_nul(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(arena_text(&arena, "watch dock", 5), "watch");
	assert_string_equal(arena_text(&arena, NULL, 0), "");
	assert_string_equal(arena_text(&arena, "dock", 4), "dock");
	arena_release(&arena);
}

static void a_copy_is_aligned_after_text(void **state)
{
	static const double figures[] = {1.5, 2.5};
	struct arena arena = {0};
	double *copy;

	(void)state;
	arena_text(&arena, "x", 1);
	copy = arena_copy(&arena, figures, sizeof(figures));
	assert_int_equal((uintptr_t)copy % alignof(max_align_t), 0);
	assert_memory_equal(copy, figures, sizeof(figures));
	assert_non_null(arena_copy(&arena, NULL, 0));
	arena_release(&arena);
}

static void a_fifth_of_what_is_held_is_waste_at_most(void **state)
{
	struct arena arena = {0};
	size_t given = 0;

	(void)state;
	while (given < 20 * 1024 * 1024) {
		size_t size = 16 + given / 16 % 40 * 16;

		assert_non_null(arena_alloc(&arena, size));
		given += size;
		if (given > 512 * 1024)
			assert_true(arena.held - given <= arena.held / 5);
	}
	arena_release(&arena);
}

static void a_released_arena_serves_again(void **state)
{
	struct arena arena = {0};

	(void)state;
	arena_alloc(&arena, 100000);
	arena_release(&arena);
	assert_int_equal(arena.held, 0);
	assert_string_equal(arena_text(&arena, "again", 5), "again");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_arena_may_be_released),
		cmocka_unit_test(memory_is_zero_and_aligned_for_any_type),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(text_ends_with_a_nul),
		cmocka_unit_test(a_copy_is_aligned_after_text),
		cmocka_unit_test(a_fifth_of_what_is_held_is_waste_at_most),
		cmocka_unit_test(a_released_arena_serves_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
