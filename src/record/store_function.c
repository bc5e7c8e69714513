/* What SQL can't do by itself, as functions of SQL. */
#include "record/store_sql.h"

#include "chargefix/text.h"

#include <sqlite3.h>

/* folded_name(text): as text_fold_name; NULL stays NULL. */
static void folded_name(sqlite3_context *context, int count,
			sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	struct buffer folded = {0};

	(void)count;
	if (!text)
		return;
	text_fold_name(&folded, text);
	if (folded.failed)
		sqlite3_result_error_nomem(context);
	else
		sqlite3_result_text(context, buffer_string(&folded), -1,
				    SQLITE_TRANSIENT);
	buffer_release(&folded);
}

int store_add_functions(struct sqlite3 *db)
{
	const int flags =
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

	return sqlite3_create_function(db, "folded_name", 1, flags, NULL,
				       folded_name, NULL, NULL);
}
