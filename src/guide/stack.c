#include "guide/stack.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY_LEAST = 4096 };

void stack_release(struct stack *stack)
{
	free(stack->data);
	*stack = (struct stack){0};
}

/* Doubling is for memory that is given back soon. */
static bool stack_grow(struct stack *stack, size_t needed)
{
	size_t capacity = stack->capacity ? stack->capacity : CAPACITY_LEAST;
	char *data;

	while (capacity < needed) {
		if (capacity > SIZE_MAX / 2)
			return false;
		capacity *= 2;
	}
	data = realloc(stack->data, capacity);
	if (!data)
		return false;
	stack->data = data;
	stack->capacity = capacity;
	return true;
}

bool stack_push(struct stack *stack, const void *bytes, size_t size)
{
	if (size > stack->capacity - stack->used &&
	    (size > SIZE_MAX - stack->used ||
	     !stack_grow(stack, stack->used + size)))
		return false;
	memcpy(stack->data + stack->used, bytes, size);
	stack->used += size;
	return true;
}
