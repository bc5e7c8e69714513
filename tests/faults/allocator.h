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

/* Allocations since allocator_fail that were not given back. */
ptrdiff_t allocator_alive(void);

#endif
