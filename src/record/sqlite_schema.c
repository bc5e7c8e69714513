/* The schema of the database, as a list of migrations. */
#include "record/sqlite.h"

/*
 * Events are the truth and are only ever added. The columns with a case's
 * status follow from them, so that lists need not replay each case.
 */
static const char schema_1[] =
	"CREATE TABLE guides ("
	" sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),"
	" id TEXT NOT NULL,"
	" version TEXT NOT NULL,"
	" text BLOB NOT NULL"
	") STRICT;"

	"CREATE TABLE cases ("
	" number INTEGER PRIMARY KEY,"
	" started INTEGER NOT NULL,"
	" changed INTEGER NOT NULL,"
	" shop INTEGER NOT NULL CHECK (shop IN (0, 1)),"
	" guide TEXT NOT NULL REFERENCES guides (sha256),"
	" ticket TEXT, technician TEXT, model TEXT, serial TEXT,"
	" subject TEXT, step TEXT,"
	" diagnosis TEXT, verdict TEXT, conclusion TEXT"
	") STRICT;"

	/* A list of cases reads one of these backwards. */
	"CREATE INDEX cases_changed ON cases (changed);"
	"CREATE INDEX cases_open ON cases (changed)"
	" WHERE diagnosis IS NULL;"
	"CREATE INDEX cases_closed ON cases (changed)"
	" WHERE diagnosis IS NOT NULL;"
	"CREATE INDEX cases_ticket ON cases (ticket, changed)"
	" WHERE ticket IS NOT NULL;"

	"CREATE TABLE events ("
	" case_number INTEGER NOT NULL REFERENCES cases (number),"
	" seq INTEGER NOT NULL CHECK (seq > 0),"
	" at INTEGER NOT NULL,"
	" kind TEXT NOT NULL,"
	" who TEXT NOT NULL,"
	" step TEXT NOT NULL,"
	" answers TEXT NOT NULL,"
	" text TEXT NOT NULL,"
	" PRIMARY KEY (case_number, seq)"
	") STRICT, WITHOUT ROWID;"

	"CREATE TRIGGER events_without_gap BEFORE INSERT ON events"
	" WHEN NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM events"
	"  WHERE case_number = NEW.case_number AND seq = NEW.seq - 1)"
	" BEGIN SELECT RAISE(ABORT, 'the event before it is missing'); END;"
	"CREATE TRIGGER events_stay BEFORE UPDATE ON events"
	" BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;"
	"CREATE TRIGGER events_are_kept BEFORE DELETE ON events"
	" BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;";

/*
 * Indexes for lists sorted by a text. Cases without the text come last, since
 * SQLite sorts bytes after all texts.
 */
static const char schema_2[] =
	"CREATE INDEX cases_by_ticket"
	" ON cases (ifnull(ticket, x'') COLLATE NOCASE);"
	"CREATE INDEX cases_by_subject"
	" ON cases (ifnull(subject, x'') COLLATE NOCASE);"
	"CREATE INDEX cases_by_technician"
	" ON cases (ifnull(technician, x'') COLLATE NOCASE);";

/* No list was ever read by it. */
static const char schema_3[] = "DROP INDEX IF EXISTS cases_closed;";

/*
 * The order of the last changes is counted, not timed: if the clock was set
 * back, new changes would come before older ones.
 */
static const char schema_4[] =
	"ALTER TABLE cases ADD COLUMN changed_order INTEGER NOT NULL DEFAULT 0;"
	"UPDATE cases SET changed_order = counted.place FROM"
	" (SELECT number AS counted_number, row_number()"
	"  OVER (ORDER BY changed, number) AS place FROM cases) AS counted"
	" WHERE number = counted_number;"
	"DROP INDEX IF EXISTS cases_changed;"
	"DROP INDEX IF EXISTS cases_open;"
	"DROP INDEX IF EXISTS cases_ticket;"
	"CREATE INDEX cases_changed ON cases (changed_order);"
	"CREATE INDEX cases_open ON cases (changed_order)"
	" WHERE diagnosis IS NULL;"
	"CREATE INDEX cases_ticket ON cases (ticket, changed_order)"
	" WHERE ticket IS NOT NULL;";

