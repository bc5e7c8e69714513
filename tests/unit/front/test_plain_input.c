/* Lines as they come in, and what they mean as answers. */
#include "front/plain/plain.h"

#include "lamp.h"
#include "numbers.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *text_file(const char *text, size_t length)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	rewind(file);
	return file;
}

static void a_line_is_read_clean_and_trimmed(void **state)
{
#define LINE(bytes) bytes, sizeof(bytes) - 1
	static const struct {
		const char *bytes;
		size_t length;
		const char *line; /* NULL: the end */
	} table[] = {
		{LINE("fixed\n"), "fixed"},
		{LINE("fixed"), "fixed"},
		{LINE(" \t fixed \t\n"), "fixed"},
		{LINE("fixed\r\n"), "fixed"},
		{LINE("1\0002\n"), "12"},
		{LINE("\033[31mred\n"), "[31mred"},
		{LINE("a\xff"
		      "b\n"),
		 "a\xef\xbf\xbd"
		 "b"},
		{LINE("\n"), ""},
		{LINE("\0\n"), ""},
		{LINE(""), NULL},
	};
	struct buffer line = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		FILE *file = text_file(table[i].bytes, table[i].length);
		struct lines lines;

		lines_open(&lines, file);
		if (!table[i].line) {
			assert_int_equal(line_read(&lines, &line), LINE_END);
		} else {
			assert_int_equal(line_read(&lines, &line), LINE_READ);
			assert_string_equal(buffer_string(&line),
					    table[i].line);
		}
		lines_close(&lines);
		fclose(file);
	}
	buffer_release(&line);
}

static void a_line_too_long_is_left_out_and_the_next_is_read(void **state)
{
	static const struct {
		size_t length;
		enum line_result result;
	} table[] = {
		{LINE_MOST, LINE_READ},
		{LINE_MOST + 1, LINE_TOO_LONG},
		{100 * LINE_MOST, LINE_TOO_LONG},
	};
	struct buffer line = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t length = table[i].length;
		char *bytes = malloc(length + 5);
		struct lines lines;
		FILE *file;

		assert_non_null(bytes);
		memset(bytes, 'x', length);
		memcpy(bytes + length, "\nnext", 5);
		file = text_file(bytes, length + 5);
		lines_open(&lines, file);
		assert_int_equal(line_read(&lines, &line), table[i].result);
		assert_int_equal(line_read(&lines, &line), LINE_READ);
		assert_string_equal(buffer_string(&line), "next");
		assert_int_equal(line_read(&lines, &line), LINE_END);
		lines_close(&lines);
		fclose(file);
		free(bytes);
	}
	buffer_release(&line);
}

static void an_answer_is_its_number_or_its_id(void **state)
{
	static const struct {
		const char *step;
		const char *text;
		const char *ids; /* NULL: no answer, and why */
		enum parse_result result;
	} table[] = {
		{"lamp", "1", "front", PARSE_DONE},
		{"lamp", "2", "rear", PARSE_DONE},
		{"lamp", "3", "unsure", PARSE_DONE},
		{"lamp", "rear", "rear", PARSE_DONE},
		{"lamp", "unsure", "unsure", PARSE_DONE},
		{"lamp", "0", NULL, PARSE_UNKNOWN},
		{"lamp", "4", NULL, PARSE_UNKNOWN},
		{"lamp", "64", NULL, PARSE_UNKNOWN},
		{"lamp", "-1", NULL, PARSE_UNKNOWN},
		{"lamp", "4294967297", NULL, PARSE_UNKNOWN},
		{"lamp", "1x", NULL, PARSE_UNKNOWN},
		{"lamp", "fron", NULL, PARSE_UNKNOWN},
		{"lamp", "", NULL, PARSE_UNKNOWN},
		{"lamp", ",", NULL, PARSE_UNKNOWN},
		{"lamp", "1,2", NULL, PARSE_ONE_ONLY},
		{"lamp", "1,1", "front", PARSE_DONE},
		{"signs", "1,3", "dim,blinks", PARSE_DONE},
		{"signs", " 1 , flicker ", "dim,flicker", PARSE_DONE},
		{"signs", "dim", "dim", PARSE_DONE},
		{"signs", "4", "none", PARSE_DONE},
		{"signs", "1,4", NULL, PARSE_ALONE},
		{"signs", "dim,unsure", NULL, PARSE_ALONE},
		{"signs", "1,,2", NULL, PARSE_UNKNOWN},
		{"signs", "1,", NULL, PARSE_UNKNOWN},
		{"signs", "1,bright", NULL, PARSE_UNKNOWN},
		{"clean", "3", "cannot", PARSE_DONE},
		{"clean", "cannot", "cannot", PARSE_DONE},
	};
	struct lamp lamp;

	(void)state;
	lamp_load(&lamp);
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct step *step =
			guide_step(&lamp.guide, table[i].step);
		struct answer_numbers chosen = {0};
		enum parse_result result =
			answer_parse(step, table[i].text, &chosen);

		if (result != table[i].result)
			fail_msg("%s: \"%s\" gave %d", table[i].step,
				 table[i].text, (int)result);
		if (table[i].ids)
			assert_same_answers(chosen,
					    lamp_answers(step, table[i].ids));
	}
	lamp_release(&lamp);
}

static void a_word_longer_than_any_id_is_no_answer(void **state)
{
	char word[2 * LINE_MOST];
	struct answer_numbers chosen;
	struct lamp lamp;

	(void)state;
	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	lamp_load(&lamp);
	assert_int_equal(
		answer_parse(guide_step(&lamp.guide, "lamp"), word, &chosen),
		PARSE_UNKNOWN);
	lamp_release(&lamp);
}

static void lines_are_as_wide_as_the_terminal_up_to_a_page(void **state)
{
	static const struct {
		const char *columns; /* NULL: not set */
		int expected;
	} table[] = {
		{NULL, 72}, {"80", 72}, {"72", 72}, {"60", 60},
		{"5", 20},  {"0", 72},  {"-4", 72}, {"wide", 72},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		if (table[i].columns)
			setenv("COLUMNS", table[i].columns, 1);
		else
			unsetenv("COLUMNS");
		assert_int_equal(plain_columns(), table[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_read_clean_and_trimmed),
		cmocka_unit_test(
			a_line_too_long_is_left_out_and_the_next_is_read),
		cmocka_unit_test(an_answer_is_its_number_or_its_id),
		cmocka_unit_test(a_word_longer_than_any_id_is_no_answer),
		cmocka_unit_test(
			lines_are_as_wide_as_the_terminal_up_to_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
