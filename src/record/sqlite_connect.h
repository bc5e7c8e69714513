/*
 * A connection to the record's file, by the best way that works where it lies:
 * with SQLite's write-ahead log, with a rollback journal where programs can't
 * share memory, or for reading only.
 *
 * Private to sqlite*.c.
 */
#ifndef CHARGEFIX_RECORD_SQLITE_CONNECT_H
#define CHARGEFIX_RECORD_SQLITE_CONNECT_H

#include "record/sqlite.h"

/*
 * Opens `store->db` for writing, with the schema of today. False: `error` says
 * why not; the connection is closed again.
 */
bool store_connect(struct store *store, struct message *error);

/*
 * Opens `store->db` for reading only, and changes nothing, not even a file
 * beside it. A record of an earlier version is copied to memory, and brought
 * up to date there. False: as above.
 */
bool store_connect_to_read(struct store *store, struct message *error);

/* Whether that may work where store_connect did not. */
bool store_may_be_read(const struct store *store);

void store_disconnect(struct store *store);

#endif
