#include "chargefix/text.h"

#include "base/text_scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

/* The line being filled, as offsets into the text. */
struct filling {
	const char *text;
	const char *breaks; /* for each byte: UC_BREAK_… before it */
	int columns;
	size_t start; /* of the line */
	size_t at;
	int width; /* from start to at */
	size_t chance; /* the last place to break at; start: none yet */
	int chance_width; /* from start to chance */
};

void text_wrap_release(struct text_wrap *wrap)
{
	free(wrap->lines);
	*wrap = (struct text_wrap){0};
}

static bool add_line(struct text_wrap *wrap, const char *start, size_t length)
{
	if (wrap->count == wrap->capacity) {
		size_t capacity = wrap->capacity ? wrap->capacity * 2 : 16;
		struct text_line *lines = NULL;

		if (capacity <= SIZE_MAX / sizeof(*lines))
			lines = realloc(wrap->lines, capacity * sizeof(*lines));
		if (!lines)
			return false;
		wrap->lines = lines;
		wrap->capacity = capacity;
	}
	/* Spaces at a line's end may hang over its edge, so they go. */
	while (length > 0 && start[length - 1] == ' ')
		length--;
	wrap->lines[wrap->count++] = (struct text_line){start, length};
	return true;
}

/* Ends the line at the last chance, or right here where there was none. */
static bool end_line(struct text_wrap *wrap, struct filling *line)
{
	size_t end = line->chance;
	int width = line->chance_width;

	if (end == line->start) {
		end = line->at;
		width = line->width;
	}
	if (!add_line(wrap, line->text + line->start, end - line->start))
		return false;
	line->start = end;
	line->width -= width;
	line->chance = end;
	line->chance_width = 0;
	return true;
}

static bool is_chance(char kind)
{
	return kind == UC_BREAK_POSSIBLE || kind == UC_BREAK_MANDATORY;
}

/* Breaks what stands before `end`, which has no line end in it. */
static bool wrap_paragraph(struct text_wrap *wrap, struct filling *line,
			   size_t end)
{
	while (line->at < end) {
		const char *text = line->text + line->at;
		int width;
		size_t taken = text_cluster(text, end - line->at, &width);

		if (line->at > line->start &&
		    is_chance(line->breaks[line->at])) {
			line->chance = line->at;
			line->chance_width = line->width;
		}
		while (*text != ' ' && line->at > line->start &&
		       width > line->columns - line->width) {
			if (!end_line(wrap, line))
				return false;
		}
		line->at += taken;
		line->width += width;
	}
	return add_line(wrap, line->text + line->start, end - line->start);
}

/* The text is wrapped paragraph by paragraph, '\n' between them. */
static bool wrap_all(struct text_wrap *wrap, struct filling *line,
		     size_t length)
{
	for (;;) {
		const char *start = line->text + line->at;
		const char *end = memchr(start, '\n', length - line->at);

		line->start = line->at;
		line->chance = line->at;
		line->chance_width = 0;
		line->width = 0;
		if (!end)
			return wrap_paragraph(wrap, line, length);
		if (!wrap_paragraph(wrap, line, (size_t)(end - line->text)))
			return false;
		line->at++;
	}
}

/*
 * Where lines may be broken, for each byte; NULL when memory is out. The
 * library wants UTF-8, so bytes that are not stand as '?' for it.
 */
static char *find_breaks(const char *text, size_t length)
{
	char *breaks = malloc(length + 1);
	char *copy = NULL;
	size_t at = text_invalid(text, length);

	if (breaks && at < length)
		copy = malloc(length);
	if (!breaks || (at < length && !copy)) {
		free(breaks);
		return NULL;
	}
	if (copy)
		memcpy(copy, text, length);
	while (at < length) {
		copy[at] = '?';
		at += text_invalid(text + at + 1, length - at - 1) + 1;
	}
	u8_possible_linebreaks((const uint8_t *)(copy ? copy : text), length,
			       "UTF-8", breaks);
	free(copy);
	return breaks;
}

bool text_wrap(struct text_wrap *wrap, const char *text, int columns)
{
	size_t length = strlen(text);
	char *breaks = find_breaks(text, length);
	struct filling line = {
		.text = text,
		.breaks = breaks,
		.columns = columns > 0 ? columns : 1,
	};
	bool done;

	wrap->count = 0;
	if (!breaks)
		return false;
	done = wrap_all(wrap, &line, length);
	free(breaks);
	return done;
}
