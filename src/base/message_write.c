#include "chargefix/message.h"

#include "base/text_scan.h"
#include "chargefix/file_part.h"
#include "chargefix/text.h"

#include <string.h>

/* How many columns of a long line are shown on each side of the caret. */
enum { COLUMNS_BEFORE = 60, COLUMNS_AFTER = 40 };

static const char cut_mark[] = "...";

/* A place in the source, counted like libyaml. */
struct cursor {
	const char *source;
	size_t length;
	size_t at;
	size_t line_start;
	size_t line;
	size_t column;
};

/* The file that is being written about, and a place in it. */
struct reading {
	struct file_part part;
	struct cursor cursor;
};

static struct cursor cursor_begin(const char *source, size_t length)
{
	struct cursor cursor = {source, length, 0, 0, 1, 1};

	/* The byte order mark has no column. */
	if (length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0)
		cursor.at = cursor.line_start = 3;
	return cursor;
}

/*
 * The length of the line end at `at`, or 0. Line ends are those of YAML 1.1:
 * CR, CR LF, NEL, LS and PS as well as LF.
 */
static size_t line_end(const struct cursor *cursor, size_t at)
{
	const unsigned char *text = (const unsigned char *)cursor->source + at;
	size_t left = cursor->length - at;

	if (left == 0 || (*text > '\r' && *text < 0xC2))
		return 0;
	if (*text == '\n')
		return 1;
	if (*text == '\r')
		return left > 1 && text[1] == '\n' ? 2 : 1;
	if (left > 1 && *text == 0xC2 && text[1] == 0x85)
		return 2;
	if (left > 2 && *text == 0xE2 && text[1] == 0x80 &&
	    (text[2] == 0xA8 || text[2] == 0xA9))
		return 3;
	return 0;
}

/* Moves to the line's start. False: there is no such line. */
static bool cursor_to_line(struct cursor *cursor, size_t line)
{
	if (line < cursor->line)
		*cursor = cursor_begin(cursor->source, cursor->length);
	while (cursor->line < line) {
		size_t end;

		if (cursor->at == cursor->length)
			return false;
		end = line_end(cursor, cursor->at);
		cursor->at += end ? end : 1;
		if (end) {
			cursor->line++;
			cursor->column = 1;
			cursor->line_start = cursor->at;
		}
	}
	return true;
}

/* Moves to the column, or to the line's end if that comes first. */
static void cursor_to_column(struct cursor *cursor, size_t column)
{
	if (column < cursor->column) {
		cursor->at = cursor->line_start;
		cursor->column = 1;
	}
	while (cursor->column < column && cursor->at < cursor->length &&
	       !line_end(cursor, cursor->at)) {
		unsigned int code_point;

		cursor->at += text_code_point(cursor->source + cursor->at,
					      cursor->length - cursor->at,
					      &code_point);
		cursor->column++;
	}
}

/* Where the bytes that may be shown after the cursor end. */
static size_t shown_end(const struct cursor *cursor)
{
	/* A character has at most four bytes, plus combining marks. */
	const size_t bytes_most = 4 * (COLUMNS_BEFORE + COLUMNS_AFTER);
	size_t end = cursor->at;

	while (end < cursor->length && end - cursor->at < bytes_most &&
	       !line_end(cursor, end))
		end++;
	if (end == cursor->length)
		return end;
	return cursor->at +
	       text_begin(cursor->source + cursor->at, end - cursor->at);
}

/* Where the part shown before the cursor begins: at a whole character. */
static size_t shown_start(const struct cursor *cursor)
{
	const size_t bytes_most = 4 * COLUMNS_BEFORE;
	size_t left = cursor->at - cursor->line_start;

	if (left <= bytes_most)
		return cursor->line_start;
	return cursor->line_start +
	       text_begin(cursor->source + cursor->line_start,
			  left - bytes_most);
}

/* Appends outside text with a space for each control character. */
static void add_spaced(struct buffer *out, const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		unsigned int code_point;
		size_t taken =
			text_code_point(text + at, length - at, &code_point);

		if (code_point != TEXT_NO_CODE_POINT &&
		    text_is_control(code_point))
			buffer_repeat(out, ' ', 1);
		else
			text_clean(out, text + at, taken, TEXT_ONE_LINE);
		at += taken;
	}
}

