/* Numbers as people type them, and the bands that they fall into. */
#include "chargefix/guide.h"

#include "test.h"

static const struct measure amperes = {.unit = "A", .min = 0, .max = 10};

static void numbers_are_read_as_people_type_them(void **state)
{
	static const struct {
		const char *text;
		double reading;
	} table[] = {
		{"0", 0},
		{"0.45", 0.45},
		{"0,45", 0.45},
		{" 1.5 ", 1.5},
		{"2A", 2},
		{"2 A", 2},
		{"  0.05 A ", .05},
		{".5", .5},
		{"1.", 1},
		{"-3", -3},
		{"+4", 4},
		/* As they are kept, so that the band is the kept one's. */
		{"0.3999999", 0.4},
		{"123456.7890124", 123456.789012},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		double reading = -1;
		if (!measure_parse(&amperes, table[i].text, &reading))
			fail_msg("\"%s\" was refused", table[i].text);
		assert_true(reading == table[i].reading);
	}
}

static void a_reading_is_written_as_it_is_read(void **state)
{
	static const struct {
		const char *typed;
		const char *written;
	} table[] = {
		{"0.45", "0.45"},
		{"00,4500", "0.45"},
		{"2", "2"},
		{"0.00005", "0.00005"},
		{"1000000", "1000000"},
		{"-0.0000001", "0"},
		{"123456.789012", "123456.789012"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer out = {0};
		double reading = -1;

		assert_true(measure_parse(&amperes, table[i].typed, &reading));
		measure_write(&out, reading);
		assert_string_equal(buffer_string(&out), table[i].written);
		buffer_release(&out);
	}
}

static void what_is_no_number_is_refused(void **state)
{
	static const char *const table[] = {
		"",
		" ",
		"A",
		"x",
		".",
		"-",
		"1.2.3",
		"1 2",
		"2 V",
		"2AA",
		"1e3",
		"0x10",
		"nan",
		"inf",
		"11111111111111111111111111111111111111111111111",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		double reading = -1;
		if (measure_parse(&amperes, table[i], &reading))
			fail_msg("\"%s\" was taken as %g", table[i], reading);
		assert_true(reading == -1);
	}
}

static void a_reading_falls_into_one_band_or_none(void **state)
{
	static const struct answer bands[] = {
		{.from = 0.1, .to = 2},
		{.from = 0, .to = 0.1},
		{.from = 2, .to = 10},
	};
	static const struct {
		double reading;
		size_t number;
	} table[] = {
		{-0.01, 0}, {0, 2}, {0.0999, 2}, {0.1, 1},   {1.99, 1},
		{2, 3},     {9, 3}, {10, 3},     {10.01, 0},
	};
	const struct step step = {
		.measure = &amperes,
		.answers = {bands, 3},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(step_band(&step, table[i].reading),
				 table[i].number);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_as_people_type_them),
		cmocka_unit_test(a_reading_is_written_as_it_is_read),
		cmocka_unit_test(what_is_no_number_is_refused),
		cmocka_unit_test(a_reading_falls_into_one_band_or_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
