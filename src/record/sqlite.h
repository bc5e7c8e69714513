/*
 * The inside of the store: its table of statements, calls of them, and error
 * messages for SQLite's failures.
 *
 * For sqlite*.c and its tests only. SQLite's types are named by their structs,
 * so this header doesn't need sqlite3.h.
 */
#ifndef CHARGEFIX_RECORD_SQLITE_H
#define CHARGEFIX_RECORD_SQLITE_H

#include "chargefix/buffer.h"
#include "chargefix/import.h"
#include "chargefix/message.h"
#include "chargefix/store.h"
#include "chargefix/text.h"
#include "record/store_file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sqlite3;
struct sqlite3_stmt;

enum {
	STORE_FIELD_MOST = 1024 * 1024, /* bytes in any text but a guide */
	STORE_GUIDE_MOST = 64 * 1024 * 1024, /* bytes in a guide */
};

enum store_sql {
	SQL_BEGIN,
	SQL_FREEZE,
	SQL_COMMIT,
	SQL_ROLLBACK,
	SQL_KEEP_GUIDE,
	SQL_OPEN_CASE,
	SQL_ADD_EVENT,
	SQL_MOVE_CASE,
	SQL_EVENTS,
	/* Four of each: same key and beyond, first forward, then backward. */
	SQL_SCAN_CHANGED,
	SQL_SCAN_OPEN = SQL_SCAN_CHANGED + 4,
	SQL_SCAN_TICKET = SQL_SCAN_OPEN + 4,
	SQL_SCAN_SUBJECT = SQL_SCAN_TICKET + 4,
	SQL_SCAN_TECHNICIAN = SQL_SCAN_SUBJECT + 4,
	SQL_SCAN_DUE = SQL_SCAN_TECHNICIAN + 4,
	SQL_SCAN_TIME = SQL_SCAN_DUE + 4,
	SQL_SCAN_STATE = SQL_SCAN_TIME + 4,
	SQL_SCAN_OF_TECHNICIAN = SQL_SCAN_STATE + 4,
	SQL_SCAN_VERDICT = SQL_SCAN_OF_TECHNICIAN + 4,
	SQL_SCAN_ONLY = SQL_SCAN_VERDICT + 4,
	/* Two of each: forward and backward. */
	SQL_SEARCH_INDEX,
	SQL_SEARCH_KEPT = SQL_SEARCH_INDEX + 2,
	SQL_SEARCH_TICKET = SQL_SEARCH_KEPT + 2,
	SQL_SEARCH_SUBJECT = SQL_SEARCH_TICKET + 2,
	SQL_SEARCH_TECHNICIAN = SQL_SEARCH_SUBJECT + 2,
	SQL_TRIGRAM_SHARE = SQL_SEARCH_TECHNICIAN + 2,
	SQL_COUNT_CANDIDATES,
	SQL_COUNT_CASES,
	SQL_TALLIES,
	SQL_BOARD, /* for each section: its cases, and how many there are */
	SQL_ENDING = SQL_BOARD + 2 * BOARD_SECTIONS,
	SQL_CASE_BY_NUMBER,
	SQL_CASE_BY_NAME,
	SQL_CASES_NAMED,
	SQL_CASE_LAST,
	SQL_OTHERS_OF_TICKET,
	SQL_HAS_INDEX,
	SQL_INDEX_IS_SOUND,
	SQL_INDEX_MISSED,
	SQL_FILL_WANTED,
	SQL_FILL_LENGTHS,
	SQL_FORGET_INDEX,
	SQL_FORGET_TEXTS,
	SQL_FILL_TEXTS,
	SQL_FILL_INDEX,
	SQL_FILL_NAMES,
	SQL_FILL_DONE,
	SQL_GUIDE,
	SQL_NEXT_GUIDE,
	SQL_LAST_NUMBER,
	SQL_LOOK_FOR_CASE,
	SQL_LINK_COMEBACK,
	SQL_CASES_OF_DEVICE,
	SQL_CASES_OF_CUSTOMER,
	SQL_DRAFTS,
	SQL_ADD_DRAFT,
	SQL_CHANGE_DRAFT,
	SQL_DROP_DRAFT,
	SQL_DROP_MADE,
	SQL_ERASE_MARK,
	SQL_ERASE_INDEX,
	SQL_ERASE_TEXTS,
	SQL_ERASE_NAMES,
	SQL_ERASE_WORDS,
	SQL_ERASE_ROW,
	SQL_ERASE_EVENTS,
	SQL_ERASE_START,
	SQL_ERASE_WHOLE_ROW,
	SQL_LAST_EVENT,
	SQL_OPTIMIZE_INDEX,
	SQL_COUNT,
};

