/* A number is typed, its answer follows, and the number is kept. */
#include "stage.h"
#include "test.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#define GUIDE "tests/scenarios/readings.yaml"

static void run(struct stage *stage, const char *input, int status,
		const char *const shows[])
{
	static const char *const argv[] = {"chargefix", "-g", GUIDE, NULL};
	struct program_result result;

	stage_run(stage, argv, input, &result);
	for (size_t i = 0; shows[i]; i++) {
		if (!strstr(result.out, shows[i]))
			fail_msg("not there: %s\n%s", shows[i], result.out);
	}
	assert_int_equal(result.status, status);
	program_result_release(&result);
}

static void the_answer_follows_from_the_number(void **state)
{
	static const struct {
		const char *input;
		const char *diagnosis;
	} table[] = {
		{"no\n0\n", "diagnosis: port (service)"},
		{"no\n0,049 A\n", "diagnosis: port (service)"},
		{"no\n10\n", "diagnosis: stuck (service)"},
		{"no\n0.5A\n", "diagnosis: stuck (service)"},
		{"no\nopen\n", "diagnosis: port (service)"},
		{"no\ncannot\n", "diagnosis: stuck (service)"},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		const char *const shows[] = {table[i].diagnosis, NULL};
		run(*state, table[i].input, 0, shows);
	}
}

static void a_number_out_of_range_is_asked_for_again(void **state)
{
	static const char *const shows[] = {
		"Type the number, from 0 to 10 A, or \"cannot\".",
		"> 10.1\nType a number from 0 to 10, in A, or \"cannot\"",
		"> much\nType a number from 0 to 10, in A, or \"cannot\"",
		"diagnosis: stuck", NULL};

	run(*state, "no\n10.1\nmuch\n10\n", 0, shows);
}

static void a_reading_can_be_changed_and_is_reviewed(void **state)
{
	static const char review[] = "amps: Current\n      0.5 A (Below 1 A)";

	run(*state, "no\n:note x\n", 3,
	    (const char *const[]){"Note saved.", NULL});
	static const char *const resume[] = {"chargefix", "resume", "1", NULL};
	struct program_result result;
	stage_run(*state, resume, "0.5\n", &result);
	assert_int_equal(result.status, 0);
	program_result_release(&result);
	stage_run(*state, resume, ":review\n:change amps\n1.25\n", &result);
	if (!strstr(result.out, review))
		fail_msg("not there: %s\n%s", review, result.out);
	program_result_release(&result);
	stage_run(*state, resume, ":review\n", &result);
	assert_non_null(strstr(result.out, "1.25 A (1 A or more)"));
	program_result_release(&result);
}

static void the_report_has_the_number_and_its_unit(void **state)
{
	static const char *const argv[] = {"chargefix", "report", "last",
					   "--format",  "json",   NULL};
	static const struct {
		const char *typed;
		double reading;
		const char *answer;
		const char *say;
	} table[] = {
		{"0,45", 0.45, "low", "0.45 A (Below 1 A)"},
		{"10", 10, "good", "10 A (1 A or more)"},
		{"0", 0, "open", NULL},
		{"0.00005", 0.00005, "open", NULL},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct program_result result;
		char input[64];

		snprintf(input, sizeof(input), "no\n%s\n", table[i].typed);
		run(*state, input, 0, (const char *const[]){NULL});
		stage_run(*state, argv, NULL, &result);
		json_t *report = json_loads(result.out, 0, NULL);
		json_t *answer =
			json_array_get(json_object_get(report, "answers"), 1);
		assert_true(json_number_value(json_object_get(
				    answer, "reading")) == table[i].reading);
		assert_true(json_is_real(json_object_get(answer, "reading")));
		assert_string_equal(
			json_string_value(json_object_get(answer, "unit")),
			"A");
		assert_string_equal(
			json_string_value(json_array_get(
				json_object_get(answer, "answer"), 0)),
			table[i].answer);
		if (table[i].say)
			assert_string_equal(json_string_value(json_object_get(
						    answer, "say")),
					    table[i].say);
		json_decref(report);
		program_result_release(&result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_answer_follows_from_the_number),
		stage_test(a_number_out_of_range_is_asked_for_again),
		stage_test(a_reading_can_be_changed_and_is_reviewed),
		stage_test(the_report_has_the_number_and_its_unit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