/*
 * Folded copies that find cases fast: the texts of each case (fields and notes,
 * joined by U+001F), keyed by the place of its last change so that they are
 * found in the order of the list; and tickets and serial numbers, some of which
 * may be outdated. `searched` is the place under which the texts of the case
 * are kept; if the case has changed since, they are outdated. It is -2 if there
 * are none yet, and -1 if they are too long to keep. store_fill_search makes
 * all of this bit by bit; store_search_open makes the index on `texts`.
 */
static const char schema_5[] =
	"CREATE TABLE texts ("
	" place INTEGER PRIMARY KEY,"
	" number INTEGER NOT NULL,"
	" row TEXT NOT NULL,"
	" notes TEXT NOT NULL"
	") STRICT;"
	"CREATE TABLE names ("
	" name TEXT NOT NULL,"
	" number INTEGER NOT NULL,"
	" PRIMARY KEY (name, number)"
	") STRICT, WITHOUT ROWID;"
	"ALTER TABLE cases ADD COLUMN searched INTEGER NOT NULL DEFAULT -2;"
	"CREATE INDEX cases_unsearched ON cases (changed_order)"
	" WHERE searched <> changed_order;"
	"DROP INDEX cases_ticket;";

/*
 * The life of a case, and what is needed to join records. A case's number means
 * something in its own record only, its UUID in all. Before this, a case was
 * either open or had a diagnosis; "later" was one of them.
 */
static const char schema_6[] =
	"ALTER TABLE cases ADD COLUMN customer TEXT;"
	"ALTER TABLE cases ADD COLUMN contact TEXT;"
	"ALTER TABLE cases ADD COLUMN brand TEXT;"
	"ALTER TABLE cases ADD COLUMN accessories TEXT;"
	"ALTER TABLE cases ADD COLUMN place TEXT;"
	"ALTER TABLE cases ADD COLUMN uuid TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE cases ADD COLUMN state TEXT NOT NULL DEFAULT 'open';"
	"ALTER TABLE cases ADD COLUMN waits_for TEXT;"
	"ALTER TABLE cases ADD COLUMN why TEXT;"
	"ALTER TABLE cases ADD COLUMN outcome TEXT;"
	"ALTER TABLE cases ADD COLUMN barrier TEXT;"
	"ALTER TABLE cases ADD COLUMN confirmed_by TEXT;"
	"ALTER TABLE cases ADD COLUMN lasted TEXT;"
	"ALTER TABLE cases ADD COLUMN comeback_of INTEGER NOT NULL DEFAULT 0;"
	"ALTER TABLE cases ADD COLUMN ended INTEGER;"
	"ALTER TABLE cases ADD COLUMN returned INTEGER;"
	"ALTER TABLE cases ADD COLUMN due INTEGER;"
	"ALTER TABLE cases ADD COLUMN due_for TEXT;"
	"ALTER TABLE cases ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;"
	"UPDATE cases SET state = CASE WHEN diagnosis IS NULL THEN 'open'"
	" WHEN verdict = 'later' THEN 'waiting' ELSE 'ended' END,"
	" ended = iif(diagnosis IS NULL, NULL, changed),"
	/* RFC 9562, version 4. */
	" uuid = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4'"
	" || substr(hex(randomblob(2)), 2) || '-'"
	" || substr('89ab', 1 + (random() & 3), 1)"
	" || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));"
	"CREATE UNIQUE INDEX cases_uuid ON cases (uuid);"
	"DROP INDEX IF EXISTS cases_open;"
	"CREATE INDEX cases_open ON cases (changed_order)"
	" WHERE +state IN ('open', 'waiting');"
	/* Forms of devices being taken in, until each becomes a case. */
	"CREATE TABLE drafts ("
	" id INTEGER PRIMARY KEY,"
	" uuid TEXT NOT NULL,"
	" who TEXT NOT NULL,"
	" holder TEXT NOT NULL,"
	" began INTEGER NOT NULL,"
	" changed INTEGER NOT NULL,"
	" text TEXT NOT NULL"
	") STRICT;"
	/* Only what is marked as erased may lose events. */
	"DROP TRIGGER IF EXISTS events_stay;"
	"DROP TRIGGER IF EXISTS events_are_kept;"
	"CREATE TRIGGER events_stay BEFORE UPDATE ON events"
	" WHEN NOT EXISTS (SELECT 1 FROM cases"
	"  WHERE number = OLD.case_number AND erased > 0)"
	" BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;"
	"CREATE TRIGGER events_are_kept BEFORE DELETE ON events"
	" WHEN NOT EXISTS (SELECT 1 FROM cases"
	"  WHERE number = OLD.case_number AND erased > 0)"
	" BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;";

