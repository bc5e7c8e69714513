/*
 * A record in a folder of its own, for the tests of what stands on it.
 */
#ifndef CHARGEFIX_TESTS_RECORD_H
#define CHARGEFIX_TESTS_RECORD_H

#include "chargefix/store.h"

struct record {
	char *folder;
	char *path; /* of the database, in `folder` */
	struct store *store; /* NULL: closed */
};

/* cmocka set-up and tear-down: a new record, open, as the test's state. */
int record_set_up(void **state);
int record_tear_down(void **state);

#define WITH_RECORD(test)                                                      \
	cmocka_unit_test_setup_teardown(test, record_set_up, record_tear_down)

/* Each of these fails the test where the store fails. */
void record_open(struct record *record);
void record_close(struct record *record);

/* A case with its first event, at the time `at`; gives its number. */
int64_t record_begin(struct record *record, const char *ticket, int64_t at);

/* The same with more than a ticket. */
int64_t record_begin_with(struct record *record,
			  const struct case_details *details, int64_t at);

/* The answer `seq` to a step "step-SEQ", at the time `seq`. */
enum store_result record_answer(struct store *store, int64_t number,
				int64_t seq, struct message *error);

/*
 * Fills up a record that has case 1 to that many cases: one in a hundred is
 * open, one in four without a ticket; three technicians, two devices.
 */
void record_many(const struct record *record, int count);

/* What the store gives, row by row, until a function wants no more. */
typedef bool each_case(void *context, const struct case_row *row);
typedef bool each_event(void *context, const struct event *event);

bool record_cases(struct store *store, const struct case_query *query,
		  each_case *on_case, void *context, struct message *error);
bool record_case(struct store *store, int64_t number, each_case *on_case,
		 void *context, struct message *error);
bool record_find(struct store *store, const char *name, each_case *on_case,
		 void *context, struct message *error);
bool record_named(struct store *store, const char *name, each_case *on_case,
		  void *context, struct message *error);
bool record_events(struct store *store, int64_t number, each_event *on_event,
		   void *context, struct message *error);

/* The same as record_cases with `look`, from query->after, which moves on. */
bool record_cases_some(struct store *store, struct case_query *query,
		       size_t look, each_case *on_case, void *context,
		       struct message *error);

/* An each_case whose context is a buffer: numbers of cases, "3 1 2". */
bool record_add_number(void *context, const struct case_row *row);

/* The store finds the case of that number by this name. */
void record_finds(struct record *record, const char *name, const char *number);

/* Makes all cases ready to be found by what the store keeps for that. */
void record_fill_search(struct record *record);

/* How many events the case has. */
size_t record_count(struct store *store, int64_t number);

/* Runs SQL on the file behind the store's back. */
void record_sql(const struct record *record, const char *sql);

/* The same, where a refusal is part of the test: SQLite's result. */
int record_try_sql(const struct record *record, const char *sql);

/* A number that SQL gives. */
int64_t record_number(const struct record *record, const char *sql);

#endif
