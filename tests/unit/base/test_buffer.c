#include "chargefix/buffer.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

static void an_empty_buffer_is_an_empty_string(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	assert_string_equal(buffer_string(&buffer), "");
	buffer_add(&buffer, NULL, 0);
	buffer_text(&buffer, "");
	buffer_repeat(&buffer, 'x', 0);
	buffer_format(&buffer, "%s", "");
	assert_string_equal(buffer_string(&buffer), "");
	assert_int_equal(buffer.length, 0);
	buffer_release(&buffer);
}

static void what_is_added_is_there_in_order(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add(&buffer, "watches", 5);
	buffer_text(&buffer, " and ");
	buffer_format(&buffer, "%d %s", 2, "docks");
	buffer_repeat(&buffer, '!', 3);
	assert_string_equal(buffer_string(&buffer), "watch and 2 docks!!!");
	assert_int_equal(buffer.length, 20);
	buffer_release(&buffer);
}

static void bytes_may_be_nul(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	buffer_add(&buffer, "a\0b", 3);
	assert_int_equal(buffer.length, 3);
	assert_memory_equal(buffer.data, "a\0b", 4);
	buffer_release(&buffer);
}

static void format_takes_any_length(void **state)
{
	static const size_t lengths[] = {1,   62,  63,   64,     65,
					 127, 128, 4095, 100000, 3000000};
	struct buffer buffer = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++) {
		char *text = calloc(1, lengths[i] + 1);

		assert_non_null(text);
		memset(text, 'a' + (int)i, lengths[i]);
		buffer_clear(&buffer);
		buffer_format(&buffer, "<%s>", text);
		assert_int_equal(buffer.length, lengths[i] + 2);
		assert_int_equal(strlen(buffer.data), lengths[i] + 2);
		assert_memory_equal(buffer.data + 1, text, lengths[i]);
		buffer_release(&buffer);
		free(text);
	}
}

static void one_byte_at_a_time_comes_out_whole(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	for (int i = 0; i < 10000; i++)
		buffer_repeat(&buffer, (char)('a' + i % 26), 1);
	assert_int_equal(buffer.length, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(buffer.data[i], 'a' + i % 26);
	assert_int_equal(buffer.data[10000], 0);
	buffer_release(&buffer);
}

static void clearing_keeps_the_memory(void **state)
{
	struct buffer buffer = {0};
	size_t capacity;

	(void)state;
	buffer_repeat(&buffer, 'x', 1000);
	capacity = buffer.capacity;
	buffer_clear(&buffer);
	assert_int_equal(buffer.capacity, capacity);
	buffer_release(&buffer);
	assert_null(buffer.data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_is_an_empty_string),
		cmocka_unit_test(what_is_added_is_there_in_order),
		cmocka_unit_test(bytes_may_be_nul),
		cmocka_unit_test(format_takes_any_length),
		cmocka_unit_test(one_byte_at_a_time_comes_out_whole),
		cmocka_unit_test(clearing_keeps_the_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