/* Counts the case of a trigger, as it now is, and as it was. */
#define TALLY_NEW                                                              \
	"INSERT INTO tallies VALUES (ifnull(NEW.technician, ''), NEW.state,"   \
	" ifnull(NEW.verdict, ''), 1)"                                         \
	" ON CONFLICT DO UPDATE SET count = count + 1;"
#define FORGET_OLD                                                             \
	"UPDATE tallies SET count = count - 1"                                 \
	" WHERE technician = ifnull(OLD.technician, '')"                       \
	" AND state = OLD.state AND verdict = ifnull(OLD.verdict, '');"        \
	"DELETE FROM tallies WHERE technician = ifnull(OLD.technician, '')"    \
	" AND state = OLD.state AND verdict = ifnull(OLD.verdict, '')"         \
	" AND count <= 0;"

/*
 * Lists of some of the cases, the day's board, and how many cases there are of
 * each kind: counting them takes long.
 */
static const char schema_7[] =
	"CREATE INDEX cases_by_time ON cases (changed);"
	"CREATE INDEX cases_of_state ON cases (state, changed);"
	"CREATE INDEX cases_of_verdict ON cases (verdict, changed)"
	" WHERE verdict IS NOT NULL;"
	"CREATE INDEX cases_of_technician"
	" ON cases (ifnull(technician, x'') COLLATE NOCASE, changed);"
	"CREATE INDEX cases_due ON cases (due) WHERE due IS NOT NULL;"

	/* One for each section of the board; each holds what the section asks. */
	"CREATE INDEX board_timed ON cases (due, due_for, waits_for)"
	" WHERE due_for IN ('countdown', 'wait');"
	"CREATE INDEX board_lasted ON cases (due, due_for)"
	" WHERE due_for = 'check-back';"
	"CREATE INDEX board_held ON cases (changed, due, waits_for, state)"
	" WHERE state = 'waiting' AND (due IS NULL OR waits_for <> 'time');"
	"CREATE INDEX board_open ON cases"
	" (ifnull(technician, x'') COLLATE NOCASE, changed, state, due)"
	" WHERE state = 'open' AND due IS NULL;"
	"CREATE INDEX board_stale ON cases (changed, state, due)"
	" WHERE state = 'open' AND due IS NULL;"
	"CREATE INDEX board_returned ON cases (returned, due_for, due)"
	" WHERE returned IS NOT NULL;"

	"CREATE TABLE tallies ("
	" technician TEXT NOT NULL COLLATE NOCASE,"
	" state TEXT NOT NULL,"
	" verdict TEXT NOT NULL,"
	" count INTEGER NOT NULL,"
	" PRIMARY KEY (technician, state, verdict)"
	") STRICT, WITHOUT ROWID;"
	"INSERT INTO tallies SELECT ifnull(technician, ''), state,"
	" ifnull(verdict, ''), count(*) FROM cases"
	" GROUP BY ifnull(technician, '') COLLATE NOCASE, 2, 3;"
	"CREATE TRIGGER cases_added AFTER INSERT ON cases BEGIN " TALLY_NEW
	" END;"
	"CREATE TRIGGER cases_changed_kind"
	" AFTER UPDATE OF technician, state, verdict ON cases"
	" WHEN (OLD.technician, OLD.state, OLD.verdict)"
	" IS NOT (NEW.technician, NEW.state, NEW.verdict)"
	" BEGIN " FORGET_OLD TALLY_NEW " END;"
	"CREATE TRIGGER cases_removed AFTER DELETE ON cases BEGIN " FORGET_OLD
	" END;";

/*
 * A released migration must never change: add another one with the next version
 * instead.
 */
const struct store_migration store_schema[] = {
	{.version = 1, .sql = schema_1}, {.version = 2, .sql = schema_2},
	{.version = 3, .sql = schema_3}, {.version = 4, .sql = schema_4},
	{.version = 5, .sql = schema_5}, {.version = 6, .sql = schema_6},
	{.version = 7, .sql = schema_7},
};

const size_t store_schema_count =
	sizeof(store_schema) / sizeof(store_schema[0]);
