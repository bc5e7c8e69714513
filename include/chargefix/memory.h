/*
 * Memory allocation that never fails: if memory runs out, the program ends.
 *
 * So no caller has to handle that. Before the
 * program ends, all who hold something that is not saved are called; then one
 * sentence goes to standard error, and the exit status is 1. May use: libc
 * only.
 */
#ifndef CHARGEFIX_MEMORY_H
#define CHARGEFIX_MEMORY_H

#include <stddef.h>

/*
 * Room for `count` things of `size` bytes, all zero, to be given to free().
 * Never NULL, not even for nothing.
 */
void *memory_new(size_t count, size_t size);

/* The block (NULL: none yet) with room for `count` things; what is new is not
 * zero. */
void *memory_grow(void *block, size_t count, size_t size);

/*
 * The array of `count` things (NULL: none yet), with room for one more; what is
 * new is not zero. Grown by this and nothing else, since room for how many there
 * is follows from the count: it doubles at each power of two.
 */
void *memory_room(void *array, size_t count, size_t size);

/* The first `length` bytes of `text` with a NUL after them, to be freed. */
char *memory_text(const char *text, size_t length);

/* For those whose library says that there was not enough. */
_Noreturn void memory_run_out(void);

/* Saves what must not be lost. A little memory is set free for it. */
typedef void memory_save(void *context);

/* Lies with who adds it, until it is removed. */
struct memory_hook {
	memory_save *save;
	void *context;
	struct memory_hook *next;
};

/* The one added last is called first, and each is called once. */
void memory_hook_add(struct memory_hook *hook);
void memory_hook_remove(struct memory_hook *hook);

#endif
