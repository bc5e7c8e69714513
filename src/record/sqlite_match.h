/*
 * What the index of trigrams is asked for a text that is searched for. Each
 * trigram costs the reading of all texts that have it, so only those are asked
 * for that spare more than that: what is found is compared with the text anyway.
 * Private to sqlite*.c.
 */
#ifndef CHARGEFIX_RECORD_SQLITE_MATCH_H
#define CHARGEFIX_RECORD_SQLITE_MATCH_H

#include "record/sqlite.h"

/*
 * Appends FTS5's query for a folded text: nothing where it has fewer than three
 * characters. The record must have an index.
 */
void store_match_write(struct buffer *match, struct store *store,
		       const char *folded);

#endif
