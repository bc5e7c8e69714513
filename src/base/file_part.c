#include "chargefix/file_part.h"

#include <string.h>

/*
 * The empty line is for messages about the end of the file before the mark:
 * they are about the line below its last.
 */
#define MARK "\n--- # chargefix include: "

enum { MARK_LENGTH = sizeof(MARK) - 1 };

static bool is_mark(const char *line, const char *end)
{
	return end - line >= MARK_LENGTH &&
	       memcmp(line, MARK, MARK_LENGTH) == 0;
}

/* Where the next line begins, or `end`. */
static const char *line_after(const char *line, const char *end)
{
	const char *feed = memchr(line, '\n', (size_t)(end - line));

	return feed ? feed + 1 : end;
}

/* Takes the name from the mark. Returns where the file's text begins. */
static const char *take_mark(struct file_part *part, const char *mark,
			     const char *end)
{
	const char *next = line_after(mark + MARK_LENGTH, end);

	part->name = mark + MARK_LENGTH;
	part->name_length = (size_t)(next - part->name);
	if (part->name_length > 0 && next[-1] == '\n')
		part->name_length--;
	part->line += part->lines + 2;
	return next;
}

bool file_part_next(struct file_part *part, const char *text, size_t length)
{
	const char *end = text + length;
	const char *at = text;

	if (part->text && part->text + part->length == end)
		return false;
	if (part->text)
		at = take_mark(part, part->text + part->length, end);
	part->text = at;
	part->lines = 0;
	while (at < end && !is_mark(at, end)) {
		at = line_after(at, end);
		part->lines += at[-1] == '\n';
	}
	part->length = (size_t)(at - part->text);
	return true;
}

void file_part_find(struct file_part *part, const char *text, size_t length,
		    size_t line)
{
	struct file_part next;

	if (!part->text || line < part->line) {
		*part = (struct file_part){0};
		file_part_next(part, text, length);
	}
	next = *part;
	while (file_part_next(&next, text, length) && next.line <= line)
		*part = next;
}

bool file_part_is_marked(const char *text, size_t length)
{
	struct file_part part = {0};

	return file_part_next(&part, text, length) && part.length < length;
}

void file_part_mark(struct buffer *out, const char *name)
{
	buffer_format(out, MARK "%s\n", name);
}

void file_part_path(struct buffer *out, const char *guide,
		    const struct file_part *part)
{
	const char *slash = strrchr(guide, '/');

	if (!part || !part->name) {
		buffer_text(out, guide);
		return;
	}
	if (slash)
		buffer_add(out, guide, (size_t)(slash + 1 - guide));
	buffer_add(out, part->name, part->name_length);
}
