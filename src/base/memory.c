#include "chargefix/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Enough to save a note of full length and all waiting events: small blocks,
 * which the allocator reuses after they are freed, and a large one, which is
 * returned to the system for SQLite's mappings.
 */
enum {
	RESERVE_BLOCKS = 16,
	RESERVE_BLOCK_SIZE = 64 * 1024,
	RESERVE_LARGE_SIZE = 512 * 1024,
};

static const char sentence[] =
	"chargefix: This computer has run out of memory, so chargefix had to "
	"stop.\n";

/*
 * Memory may run out anywhere, where nothing else can be reached. This is set
 * at the start and doesn't otherwise affect the program.
 */
static struct {
	struct memory_hook *hooks;
	void *reserve[RESERVE_BLOCKS];
} last;

static void free_reserve(void)
{
	for (size_t i = 0; i < RESERVE_BLOCKS; i++) {
		free(last.reserve[i]);
		last.reserve[i] = NULL;
	}
}

void memory_hook_add(struct memory_hook *hook)
{
	for (size_t i = 0; !last.hooks && i < RESERVE_BLOCKS; i++)
		last.reserve[i] = memory_new(1, i ? RESERVE_BLOCK_SIZE
						  : RESERVE_LARGE_SIZE);
	hook->next = last.hooks;
	last.hooks = hook;
}

void memory_hook_remove(struct memory_hook *hook)
{
	struct memory_hook **at = &last.hooks;

	while (*at && *at != hook)
		at = &(*at)->next;
	if (*at)
		*at = hook->next;
	if (!last.hooks)
		free_reserve();
}

/* If memory runs out in a hook as well, the other hooks still run. */
_Noreturn void memory_run_out(void)
{
	free_reserve();
	while (last.hooks) {
		struct memory_hook *hook = last.hooks;

		last.hooks = hook->next;
		hook->save(hook->context);
	}
	fflush(NULL);
	/* If this can't be written either, nothing else can be done. */
	if (write(STDERR_FILENO, sentence, sizeof(sentence) - 1) < 0)
		_Exit(EXIT_FAILURE);
	_Exit(EXIT_FAILURE);
}

void *memory_new(size_t count, size_t size)
{
	void *block = calloc(count ? count : 1, size ? size : 1);

	if (!block)
		memory_run_out();
	return block;
}

void *memory_grow(void *block, size_t count, size_t size)
{
	if (size && count > PTRDIFF_MAX / size)
		memory_run_out();
	block = realloc(block, count && size ? count * size : 1);
	if (!block)
		memory_run_out();
	return block;
}

void *memory_room(void *array, size_t count, size_t size)
{
	enum { LEAST = 16 };

	if (count == 0)
		return memory_grow(array, LEAST, size);
	if (count < LEAST || (count & (count - 1)))
		return array;
	return memory_grow(array, 2 * count, size);
}

char *memory_text(const char *text, size_t length)
{
	char *copy;

	if (length >= PTRDIFF_MAX)
		memory_run_out();
	copy = memory_grow(NULL, length + 1, 1);
	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}
