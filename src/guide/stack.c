#include "guide/stack.h"

#include "chargefix/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY_LEAST = 4096 };

void stack_release(struct stack *stack)
{
	free(stack->data);
	*stack = (struct stack){0};
}

/* Doubling wastes memory, but only until the stack is released. */
static void stack_grow(struct stack *stack, size_t needed)
{
	size_t capacity = stack->capacity ? stack->capacity : CAPACITY_LEAST;

	while (capacity < needed && capacity <= SIZE_MAX / 2)
		capacity *= 2;
	if (capacity < needed)
		memory_run_out();
	stack->data = memory_grow(stack->data, capacity, 1);
	stack->capacity = capacity;
}

void stack_push(struct stack *stack, const void *bytes, size_t size)
{
	if (size > SIZE_MAX - stack->used)
		memory_run_out();
	if (size > stack->capacity - stack->used)
		stack_grow(stack, stack->used + size);
	memcpy(stack->data + stack->used, bytes, size);
	stack->used += size;
}
