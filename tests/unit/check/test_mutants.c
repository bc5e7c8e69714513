/*
 * What is found wrong in guides that each have one thing changed. The list of
 * it beside this file was made by exploring every state of each guide; the
 * check must find as much, with walks that are not much longer. It leaves out
 * guides in which nothing more is wrong than in the unchanged one.
 *
 * UPDATE_MUTANTS=1 rewrites the list, for when the check finds more.
 */
#include "chargefix/check.h"

#include "lamp.h"
#include "mutants.h"
#include "share.h"
#include "stories.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MOST = 512, LONGER_MOST = 2 };

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

/* The keys of what walks find, each in a line with its walk's length. */
static void check_walks(const struct guide *guide, struct buffer *lines)
{
	const struct check_options options = {.seed = CHECK_SEED};
	struct checked checked;

	check_guide(&checked, guide, &options);
	for (size_t i = 0; i < checked.count; i++) {
		if (!is_of_walks(&checked.items[i]))
			continue;
		buffer_format(lines, "\t%zu ", checked.items[i].walk_count);
		write_key(lines, &checked.items[i]);
		buffer_text(lines, "\n");
	}
	checked_release(&checked);
}

/* Whether each of the lines has a key that is in the others as well. */
static bool are_in(const char *lines, const char *others)
{
	while (*lines) {
		const char *key = strchr(lines + 1, ' ');
		int length = (int)strcspn(key, "\n") + 1;
		char *line = strndup(key, (size_t)length);
		bool known = strstr(others, line);
		free(line);
		if (!known)
			return false;
		lines = key + length;
	}
	return true;
}

static void write_list(void)
{
	FILE *file = fopen(list_path, "w");
	struct buffer unchanged = {0};
	struct guide guide;

	assert_non_null(file);
	lamp_load_file(&guide, guide_path);
	size_t count = mutants_of(&guide);
	check_walks(&guide, &unchanged);
	guide_release(&guide);
	for (size_t i = 0; i < count; i++) {
		struct buffer what = {0}, lines = {0};
		load_mutant(&guide, i, &what);
		check_walks(&guide, &lines);
		if (!are_in(buffer_string(&lines), buffer_string(&unchanged)))
			fprintf(file, "%s\n%s", buffer_string(&what),
				buffer_string(&lines));
		guide_release(&guide);
		buffer_release(&what);
		buffer_release(&lines);
	}
	fclose(file);
	buffer_release(&unchanged);
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

/* Goes on to the next mutant of the list; none: the line is empty. */
static void pass_over(FILE *list, char *line)
{
	line[0] = '\0';
	while (fgets(line, LINE_MOST, list) && line[0] == '\t')
		line[0] = '\0';
	line[strcspn(line, "\n")] = '\0';
}

/*
 * How many of the list's lines of this mutant are not found; the next mutant of
 * the list is in `line` then.
 */
static size_t compare(const struct guide *guide, FILE *list, char *line)
{
	const struct check_options options = {.seed = CHECK_SEED};
	struct checked checked;
	char what[LINE_MOST];
	size_t missing = 0;

	memcpy(what, line, LINE_MOST);
	check_guide(&checked, guide, &options);
	line[0] = '\0';
	while (fgets(line, LINE_MOST, list) && line[0] == '\t') {
		char *key;
		line[strcspn(line, "\n")] = '\0';
		size_t walk = strtoul(line + 1, &key, 10);
		if (!is_found(&checked, key + 1, walk)) {
			print_error("%s: not found, or not so near:%s\n", what,
				    line);
			missing++;
		}
		line[0] = '\0';
	}
	line[strcspn(line, "\n")] = '\0';
	checked_release(&checked);
	return missing;
}

static void each_mutant_is_told_what_is_wrong_with_it(void **state)
{
	char line[LINE_MOST];
	size_t missing = 0, listed = 0;
	struct guide guide;

	(void)state;
	if (getenv("UPDATE_MUTANTS"))
		write_list();
	FILE *list = fopen(list_path, "r");
	assert_non_null(list);
	lamp_load_file(&guide, guide_path);
	size_t count = mutants_of(&guide);
	guide_release(&guide);
	pass_over(list, line);
	for (size_t i = 0; i < count && line[0]; i++) {
		struct buffer what = {0};
		load_mutant(&guide, i, &what);
		bool is_listed = strcmp(buffer_string(&what), line) == 0;
		if (is_listed && !share_has(listed))
			pass_over(list, line);
		else if (is_listed)
			missing += compare(&guide, list, line);
		listed += is_listed;
		guide_release(&guide);
		buffer_release(&what);
	}
	fclose(list);
	assert_string_equal(line, "");
	assert_true(listed >= 40);
	assert_int_equal(missing, 0);
}

/* Whether a story of the bundled guide ends otherwise than it must. */
static bool is_noticed(const struct stories *stories)
{
	bool noticed = false;

	for (size_t i = 0; i < stories->scenarios.count && !noticed; i++) {
		struct message failure = {0};
		struct walk walk;
		noticed = !scenario_run(&stories->scenarios.items[i],
					&stories->guide, &walk, &failure);
		walk_release(&walk);
	}
	return noticed;
}

/*
 * How many doubts and numbers of the bundled guide can be spoiled in each way
 * so that no story notices. If there are more, a story should say with `causes`
 * what the new ones come to.
 */
static const struct {
	const char *how;
	size_t unnoticed_most;
} spoiled_doubts[] = {
	{"doubts nothing", 18},
	{"rules out what it doubted", 1},
	{"counts once", 26},
	{"doubts another cause", 0},
};

static void the_stories_notice_spoiled_doubts(void **state)
{
	struct buffer unnoticed[COUNT(spoiled_doubts)] = {{0}};
	size_t counts[COUNT(spoiled_doubts)] = {0}, way = 0;
	struct stories stories = {0};

	(void)state;
	assert_true(stories_load(&stories));
	assert_false(is_noticed(&stories));
	for (size_t i = 0; i < spoiled_doubts_of(&stories.guide); i++) {
		struct buffer what = {0};
		struct spoiled spoiled;
		spoil_doubt(&stories.guide, i, &what, &spoiled);
		while (strcmp(spoiled.how, spoiled_doubts[way].how) != 0)
			way++;
		if (!is_noticed(&stories)) {
			buffer_format(&unnoticed[way], "%s\n",
				      buffer_string(&what));
			counts[way]++;
		}
		mend_doubt(&spoiled);
		buffer_release(&what);
	}
	for (size_t i = 0; i < COUNT(spoiled_doubts); i++) {
		if (counts[i] > spoiled_doubts[i].unnoticed_most)
			fail_msg("%zu times no story notices:\n%s", counts[i],
				 buffer_string(&unnoticed[i]));
		buffer_release(&unnoticed[i]);
	}
	stories_release(&stories);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_mutant_is_told_what_is_wrong_with_it),
		cmocka_unit_test(the_stories_notice_spoiled_doubts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
