/* Files that are written as a whole or not at all. */
#include "chargefix/whole_file.h"

#include "contents.h"
#include "folder.h"
#include "test.h"
#include "wording.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder, and the path of a file in it. */
struct place {
	char *folder;
	char *path;
};

static int open_place(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	place->folder = folder_new();
	place->path = folder_file(place->folder, "report.txt");
	*state = place;
	return 0;
}

static int close_place(void **state)
{
	struct place *place = *state;

	free(place->path);
	folder_remove(place->folder);
	free(place);
	return 0;
}

/* How many files the folder has, of any name. */
static int count_files(const struct place *place)
{
	DIR *folder = opendir(place->folder);
	int count = 0;

	for (struct dirent *entry; (entry = readdir(folder));)
		count += strcmp(entry->d_name, ".") != 0 &&
			 strcmp(entry->d_name, "..") != 0;
	closedir(folder);
	return count;
}

static enum whole_file_result write_text(const char *path, const char *text,
					 bool replaces, struct message *error)
{
	const struct whole_file_options options = {.mode = 0600,
						   .replaces = replaces};
	struct buffer buffer = {0};
	enum whole_file_result result;

	buffer_text(&buffer, text);
	result = whole_file_write(path, &buffer, &options, error);
	buffer_release(&buffer);
	return result;
}

static void assert_holds(const struct place *place, const char *text)
{
	char *held = contents_read(place->path, NULL);

	assert_string_equal(held, text);
	free(held);
}

static void a_new_file_is_private_and_alone(void **state)
{
	struct place *place = *state;
	struct message error = {0};
	struct stat info;

	assert_int_equal(write_text(place->path, "whole\n", false, &error),
			 WHOLE_FILE_DONE);
	assert_holds(place, "whole\n");
	assert_int_equal(stat(place->path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(count_files(place), 1);
}

static void an_existing_file_stays_unless_it_is_to_be_replaced(void **state)
{
	struct place *place = *state;
	struct message error = {0};

	contents_write_text(place->path, "old\n");
	assert_int_equal(write_text(place->path, "new\n", false, &error),
			 WHOLE_FILE_EXISTS);
	assert_has(error.text, "already exists and was not overwritten");
	assert_holds(place, "old\n");
	assert_int_equal(write_text(place->path, "new\n", true, &error),
			 WHOLE_FILE_DONE);
	assert_holds(place, "new\n");
	assert_int_equal(count_files(place), 1);
}

static void a_file_that_appears_meanwhile_stays(void **state)
{
	const struct whole_file_options options = {.mode = 0600};
	struct place *place = *state;
	struct message error = {0};
	struct whole_file file;

	assert_int_equal(whole_file_begin(&file, place->path, &options, &error),
			 WHOLE_FILE_DONE);
	contents_write_text(place->path, "theirs\n");
	assert_int_equal(whole_file_finish(&file, &error), WHOLE_FILE_EXISTS);
	assert_holds(place, "theirs\n");
	assert_int_equal(count_files(place), 1);
}

static void nothing_has_the_name_before_all_is_written(void **state)
{
	const struct whole_file_options options = {.mode = 0600};
	struct buffer part = {0};
	struct place *place = *state;
	struct message error = {0};
	struct whole_file file;

	buffer_text(&part, "part\n");
	assert_int_equal(whole_file_begin(&file, place->path, &options, &error),
			 WHOLE_FILE_DONE);
	assert_true(whole_file_add(&file, &part, &error));
	assert_int_not_equal(access(place->path, F_OK), 0);
	whole_file_drop(&file);
	assert_int_equal(count_files(place), 0);
	buffer_release(&part);
}

static void links_and_folders_are_never_replaced(void **state)
{
	struct place *place = *state;
	struct message error = {0};

	assert_int_equal(symlink("elsewhere", place->path), 0);
	assert_int_equal(write_text(place->path, "x", true, &error),
			 WHOLE_FILE_FAILED);
	assert_has(error.text, "is not a regular file and was not replaced");
	assert_int_equal(write_text(place->path, "x", false, &error),
			 WHOLE_FILE_EXISTS);
	assert_int_equal(write_text(place->folder, "x", true, &error),
			 WHOLE_FILE_FAILED);
	assert_int_equal(write_text("/dev/null", "x", true, &error),
			 WHOLE_FILE_FAILED);
	assert_int_equal(count_files(place), 1);
}

static void a_missing_folder_is_named(void **state)
{
	struct place *place = *state;
	struct message error = {0};
	char *path = folder_file(place->folder, "no/report.txt");

	assert_int_equal(write_text(path, "x", false, &error),
			 WHOLE_FILE_FAILED);
	assert_has(error.text, "no/report.txt: No such file");
	free(path);
}

int main(void)
{
#define IN_PLACE(test)                                                         \
	cmocka_unit_test_setup_teardown(test, open_place, close_place)
	const struct CMUnitTest tests[] = {
		IN_PLACE(a_new_file_is_private_and_alone),
		IN_PLACE(an_existing_file_stays_unless_it_is_to_be_replaced),
		IN_PLACE(a_file_that_appears_meanwhile_stays),
		IN_PLACE(nothing_has_the_name_before_all_is_written),
		IN_PLACE(links_and_folders_are_never_replaced),
		IN_PLACE(a_missing_folder_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
