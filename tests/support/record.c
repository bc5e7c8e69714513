#include "record.h"

#include "folder.h"
#include "record/events.h"
#include "test.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GUIDE_TEXT "format: 1\n"

void record_open(struct record *record)
{
	struct message error = {0};

	if (!store_open(&record->store, record->path, &error))
		fail_msg("%s", error.text);
}

void record_close(struct record *record)
{
	store_close(record->store);
	record->store = NULL;
}

int record_set_up(void **state)
{
	struct record *record = calloc(1, sizeof(*record));

	assert_non_null(record);
	record->folder = folder_new();
	assert_non_null(record->folder);
	record->path = folder_file(record->folder, "cases.db");
	assert_non_null(record->path);
	record_open(record);
	*state = record;
	return 0;
}

int record_tear_down(void **state)
{
	struct record *record = *state;

	record_close(record);
	folder_remove(record->folder);
	free(record->path);
	free(record);
	return 0;
}

int64_t record_begin_with(struct record *record,
			  const struct case_details *details, int64_t at)
{
	struct event event = {.seq = 1, .at = at, .kind = EVENT_START};
	struct new_case made = {
		.row = {.guide_id = "charging",
			.guide_version = "1",
			.details = *details,
			.standing = {.subject = "Amazfit watch"}},
		.guide_text = GUIDE_TEXT,
		.guide_length = strlen(GUIDE_TEXT),
		.events = &event,
		.event_count = 1,
	};
	struct message error = {0};
	int64_t number = 0;

	if (store_begin(record->store, &made, &number, &error) != STORE_OK)
		fail_msg("%s", error.text);
	return number;
}

int64_t record_begin(struct record *record, const char *ticket, int64_t at)
{
	return record_begin_with(
		record, &(struct case_details){.of[DETAIL_TICKET] = ticket},
		at);
}

enum store_result record_answer(struct store *store, int64_t number,
				int64_t seq, struct message *error)
{
	struct case_standing standing = {.subject = "Amazfit watch"};
	char step[32];
	struct event event = {
		.seq = seq,
		.at = seq,
		.kind = EVENT_ANSWER,
		.who = "Ada",
		.step = step,
		.answers = "yes",
	};

	snprintf(step, sizeof(step), "step-%lld", (long long)seq);
	return store_append(store, number, &event, 1,
			    &(struct case_row){.standing = standing}, error);
}

static void go_through(struct case_rows *rows, each_case *on_case,
		       void *context)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!on_case(context, &rows->items[i]))
			break;
	case_rows_release(rows);
}

bool record_cases(struct store *store, const struct case_query *query,
		  each_case *on_case, void *context, struct message *error)
{
	struct case_rows rows = {0};
	bool read = store_cases(store, query, &rows, error);

	go_through(&rows, on_case, context);
	return read;
}

bool record_cases_some(struct store *store, struct case_query *query,
		       size_t look, each_case *on_case, void *context,
		       struct message *error)
{
	struct case_rows rows = {0};

	query->look = look;
	bool read = store_cases(store, query, &rows, error);
	query->after = rows.reached;
	go_through(&rows, on_case, context);
	return read;
}

/* What was found comes to nothing where finding it failed. */
static bool give_found(bool found, struct case_rows *rows, each_case *on_case,
		       void *context)
{
	if (!found)
		rows->count = 0;
	go_through(rows, on_case, context);
	return found;
}

bool record_case(struct store *store, int64_t number, each_case *on_case,
		 void *context, struct message *error)
{
	struct case_rows rows = {0};
	bool found = store_case(store, number, &rows, error);

	return give_found(found, &rows, on_case, context);
}

bool record_find(struct store *store, const char *name, each_case *on_case,
		 void *context, struct message *error)
{
	struct case_rows rows = {0};
	bool found = store_find(store, name, &rows, error);

	return give_found(found, &rows, on_case, context);
}

bool record_named(struct store *store, const char *name, each_case *on_case,
		  void *context, struct message *error)
{
	struct case_rows rows = {0};
	bool found = store_named(store, name, &rows, error);

	return give_found(found, &rows, on_case, context);
}

bool record_events(struct store *store, int64_t number, each_event *on_event,
		   void *context, struct message *error)
{
	struct events events = {0};
	bool read = store_events(store, number, &events, error);

	for (size_t i = 0; i < events.count; i++)
		if (!on_event(context, &events.items[i]))
			break;
	events_release(&events);
	return read;
}

bool record_add_number(void *context, const struct case_row *row)
{
	struct buffer *numbers = context;

	buffer_format(numbers, "%s%lld", numbers->length ? " " : "",
		      (long long)row->number);
	return true;
}

void record_finds(struct record *record, const char *name, const char *number)
{
	struct buffer numbers = {0};
	struct message error = {0};

	if (!record_find(record->store, name, record_add_number, &numbers,
			 &error))
		fail_msg("%s", error.text);
	assert_string_equal(buffer_string(&numbers), number);
	buffer_release(&numbers);
}

void record_fill_search(struct record *record)
{
	struct message error = {0};
	bool more = true;

	while (more)
		if (!store_fill_search(record->store, &more, &error))
			fail_msg("%s", error.text);
}

size_t record_count(struct store *store, int64_t number)
{
	struct message error = {0};
	struct events events = {0};
	size_t count;

	if (!store_events(store, number, &events, &error))
		fail_msg("%s", error.text);
	count = events.count;
	events_release(&events);
	return count;
}

int record_try_sql(const struct record *record, const char *sql)
{
	sqlite3 *db;
	int code = sqlite3_open(record->path, &db);

	if (code == SQLITE_OK)
		code = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return code;
}

void record_sql(const struct record *record, const char *sql)
{
	assert_int_equal(record_try_sql(record, sql), SQLITE_OK);
}

int64_t record_number(const struct record *record, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	sqlite3 *db;
	int64_t number;

	assert_int_equal(sqlite3_open(record->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return number;
}

void record_many(const struct record *record, int count)
{
	char sql[1280];

	snprintf(sql, sizeof(sql),
		 "WITH RECURSIVE n(i) AS (VALUES (2) UNION ALL"
		 " SELECT i + 1 FROM n WHERE i < %d)"
		 "INSERT INTO cases (number, started, changed, shop, guide,"
		 " ticket, technician, subject, step, diagnosis, verdict,"
		 " conclusion, changed_order, uuid, state)"
		 " SELECT i, i, i * 7919 %% 100003, 0, guide,"
		 " iif(i %% 4 = 3, NULL, 'T' || i),"
		 " iif(i %% 3, iif(i %% 3 - 1, 'Ada', 'Mara'), 'Li Wei'),"
		 " iif(i %% 2, 'Amazfit watch', 'Xiaomi phone'),"
		 " iif(i %% 100, NULL, 'Clean the contacts'),"
		 " iif(i %% 100, 'contacts', NULL),"
		 " iif(i %% 100, 'fixed', NULL),"
		 " iif(i %% 100, 'The contacts were dirty', NULL),"
		 " i * 7919 %% 100003, printf('%%036d', i),"
		 " iif(i %% 100, 'ended', 'open') FROM n, cases",
		 count);
	record_sql(record, sql);
}
