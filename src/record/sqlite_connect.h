/*
 * Connects to the record's file in the best way that works in its folder: with
 * SQLite's write-ahead log, with a rollback journal if programs can't share
 * memory there, or read-only.
 *
 * Private to sqlite*.c.
 */
#ifndef CHARGEFIX_RECORD_SQLITE_CONNECT_H
#define CHARGEFIX_RECORD_SQLITE_CONNECT_H

#include "record/sqlite.h"

/*
 * Opens `store->db` for writing, with the current schema. False: `error` says
 * why not, and the connection is closed.
 */
bool store_connect(struct store *store, struct message *error);

/*
 * Opens `store->db` read-only, and changes nothing, not even a file beside it.
 * A record of an earlier version is copied to memory and updated there. False:
 * as above.
 */
bool store_connect_to_read(struct store *store, struct message *error);

/* Whether store_connect_to_read may work after store_connect failed. */
bool store_may_be_read(const struct store *store);

void store_disconnect(struct store *store);

#endif
