#include "allocator.h"

#include "test.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yaml.h>

/* How the other program of a story ends. */
enum { DONE = 0, RAN_OUT = EXIT_FAILURE, WENT_ON = 99 };

/* How many of the first allocations are each let fail. */
enum { EACH = 48 };

/* What the allocator is told, and what it tells. */
static struct {
	bool counting;
	size_t asked; /* allocations since counting began */
	size_t failing; /* the number of the one that fails; 0: none */
} memory;

/* Whether this allocation is the one to fail. */
static bool fails(void)
{
	if (!memory.counting)
		return false;
	memory.asked++;
	if (memory.asked != memory.failing)
		return false;
	errno = ENOMEM;
	return true;
}

/* The allocator, under the name that the linker gives it. */
void *real_malloc(size_t size) __asm__("__real_malloc");
void *real_calloc(size_t count, size_t size) __asm__("__real_calloc");
void *real_realloc(void *block, size_t size) __asm__("__real_realloc");

/* What chargefix calls instead. */
void *own_malloc(size_t size) __asm__("__wrap_malloc");
void *own_calloc(size_t count, size_t size) __asm__("__wrap_calloc");
void *own_realloc(void *block, size_t size) __asm__("__wrap_realloc");

/* What libyaml calls, which no header of it names. */
void *yaml_malloc(size_t size);
void *yaml_realloc(void *block, size_t size);
void yaml_free(void *block);
yaml_char_t *yaml_strdup(const yaml_char_t *text);

void *own_malloc(size_t size)
{
	return fails() ? NULL : real_malloc(size);
}

void *own_calloc(size_t count, size_t size)
{
	return fails() ? NULL : real_calloc(count, size);
}

void *own_realloc(void *block, size_t size)
{
	if (!block)
		return own_malloc(size);
	return fails() ? NULL : real_realloc(block, size);
}

/* libyaml asks for no less than a byte. */
void *yaml_malloc(size_t size)
{
	return own_malloc(size > 0 ? size : 1);
}

void *yaml_realloc(void *block, size_t size)
{
	return own_realloc(block, size > 0 ? size : 1);
}

void yaml_free(void *block)
{
	free(block);
}

yaml_char_t *yaml_strdup(const yaml_char_t *text)
{
	size_t size;
	yaml_char_t *copy;

	if (!text)
		return NULL;
	size = strlen((const char *)text) + 1;
	copy = own_malloc(size);
	return copy ? memcpy(copy, text, size) : NULL;
}

void allocator_fail(size_t failing)
{
	memory.asked = 0;
	memory.failing = failing;
	memory.counting = true;
}

bool allocator_stop(void)
{
	memory.counting = false;
	return memory.asked >= memory.failing;
}

_Noreturn static void act_alone(const struct story *story, size_t failing,
				int said)
{
	dup2(said, STDERR_FILENO);
	if (story->prepare)
		story->prepare(story->context);
	allocator_fail(failing);
	story->act(story->context);
	_exit(allocator_stop() ? WENT_ON : DONE);
}

/* How it ended; what it said goes to `text`. */
static int act(const struct story *story, size_t failing, char *text,
	       size_t size)
{
	int said[2];
	int status;
	ssize_t got;
	size_t length = 0;

	assert_int_equal(pipe(said), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(said[0]);
		act_alone(story, failing, said[1]);
	}
	close(said[1]);
	while (length + 1 < size &&
	       (got = read(said[0], text + length, size - length - 1)) > 0)
		length += (size_t)got;
	text[length] = '\0';
	close(said[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

void story_ends_without_memory(const struct story *story)
{
	int end = RAN_OUT;

	for (size_t n = 1; end != DONE; n += n < EACH ? 1 : n / 8) {
		char said[1024];

		end = act(story, n, said, sizeof(said));
		if (story->look)
			story->look(story->context);
		if (end == DONE)
			break;
		assert_string_equal(said,
				    "chargefix: This computer has run out of "
				    "memory, so chargefix had to stop.\n");
		assert_int_equal(end, RAN_OUT);
	}
}
