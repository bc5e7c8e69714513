#include "guide/merge_markers.h"

#include <stdint.h>
#include <string.h>

enum { MARKER_LENGTH = 7 };

/* The current line of a text. */
struct line {
	const char *start;
	const char *end; /* of the text */
	size_t number; /* from 1 */
};

static bool next_line(struct line *line)
{
	const char *feed =
		memchr(line->start, '\n', (size_t)(line->end - line->start));

	if (!feed)
		return false;
	line->start = feed + 1;
	line->number++;
	return true;
}

/* Whether the line begins with exactly seven of a sign. */
static bool is_marker(const struct line *line, char sign)
{
	size_t length = (size_t)(line->end - line->start);

	if (length < MARKER_LENGTH)
		return false;
	for (size_t i = 0; i < MARKER_LENGTH; i++) {
		if (line->start[i] != sign)
			return false;
	}
	return length == MARKER_LENGTH ||
	       strchr(" \r\n", line->start[MARKER_LENGTH]);
}

/* Finds the next line with the marker. False: there is none. */
static bool find_marker(struct line *line, char sign)
{
	while (!is_marker(line, sign)) {
		if (!next_line(line))
			return false;
	}
	return true;
}

bool merge_markers_check(const char *text, size_t length,
			 struct messages *problems)
{
	struct line line = {text, text + length, 1};
	bool settled = true;

	while (find_marker(&line, '<')) {
		size_t first = line.number, middle;

		if (!find_marker(&line, '='))
			break;
		middle = line.number;
		if (!find_marker(&line, '>'))
			break;
		settled = false;
		messages_add(
			problems, first, 1,
			"unresolved merge conflict: one version is above line "
			"%zu, the other is below it, up to line %zu; keep one "
			"version and remove all three marker lines",
			middle, line.number);
	}
	return settled;
}
