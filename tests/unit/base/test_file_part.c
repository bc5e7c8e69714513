#include "chargefix/file_part.h"

#include "test.h"

#include <string.h>

static const char text[] = "guide\nhas two lines\n"
			   "\n--- # chargefix include: parts/a b.yaml\n"
			   "a\n\n"
			   "\n--- # chargefix include: empty.yaml\n"
			   "\n--- # chargefix include: last.yaml\n"
			   "no end";

static void assert_part(const struct file_part *part, const char *name,
			const char *content, size_t line)
{
	if (name)
		assert_int_equal(part->name_length, strlen(name));
	if (name)
		assert_memory_equal(part->name, name, part->name_length);
	else
		assert_null(part->name);
	assert_int_equal(part->length, strlen(content));
	assert_memory_equal(part->text, content, part->length);
	assert_int_equal(part->line, line);
}

static void each_file_is_found_with_its_text(void **state)
{
	struct file_part part = {0};

	(void)state;
	assert_true(file_part_next(&part, text, strlen(text)));
	assert_part(&part, NULL, "guide\nhas two lines\n", 0);
	assert_true(file_part_next(&part, text, strlen(text)));
	assert_part(&part, "parts/a b.yaml", "a\n\n", 4);
	assert_true(file_part_next(&part, text, strlen(text)));
	assert_part(&part, "empty.yaml", "", 8);
	assert_true(file_part_next(&part, text, strlen(text)));
	assert_part(&part, "last.yaml", "no end", 10);
	assert_false(file_part_next(&part, text, strlen(text)));
	assert_part(&part, "last.yaml", "no end", 10);
}

static void a_line_belongs_to_one_file(void **state)
{
	static const struct {
		size_t line;
		const char *name;
	} table[] = {
		{0, NULL},     {2, NULL},     {3, NULL},    {4, "parts/"},
		{5, "parts/"}, {7, "parts/"}, {8, "empty"}, {10, "last"},
		{11, "last"},  {99, "last"},  {1, NULL},    {6, "parts/"},
	};
	struct file_part part = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		file_part_find(&part, text, strlen(text), table[i].line);
		if (table[i].name)
			assert_memory_equal(part.name, table[i].name,
					    strlen(table[i].name));
		else
			assert_null(part.name);
	}
}

static void a_mark_stands_below_an_empty_line(void **state)
{
	static const char *const unmarked[] = {
		"",
		"a\n",
		"a: |\n  \n  --- # chargefix include: x\n",
		"--- # chargefix include: x\na: b\n",
		"a: b\n--- # chargefix include: x\n",
		"a: b\n\n---# chargefix include: x\n",
	};

	(void)state;
	assert_true(file_part_is_marked(text, strlen(text)));
	for (size_t i = 0; i < COUNT(unmarked); i++)
		assert_false(
			file_part_is_marked(unmarked[i], strlen(unmarked[i])));
}

static void what_is_marked_is_found_again(void **state)
{
	struct buffer made = {0};
	struct file_part part = {0};

	(void)state;
	buffer_text(&made, "guide\n");
	file_part_mark(&made, "parts/one.yaml");
	buffer_text(&made, "one\n");
	file_part_find(&part, made.data, made.length, 4);
	assert_part(&part, "parts/one.yaml", "one\n", 3);
	buffer_release(&made);
}

static void assert_path(const char *expected, const char *guide,
			const char *name)
{
	struct file_part part = {.name = name,
				 .name_length = name ? strlen(name) : 0};
	struct buffer path = {0};

	file_part_path(&path, guide, &part);
	assert_string_equal(buffer_string(&path), expected);
	buffer_release(&path);
}

static void paths_start_from_the_guide_s_folder(void **state)
{
	(void)state;
	assert_path("a/parts/x.yaml", "a/guide.yaml", "parts/x.yaml");
	assert_path("/x.yaml", "/guide.yaml", "x.yaml");
	assert_path("x.yaml", "guide.yaml", "x.yaml");
	assert_path("x.yaml", "standard input", "x.yaml");
	assert_path("a/guide.yaml", "a/guide.yaml", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_file_is_found_with_its_text),
		cmocka_unit_test(a_line_belongs_to_one_file),
		cmocka_unit_test(a_mark_stands_below_an_empty_line),
		cmocka_unit_test(what_is_marked_is_found_again),
		cmocka_unit_test(paths_start_from_the_guide_s_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
