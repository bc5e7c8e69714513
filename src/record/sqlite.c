#include "record/sqlite.h"

#include <sqlite3.h>

/*
 * A case's details and status, in the order in which sqlite_write.c binds them.
 */
#define COLUMN(name, word, ...) word ", "
#define CASE_COLUMN(name, word, ...) "cases." word ", "
#define VALUE(name, ...) "?, "
#define TOLD                                                                   \
	DETAILS_TABLE(COLUMN) "subject, step, diagnosis, verdict, conclusion"
#define CASE_TOLD                                                              \
	DETAILS_TABLE(CASE_COLUMN)                                             \
	"subject, step, diagnosis, verdict, conclusion"
#define TOLD_VALUES DETAILS_TABLE(VALUE) "?, ?, ?, ?, ?"

/* The life of a case, which no search looks at. */
#define LIFE                                                                   \
	"shop, state, waits_for, why, outcome, barrier, confirmed_by, lasted," \
	" comeback_of, ended, returned, due, due_for, erased"
#define LIFE_VALUES "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

/*
 * Somebody still has to work on it. An index has the same condition; the "+"
 * keeps SQLite from using that of all states instead, and then sorting.
 */
#define UNFINISHED "+state IN ('open', 'waiting')"

/* In the order in which sqlite_row.c reads them. */
#define CASE_COLUMNS_WITH(ID, VERSION)                                         \
	"number, started, changed, uuid, guide, " ID ", " VERSION ", " TOLD    \
	", " LIFE
#define OF_GUIDE(COLUMN) "(SELECT " COLUMN " FROM guides WHERE sha256 = guide)"
#define CASE_COLUMNS CASE_COLUMNS_WITH(OF_GUIDE("id"), OF_GUIDE("version"))

/* SQLite sorts any text after numbers and before bytes, as the indexes do. */
#define TEXT_KEY(COLUMN) "ifnull(" COLUMN ", x'') COLLATE NOCASE"

/* Of the state ?8, the technician ?9, the verdict ?10; NULL: of any. */
#define OF_STATE "state = ?8"
#define OF_TECHNICIAN TEXT_KEY("technician") " = ?9"
#define OF_VERDICT "verdict = ?10"

/*
 * Whether a case is one of those listed: ?3 enum case_filter, ?4 guide id, last
 * changed from ?11 to ?12.
 */
#define CASE_LISTED                                                            \
	"(?3 = 0 OR (" UNFINISHED ") = (?3 = 1))"                              \
	" AND (?4 IS NULL OR guide IN"                                         \
	" (SELECT sha256 FROM guides WHERE id = ?4))"                          \
	" AND (?8 IS NULL OR " OF_STATE ")"                                    \
	" AND (?9 IS NULL OR " OF_TECHNICIAN ")"                               \
	" AND (?10 IS NULL OR ifnull(" OF_VERDICT ", 0))"                      \
	" AND (?11 IS NULL OR changed BETWEEN ?11 AND ?12)"

/* Whether the texts of the case contain ?5, read where they were recorded. */
#define CASE_HOLDS                                                             \
	"holds(?5, " CASE_TOLD ")"                                             \
	" OR EXISTS (SELECT 1 FROM events WHERE case_number = cases.number"    \
	" AND kind = 'note' AND holds(?5, text))"

/* The same, but uses the texts that are already folded, if there are any. */
#define CASE_HOLDS_FOLDED                                                      \
	"ifnull((SELECT holds_folded(?5, texts.row, texts.notes) FROM texts"   \
	" WHERE texts.place = searched AND texts.place = changed_order"        \
	" AND texts.number = cases.number), " CASE_HOLDS ")"

/* Whether the case is listed and matches the search; ?6 is the search text. */
#define CASE_FITS                                                              \
	CASE_LISTED " AND (?6 IS NULL OR CAST(number AS TEXT) = ?6"            \
		    " OR " CASE_HOLDS_FOLDED ")"

/*
 * At most ?2 cases that come after case ?1 (0: from the first) in order of KEY
 * and number: their numbers, and whether they match. Cases with the same key as
 * that case and cases beyond it each have their own statement. That way SQLite
 * goes straight to them in the index, however many share a key.
 */
