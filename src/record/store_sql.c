#include "record/store_sql.h"

#include <sqlite3.h>

/* As store_cases.c reads them. */
#define CASE_COLUMNS                                                           \
	"number, started, changed, shop, guide,"                               \
	" (SELECT id FROM guides WHERE sha256 = guide),"                       \
	" (SELECT version FROM guides WHERE sha256 = guide),"                  \
	" ticket, technician, model, serial,"                                  \
	" subject, step, diagnosis, verdict, conclusion"

/*
 * Whether a case fits: ?3 enum case_filter, ?4 guide id, ?5 pattern, ?6 what
 * was searched for.
 */
#define CASE_FITS                                                              \
	"(?3 = 0 OR (diagnosis IS NULL) = (?3 = 1))"                           \
	" AND (?4 IS NULL OR guide IN"                                         \
	" (SELECT sha256 FROM guides WHERE id = ?4))"                          \
	" AND (?5 IS NULL OR CAST(number AS TEXT) = ?6"                        \
	" OR ticket LIKE ?5 ESCAPE '\\' OR technician LIKE ?5 ESCAPE '\\'"     \
	" OR model LIKE ?5 ESCAPE '\\' OR serial LIKE ?5 ESCAPE '\\'"          \
	" OR subject LIKE ?5 ESCAPE '\\' OR step LIKE ?5 ESCAPE '\\'"          \
	" OR diagnosis LIKE ?5 ESCAPE '\\' OR verdict LIKE ?5 ESCAPE '\\'"     \
	" OR conclusion LIKE ?5 ESCAPE '\\'"                                   \
	" OR EXISTS (SELECT 1 FROM events WHERE case_number = cases.number"    \
	" AND kind = 'note' AND text LIKE ?5 ESCAPE '\\'))"

/*
 * At most ?2 cases that come after case ?1 (0: from the first) in an order by
 * KEY and number: numbers, and whether they fit. Those of the same key as that
 * case and those beyond it are a statement each, since SQLite then goes
 * straight to them in the index, however many have the same key.
 */
#define SCAN(RANGE, WHERE, ORDER)                                              \
	"SELECT number, " CASE_FITS " FROM cases WHERE " RANGE WHERE           \
	" ORDER BY " ORDER " LIMIT ?2"

#define SAME(KEY, SIGN)                                                        \
	KEY " = (SELECT " KEY " FROM cases WHERE number = ?1)"                 \
	    " AND number " SIGN " ?1"

#define BEYOND(KEY, SIGN, START)                                               \
	KEY " " SIGN " ifnull((SELECT " KEY                                    \
	    " FROM cases WHERE number = ?1), " START ")"

#define SCAN_UP(KEY, WHERE)                                                    \
	SCAN(SAME(KEY, ">"), WHERE, "number"),                                 \
		SCAN(BEYOND(KEY, ">", "-9e999"), WHERE, KEY ", number")

#define SCAN_DOWN(KEY, WHERE)                                                  \
	SCAN(SAME(KEY, "<"), WHERE, "number DESC"),                            \
		SCAN(BEYOND(KEY, "<", "x'ff'"), WHERE,                         \
		     KEY " DESC, number DESC")

/* Any text is more than a number, and less than any bytes: as the indexes. */
#define TEXT_KEY(COLUMN) "ifnull(" COLUMN ", x'') COLLATE NOCASE"

#define SCAN_TEXT(COLUMN)                                                      \
	SCAN_UP(TEXT_KEY(COLUMN), ""), SCAN_DOWN(TEXT_KEY(COLUMN), "")

#define SCAN_CHANGED(WHERE)                                                    \
	SCAN_DOWN("changed_order", WHERE), SCAN_UP("changed_order", WHERE)

/* The index gives it at once. */
#define NEXT_CHANGE "(SELECT ifnull(max(changed_order), 0) + 1 FROM cases)"

