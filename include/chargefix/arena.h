/*
 * Memory that is given out piece by piece and given back all at once.
 *
 * A guide lives in one arena: its strings and structures are never freed one
 * by one. May use: memory.
 */
#ifndef CHARGEFIX_ARENA_H
#define CHARGEFIX_ARENA_H

#include <stddef.h>

struct arena_block;

/* All zero is an empty arena. */
struct arena {
	struct arena_block *blocks;
	size_t used; /* bytes given out of the newest block */
	size_t held; /* bytes taken from the system, all blocks */
};

/* Gives back everything; the arena is empty and usable afterwards. */
void arena_release(struct arena *arena);

/*
 * `size` bytes, all zero, aligned for any type; they live until
 * arena_release.
 */
void *arena_alloc(struct arena *arena, size_t size);

/* The first `length` bytes of `text` with a NUL after them. */
char *arena_text(struct arena *arena, const char *text, size_t length);

/* A copy of `size` bytes at `from`, aligned for any type. */
void *arena_copy(struct arena *arena, const void *from, size_t size);

#endif