#define SCAN(RANGE, WHERE, ORDER)                                              \
	"SELECT number, " CASE_FITS ", " CASE_COLUMNS_WITH(                    \
		"kept.id",                                                     \
		"kept.version") " FROM cases LEFT JOIN guides AS kept ON "     \
				"kept.sha256 = guide WHERE " RANGE WHERE       \
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

#define SCAN_TEXT(COLUMN)                                                      \
	SCAN_UP(TEXT_KEY(COLUMN), ""), SCAN_DOWN(TEXT_KEY(COLUMN), "")

#define SCAN_CHANGED(WHERE)                                                    \
	SCAN_DOWN("changed_order", WHERE), SCAN_UP("changed_order", WHERE)

/*
 * Some of the cases, by the time of their last change. One bound has to hold
 * all that is known, as SQLite uses only one of several.
 */
#define FROM_TIME(SIGN, BOUND)                                                 \
	"ifnull((SELECT changed " SIGN                                         \
	" 1 FROM cases WHERE number = ?1), " BOUND ")"
#define SINCE "ifnull(?11, -9e999)"
#define BEFORE "ifnull(?12, x'ff')"
#define SCAN_TIME(WHERE)                                                       \
	SCAN(SAME("changed", "<"), WHERE, "number DESC"),                      \
		SCAN("changed BETWEEN " SINCE " AND min(" BEFORE               \
		     ", " FROM_TIME("-", BEFORE) ")",                          \
		     WHERE, "changed DESC, number DESC"),                      \
		SCAN(SAME("changed", ">"), WHERE, "number"),                   \
		SCAN("changed BETWEEN max(" SINCE                              \
		     ", " FROM_TIME("+", SINCE) ") AND " BEFORE,               \
		     WHERE, "changed, number")

/*
 * The sections of the board; indexes have parts of the same conditions. ?1 is
 * now, ?2 since when no open case is stale, ?3 when the day began, ?4 the
 * technician.
 */
#define IS_TIMED                                                               \
	"due_for IN ('countdown', 'wait') AND (due <= ?1"                      \
	" OR due_for = 'countdown' OR waits_for = 'time')"
#define IS_LASTED "due_for = 'check-back' AND due <= ?1"
#define IS_HELD                                                                \
	"state = 'waiting' AND (due IS NULL OR waits_for <> 'time')"           \
	" AND (due IS NULL OR due > ?1)"
#define IS_OPEN                                                                \
	"state = 'open' AND due IS NULL AND changed >= ?2 AND " TEXT_KEY(      \
		"technician") " = ?4"
#define IS_STALE "state = 'open' AND due IS NULL AND changed < ?2"
#define IS_RETURNED                                                            \
	"returned IS NOT NULL AND returned >= ?3"                              \
	" AND NOT ifnull(" IS_LASTED ", 0)"

/* The first ?5 cases of a section, and how many there are, up to ?5. */
#define BOARD(INDEX, WHERE, ORDER)                                             \
	"SELECT " CASE_COLUMNS " FROM cases INDEXED BY " INDEX " WHERE " WHERE \
	" ORDER BY " ORDER " LIMIT ?5",                                        \
		"SELECT count(*) FROM (SELECT 1 FROM cases INDEXED BY " INDEX  \
		" WHERE " WHERE " LIMIT ?5)"

/* The index answers this at once. */
#define NEXT_CHANGE "(SELECT ifnull(max(changed_order), 0) + 1 FROM cases)"

/* Cases whose texts are not in `texts`. An index has the same condition. */
#define UNSEARCHED "searched <> changed_order"

/* Texts of cases: only those that have all trigrams of ?7, or all texts. */
#define INDEXED                                                                \
	"search CROSS JOIN texts ON texts.place = search.rowid CROSS JOIN "    \
	"cases"                                                                \
	" ON cases.number = texts.number WHERE search MATCH ?7"                \
	" AND search.rowid"
