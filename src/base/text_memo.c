#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A text by its address, and a copy from when its folding began. */
struct text_memo_entry {
	const char *at; /* NULL: a free place */
	char *text;
	size_t length;
	size_t done; /* how many bytes are folded */
	struct buffer folded;
	unsigned int asked; /* when `has` was determined; 0: never */
	bool has;
};

/* Searching folded text is this many times faster than folding it. */
enum { LOOK_GAIN = 16 };

enum { PLACES_LEAST = 256 };

/* Finds its place, or the free one for it, by linear probing. */
static struct text_memo_entry *slot_of(const struct text_memo *memo,
				       const char *text)
{
	/* Knuth's multiplicative hashing, by 2^64 over the golden ratio. */
	uint64_t hash =
		(uint64_t)(uintptr_t)text * UINT64_C(11400714819323198485);
	size_t place = (size_t)(hash >> 20) & (memo->places - 1);

	while (memo->entries[place].at && memo->entries[place].at != text)
		place = (place + 1) & (memo->places - 1);
	return &memo->entries[place];
}

/* Keeps at least half of the places free. */
static void make_room(struct text_memo *memo)
{
	struct text_memo before = *memo;

	if (2 * memo->count < memo->places)
		return;
	memo->places = before.places ? 2 * before.places : PLACES_LEAST;
	memo->entries = memory_new(memo->places, sizeof(*memo->entries));
	for (size_t i = 0; i < before.places; i++)
		if (before.entries[i].at)
			*slot_of(memo, before.entries[i].at) =
				before.entries[i];
	free(before.entries);
}

static void clear(struct text_memo_entry *entry)
{
	free(entry->text);
	buffer_release(&entry->folded);
	*entry = (struct text_memo_entry){0};
}

static struct text_memo_entry *entry_of(struct text_memo *memo,
					const char *text)
{
	struct text_memo_entry *entry;
	struct buffer copy = {0};

	make_room(memo);
	entry = slot_of(memo, text);
	if (entry->at && strcmp(entry->text, text) == 0)
		return entry;
	memo->count += !entry->at;
	clear(entry);
	/* Includes the NUL, so that an empty text is kept too. */
	buffer_add(&copy, text, strlen(text) + 1);
	*entry = (struct text_memo_entry){
		.at = text,
		.text = copy.data,
		.length = copy.length - 1,
	};
	return entry;
}

static void spend(struct text_memo *memo, size_t work)
{
	memo->work -= work < memo->work ? work : memo->work;
}

void text_memo_ask(struct text_memo *memo, const char *part, size_t work)
{
	struct text_part next;

	text_part_init(&next, part);
	if (!memo->asked || strcmp(text_or_empty(memo->part.folded),
				   text_or_empty(next.folded)) != 0)
		memo->asked++;
	text_part_release(&memo->part);
	memo->part = next;
	memo->work = work;
	memo->late = false;
}

bool text_memo_has(struct text_memo *memo, const char *text)
{
	struct text_memo_entry *entry = entry_of(memo, text);

	if (entry->asked == memo->asked)
		return entry->has;
	if (memo->work && entry->done < entry->length) {
		size_t done = text_fold_some(
			&entry->folded, entry->text + entry->done,
			entry->length - entry->done, memo->work);
		entry->done += done;
		spend(memo, done);
	}
	if (!memo->work || entry->done < entry->length) {
		memo->late = true;
		return false;
	}
	spend(memo, entry->length / LOOK_GAIN + 1);
	entry->asked = memo->asked;
	entry->has = text_part_in(&memo->part, buffer_string(&entry->folded));
	return entry->has;
}

void text_memo_release(struct text_memo *memo)
{
	for (size_t i = 0; i < memo->places; i++)
		clear(&memo->entries[i]);
	free(memo->entries);
	text_part_release(&memo->part);
	*memo = (struct text_memo){0};
}