static const char *const statements[SQL_COUNT] = {
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_COMMIT] = "COMMIT",
	[SQL_ROLLBACK] = "ROLLBACK",
	[SQL_KEEP_GUIDE] =
		"INSERT INTO guides (sha256, id, version, text)"
		" VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
	[SQL_OPEN_CASE] =
		"INSERT INTO cases (number, started, changed, shop, guide,"
		" ticket, technician, model, serial,"
		" subject, step, diagnosis, verdict, conclusion,"
		" changed_order)"
		" VALUES ((SELECT ?1 WHERE ?1 > 0 AND NOT EXISTS"
		" (SELECT 1 FROM cases WHERE number = ?1)),"
		" ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
		"?14," NEXT_CHANGE ")",
	[SQL_ADD_EVENT] = "INSERT INTO events (case_number, seq, at, kind, who,"
			  " step, answers, text)"
			  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_MOVE_CASE] =
		"UPDATE cases SET changed = ?2, ticket = ?3, technician = ?4,"
		" model = ?5, serial = ?6, subject = ?7, step = ?8,"
		" diagnosis = ?9, verdict = ?10, conclusion = ?11,"
		" changed_order = " NEXT_CHANGE " WHERE number = ?1",
	[SQL_EVENTS] = "SELECT seq, at, kind, who, step, answers, text"
		       " FROM events WHERE case_number = ?1 AND seq > ?2"
		       " ORDER BY seq",
	[SQL_SCAN_CHANGED] = SCAN_CHANGED(""),
	[SQL_SCAN_OPEN] = SCAN_CHANGED(" AND diagnosis IS NULL"),
	[SQL_SCAN_TICKET] = SCAN_TEXT("ticket"),
	[SQL_SCAN_SUBJECT] = SCAN_TEXT("subject"),
	[SQL_SCAN_TECHNICIAN] = SCAN_TEXT("technician"),
	[SQL_SCAN_ONLY] = SCAN("number = ?1", "", "number"),
	[SQL_COUNT_ALL] = "SELECT count(*) FROM cases",
	[SQL_COUNT_OPEN] = "SELECT count(*) FROM cases WHERE diagnosis IS NULL",
	[SQL_COUNT_CLOSED] =
		/* SQLite counts a whole table without going through it. */
	"SELECT count(*) - (SELECT count(*) FROM cases WHERE diagnosis"
	" IS NULL) FROM cases",
	[SQL_CASE_BY_NUMBER] =
		"SELECT " CASE_COLUMNS " FROM cases WHERE number = ?",
	[SQL_CASE_BY_TICKET] =
		"SELECT " CASE_COLUMNS " FROM cases WHERE ticket = ?"
		" ORDER BY changed_order DESC, number DESC LIMIT 1",
	[SQL_CASE_BY_NAME] =
		"SELECT " CASE_COLUMNS " FROM cases"
		" WHERE folded_name(ticket) = ?1 OR folded_name(serial) = ?1"
		" ORDER BY ifnull(folded_name(ticket) = ?1, 0) DESC,"
		" changed_order DESC, number DESC LIMIT 1",
	[SQL_CASES_NAMED] =
		"SELECT " CASE_COLUMNS " FROM cases WHERE number = ?1"
		" OR folded_name(ticket) = ?2 OR folded_name(serial) = ?2"
		" ORDER BY changed_order DESC, number DESC",
	[SQL_CASE_LAST] = "SELECT " CASE_COLUMNS " FROM cases"
			  " ORDER BY changed_order DESC, number DESC LIMIT 1",
	[SQL_OTHERS_OF_TICKET] =
		"SELECT number, diagnosis IS NULL FROM cases"
		" WHERE folded_name(ticket) = folded_name(?) AND number <> ?"
		" ORDER BY diagnosis IS NOT NULL, changed_order DESC, number "
		"DESC",
	[SQL_GUIDE] = "SELECT text FROM guides WHERE sha256 = ?",
};

struct store_call call_start(struct store *store, enum store_sql which)
{
	struct store_call call = {.code = SQLITE_OK};

	if (!store->prepared[which])
		call.code = sqlite3_prepare_v3(store->db, statements[which], -1,
					       SQLITE_PREPARE_PERSISTENT,
					       &store->prepared[which], NULL);
	call.statement = store->prepared[which];
	return call;
}

void call_text(struct store_call *call, const char *text)
{
	call->bound++;
	if (call->code == SQLITE_OK)
		call->code = sqlite3_bind_text(call->statement, call->bound,
					       text, -1, SQLITE_STATIC);
}

void call_blob(struct store_call *call, const char *bytes, size_t length)
{
	call->bound++;
	/* A NULL pointer would be NULL, where an empty text is meant. */
	if (call->code == SQLITE_OK)
		call->code = sqlite3_bind_blob64(call->statement, call->bound,
						 bytes ? bytes : "", length,
						 SQLITE_STATIC);
}

void call_number(struct store_call *call, int64_t number)
{
	call->bound++;
	if (call->code == SQLITE_OK)
		call->code = sqlite3_bind_int64(call->statement, call->bound,
						number);
}

bool call_row(struct store_call *call)
{
	int code;

	if (call->code != SQLITE_OK)
		return false;
	code = sqlite3_step(call->statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		call->code = code;
	return code == SQLITE_ROW;
}

int call_end(struct store_call *call)
{
	if (call->statement) {
		/* Gives the failure of the last step again. */
		sqlite3_reset(call->statement);
		sqlite3_clear_bindings(call->statement);
	}
	return call->code;
}

int call_run(struct store_call *call)
{
	while (call_row(call))
		;
	return call_end(call);
}