#define KEPT                                                                   \
	"texts CROSS JOIN cases ON cases.number = texts.number WHERE "         \
	"texts.place"

/* Beyond the place of case ?1. */
#define FROM_PLACE(SIGN, START)                                                \
	" " SIGN                                                               \
	" ifnull((SELECT changed_order FROM cases WHERE number = ?1),"         \
	" " START ")"

/*
 * Like a SCAN in order of the last change, but reads the texts kept for
 * searching: at most ?2 cases. Cases whose texts are kept, cases whose texts
 * are not, and the case whose number was searched for each come in that order,
 * so SQLite merges them without sorting.
 */
#define SEARCH(TEXTS, PLACE, SIGN, START, ORDER)                               \
	"SELECT cases.number, " CASE_LISTED                                    \
	" AND holds_folded(?5, texts.row, texts.notes), " PLACE " FROM " TEXTS \
	FROM_PLACE(                                                            \
		SIGN,                                                          \
		START) " AND searched = texts.place"                           \
		       " AND changed_order = texts.place AND "                 \
		       "CAST(cases.number AS "                                 \
		       "TEXT) <> ?6"                                           \
		       " UNION ALL SELECT number, " CASE_LISTED                \
		       " AND (" CASE_HOLDS "),"                                \
		       " changed_order FROM cases WHERE " UNSEARCHED           \
		       " AND changed_order" FROM_PLACE(                        \
			       SIGN,                                           \
			       START) " AND CAST(number AS TEXT) <> ?6"        \
				      " UNION ALL SELECT number, " CASE_LISTED \
				      ", changed_order FROM cases"             \
				      " WHERE number = CAST(?6 AS INTEGER) "   \
				      "AND CAST(number AS TEXT) = ?6"          \
				      " AND changed_order" FROM_PLACE(         \
					      SIGN,                            \
					      START) " ORDER BY 3 " ORDER      \
						     " LIMIT ?2"

#define SEARCH_BOTH(TEXTS, PLACE)                                              \
	SEARCH(TEXTS, PLACE, "<", "9223372036854775807", "DESC"),              \
		SEARCH(TEXTS, PLACE, ">", "-9223372036854775808", "ASC")

/*
 * The share of the newest texts that have the trigram ?1, estimated from the
 * place of the 64th match; 0 if there are fewer.
 */
#define TRIGRAM_SHARE                                                          \
	"SELECT 64.0 / ((SELECT max(place) FROM texts) - rowid + 1)"           \
	" FROM search WHERE search MATCH ?1 ORDER BY rowid DESC"               \
	" LIMIT 1 OFFSET 63"

/* The numbers of all cases that may contain the text. */
#define CANDIDATES                                                             \
	"SELECT texts.number AS found FROM search CROSS JOIN texts"            \
	" ON texts.place = search.rowid WHERE search MATCH ?7"                 \
	" UNION SELECT number FROM cases WHERE " UNSEARCHED                    \
	" UNION SELECT CAST(?6 AS INTEGER)"

/* Sorted by a text column, used when there are few candidates. */
#define SEARCH_TEXT(KEY, SIGN, ORDER)                                          \
	"SELECT number, " CASE_FITS " FROM (" CANDIDATES ") CROSS JOIN cases"  \
	" ON number = found WHERE ifnull((" KEY ", number) " SIGN              \
	" (SELECT " KEY ", number FROM cases WHERE number = ?1), 1)"           \
	" ORDER BY " KEY " " ORDER ", number " ORDER " LIMIT ?2"

#define SEARCH_TEXT_BOTH(COLUMN)                                               \
	SEARCH_TEXT(TEXT_KEY(COLUMN), ">", "ASC"),                             \
		SEARCH_TEXT(TEXT_KEY(COLUMN), "<", "DESC")

/*
 * Cases that fit, found by their folded names. The table of names may have
 * outdated ones, and lacks cases that are not prepared for searching yet.
 */
#define AMONG_NAMES(NAMES, FIT)                                                \
	"number IN (SELECT number FROM names WHERE name " NAMES                \
	" UNION ALL SELECT number FROM cases WHERE " UNSEARCHED " AND (" FIT   \
	")) AND (" FIT ")"

