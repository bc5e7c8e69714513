/*
 * What is found wrong in guides that each have one thing changed. The list of
 * it beside this file was made by exploring every state of each guide; the
 * check must find as much, with walks that are not much longer.
 *
 * UPDATE_MUTANTS=1 rewrites the list, for when the check finds more.
 */
#include "chargefix/check.h"

#include "lamp.h"
#include "mutants.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of the mutants, sanitizers try one in so many. */
enum { LINE_MOST = 512, LONGER_MOST = 2, SANITIZED_EACH = 10 };

static const char list_path[] = "tests/unit/check/mutants.txt";
/* A guide as it once was installed, which therefore stays as it is. */
static const char guide_path[] = "tests/unit/check/mutants.yaml";

/* Only what walks find: not what texts lack. */
static bool is_of_walks(const struct finding *finding)
{
	static const char *const kinds[] = {
		"unreachable-step",
		"unreachable-route",
		"unreachable-diagnosis",
		"before-danger",
		"erases-early",
		"long-walk",
		"needless-when",
		"needless-unless",
		"shut-use",
		"idle-answers",
		"idle-cause",
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(finding->kind, kinds[i]) == 0)
			return true;
	}
	return false;
}

/*
 * What a finding is about: of what erases the step, but not what it came
 * before; of a walk that is long or dangerous nothing, since there are many.
 */
static void write_key(struct buffer *out, const struct finding *finding)
{
	const char *text = strchr(finding->text, '"');
	size_t ids = SIZE_MAX;

	buffer_text(out, finding->kind);
	if (strcmp(finding->kind, "long-walk") == 0 ||
	    strcmp(finding->kind, "before-danger") == 0)
		ids = 0;
	else if (strcmp(finding->kind, "erases-early") == 0)
		ids = 1;
	for (; text && ids > 0; ids--) {
		const char *end = strchr(text + 1, '"');
		buffer_text(out, " ");
		buffer_add(out, text + 1, (size_t)(end - text - 1));
		text = strchr(end + 1, '"');
	}
}

/* Loads the guide and makes it the mutant of that number. */
static void load_mutant(struct guide *guide, size_t number, struct buffer *what)
{
	lamp_load_file(guide, guide_path);
	mutate(guide, number, what);
}

static void write_list(void)
{
	FILE *file = fopen(list_path, "w");
	struct guide guide;

	assert_non_null(file);
	lamp_load_file(&guide, guide_path);
	size_t count = mutants_of(&guide);
	guide_release(&guide);
	for (size_t i = 0; i < count; i++) {
		const struct check_options options = {.seed = CHECK_SEED};
		struct buffer what = {0};
		struct checked checked;
		load_mutant(&guide, i, &what);
		check_guide(&checked, &guide, &options);
		fprintf(file, "%s\n", buffer_string(&what));
		for (size_t k = 0; k < checked.count; k++) {
			struct buffer key = {0};
			write_key(&key, &checked.items[k]);
			if (is_of_walks(&checked.items[k]))
				fprintf(file, "\t%zu %s\n",
					checked.items[k].walk_count,
					buffer_string(&key));
			buffer_release(&key);
		}
		checked_release(&checked);
		guide_release(&guide);
		buffer_release(&what);
	}
	fclose(file);
}

static bool is_found(const struct checked *checked, const char *expected,
		     size_t walk)
{
	bool longest = strncmp(expected, "long-walk", 9) == 0;

	for (size_t i = 0; i < checked->count; i++) {
		struct buffer key = {0};
		write_key(&key, &checked->items[i]);
		bool same = strcmp(buffer_string(&key), expected) == 0;
		buffer_release(&key);
		if (same)
			return longest || checked->items[i].walk_count <=
						  walk + LONGER_MOST;
	}
	return false;
}

/* The list's lines of one mutant; the line of the next is in `line` then. */
static size_t compare(const struct checked *checked, const char *what,
		      FILE *list, char *line)
{
	size_t missing = 0;

	assert_string_equal(line, what);
	while (fgets(line, LINE_MOST, list)) {
		char *key;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\t')
			return missing;
		size_t walk = strtoul(line + 1, &key, 10);
		if (is_found(checked, key + 1, walk))
			continue;
		print_error("%s: not found, or not so near:%s\n", what, line);
		missing++;
	}
	line[0] = '\0';
	return missing;
}

/* The list's lines of a mutant that is not tried. */
static void pass_over(FILE *list, char *line)
{
	line[0] = '\0';
	while (fgets(line, LINE_MOST, list) && line[0] == '\t')
		line[0] = '\0';
	line[strcspn(line, "\n")] = '\0';
}

static void each_mutant_is_told_what_is_wrong_with_it(void **state)
{
	const struct check_options options = {.seed = CHECK_SEED};
	char line[LINE_MOST];
	size_t missing = 0, count = 0;

	(void)state;
	if (getenv("UPDATE_MUTANTS"))
		write_list();
	FILE *list = fopen(list_path, "r");
	assert_non_null(list);
	assert_non_null(fgets(line, LINE_MOST, list));
	line[strcspn(line, "\n")] = '\0';
	while (line[0]) {
		struct buffer what = {0};
		struct checked checked;
		struct guide guide;
		if (IS_SANITIZED && count % SANITIZED_EACH) {
			pass_over(list, line);
			count++;
			continue;
		}
		load_mutant(&guide, count++, &what);
		check_guide(&checked, &guide, &options);
		missing += compare(&checked, buffer_string(&what), list, line);
		checked_release(&checked);
		guide_release(&guide);
		buffer_release(&what);
	}
	fclose(list);
	assert_true(count >= 75);
	assert_int_equal(missing, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_mutant_is_told_what_is_wrong_with_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
