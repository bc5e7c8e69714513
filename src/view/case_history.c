/* The cases of a device and its customer, as text. */
#include "chargefix/view.h"

#include "chargefix/text.h"

/* "Case 7, 2026-11-20, R-1: Handed back: Fixed (The port was dirty)". */
static void add_earlier_case(struct document *document,
			     const struct case_row *row, int64_t now)
{
	const char *ticket = row->details.of[DETAIL_TICKET];
	struct buffer said = {0}, clean = {0};

	buffer_format(&said, "Case %lld", (long long)row->number);
	if (!row->damaged) {
		buffer_text(&said, ", ");
		clock_write_ago(&said, view_ended_at(row), now);
	}
	if (ticket)
		buffer_format(&said, ", %s", ticket);
	buffer_text(&said, ": ");
	view_brief(row, &said);
	text_clean(&clean, buffer_string(&said), said.length, TEXT_ONE_LINE);
	document_add(document, BLOCK_ITEM, 0, buffer_string(&clean));
	buffer_release(&said);
	buffer_release(&clean);
}

void view_case_rows(struct document *document, const struct case_rows *rows,
		    int64_t now)
{
	for (size_t i = 0; i < rows->count; i++)
		add_earlier_case(document, &rows->items[i], now);
}

static void add_part(struct document *document, const char *heading,
		     const struct case_rows *rows, int64_t now)
{
	if (rows->count > 0)
		document_add(document, BLOCK_HEADING, 0, heading);
	view_case_rows(document, rows, now);
}

void view_case_history(struct document *document,
		       const struct case_history *history, int64_t now)
{
	bool device = history->device.count > 0;

	add_part(document, HISTORY_DEVICE, &history->device, now);
	add_part(document, device ? HISTORY_OTHERS : HISTORY_CUSTOMER,
		 &history->customer, now);
	if (document->count == 0)
		document_add(document, BLOCK_PARAGRAPH, 0, HISTORY_NONE);
}