/* Cases whose ticket or serial number is NAME, folded. */
#define IS_NAMED(NAME)                                                         \
	"folded_name(ticket) = " NAME " OR folded_name(serial) = " NAME
#define NAMED(NAME) AMONG_NAMES("= " NAME, IS_NAMED(NAME))
#define IS_DEVICE "folded_name(ticket) = ?1 OR folded_name(serial) = ?2"

/* Customers are among the names, too, but no ticket is taken for one. */
#define OF_CUSTOMER(NAME) "char(31) || " NAME

#define IS_CUSTOMER "folded_name(customer) = ?1"

#define LAST_FIRST "changed_order DESC, number DESC"
#define LAST_CASES(WHERE)                                                      \
	"SELECT " CASE_COLUMNS " FROM cases WHERE " WHERE                      \
	" ORDER BY " LAST_FIRST

/* Texts so long that they would slow down every answer are not kept. */
#define NOTES_LENGTH(NUMBER)                                                   \
	"(SELECT total(length(CAST(text AS BLOB))) FROM events"                \
	" WHERE case_number = " NUMBER " AND kind = 'note')"
#define LONG " > 65536"

#define TEXTS_OF                                                               \
	"SELECT changed_order, number, folded(" TOLD "),"                      \
	" ifnull((SELECT group_concat(folded(text), char(31)) FROM events"     \
	" WHERE case_number = number AND kind = 'note'), '') FROM cases"
#define NAMES_OF(WHERE)                                                        \
	"SELECT folded_name(ticket), number FROM cases WHERE " WHERE           \
	" AND ticket IS NOT NULL UNION ALL"                                    \
	" SELECT folded_name(serial), number FROM cases WHERE " WHERE          \
	" AND serial IS NOT NULL UNION ALL SELECT " OF_CUSTOMER(               \
		"folded_name(customer)") ", number FROM cases WHERE " WHERE    \
					 " AND customer IS NOT NULL"

#define TAKE_TEXTS "INSERT OR REPLACE INTO texts (place, number, row, notes) "
#define TAKE_NAMES "INSERT OR IGNORE INTO names (name, number) "

/* The next ?1 cases of an older record to prepare for searching. */
#define OF_NEXT                                                                \
	" FROM cases WHERE " UNSEARCHED                                        \
	" AND searched <> -1 ORDER BY changed_order DESC LIMIT ?1"
#define NEXT "number IN (SELECT number" OF_NEXT ")"

/* A detail that is personal becomes NULL, any other stays. */
#define IF_true(word) word " = NULL, "
#define IF_false(word)
#define ERASED_DETAIL(name, word, label, of_one_case, personal, ...)           \
	IF_##personal(word)
#define NO_DETAIL(name, word, ...) word " = NULL, "
#define ERASED_ROW                                                             \
	"why = NULL, changed = max(changed, ?2), searched = -2,"               \
	" changed_order = " NEXT_CHANGE " WHERE number = ?1"

/* The texts that people typed; of a wait, its end stays. */
#define TYPED                                                                  \
	"kind IN ('note', 'correct', 'details', 'wait-for', 'cancel',"         \
	" 'reopen')"

