/*
 * Each file of tests/unit/guide/broken is a guide with something wrong, and
 * NAME.expected beside NAME.yaml is what is said about it, to the letter. With
 * UPDATE_GOLDEN=1 the latter are written: read them before keeping them.
 */
#include "chargefix/load.h"

#include "contents.h"
#include "test.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define BROKEN "tests/unit/guide/broken/"

enum { BROKEN_LEAST = 110 };

static const char ending[] = ".yaml";

static char *path_of(const char *name, size_t length, const char *end)
{
	struct buffer path = {0};

	buffer_text(&path, BROKEN);
	buffer_add(&path, name, length);
	buffer_text(&path, end);
	return path.data;
}

/* What loading the file says of it; a failure of the test if nothing. */
static void write_problems(const char *name, struct buffer *out)
{
	struct messages *problems = calloc(1, sizeof(*problems));
	char *path = path_of(name, strlen(name), "");
	struct message error = {0};
	struct file_text text;
	struct guide guide;

	assert_non_null(problems);
	if (!file_read(&text, path, &error))
		fail_msg("%s: %s", path, error.text);
	if (guide_load(&guide, text.data, text.length, problems))
		fail_msg("%s was loaded", path);
	assert_null(guide.arena.blocks);
	messages_write(problems, name, text.data, text.length, out);
	file_text_release(&text);
	free(problems);
	free(path);
}

static bool loads_recorded(const char *name)
{
	struct messages *problems = calloc(1, sizeof(*problems));
	char *path = path_of(name, strlen(name), "");
	struct message error = {0};
	struct file_text text;
	struct guide guide;
	bool loaded;

	assert_non_null(problems);
	if (!file_read(&text, path, &error))
		fail_msg("%s: %s", path, error.text);
	loaded = guide_load_recorded(&guide, text.data, text.length, problems);
	assert_int_equal(loaded, problems->count == 0);
	guide_release(&guide);
	file_text_release(&text);
	free(problems);
	free(path);
	return loaded;
}

static void compare(const char *path, const struct buffer *said)
{
	struct message error = {0};
	struct file_text expected;

	if (!file_read(&expected, path, &error))
		fail_msg("%s: %s", path, error.text);
	assert_string_equal(buffer_string(said), expected.data);
	file_text_release(&expected);
}

static void every_broken_guide_is_refused_with_these_words(void **state)
{
	DIR *folder = opendir(BROKEN);
	const struct dirent *entry;
	size_t count = 0;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder))) {
		size_t length = strlen(entry->d_name);
		struct buffer said = {0};
		char *path;

		if (length < sizeof(ending) ||
		    strcmp(entry->d_name + length - strlen(ending), ending) !=
			    0)
			continue;
		write_problems(entry->d_name, &said);
		path = path_of(entry->d_name, length - strlen(ending),
			       ".expected");
		if (getenv("UPDATE_GOLDEN"))
			contents_write_text(path, buffer_string(&said));
		else
			compare(path, &said);
		free(path);
		buffer_release(&said);
		count++;
	}
	closedir(folder);
	assert_true(count >= BROKEN_LEAST);
}

static void a_recorded_guide_is_refused_but_for_what_can_be_walked(void **state)
{
	static const char *const walked[] = {
		"danger-is-measured.yaml",
		"suspected-and-ruled-out.yaml",
		"then-with-diagnosis.yaml",
		"this-both-ways.yaml",
	};
	DIR *folder = opendir(BROKEN);
	const struct dirent *entry;
	size_t count = 0;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder))) {
		bool expected = false;

		for (size_t i = 0; i < COUNT(walked); i++)
			expected |= strcmp(entry->d_name, walked[i]) == 0;
		if (!strstr(entry->d_name, ending))
			continue;
		if (loads_recorded(entry->d_name) != expected)
			fail_msg("%s", entry->d_name);
		count += expected;
	}
	closedir(folder);
	assert_int_equal(count, COUNT(walked));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			every_broken_guide_is_refused_with_these_words),
		cmocka_unit_test(
			a_recorded_guide_is_refused_but_for_what_can_be_walked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
