/* Bytes become characters, and broken ones take nothing with them. */
#include "front/tui/bytes.h"

#include "chargefix/text.h"

#include "test.h"

#include <string.h>

/* What is made of the bytes, as text again. It says whether some are broken. */
static void expect(const char *typed, const char *text)
{
	struct bytes bytes = {0};
	struct buffer out = {0};
	unsigned int code;
	bool broken = false;

	for (const char *at = typed; *at; at++) {
		if (bytes_take(&bytes, (unsigned char)*at, &code))
			assert_true(text_put(&out, code));
		broken |= bytes.broken;
	}
	assert_string_equal(buffer_string(&out), text);
	assert_int_equal(broken, strcmp(typed, text) != 0);
	buffer_release(&out);
}

static void characters_of_any_length_arrive_whole(void **state)
{
	(void)state;
	expect("aö手🔧z", "aö手🔧z");
}

static void what_is_no_character_is_dropped_alone(void **state)
{
	static const char *const broken[] = {
		"a\xFF"
		"b",
		"a\x80"
		"b",
		"a\xC3"
		"b",
		"a\xE6\x89"
		"b",
		"a\xC0\xAF"
		"b", /* longer than needed */
		"a\xE0\x80\xAF"
		"b",
		"a\xED\xA0\x80"
		"b", /* half of a pair */
		"a\xF4\x90\x80\x80"
		"b", /* beyond the last */
		"a\xF5\x80\x80\x80"
		"b",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++)
		expect(broken[i], "ab");
}

static void a_new_character_ends_a_broken_one(void **state)
{
	(void)state;
	expect("\xE6\x89\xC3\xB6", "ö");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_of_any_length_arrive_whole),
		cmocka_unit_test(what_is_no_character_is_dropped_alone),
		cmocka_unit_test(a_new_character_ends_a_broken_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
