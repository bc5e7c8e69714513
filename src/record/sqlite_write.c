#include "chargefix/store.h"

#include "chargefix/text.h"
#include "record/sqlite.h"

#include <sqlite3.h>
#include <string.h>

static const char *or_null(const char *text)
{
	return text && text[0] ? text : NULL;
}

/* Checks the texts of one write before any of it is written. */
static bool fits(const char *const *texts, size_t count, struct message *error)
{
	for (size_t i = 0; i < count; i++)
		if (texts[i] && strlen(texts[i]) > STORE_FIELD_MOST)
			return message_set(
				error,
				"a text is longer than %d KiB, the "
				"longest that the case database can hold",
				STORE_FIELD_MOST / 1024);
	return true;
}

bool store_fits_events(const struct event *events, size_t count,
		       struct message *error)
{
	for (size_t i = 0; i < count; i++) {
		const struct event *event = &events[i];
		const char *const texts[] = {event->who, event->step,
					     event->answers, event->text};

		if (!fits(texts, sizeof(texts) / sizeof(texts[0]), error))
			return false;
	}
	return true;
}

bool store_fits_row(const struct case_row *row, struct message *error)
{
	const struct case_standing *standing = &row->standing;
	const char *const texts[] = {
		standing->subject,           standing->step,
		standing->diagnosis,         standing->verdict,
		standing->conclusion,        standing->life.why,
		standing->life.confirmed_by,
	};

	return fits(row->details.of, DETAILS, error) &&
	       fits(texts, sizeof(texts) / sizeof(texts[0]), error);
}

bool store_fits_guide(const struct stored_guide *guide, struct message *error)
{
	const char *const texts[] = {guide->id, guide->version};

	if (guide->length > STORE_GUIDE_MOST)
		return message_set(
			error,
			"the guide is larger than %d MiB, the "
			"largest size that the case database can hold",
			STORE_GUIDE_MOST / (1024 * 1024));
	return fits(texts, sizeof(texts) / sizeof(texts[0]), error);
}

static void bind_time(struct store_call *call, int64_t at)
{
	if (at)
		call_number(call, at);
	else
		call_text(call, NULL);
}

static void bind_life(struct store_call *call, const struct case_row *row)
{
	const struct case_life *life = &row->standing.life;

	call_number(call, row->shop);
	call_text(call, case_state_words[life->state].word);
	call_text(call, or_null(hold_words[life->waits_for].word));
	call_text(call, or_null(life->why));
	call_text(call, or_null(outcome_words[life->outcome].word));
	call_text(call, or_null(barrier_words[life->barrier].word));
	call_text(call, or_null(life->confirmed_by));
	call_text(call, or_null(lasted_words[life->lasted].word));
	call_number(call, life->comeback_of);
	bind_time(call, life->ended);
	bind_time(call, life->returned);
	bind_time(call, life->due);
	call_text(call, or_null(due_words_of[life->due_for].word));
	call_number(call, life->erased);
}

static void bind_row(struct store_call *call, const struct case_row *row)
{
	const struct case_standing *standing = &row->standing;

	for (int i = 0; i < DETAILS; i++)
		call_text(call, or_null(row->details.of[i]));
	call_text(call, or_null(standing->subject));
	call_text(call, or_null(standing->step));
	call_text(call, or_null(standing->diagnosis));
	call_text(call, or_null(standing->verdict));
	call_text(call, or_null(standing->conclusion));
	bind_life(call, row);
}

int store_add_event(struct store *store, int64_t number,
		    const struct event *event)
{
	struct store_call call = call_start(store, SQL_ADD_EVENT);

	call_number(&call, number);
	call_number(&call, event->seq);
	call_number(&call, event->at);
	call_text(&call, event_kind_word(event->kind));
	call_text(&call, text_or_empty(event->who));
	call_text(&call, text_or_empty(event->step));
	call_text(&call, text_or_empty(event->answers));
	call_text(&call, text_or_empty(event->text));
	return call_run(&call);
}

static int add_events(struct store *store, int64_t number,
		      const struct event *events, size_t count)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < count && code == SQLITE_OK; i++)
		code = store_add_event(store, number, &events[i]);
	return code;
}

int store_keep_guide(struct store *store, const struct stored_guide *guide)
{
	struct store_call call = call_start(store, SQL_KEEP_GUIDE);

	call_text(&call, guide->sha256);
	call_text(&call, text_or_empty(guide->id));
	call_text(&call, text_or_empty(guide->version));
	call_blob(&call, guide->text, guide->length);
	return call_run(&call);
}

