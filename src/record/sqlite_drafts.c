/* Forms that are not a case yet, in the database. */
#include "chargefix/drafts.h"

#include "chargefix/memory.h"
#include "record/sqlite.h"
#include "record/sqlite_row.h"

#include <sqlite3.h>
#include <string.h>

static void take_draft(struct drafts *drafts, const struct store_call *call)
{
	struct row row = {.statement = call->statement};
	struct arena *strings = &drafts->strings;
	struct draft draft = {.id = row_number(&row)};
	const char **const texts[] = {&draft.uuid, &draft.who, &draft.holder,
				      &draft.text};

	for (size_t i = 0; i < 3; i++)
		*texts[i] = row_text(&row);
	draft.began = row_time(&row);
	draft.changed = row_time(&row);
	draft.text = row_text(&row);
	if (row.damaged || draft_is_held(draft.holder))
		return;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		*texts[i] = arena_text(strings, *texts[i], strlen(*texts[i]));
	drafts->items = memory_room(drafts->items, drafts->count,
				    sizeof(*drafts->items));
	drafts->items[drafts->count++] = draft;
}

bool store_drafts(struct store *store, struct drafts *drafts,
		  struct message *error)
{
	struct store_call call = call_start(store, SQL_DRAFTS);

	while (call_row(&call))
		take_draft(drafts, &call);
	int code = call_end(&call);
	return code == SQLITE_OK || store_explain(store, code, error);
}

static int add_draft(struct store *store, const struct draft *draft,
		     const char *holder)
{
	struct store_call call = call_start(store, SQL_ADD_DRAFT);

	call_text(&call, draft->uuid);
	call_text(&call, text_or_empty(draft->who));
	call_text(&call, holder);
	call_number(&call, draft->began);
	call_number(&call, draft->changed);
	call_text(&call, draft->text);
	return call_run(&call);
}

/* SQLITE_NOTFOUND: it is somebody else's now. */
static int change_draft(struct store *store, const struct draft *draft,
			const char *holder)
{
	struct store_call call = call_start(store, SQL_CHANGE_DRAFT);

	call_number(&call, draft->id);
	call_text(&call, draft->holder);
	call_text(&call, holder);
	call_number(&call, draft->changed);
	call_text(&call, draft->text);
	int code = call_run(&call);
	return code == SQLITE_OK && sqlite3_changes(store->db) == 0
		       ? SQLITE_NOTFOUND
		       : code;
}

static int drop_made(struct store *store)
{
	struct store_call call = call_start(store, SQL_DROP_MADE);

	return call_run(&call);
}

enum store_result store_keep_draft(struct store *store, struct draft *draft,
				   const char *holder, struct message *error)
{
	int code = store_write_begin(store);
	bool gone = false;
	int64_t id = draft->id;

	if (code == SQLITE_OK && id) {
		code = change_draft(store, draft, holder);
		gone = code == SQLITE_NOTFOUND;
	} else if (code == SQLITE_OK) {
		code = drop_made(store);
		if (code == SQLITE_OK)
			code = add_draft(store, draft, holder);
		id = sqlite3_last_insert_rowid(store->db);
	}
	if (gone)
		code = SQLITE_OK;
	enum store_result result = store_write_end(store, code, error);
	if (result == STORE_OK && !gone) {
		draft->id = id;
		draft->holder = holder;
	}
	return gone && result == STORE_OK ? STORE_CONFLICT : result;
}

bool store_drop_draft(struct store *store, const struct draft *draft,
		      struct message *error)
{
	int code = store_write_begin(store);

	if (code == SQLITE_OK) {
		struct store_call call = call_start(store, SQL_DROP_DRAFT);

		call_number(&call, draft->id);
		call_text(&call, draft->holder);
		code = call_run(&call);
	}
	return store_write_end(store, code, error) == STORE_OK;
}
