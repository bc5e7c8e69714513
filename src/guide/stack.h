/*
 * A stack of bytes, for lists of unknown length.
 *
 * May use: memory.
 */
#ifndef CHARGEFIX_GUIDE_STACK_H
#define CHARGEFIX_GUIDE_STACK_H

#include <stddef.h>

/* All zero is an empty stack. Its content moves when it grows. */
struct stack {
	char *data; /* aligned for any type at its start */
	size_t used;
	size_t capacity;
};

void stack_release(struct stack *stack);

void stack_push(struct stack *stack, const void *bytes, size_t size);

#endif
