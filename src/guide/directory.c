#include "guide/directory.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include "guide/node.h"

#include <stdlib.h>
#include <string.h>

/* With more entries, searching for a similar name takes too long. */
enum { NEAR_MOST = 50000 };

void directory_init(struct directory *directory, size_t most)
{
	*directory = (struct directory){
		.entries = memory_new(most, sizeof(struct entry))};
}

void directory_release(struct directory *directory)
{
	free(directory->entries);
	*directory = (struct directory){0};
}

void directory_add(struct directory *directory, const char *name,
		   struct place place, void *thing)
{
	if (name)
		directory->entries[directory->count++] =
			(struct entry){name, thing, place, false};
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *one = a, *other = b;
	int order = strcmp(one->name, other->name);

	if (order != 0)
		return order;
	if (one->place.line != other->place.line)
		return one->place.line < other->place.line ? -1 : 1;
	return (one->place.column > other->place.column) -
	       (one->place.column < other->place.column);
}

void directory_sort(struct directory *directory)
{
	if (directory->count > 1)
		qsort(directory->entries, directory->count,
		      sizeof(struct entry), compare_entries);
}

static int compare_name(const void *name, const void *entry)
{
	return strcmp(name, ((const struct entry *)entry)->name);
}

struct entry *directory_find(const struct directory *directory,
			     const char *name)
{
	if (directory->count == 0)
		return NULL;
	return bsearch(name, directory->entries, directory->count,
		       sizeof(struct entry), compare_name);
}

const char *directory_near(const struct directory *directory, const char *name)
{
	const char *near = NULL;
	const char **names;

	if (directory->count == 0 || directory->count > NEAR_MOST)
		return NULL;
	names = memory_new(directory->count, sizeof(*names));
	for (size_t i = 0; i < directory->count; i++)
		names[i] = directory->entries[i].name;
	near = text_near(name, names, directory->count);
	free(names);
	return near;
}

void step_lacks_answer(const struct step *step, const char *id,
		       struct place place, bool or_reading,
		       struct messages *problems)
{
	const struct measure *measure = step->measure;
	struct buffer has = {0};

	for (size_t i = 0; i < step->answers.count; i++) {
		buffer_text(&has, i == 0 ? "" : ", ");
		if (step->answers.items[i].id)
			buffer_text(&has, step->answers.items[i].id);
	}
	if (measure && or_reading)
		buffer_format(&has, ", and readings from %.15g to %.15g %s",
			      measure->min, measure->max, measure->unit);
	messages_add(problems, place.line, place.column,
		     "step \"%s\" has no answer \"%s\"; it has: %s",
		     text_or_empty(step->id), shown(id).text,
		     buffer_string(&has));
	buffer_release(&has);
}
