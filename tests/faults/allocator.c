#include "allocator.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* What the allocator is told, and what it tells. */
static struct {
	bool counting;
	size_t asked; /* allocations since counting began */
	size_t failing; /* the number of the one that fails; 0: none */
	ptrdiff_t alive; /* given and not given back since then */
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

static void *given(void *block)
{
	if (memory.counting && block)
		memory.alive++;
	return block;
}

/* The allocator, under the name that the linker gives it. */
void *real_malloc(size_t size) __asm__("__real_malloc");
void *real_calloc(size_t count, size_t size) __asm__("__real_calloc");
void *real_realloc(void *block, size_t size) __asm__("__real_realloc");
void real_free(void *block) __asm__("__real_free");

/* What chargefix calls instead. */
void *own_malloc(size_t size) __asm__("__wrap_malloc");
void *own_calloc(size_t count, size_t size) __asm__("__wrap_calloc");
void *own_realloc(void *block, size_t size) __asm__("__wrap_realloc");
void own_free(void *block) __asm__("__wrap_free");

/* What libyaml calls, which no header of it names. */
void *yaml_malloc(size_t size);
void *yaml_realloc(void *block, size_t size);
void yaml_free(void *block);
yaml_char_t *yaml_strdup(const yaml_char_t *text);

void *own_malloc(size_t size)
{
	return fails() ? NULL : given(real_malloc(size));
}

void *own_calloc(size_t count, size_t size)
{
	return fails() ? NULL : given(real_calloc(count, size));
}

void *own_realloc(void *block, size_t size)
{
	if (!block)
		return own_malloc(size);
	return fails() ? NULL : real_realloc(block, size);
}

void own_free(void *block)
{
	if (memory.counting && block)
		memory.alive--;
	real_free(block);
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
	own_free(block);
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
	memory.alive = 0;
	memory.failing = failing;
	memory.counting = true;
}

bool allocator_stop(void)
{
	memory.counting = false;
	return memory.asked >= memory.failing;
}

ptrdiff_t allocator_alive(void)
{
	return memory.alive;
}
