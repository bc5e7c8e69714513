/* The other cases of a ticket, which the next person should know about. */
#include "chargefix/store.h"

#include "chargefix/text.h"
#include "record/store_row.h"
#include "record/store_sql.h"

#include <string.h>

enum { OTHERS_MOST = 5 };

/* The first of them, those still open come first, and how to go on there. */
static void tell_first(struct buffer *out, const char *program,
		       const char *ticket, long long number, bool open,
		       const char *path)
{
	text_clean(out, ticket, strlen(ticket), TEXT_ONE_LINE);
	buffer_format(out, " is also case %lld, %s", number,
		      open ? "still open: " : "closed");
	if (open)
		store_write_command(out, program, "resume", number, path);
}

void store_tell_others(struct store *store, const char *program,
		       const char *ticket, int64_t number, struct buffer *out)
{
	struct store_call call = call_start(store, SQL_OTHERS_OF_TICKET);
	struct buffer folded = {0};
	int told = 0;

	text_fold_name(&folded, ticket);
	call_text(&call, buffer_string(&folded));
	call_number(&call, number);
	while (call_row(&call) && told <= OTHERS_MOST) {
		struct row row = {.statement = call.statement};
		long long other = row_number(&row);
		bool open = row_number(&row) != 0;

		if (told == 0)
			tell_first(out, program, ticket, other, open,
				   store->path);
		else if (told < OTHERS_MOST)
			buffer_format(out, "%s %lld", told > 1 ? "," : "; also",
				      other);
		else
			buffer_text(out, " and more");
		told++;
	}
	call_end(&call);
	buffer_release(&folded);
}
