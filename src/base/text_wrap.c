#include "chargefix/text.h"

#include "base/text_scan.h"

#include "chargefix/memory.h"

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

static void add_wrapped_line(struct text_wrap *wrap, const char *start,
			     size_t length)
{
	wrap->lines =
		memory_room(wrap->lines, wrap->count, sizeof(*wrap->lines));
	/* Drop spaces at a line's end, which may extend past its edge. */
	while (length > 0 && start[length - 1] == ' ')
		length--;
	wrap->lines[wrap->count++] = (struct text_line){start, length};
}

/* Ends the line at the last possible break, or here if there was none. */
static void end_line(struct text_wrap *wrap, struct filling *line)
{
	size_t end = line->chance;
	int width = line->chance_width;

	if (end == line->start) {
		end = line->at;
		width = line->width;
	}
	add_wrapped_line(wrap, line->text + line->start, end - line->start);
	line->start = end;
	line->width -= width;
	line->chance = end;
	line->chance_width = 0;
}

/*
 * Whether the line may break where it has come to. After a space it always may:
 * what Unicode lets follow it at a line's start, such as ":quit" or a bracket
 * after a quotation mark, is not the same in all versions of the library.
 */
static bool is_chance(const struct filling *line)
{
	char kind = line->breaks[line->at];

	if (line->at == line->start)
		return false;
	return kind == UC_BREAK_POSSIBLE || kind == UC_BREAK_MANDATORY ||
	       (line->text[line->at - 1] == ' ' && line->text[line->at] != ' ');
}

/* Wraps the text up to `end`, which contains no line end. */
static void wrap_paragraph(struct text_wrap *wrap, struct filling *line,
			   size_t end)
{
	while (line->at < end) {
		const char *text = line->text + line->at;
		int width;
		size_t taken = text_cluster(text, end - line->at, &width);

		if (is_chance(line)) {
			line->chance = line->at;
			line->chance_width = line->width;
		}
		while (*text != ' ' && line->at > line->start &&
		       width > line->columns - line->width)
			end_line(wrap, line);
		line->at += taken;
		line->width += width;
	}
	add_wrapped_line(wrap, line->text + line->start, end - line->start);
}

/* Wraps the text paragraph by paragraph, separated by '\n'. */
static void wrap_all(struct text_wrap *wrap, struct filling *line,
		     size_t length)
{
	for (;;) {
		const char *start = line->text + line->at;
		const char *end = memchr(start, '\n', length - line->at);

		line->start = line->at;
		line->chance = line->at;
		line->chance_width = 0;
		line->width = 0;
		wrap_paragraph(wrap, line,
			       end ? (size_t)(end - line->text) : length);
		if (!end)
			return;
		line->at++;
	}
}

/*
 * Finds for each byte whether a line may break there. The library needs UTF-8,
 * so other bytes are replaced by '?' for it.
 */
static char *find_breaks(const char *text, size_t length)
{
	char *breaks = memory_new(length + 1, 1);
	char *copy = NULL;
	size_t at = text_invalid(text, length);

	if (at < length)
		copy = memory_text(text, length);
	while (at < length) {
		copy[at] = '?';
		at += text_invalid(text + at + 1, length - at - 1) + 1;
	}
	u8_possible_linebreaks((const uint8_t *)(copy ? copy : text), length,
			       "UTF-8", breaks);
	free(copy);
	return breaks;
}

void text_wrap(struct text_wrap *wrap, const char *text, int columns)
{
	size_t length = strlen(text);
	char *breaks = find_breaks(text, length);
	struct filling line = {
		.text = text,
		.breaks = breaks,
		.columns = columns > 0 ? columns : 1,
	};

	wrap->count = 0;
	wrap_all(wrap, &line, length);
	free(breaks);
}
