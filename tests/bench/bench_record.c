/*
 * A record of very many cases, to be searched and listed: see tests/bench/record.
 *
 *   bench_record make FILE CASES   makes it, each case with ten events
 *   bench_record find FILE TEXT    milliseconds until the first cases are found
 *   bench_record like FILE TEXT    the same by SQL alone, without an index
 *   bench_record some FILE KIND    a screenful of the cases of a kind: see kinds
 *   bench_record board FILE NAME   what the board of that technician reads
 *   bench_record spend PROGRAM ARGUMENT…
 *                                  milliseconds and megabytes at most that a
 *                                  program takes, whose output is thrown away
 */
#include "chargefix/store.h"

#include "record/sqlite.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SCREENFUL = 20 };

/* SHA-256 of the empty text, which is all that the guide has. */
#define GUIDE                                                                  \
	"'e3b0c44298fc1c149afbf4c8996fb924"                                    \
	"27ae41e4649b934ca495991b7852b855'"

/* Names, words and numbers as they come in shops, spread by multiplication. */
static const char guide[] = "INSERT OR IGNORE INTO guides VALUES (" GUIDE
			    ", 'charging', '1', x'');";

static const char cases[] =
	"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL"
	" SELECT i + 1 FROM n WHERE i < ?1)"
	" INSERT INTO cases (number, started, changed, shop, guide, ticket,"
	" technician, model, serial, subject, step, diagnosis, verdict,"
	" conclusion, changed_order, uuid, state, waits_for, due, due_for,"
	" returned)"
	" SELECT i, 1600000000000 + i * 60000, 1600000600000 + i * 60000, 1,"
	" " GUIDE ", 'R-' || (100000 + i),"
	" substr('Ada   Mara  Li WeiJonas Piotr Anna  Olga  Priya ',"
	"  i * 7 % 8 * 6 + 1, 6),"
	" 'Model ' || (i * 31 % 97), printf('35%013d', i * 7368787 % "
	"9999999999),"
	" iif(i % 2, 'Amazfit watch', 'Xiaomi phone'),"
	" iif(i % 100, NULL, 'Clean the contacts'),"
	" iif(i % 100, 'contacts', NULL), iif(i % 100, 'fixed', NULL),"
	" iif(i % 100, 'The contacts were dirty', NULL), i,"
	" printf('%036d', i), CASE i % 100 WHEN 0 THEN 'open' WHEN 1 THEN"
	" 'waiting' WHEN 2 THEN 'ended' ELSE 'handed-back' END,"
	" iif(i % 100 = 1, iif(i % 200 = 1, 'time', 'part'), NULL),"
	" iif(i % 200 IN (1, 3, 100), 1600000600000 + i * 60001, NULL),"
	" CASE i % 200 WHEN 1 THEN 'wait' WHEN 3 THEN 'check-back' WHEN 100"
	" THEN 'countdown' END,"
	" iif(i % 100 > 2, 1600000600000 + i * 60000, NULL) FROM n";

static const char events[] =
	"WITH s(k) AS (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), "
	"(10))"
	" INSERT INTO events SELECT number, k, started + k * 60000,"
	" iif(k = 1, 'start', iif(k = 5, 'note', 'answer')), technician,"
	" iif(k = 1, '', 'step-' || (number % 50 + k)),"
	" iif(k IN (1, 5), '', 'yes'), iif(k = 1, 'shop', iif(k = 5,"
	" 'Fell into water, port looks burnt, shelf ' || (number * 13 % 5000),"
	" '')) FROM cases CROSS JOIN s";

static int fail(const char *why)
{
	fprintf(stderr, "bench_record: %s\n", why);
	return 1;
}

static double milliseconds(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int spend(char **arguments)
{
	double begin = milliseconds();
	pid_t child = fork();
	struct rusage used;
	int status = 0;

	if (child == 0) {
		if (freopen("/dev/null", "w", stdout))
			execvp(arguments[0], arguments);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0)
		return fail("that program did not do it");
	/* Linux counts kilobytes here. */
	printf("%.1f %.1f\n", milliseconds() - begin,
	       (double)used.ru_maxrss / 1024);
	return 0;
}

static int run(struct store *store, const char *sql, const char *number)
{
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);

	if (code == SQLITE_OK && number)
		sqlite3_bind_int64(statement, 1, atoll(number));
	if (code == SQLITE_OK)
		sqlite3_step(statement);
	return sqlite3_finalize(statement);
}

