#include "front/tui/case_list.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/* Adds the text, made safe to show, with its NUL. Returns where it begins. */
static size_t keep_string(struct buffer *strings, const char *text)
{
	size_t start = strings->length;

	text = text_or_empty(text);
	text_clean(strings, text, strlen(text), TEXT_ONE_LINE);
	buffer_add(strings, "", 1);
	return start;
}

void case_line_init(struct case_line *line, const struct case_row *row,
		    const char *begun)
{
	bool closed = row->standing.diagnosis;
	const char *stands = row->damaged ? "Damaged"
			     : closed     ? row->standing.conclusion
					  : row->standing.step;
	struct buffer strings = {0};
	size_t details[DETAILS];

	for (int i = 0; i < DETAILS; i++)
		details[i] = keep_string(&strings, row->details.of[i]);
	size_t subject = keep_string(&strings, row->standing.subject);
	size_t at = keep_string(&strings, stands);
	size_t guide = keep_string(&strings, begun);

	*line = (struct case_line){
		.number = row->number,
		.changed = row->changed,
		.closed = closed,
		.damaged = row->damaged,
		.subject = strings.data + subject,
		.stands = strings.data + at,
		.begun = strings.data + guide,
		.strings = strings.data,
	};
	for (int i = 0; i < DETAILS; i++)
		line->details[i] = strings.data + details[i];
}

void case_line_release(struct case_line *line)
{
	free(line->strings);
}

static void clear(struct case_list *list)
{
	for (int i = 0; i < list->count; i++)
		case_line_release(&list->lines[i]);
	*list = (struct case_list){.lines = list->lines};
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
		if (list->lines[i].number == number)
			return true;
	return false;
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
}

void case_list_around(struct case_list *list, const struct case_row *row)
{
	clear(list);
	list->above = list->below = row->number;
	list->open_above = true;
	add_row(list, row, false);
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
		list->below = list->lines[end - 1].number;
		list->closed_below = false;
		list->count = end;
	}
	if (first > 0) {
		list->above = list->lines[first].number;
		list->open_above = true;
		list->count -= first;
		memmove(&list->lines[0], &list->lines[first],
			list->count * sizeof(*list->lines));
	}
}
