#include "record/sqlite_match.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum {
	TRIGRAM = 3, /* code points */
	TRIGRAMS_MOST = 32, /* looked at */
	/* The cost of searching a text, if reading its list entry costs 1. */
	LOOK_COST = 100,
	/* Use at least this many rare ones, as shares are only estimates. */
	RARE_LEAST = 3,
};

/* A trigram in at most this share of all texts is read in milliseconds. */
static const double rare = 1.0 / 16;

/* A trigram of the text searched for; points into that text. */
struct trigram {
	const char *text;
	size_t length; /* bytes */
	double share; /* estimated share of texts that have it: 0 to 1 */
};

static bool is_among(const struct trigram *trigrams, size_t count,
		     const struct trigram *trigram)
{
	for (size_t i = 0; i < count; i++)
		if (trigrams[i].length == trigram->length &&
		    memcmp(trigrams[i].text, trigram->text, trigram->length) ==
			    0)
			return true;
	return false;
}

/* Lists each trigram of the text once. Returns how many there are. */
static size_t take_trigrams(struct trigram *trigrams, const char *text)
{
	const char *begins[TRIGRAM] = {NULL};
	size_t count = 0;

	for (size_t points = 0; count < TRIGRAMS_MOST; text++) {
		/* A code point begins here, or the text ends. */
		if (((unsigned char)*text & 0xC0) == 0x80)
			continue;
		if (points >= TRIGRAM) {
			const char *begin = begins[points % TRIGRAM];
			struct trigram next = {begin, (size_t)(text - begin),
					       0};
			if (!is_among(trigrams, count, &next))
				trigrams[count++] = next;
		}
		if (!*text)
			break;
		begins[points++ % TRIGRAM] = text;
	}
	return count;
}

/* Appends the trigram as a quoted word of an FTS5 query. */
static void add_word(struct buffer *match, const struct trigram *trigram)
{
	buffer_text(match, match->length ? " AND \"" : "\"");
	for (size_t i = 0; i < trigram->length; i++) {
		const char *byte = trigram->text + i;
		buffer_add(match, *byte == '"' ? "\"\"" : byte,
			   *byte == '"' ? 2 : 1);
	}
	buffer_text(match, "\"");
}

/*
 * Estimates the share from the newest texts. If the index fails here, the
 * search itself will fail and report it.
 */
static void estimate(struct trigram *trigram, struct store *store)
{
	struct store_call call = call_start(store, SQL_TRIGRAM_SHARE);
	struct buffer word = {0};

	add_word(&word, trigram);
	call_text(&call, buffer_string(&word));
	if (call_row(&call))
		trigram->share = sqlite3_column_double(call.statement, 0);
	call_end(&call);
	buffer_release(&word);
}

static int by_share(const void *a, const void *b)
{
	const struct trigram *first = a, *second = b;

	if (first->share != second->share)
		return first->share < second->share ? -1 : 1;
	return first->text < second->text ? -1 : 1;
}

/* Whether to add the trigram, if the others leave the share `left` of texts. */
static bool is_worth_it(const struct trigram *trigram, size_t others,
			double left)
{
	return !others || (others < RARE_LEAST && trigram->share < rare) ||
	       left * (1 - trigram->share) * LOOK_COST > trigram->share;
}

void store_match_write(struct buffer *match, struct store *store,
		       const char *folded)
{
	struct trigram trigrams[TRIGRAMS_MOST];
	size_t count = take_trigrams(trigrams, folded);
	double left = 1; /* share of texts still to be searched */

	for (size_t i = 0; i < count; i++)
		estimate(&trigrams[i], store);
	qsort(trigrams, count, sizeof(*trigrams), by_share);
	for (size_t i = 0; i < count && is_worth_it(&trigrams[i], i, left);
	     i++) {
		add_word(match, &trigrams[i]);
		left *= trigrams[i].share;
	}
}