static int make(struct store *store, const char *count)
{
	struct message error = {0};
	bool more = true;

	/* What is interrupted here is made again. */
	run(store, "PRAGMA synchronous = OFF", NULL);
	if (run(store, guide, NULL) != SQLITE_OK ||
	    run(store, cases, count) != SQLITE_OK ||
	    run(store, events, NULL) != SQLITE_OK)
		return fail(sqlite3_errmsg(store->db));
	while (more)
		if (!store_fill_search(store, &more, &error))
			return fail(error.text);
	return 0;
}

static int find(struct store *store, const char *text)
{
	struct case_query query = {.search = text, .limit = SCREENFUL};
	struct case_rows rows = {0};
	struct message error = {0};
	double begin = milliseconds();

	if (!store_cases(store, &query, &rows, &error))
		return fail(error.text);
	printf("%.1f\n", milliseconds() - begin);
	case_rows_release(&rows);
	return 0;
}

/* Each has an index of its own. */
static const struct {
	const char *name;
	struct case_query query;
} kinds[] = {
	{"all", {.sort = CASES_BY_CHANGE}},
	{"waiting", {.state = "waiting"}},
	{"technician", {.technician = "mara"}},
	{"verdict", {.verdict = "fixed"}},
	{"day", {.since = 1600086400000, .before = 1600172800000}},
	{"due", {.sort = CASES_BY_DUE}},
	/* These read more than they show. */
	{"both", {.technician = "mara", .verdict = "service"}},
};

static int list_some(struct store *store, const char *kind)
{
	struct message error = {0};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct case_query query = kinds[i].query;
		struct case_rows rows = {0};
		double begin = milliseconds();

		query.limit = SCREENFUL;
		if (strcmp(kind, kinds[i].name) != 0)
			continue;
		if (!store_cases(store, &query, &rows, &error))
			return fail(error.text);
		printf("%.1f\n", milliseconds() - begin);
		case_rows_release(&rows);
		return 0;
	}
	return fail("that kind is not known");
}

/* In the middle of the record, so that much is over and much is to come. */
static int read_board(struct store *store, const char *technician)
{
	const int64_t now = 1600000600000 + INT64_C(60000) * 500000;
	const struct board_day day = {now, now - 604800000, now - 86400000};
	struct case_tallies tallies = {0};
	struct message error = {0};
	double begin = milliseconds();

	for (int i = 0; i < BOARD_SECTIONS; i++) {
		struct case_rows rows = {0};
		const struct board_part part = {i, technician, SCREENFUL};
		size_t count;

		if (!store_board(store, &part, &day, &rows, &count, &error))
			return fail(error.text);
		case_rows_release(&rows);
	}
	if (!store_tallies(store, &tallies, &error))
		return fail(error.text);
	printf("%.1f\n", milliseconds() - begin);
	case_tallies_release(&tallies);
	return 0;
}

static int find_by_like(struct store *store, const char *text)
{
	sqlite3_stmt *statement = NULL;
	double begin = milliseconds();

	sqlite3_prepare_v2(
		store->db,
		"SELECT number FROM cases WHERE ticket LIKE '%' || ?1 || '%'"
		" OR serial LIKE '%' || ?1 || '%' OR technician LIKE"
		" '%' || ?1 || '%' OR model LIKE '%' || ?1 || '%' OR EXISTS"
		" (SELECT 1 FROM events WHERE case_number = number AND kind ="
		" 'note' AND text LIKE '%' || ?1 || '%')"
		" ORDER BY changed_order DESC LIMIT 20",
		-1, &statement, NULL);
	sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
	while (sqlite3_step(statement) == SQLITE_ROW)
		;
	sqlite3_finalize(statement);
	printf("%.1f\n", milliseconds() - begin);
	return 0;
}

int main(int argc, char **argv)
{
	struct message error = {0};
	struct store *store = NULL;
	int status = 2;

	if (argc < 4)
		return fail("make, find, like, some or board, a file, and "
			    "what; or spend and a program");
	if (strcmp(argv[1], "spend") == 0)
		return spend(argv + 2);
	if (!store_open(&store, argv[2], &error))
		return fail(error.text);
	if (strcmp(argv[1], "make") == 0)
		status = make(store, argv[3]);
	else if (strcmp(argv[1], "find") == 0)
		status = find(store, argv[3]);
	else if (strcmp(argv[1], "like") == 0)
		status = find_by_like(store, argv[3]);
	else if (strcmp(argv[1], "some") == 0)
		status = list_some(store, argv[3]);
	else if (strcmp(argv[1], "board") == 0)
		status = read_board(store, argv[3]);
	store_close(store);
	return status;
}