static const char *const statements[SQL_COUNT] = {
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_FREEZE] = "BEGIN",
	[SQL_COMMIT] = "COMMIT",
	[SQL_ROLLBACK] = "ROLLBACK",
	[SQL_KEEP_GUIDE] =
		"INSERT INTO guides (sha256, id, version, text)"
		" VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
	[SQL_OPEN_CASE] =
		"INSERT INTO cases (number, started, changed, uuid, "
		"guide, " TOLD ", " LIFE ", changed_order)"
		" VALUES ((SELECT ?1 WHERE ?1 > 0 AND NOT EXISTS"
		" (SELECT 1 FROM cases WHERE number = ?1)),"
		" ?2, ?3, iif(EXISTS"
		" (SELECT 1 FROM cases WHERE uuid = ?4), ?5, ?4),"
		" ?6, " TOLD_VALUES ", " LIFE_VALUES ", " NEXT_CHANGE ")",
	[SQL_ADD_EVENT] = "INSERT INTO events (case_number, seq, at, kind, who,"
			  " step, answers, text)"
			  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_MOVE_CASE] =
		"UPDATE cases SET (changed, " TOLD ", " LIFE ", changed_order)"
		" = (?2, " TOLD_VALUES ", " LIFE_VALUES ", " NEXT_CHANGE
		") WHERE number = ?1",
	[SQL_EVENTS] = "SELECT seq, at, kind, who, step, answers, text"
		       " FROM events WHERE case_number = ?"
		       " ORDER BY seq",
	[SQL_SCAN_CHANGED] = SCAN_CHANGED(""),
	[SQL_SCAN_OPEN] = SCAN_CHANGED(" AND " UNFINISHED),
	[SQL_SCAN_TICKET] = SCAN_TEXT("ticket"),
	[SQL_SCAN_SUBJECT] = SCAN_TEXT("subject"),
	[SQL_SCAN_TECHNICIAN] = SCAN_TEXT("technician"),
	[SQL_SCAN_DUE] = SCAN_UP("due", " AND due IS NOT NULL"),
	SCAN_DOWN("due", " AND due IS NOT NULL"),
	[SQL_SCAN_TIME] = SCAN_TIME(""),
	[SQL_SCAN_STATE] = SCAN_TIME(" AND " OF_STATE),
	[SQL_SCAN_OF_TECHNICIAN] = SCAN_TIME(" AND " OF_TECHNICIAN),
	[SQL_SCAN_VERDICT] = SCAN_TIME(" AND " OF_VERDICT),
	[SQL_SCAN_ONLY] = SCAN("number = ?1", "", "number"),
	[SQL_SEARCH_INDEX] = SEARCH_BOTH(INDEXED, "search.rowid"),
	[SQL_SEARCH_KEPT] = SEARCH_BOTH(KEPT, "texts.place"),
	[SQL_SEARCH_TICKET] = SEARCH_TEXT_BOTH("ticket"),
	[SQL_SEARCH_SUBJECT] = SEARCH_TEXT_BOTH("subject"),
	[SQL_SEARCH_TECHNICIAN] = SEARCH_TEXT_BOTH("technician"),
	[SQL_TRIGRAM_SHARE] = TRIGRAM_SHARE,
	[SQL_COUNT_CANDIDATES] =
		"SELECT count(*) FROM (SELECT 1 FROM search"
		" WHERE search MATCH ?1 UNION ALL"
		" SELECT 1 FROM cases WHERE " UNSEARCHED " LIMIT ?2)",
	[SQL_COUNT_CASES] = "SELECT ifnull(sum(count), 0) FROM tallies"
			    " WHERE (?1 = 0 OR (" UNFINISHED ") = (?1 = 1))"
			    " AND (?2 IS NULL OR state = ?2)"
			    " AND (?3 IS NULL OR technician = ?3)"
			    " AND (?4 IS NULL OR verdict = ?4)",
	[SQL_TALLIES] = "SELECT technician, state, verdict, count FROM tallies"
			" ORDER BY technician",
	[SQL_BOARD] = BOARD("board_timed", IS_TIMED, "due"),
	BOARD("board_lasted", IS_LASTED, "due"),
	BOARD("board_held", IS_HELD, "changed"),
	BOARD("board_open", IS_OPEN, "changed DESC"),
	BOARD("board_stale", IS_STALE, "changed"),
	BOARD("board_returned", IS_RETURNED, "returned DESC"),
	[SQL_ENDING] = "SELECT " CASE_COLUMNS " FROM cases"
		       " INDEXED BY board_timed WHERE due_for IN"
		       " ('countdown', 'wait') AND due > ?1"
		       " ORDER BY due LIMIT ?2",
	[SQL_CASE_BY_NUMBER] =
		"SELECT " CASE_COLUMNS " FROM cases WHERE number = ?",
	[SQL_CASE_BY_NAME] = "SELECT " CASE_COLUMNS " FROM cases WHERE " NAMED(
		"?1") " ORDER BY ifnull(folded_name(ticket) = ?1, 0)"
		      " DESC, " LAST_FIRST " LIMIT 1",
	[SQL_CASES_NAMED] =
		"SELECT " CASE_COLUMNS " FROM cases WHERE number = ?1"
		" OR (" NAMED("?2") ") ORDER BY " LAST_FIRST,
	[SQL_CASE_LAST] = "SELECT " CASE_COLUMNS " FROM cases"
			  " ORDER BY " LAST_FIRST " LIMIT 1",
	[SQL_OTHERS_OF_TICKET] =
		"SELECT " CASE_COLUMNS " FROM cases"
		" WHERE " NAMED(
			"?1") " AND folded_name(ticket) = ?1"
			      " AND number <> ?2 ORDER BY NOT (" UNFINISHED
			      "), " LAST_FIRST " LIMIT ?3",
	[SQL_HAS_INDEX] =
		"SELECT EXISTS (SELECT 1 FROM pragma_module_list"
		" WHERE name = 'fts5') AND EXISTS (SELECT 1 FROM"
		" sqlite_schema WHERE type = 'table' AND name = 'search')",
	[SQL_INDEX_IS_SOUND] =
		"SELECT NOT EXISTS (SELECT 1 FROM texts WHERE place = 0)",
	[SQL_INDEX_MISSED] =
		"INSERT OR IGNORE INTO texts"
		" (place, number, row, notes) VALUES (0, 0, '', '')",
	[SQL_FILL_WANTED] = "SELECT count(*) >= ?1 FROM (SELECT 1 FROM cases"
			    " WHERE " UNSEARCHED " AND searched <> -1"
			    " LIMIT ?1)",
	[SQL_FILL_LENGTHS] = "SELECT " NOTES_LENGTH("number") OF_NEXT,
	[SQL_FORGET_INDEX] =
		"INSERT INTO search (search, rowid, row, notes)"
		" SELECT 'delete', texts.place, texts.row, texts.notes FROM "
		"cases"
		" CROSS JOIN texts ON texts.place = searched"
		" AND texts.number = cases.number WHERE cases." NEXT,
	[SQL_FORGET_TEXTS] =
		"DELETE FROM texts WHERE (place, number) IN"
		" (SELECT searched, number FROM cases WHERE " NEXT ")",
	[SQL_FILL_TEXTS] = TAKE_TEXTS TEXTS_OF
	" WHERE " NEXT " AND NOT " NOTES_LENGTH("number") LONG,
	[SQL_FILL_INDEX] =
		"INSERT INTO search (rowid, row, notes)"
		" SELECT texts.place, texts.row, texts.notes FROM cases"
		" CROSS JOIN texts ON texts.place = changed_order"
		" AND texts.number = cases.number WHERE cases." NEXT,
	[SQL_FILL_NAMES] = TAKE_NAMES NAMES_OF(NEXT),
	[SQL_FILL_DONE] = "UPDATE cases SET searched ="
			  " iif(" NOTES_LENGTH("number") LONG
	", -1, changed_order) WHERE " NEXT,
	[SQL_GUIDE] = "SELECT text FROM guides WHERE sha256 = ?",
	[SQL_NEXT_GUIDE] = "SELECT sha256, id, version FROM guides"
			   " WHERE sha256 > ? ORDER BY sha256 LIMIT 1",
	[SQL_LAST_NUMBER] = "SELECT ifnull(max(number), 0) FROM cases",
	[SQL_LOOK_FOR_CASE] =
		"SELECT ifnull((SELECT number FROM cases WHERE uuid = ?1), 0),"
		" EXISTS (SELECT 1 FROM cases WHERE number = ?2),"
		" EXISTS (SELECT 1 FROM guides WHERE sha256 = ?3)",
	[SQL_LINK_COMEBACK] =
		"UPDATE cases SET comeback_of = ?2 WHERE number = ?1",
	[SQL_CASES_OF_DEVICE] =
		LAST_CASES(AMONG_NAMES("IN (?1, ?2)", IS_DEVICE)) " LIMIT ?3",
	[SQL_CASES_OF_CUSTOMER] = LAST_CASES(
		AMONG_NAMES("= " OF_CUSTOMER("?1"), IS_CUSTOMER)) " LIMIT ?2",
	[SQL_DRAFTS] = "SELECT id, uuid, who, holder, began, changed, text"
		       " FROM drafts WHERE NOT EXISTS (SELECT 1 FROM cases"
		       " WHERE cases.uuid = drafts.uuid)"
		       " ORDER BY changed DESC, id DESC",
	[SQL_ADD_DRAFT] = "INSERT INTO drafts (uuid, who, holder, began,"
			  " changed, text) VALUES (?, ?, ?, ?, ?, ?)",
	[SQL_CHANGE_DRAFT] = "UPDATE drafts SET holder = ?3, changed = ?4,"
			     " text = ?5 WHERE id = ?1 AND holder = ?2",
	[SQL_DROP_DRAFT] = "DELETE FROM drafts WHERE id = ?1 AND holder = ?2",
	[SQL_DROP_MADE] = "DELETE FROM drafts WHERE uuid IN"
			  " (SELECT uuid FROM cases)",
	[SQL_ERASE_MARK] = "UPDATE cases SET erased = 1 WHERE number = ?1",
	[SQL_ERASE_INDEX] =
		"INSERT INTO search (search, rowid, row, notes)"
		" SELECT 'delete', texts.place, texts.row, texts.notes FROM"
		" cases CROSS JOIN texts ON texts.place = searched"
		" AND texts.number = cases.number WHERE cases.number = ?1",
	[SQL_ERASE_TEXTS] = "DELETE FROM texts WHERE (place, number) IN"
			    " (SELECT searched, number FROM cases"
			    " WHERE number = ?1)",
	[SQL_ERASE_NAMES] = "DELETE FROM names WHERE number = ?1",
	[SQL_ERASE_WORDS] =
		"UPDATE events SET text = iif(text LIKE 'until: %',"
		" substr(text, 1, instr(text || char(10), char(10)) - 1), '')"
		" WHERE case_number = ?1 AND " TYPED,
	[SQL_ERASE_ROW] =
		"UPDATE cases SET " DETAILS_TABLE(ERASED_DETAIL) ERASED_ROW,
	[SQL_ERASE_EVENTS] =
		"DELETE FROM events WHERE case_number = ?1 AND seq > 1",
	[SQL_ERASE_START] = "UPDATE events SET who = '', answers = ''"
			    " WHERE case_number = ?1",
	[SQL_ERASE_WHOLE_ROW] = "UPDATE cases SET " DETAILS_TABLE(
		NO_DETAIL) "subject = NULL,"
			   " step = NULL, diagnosis = NULL, verdict = NULL,"
			   " conclusion = NULL, state = 'cancelled', waits_for "
			   "= NULL,"
			   " outcome = NULL, barrier = NULL, confirmed_by = "
			   "NULL,"
			   " lasted = NULL, comeback_of = 0, ended = NULL,"
			   " returned = NULL, due = NULL, due_for = "
			   "NULL, " ERASED_ROW,
	[SQL_LAST_EVENT] = "SELECT max(seq) FROM events WHERE case_number = ?1",
	[SQL_OPTIMIZE_INDEX] =
		"INSERT INTO search (search) VALUES ('optimize')",
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

void call_key(struct store_call *call, const char *text)
{
	if (text && !*text)
		call_blob(call, NULL, 0);
	else
		call_text(call, text);
}

void call_blob(struct store_call *call, const char *bytes, size_t length)
{
	call->bound++;
	/* A NULL pointer would be bound as NULL instead of an empty text. */
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

void call_part(struct store_call *call, struct store_part *part)
{
	call->bound++;
	if (call->code == SQLITE_OK)
		call->code = sqlite3_bind_pointer(call->statement, call->bound,
						  part, STORE_PART, NULL);
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
		/* This repeats the last step's failure, so ignore it. */
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
