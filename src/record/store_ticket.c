/* Reports other cases of a ticket, which the next person should know about. */
#include "chargefix/store.h"

#include "chargefix/text.h"

#include <string.h>

enum { OTHERS_MOST = 5 };

/* Names the first of them (open cases come first) and how to continue it. */
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
	struct case_rows rows = {0};
	struct message ignored;

	store_of_ticket(store, ticket, number, OTHERS_MOST + 1, &rows,
			&ignored);
	for (size_t i = 0; i < rows.count; i++) {
		const struct case_row *row = &rows.items[i];

		if (i == 0)
			tell_first(out, program, ticket, row->number,
				   !row->damaged && !row->standing.diagnosis,
				   store_path(store));
		else if (i < OTHERS_MOST)
			buffer_format(out, "%s %lld", i > 1 ? "," : "; also",
				      (long long)row->number);
		else
			buffer_text(out, " and more");
	}
	case_rows_release(&rows);
}