struct store {
	struct sqlite3 *db;
	struct sqlite3_stmt *prepared[SQL_COUNT]; /* NULL until first used */
	char *path;
	int wait; /* milliseconds to wait for another program's lock */
	int code; /* the failure that store_explain explained last */
	bool lockless; /* files in its folder can't be locked */
	bool slower; /* store_tell_slower has something to report */
	struct message unwritable; /* why it is read-only; "": it isn't */
	bool index_known; /* `has_index` is valid */
	bool has_index;
	struct store_stamp stamp; /* its file after the last write */
	struct buffer shown; /* the path, made safe and short for messages */
};

/*
 * One call of a statement: parameters in order, then rows, then the end. The
 * first failure sticks in `code`, and later steps do nothing.
 */
struct store_call {
	struct sqlite3_stmt *statement;
	int bound;
	int code;
};

struct store_call call_start(struct store *store, enum store_sql which);

/* Parameters must live until call_end. NULL is SQL's NULL. */
void call_text(struct store_call *call, const char *text);
void call_blob(struct store_call *call, const char *bytes, size_t length);

/* A text that is compared with a column that may be NULL; "" is none. */
void call_key(struct store_call *call, const char *text);
void call_number(struct store_call *call, int64_t number);

/* The text that the SQL functions `holds` and `holds_folded` look for. */
struct store_part {
	struct text_part part;
	int64_t bytes; /* searched so far, or work of the same cost */
};

void call_part(struct store_call *call, struct store_part *part);

/* The type name that SQLite checks for that pointer. */
#define STORE_PART "store_part"

/* True: there is a row. */
bool call_row(struct store_call *call);

/* Ends the call: SQLITE_OK, or the first failure. Keeps no transaction open. */
int call_end(struct store_call *call);

/* Runs and ends a statement that returns no rows. */
int call_run(struct store_call *call);

/* What SQLite's result `code` means for the person. Always false. */
bool store_explain(struct store *store, int code, struct message *error);

/*
 * After a write, moves it from SQLite's log into the file itself and notes how
 * the file then looks. Otherwise, if the file was moved away, it would lose its
 * log, and SQLite would take the log for that of the file put in its place.
 */
void store_settle(struct store *store);

/* Adds our SQL functions (sqlite_function.c). Returns SQLite's result. */
int store_add_functions(struct sqlite3 *db);

/*
 * Starts a transaction, but not if the file has been deleted or moved away:
 * SQLite would keep writing to it, and all of that would be lost.
 */
int store_write_begin(struct store *store);

/* Ends the transaction: commits if `code` is SQLITE_OK, else rolls back. */
enum store_result store_write_end(struct store *store, int code,
				  struct message *error);

/* Checks the texts of one write before any of it is written. */
bool store_fits_events(const struct event *events, size_t count,
		       struct message *error);
bool store_fits_row(const struct case_row *row, struct message *error);
bool store_fits_guide(const struct stored_guide *guide, struct message *error);

/*
 * Keep the guide, unless it is there; and add a case with the number, UUID and
 * times of its row, as store_begin says. Within a transaction, as is adding an
 * event. They return SQLite's result.
 */
int store_keep_guide(struct store *store, const struct stored_guide *guide);
int store_add_case(struct store *store, const struct case_row *row);
int store_add_event(struct store *store, int64_t number,
		    const struct event *event);

/* A step from the schema `version` - 1 to `version`. */
struct store_migration {
	int version;
	const char *sql;
};

/*
 * Whether the file is a record, or empty, and not newer than the last
 * migration; `current` then says whether it has had all migrations. Changes
 * nothing.
 */
bool store_check(struct store *store, const struct store_migration *migrations,
		 size_t count, bool *current, struct message *error);

/*
 * Takes the database through all migrations (in order of version) that it has
 * not had, all or none. False: `error` says why.
 */
bool store_migrate(struct store *store,
		   const struct store_migration *migrations, size_t count,
		   struct message *error);

/* The migrations that lead from an empty file to the current schema. */
extern const struct store_migration store_schema[];
extern const size_t store_schema_count;

/* Marks a database as ours: "chfx". */
#define STORE_APPLICATION_ID 1667786360

#endif
