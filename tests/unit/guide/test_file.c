#include "chargefix/load.h"

#include "contents.h"
#include "folder.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int make_folder(void **state)
{
	*state = folder_new();
	return *state ? 0 : -1;
}

static int remove_folder(void **state)
{
	folder_remove(*state);
	return 0;
}

static void assert_refused(const char *path, const char *words)
{
	struct message error = {0};
	struct file_text text;

	assert_false(file_read(&text, path, &error));
	assert_non_null(strstr(error.text, words));
	assert_null(strstr(error.text, path));
	assert_int_equal(error.line, 0);
	assert_null(text.data);
}

static void a_file_is_read_whole_with_a_nul_behind_it(void **state)
{
	static const char bytes[] = "format: 1\n\0\xFF rest";
	char *path = folder_file(*state, "file");
	struct message error = {0};
	struct file_text text;

	contents_write(path, bytes, sizeof(bytes));
	assert_true(file_read(&text, path, &error));
	assert_int_equal(text.length, sizeof(bytes));
	assert_memory_equal(text.data, bytes, sizeof(bytes));
	assert_int_equal(text.data[text.length], '\0');
	file_text_release(&text);
	assert_null(text.data);
	free(path);
}

static void an_empty_file_is_no_error_of_reading(void **state)
{
	char *path = folder_file(*state, "empty");
	struct message error = {0};
	struct file_text text;

	contents_write(path, "", 0);
	assert_true(file_read(&text, path, &error));
	assert_int_equal(text.length, 0);
	assert_string_equal(text.data, "");
	file_text_release(&text);
	free(path);
}

static void what_is_no_readable_file_is_named(void **state)
{
	char *missing = folder_file(*state, "missing");
	char *secret = folder_file(*state, "secret");

	assert_refused(missing, "no such file");
	assert_refused(*state, "a folder");
	contents_write(secret, "x", 1);
	assert_int_equal(chmod(secret, 0), 0);
	/* Nothing is forbidden to root. */
	if (geteuid() != 0)
		assert_refused(secret, "no permission");
	free(missing);
	free(secret);
}

/* Opening a named pipe to read it would wait for somebody to write. */
static void pipes_and_devices_are_refused_at_once(void **state)
{
	char *pipe = folder_file(*state, "pipe");

	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_refused(pipe, "this is a pipe, not a file");
	assert_refused("/dev/zero", "this is a device, not a file");
	free(pipe);
}

static void a_file_at_the_cap_is_read_and_one_above_is_not(void **state)
{
	char *path = folder_file(*state, "large");
	struct message error = {0};
	struct file_text text;

	contents_write(path, "", 0);
	assert_int_equal(truncate(path, FILE_SIZE_MOST), 0);
	assert_true(file_read(&text, path, &error));
	assert_int_equal(text.length, FILE_SIZE_MOST);
	file_text_release(&text);
	assert_int_equal(truncate(path, (off_t)FILE_SIZE_MOST + 1), 0);
	assert_refused(path, "larger than 64 MiB");
	free(path);
}

/* Runs a child that writes `size` bytes to `to` and ends. */
static pid_t start_writer(int to, size_t size)
{
	pid_t child = fork();
	char block[1000];

	assert_true(child >= 0);
	if (child > 0)
		return child;
	memset(block, '#', sizeof(block));
	while (size > 0) {
		size_t part = size < sizeof(block) ? size : sizeof(block);

		if (write(to, block, part) != (ssize_t)part)
			_exit(1);
		size -= part;
	}
	_exit(0);
}

/* Reads `size` bytes from `path`, to where a pipe leads. */
static bool read_piped(const char *path, size_t size, struct file_text *text,
		       struct message *error)
{
	int saved = dup(STDIN_FILENO);
	int ends[2];
	pid_t child;
	bool done;

	assert_int_equal(pipe(ends), 0);
	child = start_writer(ends[1], size);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	done = file_read(text, path, error);
	assert_int_equal(dup2(saved, STDIN_FILENO), STDIN_FILENO);
	close(saved);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return done;
}

static void a_dash_is_standard_input_of_any_length(void **state)
{
	static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 1000000};

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct message error = {0};
		struct file_text text;

		assert_true(read_piped("-", sizes[i], &text, &error));
		assert_int_equal(text.length, sizes[i]);
		assert_int_equal(strspn(text.data, "#"), sizes[i]);
		file_text_release(&text);
	}
}

/* As shells pass the output of a command: <(COMMAND). */
static void a_pipe_that_is_already_open_is_read(void **state)
{
	static const char *const paths[] = {"/dev/fd/0", "/dev/stdin",
					    "/proc/self/fd/0"};

	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct message error = {0};
		struct file_text text;

		if (access(paths[i], F_OK) != 0)
			continue;
		assert_true(read_piped(paths[i], 70000, &text, &error));
		assert_int_equal(text.length, 70000);
		file_text_release(&text);
	}
}

static void what_is_piped_has_the_same_cap(void **state)
{
	struct message error = {0};
	struct file_text text;

	(void)state;
	assert_false(
		read_piped("-", (size_t)FILE_SIZE_MOST + 1, &text, &error));
	assert_non_null(strstr(error.text, "larger than 64 MiB"));
	assert_null(text.data);
}

static void a_file_that_is_longer_than_it_said_is_read_whole(void **state)
{
	/* Says it has 0 bytes, and has more. */
	static const char growing[] = "/proc/self/status";
	struct message error = {0};
	struct file_text text;
	struct stat status;

	(void)state;
	if (stat(growing, &status) != 0 || status.st_size != 0)
		skip();
	assert_true(file_read(&text, growing, &error));
	assert_true(text.length > 100);
	assert_int_equal(strlen(text.data), text.length);
	file_text_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_read_whole_with_a_nul_behind_it),
		cmocka_unit_test(an_empty_file_is_no_error_of_reading),
		cmocka_unit_test(what_is_no_readable_file_is_named),
		cmocka_unit_test(pipes_and_devices_are_refused_at_once),
		cmocka_unit_test(
			a_file_at_the_cap_is_read_and_one_above_is_not),
		cmocka_unit_test(a_dash_is_standard_input_of_any_length),
		cmocka_unit_test(a_pipe_that_is_already_open_is_read),
		cmocka_unit_test(what_is_piped_has_the_same_cap),
		cmocka_unit_test(
			a_file_that_is_longer_than_it_said_is_read_whole),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