/* Drops whole clusters from the front until `columns` or less are left. */
static size_t skip_to_width(const struct buffer *text, int columns, int *width)
{
	const char *bytes = buffer_string(text);
	size_t at = 0;

	*width = text_width(bytes, text->length);
	while (*width > columns) {
		int less;

		at += text_cluster(bytes + at, text->length - at, &less);
		*width -= less;
	}
	return at;
}

/* Appends the line before the cursor. Returns the columns that it takes. */
static int write_before(const struct cursor *cursor, struct buffer *out)
{
	size_t start = shown_start(cursor);
	struct buffer before = {0};
	size_t skipped;
	int width;

	add_spaced(&before, cursor->source + start, cursor->at - start);
	skipped = skip_to_width(&before, COLUMNS_BEFORE, &width);
	if (start > cursor->line_start || skipped > 0) {
		buffer_text(out, cut_mark);
		width += (int)strlen(cut_mark);
	}
	buffer_text(out, buffer_string(&before) + skipped);
	buffer_release(&before);
	return width;
}

static void write_after(const struct cursor *cursor, struct buffer *out)
{
	size_t end = shown_end(cursor);
	struct buffer after = {0};
	size_t fits;

	add_spaced(&after, cursor->source + cursor->at, end - cursor->at);
	fits = text_fit(buffer_string(&after), after.length, COLUMNS_AFTER,
			NULL);
	buffer_add(out, buffer_string(&after), fits);
	if (fits < after.length ||
	    (end < cursor->length && !line_end(cursor, end)))
		buffer_text(out, cut_mark);
	buffer_release(&after);
}

/* Writes the line and the caret; nothing for an empty or missing line. */
static void write_line(const struct message *message, struct cursor *cursor,
		       struct buffer *out)
{
	int width;

	if (!cursor_to_line(cursor, message->line))
		return;
	cursor_to_column(cursor, message->column);
	if (cursor->at == cursor->line_start &&
	    (cursor->at == cursor->length || line_end(cursor, cursor->at)))
		return;
	buffer_text(out, "  ");
	width = write_before(cursor, out);
	write_after(cursor, out);
	buffer_text(out, "\n");
	if (message->column > 0) {
		buffer_repeat(out, ' ', (size_t)width + 2);
		buffer_text(out, "^\n");
	}
}

/* Writes the path, or that of the file that the guide includes. */
static void write_path(const char *file, const struct file_part *part,
		       struct buffer *out)
{
	struct buffer path = {0};

	file_part_path(&path, file, part);
	text_clean(out, buffer_string(&path), path.length, TEXT_ONE_LINE);
	buffer_release(&path);
}

/* The message's line is that of its own file. */
static void write_one(const struct message *message, const char *file,
		      struct reading *reading, struct buffer *out)
{
	write_path(file, &reading->part, out);
	if (message->line > 0)
		buffer_format(out, ":%zu", message->line);
	if (message->line > 0 && message->column > 0)
		buffer_format(out, ":%zu", message->column);
	buffer_format(out, ": error: %s\n", message->text);
	if (message->line > 0 && reading->part.text)
		write_line(message, &reading->cursor, out);
}

/* Moves to the file that has the message's line. */
static void go_to_part(struct reading *reading, const char *source,
		       size_t length, size_t line)
{
	struct file_part *part = &reading->part;
	const char *before = part->text;

	if (!source)
		return;
	file_part_find(part, source, length, line);
	if (part->text != before)
		reading->cursor = cursor_begin(part->text, part->length);
}

void messages_write(const struct messages *messages, const char *file,
		    const char *source, size_t source_length,
		    struct buffer *out)
{
	struct reading reading = {0};

	/* One cursor for all, so that sorted messages need only one pass. */
	for (size_t i = 0; i < messages->count; i++) {
		struct message message = messages->items[i];

		go_to_part(&reading, source, source_length, message.line);
		message.line -= reading.part.line;
		write_one(&message, file, &reading, out);
	}
	if (messages->left_out > 0) {
		text_clean(out, file, strlen(file), TEXT_ONE_LINE);
		buffer_format(out, ": and %zu more error%s\n",
			      messages->left_out,
			      messages->left_out == 1 ? "" : "s");
	}
}
