#include "chargefix/arena.h"
#include "chargefix/buffer.h"
#include "chargefix/memory.h"

#include "test.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static const char sentence[] =
	"chargefix: This computer has run out of memory, so chargefix had to "
	"stop.\n";

/* Runs it in a program of its own, which must end with `said`. */
static void expect_end(void (*run)(void), const char *said)
{
	char text[1024];
	size_t length = 0;
	ssize_t got;
	int status;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		run();
		_exit(0);
	}
	close(ends[1]);
	while ((got = read(ends[0], text + length, sizeof(text) - length - 1)) >
	       0)
		length += (size_t)got;
	text[length] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_string_equal(text, said);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), EXIT_FAILURE);
}

static void ask_too_much(void)
{
	memory_grow(NULL, SIZE_MAX / 2, 4);
}

static void copy_too_much(void)
{
	memory_text("", SIZE_MAX);
}

static void fill_a_buffer(void)
{
	struct buffer buffer = {0};

	buffer_text(&buffer, "kept");
	buffer_repeat(&buffer, 'x', SIZE_MAX);
}

static void fill_an_arena(void)
{
	struct arena arena = {0};

	arena_alloc(&arena, 1);
	arena_alloc(&arena, SIZE_MAX - 15);
}

static void fill_an_arena_with_text(void)
{
	struct arena arena = {0};

	arena_text(&arena, "", SIZE_MAX);
}

static void asking_for_more_than_there_is_ends_the_program(void **state)
{
	(void)state;
	expect_end(ask_too_much, sentence);
	expect_end(copy_too_much, sentence);
	expect_end(fill_a_buffer, sentence);
	expect_end(fill_an_arena, sentence);
	expect_end(fill_an_arena_with_text, sentence);
}

static void say(void *context)
{
	char *copy = memory_text(context, strlen(context));
	ssize_t written = write(STDERR_FILENO, copy, strlen(copy));

	if (written < 0)
		_exit(2);
	free(copy);
}

static void say_and_fail(void *context)
{
	say(context);
	memory_run_out();
}

static void run_out_with_hooks(void)
{
	static char third[] = "third\n", second[] = "second\n",
		    removed[] = "removed\n", first[] = "first\n";
	struct memory_hook hooks[] = {
		{.save = say, .context = third},
		{.save = say_and_fail, .context = second},
		{.save = say, .context = removed},
		{.save = say, .context = first},
	};

	for (size_t i = 0; i < COUNT(hooks); i++)
		memory_hook_add(&hooks[i]);
	memory_hook_remove(&hooks[2]);
	memory_run_out();
}

static void hooks_run_once_the_newest_first(void **state)
{
	char said[256] = "first\nsecond\nthird\n";

	(void)state;
	expect_end(run_out_with_hooks, strcat(said, sentence));
}

static void a_removed_hook_is_not_called(void)
{
	static char never[] = "never\n";
	struct memory_hook hook = {.save = say, .context = never};

	memory_hook_add(&hook);
	memory_hook_remove(&hook);
	memory_run_out();
}

static void without_hooks_only_the_sentence_is_said(void **state)
{
	(void)state;
	expect_end(a_removed_hook_is_not_called, sentence);
}

static void what_is_new_is_zero_and_nothing_is_something(void **state)
{
	(void)state;
	unsigned char *block = memory_new(3, 2);
	char *none = memory_new(0, 8);
	char *text = memory_text("lamplight", 4);

	for (size_t i = 0; i < 6; i++)
		assert_int_equal(block[i], 0);
	assert_non_null(none);
	assert_string_equal(text, "lamp");
	free(block);
	free(none);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			asking_for_more_than_there_is_ends_the_program),
		cmocka_unit_test(hooks_run_once_the_newest_first),
		cmocka_unit_test(without_hooks_only_the_sentence_is_said),
		cmocka_unit_test(what_is_new_is_zero_and_nothing_is_something),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
