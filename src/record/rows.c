/* Copies of cases that were read, with all their strings. */
#include "chargefix/store.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

static void keep_row_text(struct arena *strings, const char **text)
{
	if (*text)
		*text = arena_text(strings, *text, strlen(*text));
}

void case_rows_add(struct case_rows *rows, const struct case_row *row)
{
	struct case_row *kept;

	rows->items =
		memory_room(rows->items, rows->count, sizeof(*rows->items));
	kept = &rows->items[rows->count++];
	*kept = *row;
	const char **const texts[] = {
		&kept->guide_sha256,
		&kept->guide_id,
		&kept->guide_version,
		&kept->standing.subject,
		&kept->uuid,
		&kept->standing.life.why,
		&kept->standing.life.confirmed_by,
		&kept->standing.step,
		&kept->standing.diagnosis,
		&kept->standing.verdict,
		&kept->standing.conclusion,
	};
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		keep_row_text(&rows->strings, texts[i]);
	for (int i = 0; i < DETAILS; i++)
		keep_row_text(&rows->strings, &kept->details.of[i]);
}

void case_rows_release(struct case_rows *rows)
{
	free(rows->items);
	arena_release(&rows->strings);
	*rows = (struct case_rows){0};
}
