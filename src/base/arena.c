#include "chargefix/arena.h"

#include "chargefix/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_LEAST = 16 * 1024, BLOCK_MOST = 1024 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	alignas(max_align_t) char data[];
};

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->blocks;

	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
	*arena = (struct arena){0};
}

/* With this size, at most a sixth of all memory held is unused. */
static size_t block_size(const struct arena *arena)
{
	size_t size = arena->held / 5;

	if (size < BLOCK_LEAST)
		size = BLOCK_LEAST;
	if (size > BLOCK_MOST)
		size = BLOCK_MOST;
	return size - sizeof(struct arena_block);
}

static struct arena_block *block_new(struct arena *arena, size_t size)
{
	struct arena_block *block;

	if (size > PTRDIFF_MAX - sizeof(*block) - arena->held)
		memory_run_out();
	block = memory_new(1, sizeof(*block) + size);
	block->size = size;
	arena->held += sizeof(*block) + size;
	return block;
}

/* Adds a separate block behind the newest, which is still being filled. */
static void *take_own_block(struct arena *arena, size_t size)
{
	struct arena_block *newest = arena->blocks;
	struct arena_block *block = block_new(arena, size);

	block->next = newest->next;
	newest->next = block;
	return block->data;
}

static void *take_new_block(struct arena *arena, size_t size, size_t usual)
{
	struct arena_block *block =
		block_new(arena, size > usual ? size : usual);

	block->next = arena->blocks;
	arena->blocks = block;
	arena->used = size;
	return block->data;
}

/* `align` is a power of two, at most that of max_align_t. */
static void *take(struct arena *arena, size_t size, size_t align)
{
	size_t start = (arena->used + align - 1) & ~(align - 1);
	size_t usual;

	if (arena->blocks && start <= arena->blocks->size &&
	    size <= arena->blocks->size - start) {
		arena->used = start + size;
		return arena->blocks->data + start;
	}
	usual = block_size(arena);
	/* Only small pieces may waste the rest of the newest block. */
	if (arena->blocks && size > usual / 8)
		return take_own_block(arena, size);
	return take_new_block(arena, size, usual);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return take(arena, size, alignof(max_align_t));
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		memory_run_out();
	copy = take(arena, length + 1, 1);
	if (length > 0)
		memcpy(copy, text, length);
	return copy;
}

void *arena_copy(struct arena *arena, const void *from, size_t size)
{
	void *copy = arena_alloc(arena, size);

	if (size > 0)
		memcpy(copy, from, size);
	return copy;
}
