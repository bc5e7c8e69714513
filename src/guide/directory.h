/*
 * Things by their names: sorted once, looked up often.
 *
 * For the guide loader and scenario/load.c. May use: guide.h, message,
 * text, node.
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
	bool used; /* it was looked up */
};

/* All zero is empty. */
struct directory {
	struct entry *entries; /* sorted by name, then by place */
	size_t count;
};

/* Makes room for `most` entries. */
void directory_init(struct directory *directory, size_t most);
void directory_release(struct directory *directory);

/* Nothing is added where `name` is NULL. */
void directory_add(struct directory *directory, const char *name,
		   struct place place, void *thing);

/* To be called after the last was added. */
void directory_sort(struct directory *directory);

/* The entry of that name, or NULL. Of several, any. */
struct entry *directory_find(const struct directory *directory,
			     const char *name);

/* The name that is most likely meant by `name`, or NULL. */
const char *directory_near(const struct directory *directory, const char *name);

/*
 * Says that no answer of the step has that id, and what would be right: one of
 * its ids, and where a reading may stand too, that.
 */
void step_lacks_answer(const struct step *step, const char *id,
		       struct place place, bool or_reading,
		       struct messages *problems);

#endif
