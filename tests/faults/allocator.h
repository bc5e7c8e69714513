/*
 * An allocator that fails when it is told to.
 *
 * The linker hands chargefix's own calls to it (--wrap, see the Makefile).
 * Those of libyaml go through functions of its own, which are replaced, where
 * the system links libraries that way. Sanitizers see the real allocator below
 * both.
 */
#ifndef CHARGEFIX_TESTS_ALLOCATOR_H
#define CHARGEFIX_TESTS_ALLOCATOR_H

#include <stdbool.h>
#include <stddef.h>

/* From here on allocations are counted, and the one of that number fails. */
void allocator_fail(size_t failing);

/* Counts no more. Whether the allocation that was to fail was asked for. */
bool allocator_stop(void);

/* What is tried in a program of its own, which may end in the midst of it. */
struct story {
	void (*prepare)(void *context); /* with all memory; NULL: nothing */
	void (*act)(void *context);
	/* In this program, after each that ended; NULL: nothing. */
	void (*look)(void *context);
	void *context;
};

/*
 * Acts while the first, the second … allocation fails, until none does (of the
 * later ones not each): the program ends with status 1, and says why in one
 * sentence.
 */
void story_ends_without_memory(const struct story *story);

#endif
