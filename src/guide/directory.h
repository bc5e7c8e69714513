/*
 * A directory of things by name: sorted once, looked up often.
 *
 * For the guide loader and scenario/load.c. May use: guide.h, message, text,
 * node.
 */
#ifndef CHARGEFIX_GUIDE_DIRECTORY_H
#define CHARGEFIX_GUIDE_DIRECTORY_H

#include "chargefix/guide.h"
#include "chargefix/message.h"

#include <stdbool.h>
#include <stddef.h>

struct entry {
	const char *name;
	void *thing;
	struct place place;
	bool used; /* it has been looked up */
};

/* All zero is empty. */
struct directory {
	struct entry *entries; /* sorted by name, then by place */
	size_t count;
};

/* Makes room for `most` entries. */
void directory_init(struct directory *directory, size_t most);
void directory_release(struct directory *directory);

/* Adds nothing if `name` is NULL. */
void directory_add(struct directory *directory, const char *name,
		   struct place place, void *thing);

/* Call it after adding the last entry. */
void directory_sort(struct directory *directory);

/* The entry of that name, or NULL; any one of several. */
struct entry *directory_find(const struct directory *directory,
			     const char *name);

/* The name that `name` is most likely a misspelling of, or NULL. */
const char *directory_near(const struct directory *directory, const char *name);

/*
 * Adds an error that no answer of the step has that id, and says which ids it
 * has. With `or_reading`, a reading is allowed too.
 */
void step_lacks_answer(const struct step *step, const char *id,
		       struct place place, bool or_reading,
		       struct messages *problems);

#endif
