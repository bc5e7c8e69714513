#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A text by where it is, and how it was when it was folded. */
struct text_memo_entry {
	const char *at; /* NULL: a free place */
	char *text;
	char *folded;
};

enum { PLACES_LEAST = 256 };

/* Its place, or the free one where it belongs: linear probing. */
static struct text_memo_entry *place_of(const struct text_memo *memo,
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

/* At most half of the places are taken. */
static void make_room(struct text_memo *memo)
{
	struct text_memo before = *memo;

	if (2 * memo->count < memo->places)
		return;
	memo->places = before.places ? 2 * before.places : PLACES_LEAST;
	memo->entries = memory_new(memo->places, sizeof(*memo->entries));
	for (size_t i = 0; i < before.places; i++)
		if (before.entries[i].at)
			*place_of(memo, before.entries[i].at) =
				before.entries[i];
	free(before.entries);
}

const char *text_memo_fold(struct text_memo *memo, const char *text)
{
	struct text_memo_entry *entry;
	struct buffer copy = {0}, folded = {0};

	make_room(memo);
	entry = place_of(memo, text);
	if (entry->at && strcmp(entry->text, text) == 0)
		return entry->folded;
	/* With their ends, so that an empty text is one too. */
	buffer_add(&copy, text, strlen(text) + 1);
	text_fold(&folded, text);
	buffer_add(&folded, "", 1);
	memo->count += !entry->at;
	free(entry->text);
	free(entry->folded);
	*entry = (struct text_memo_entry){text, copy.data, folded.data};
	return entry->folded;
}

void text_memo_release(struct text_memo *memo)
{
	for (size_t i = 0; i < memo->places; i++) {
		free(memo->entries[i].text);
		free(memo->entries[i].folded);
	}
	free(memo->entries);
	*memo = (struct text_memo){0};
}
