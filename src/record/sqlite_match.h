/*
 * The query to the trigram index for a text that is searched for. Each trigram
 * costs reading the list of all texts that have it, so the query uses only
 * those that save more than that: each text found is compared anyway. Private
 * to sqlite*.c.
 */
#ifndef CHARGEFIX_RECORD_SQLITE_MATCH_H
#define CHARGEFIX_RECORD_SQLITE_MATCH_H

#include "record/sqlite.h"

/*
 * Appends the FTS5 query for a folded text, or nothing if it has fewer than
 * three characters. The record must have an index.
 */
void store_match_write(struct buffer *match, struct store *store,
		       const char *folded);

#endif