int store_add_case(struct store *store, const struct case_row *row)
{
	struct store_call call = call_start(store, SQL_OPEN_CASE);
	char uuid[UUID_SIZE];

	store_new_uuid(uuid);
	call_number(&call, row->number);
	call_number(&call, row->started);
	call_number(&call, row->changed);
	/* A case that went on in two records is another one in this. */
	call_text(&call, or_null(row->uuid) ? row->uuid : uuid);
	call_text(&call, uuid);
	call_text(&call, row->guide_sha256);
	bind_row(&call, row);
	return call_run(&call);
}

/* What a new case brings with it: its guide, and when its first events were. */
static void take_new(const struct new_case *made, char sha256[65],
		     struct case_row *row, struct stored_guide *guide)
{
	store_hash(made->guide_text, made->guide_length, sha256);
	*guide = (struct stored_guide){
		.sha256 = sha256,
		.id = made->row.guide_id,
		.version = made->row.guide_version,
		.text = made->guide_text,
		.length = made->guide_length,
	};
	*row = made->row;
	row->guide_sha256 = sha256;
	if (made->event_count == 0)
		return;
	row->started = made->events[0].at;
	row->changed = made->events[made->event_count - 1].at;
}

int store_write_begin(struct store *store)
{
	struct store_call call;
	int moved = 0;

	/* This may be a copy in memory, where writes would seem to succeed. */
	if (store->unwritable.text[0])
		return SQLITE_READONLY;
	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (moved)
		return SQLITE_READONLY_DBMOVED;
	/* Memory ran out in a transaction; this is the last try to save. */
	if (!sqlite3_get_autocommit(store->db)) {
		call = call_start(store, SQL_ROLLBACK);
		call_run(&call);
	}
	call = call_start(store, SQL_BEGIN);
	return call_run(&call);
}

enum store_result store_write_end(struct store *store, int code,
				  struct message *error)
{
	struct store_call call;

	if (code == SQLITE_OK) {
		call = call_start(store, SQL_COMMIT);
		code = call_run(&call);
	}
	if (code == SQLITE_OK) {
		store_settle(store);
		return STORE_OK;
	}
	store_explain(store, code, error);
	if (!sqlite3_get_autocommit(store->db)) {
		call = call_start(store, SQL_ROLLBACK);
		call_run(&call);
	}
	return code == SQLITE_CONSTRAINT_PRIMARYKEY ? STORE_CONFLICT
						    : STORE_FAILED;
}

enum store_result store_begin(struct store *store, const struct new_case *made,
			      int64_t *number, struct message *error)
{
	enum store_result result;
	struct stored_guide guide;
	struct case_row row;
	char sha256[65];
	int64_t opened;
	int code;

	take_new(made, sha256, &row, &guide);
	if (!store_fits_events(made->events, made->event_count, error) ||
	    !store_fits_row(&row, error) || !store_fits_guide(&guide, error))
		return STORE_FAILED;
	code = store_write_begin(store);
	if (code == SQLITE_OK)
		code = store_keep_guide(store, &guide);
	if (code == SQLITE_OK)
		code = store_add_case(store, &row);
	opened = sqlite3_last_insert_rowid(store->db);
	if (code == SQLITE_OK)
		code = add_events(store, opened, made->events,
				  made->event_count);
	result = store_write_end(store, code, error);
	if (result == STORE_OK)
		*number = opened;
	return result;
}

static int move_case(struct store *store, int64_t number, int64_t at,
		     const struct case_row *row)
{
	struct store_call call = call_start(store, SQL_MOVE_CASE);
	int code;

	call_number(&call, number);
	call_number(&call, at);
	bind_row(&call, row);
	code = call_run(&call);
	return code == SQLITE_OK && sqlite3_changes(store->db) == 0
		       ? SQLITE_NOTFOUND
		       : code;
}

enum store_result store_append(struct store *store, int64_t number,
			       const struct event *events, size_t count,
			       const struct case_row *row,
			       struct message *error)
{
	int code;

	if (!store_fits_events(events, count, error) ||
	    !store_fits_row(row, error))
		return STORE_FAILED;
	code = store_write_begin(store);
	if (code == SQLITE_OK)
		code = move_case(store, number, events[count - 1].at, row);
	if (code == SQLITE_OK)
		code = add_events(store, number, events, count);
	return store_write_end(store, code, error);
}
