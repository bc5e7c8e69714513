#include "front/tui/case_list.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/* The texts of a row that lists show. */
enum { TEXTS = DETAILS + 7 };

static void list_texts(struct case_row *row, const char **texts[TEXTS])
{
	struct case_standing *standing = &row->standing;
	int count = 0;

	for (int i = 0; i < DETAILS; i++)
		texts[count++] = &row->details.of[i];
	texts[count++] = &standing->subject;
	texts[count++] = &standing->step;
	texts[count++] = &standing->diagnosis;
	texts[count++] = &standing->verdict;
	texts[count++] = &standing->conclusion;
	texts[count++] = &standing->life.why;
	texts[count++] = &standing->life.confirmed_by;
}

/* Adds the text, made safe to show, with its NUL. Returns where it begins. */
static size_t keep_string(struct buffer *strings, const char *text)
{
	size_t start = strings->length;

	text_clean(strings, text, strlen(text), TEXT_ONE_LINE);
	buffer_add(strings, "", 1);
	return start;
}

void case_line_init(struct case_line *line, const struct case_row *row,
		    const char *begun)
{
	struct buffer strings = {0};
	const char **texts[TEXTS];
	size_t starts[TEXTS];

	*line = (struct case_line){.row = *row};
	line->row.uuid = NULL;
	line->row.guide_sha256 = line->row.guide_id = NULL;
	line->row.guide_version = NULL;
	list_texts(&line->row, texts);
	for (int i = 0; i < TEXTS; i++)
		starts[i] = *texts[i] ? keep_string(&strings, *texts[i]) : 0;
	size_t guide = keep_string(&strings, text_or_empty(begun));
	for (int i = 0; i < TEXTS; i++)
		*texts[i] = *texts[i] ? strings.data + starts[i] : NULL;
	line->begun = strings.data + guide;
	line->strings = strings.data;
}

void case_line_release(struct case_line *line)
{
	free(line->strings);
}

static void clear(struct case_list *list)
{
	for (int i = 0; i < list->count; i++)
		case_line_release(&list->lines[i]);
	list->count = 0;
	list->above = list->below = 0;
	list->open_above = list->closed_below = false;
}

void case_list_release(struct case_list *list)
{
	clear(list);
	free(list->lines);
	*list = (struct case_list){0};
}

void case_list_begin(struct case_list *list)
{
	clear(list);
}

void case_list_end(struct case_list *list)
{
	clear(list);
	list->open_above = true;
	list->closed_below = true;
}

/* A case that was changed in the meantime may appear a second time. */
static bool has_case(const struct case_list *list, int64_t number)
{
	for (int i = 0; i < list->count; i++)
		if (list->lines[i].row.number == number)
			return true;
	return false;
}

/* A column that was shown stays, so that none jumps while one scrolls. */
static void note_columns(struct case_list *list, const struct case_row *row)
{
	struct buffer cell = {0};

	for (int i = 0; i < SCREEN_COLUMNS; i++) {
		buffer_clear(&cell);
		if (!list->used[i])
			column_write((enum case_column)i, row, 0, &cell);
		list->used[i] |= cell.length > 0;
	}
	buffer_release(&cell);
}

static void add_row(struct case_list *list, const struct case_row *row,
		    bool above)
{
	struct case_line line;

	if (has_case(list, row->number))
		return;
	list->lines = memory_room(list->lines, (size_t)list->count,
				  sizeof(*list->lines));
	case_line_init(&line, row, NULL);
	if (above)
		memmove(&list->lines[1], &list->lines[0],
			list->count * sizeof(line));
	list->lines[above ? 0 : list->count] = line;
	list->count++;
	note_columns(list, row);
}

void case_list_around(struct case_list *list, const struct case_row *row)
{
	clear(list);
	list->above = list->below = row->number;
	list->open_above = true;
	add_row(list, row, false);
}

void case_list_fill(struct case_list *list, const struct case_rows *rows)
{
	clear(list);
	list->closed_below = true;
	for (size_t i = 0; i < rows->count; i++)
		add_row(list, &rows->items[i], false);
}

bool case_list_read(struct case_list *list, struct store *store,
		    struct case_query query, int *added, struct message *error)
{
	bool up = query.backward;
	int before = list->count;
	struct case_rows rows = {0};

	query.after = up ? list->above : list->below;
	bool read = store_cases(store, &query, &rows, error);
	for (size_t i = 0; i < rows.count; i++)
		add_row(list, &rows.items[i], up);
	*added = list->count - before;
	if (read && up) {
		list->above = rows.reached;
		list->open_above = rows.reached;
	} else if (read) {
		list->below = rows.reached;
		list->closed_below = !rows.reached;
	}
	case_rows_release(&rows);
	return read;
}

void case_list_trim(struct case_list *list, int first, int count)
{
	int end = first + count;

	for (int i = 0; i < list->count; i++)
		if (i < first || i >= end)
			case_line_release(&list->lines[i]);
	if (end < list->count) {
		list->below = list->lines[end - 1].row.number;
		list->closed_below = false;
		list->count = end;
	}
	if (first > 0) {
		list->above = list->lines[first].row.number;
		list->open_above = true;
		list->count -= first;
		memmove(&list->lines[0], &list->lines[first],
			list->count * sizeof(*list->lines));
	}
}
