#include "source_text.h"

#include "chargefix/load.h"
#include "chargefix/text.h"

#include "base/text_scan.h"

#include <string.h>

size_t source_text_mark(const char *text, size_t length)
{
	return length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static bool starts_with(const char *text, size_t length, const char *bytes,
			size_t count)
{
	return length >= count && memcmp(text, bytes, count) == 0;
}

/*
 * UTF-16 and UTF-32, with a mark or without: text in them has NUL bytes, and
 * the first line of a guide is ASCII.
 */
static bool is_wide(const char *text, size_t length)
{
	if (starts_with(text, length, "\xFF\xFE", 2) ||
	    starts_with(text, length, "\xFE\xFF", 2))
		return true;
	if (length < 4 || (text[0] && text[1]))
		return false;
	return (!text[0] && text[1] && !text[2] && text[3]) ||
	       (text[0] && !text[1] && text[2] && !text[3]) ||
	       (!text[0] && !text[1] && !text[2] && text[3]) ||
	       (text[0] && !text[1] && !text[2] && !text[3]);
}

/* Where the byte at `at` stands; all before it is UTF-8. */
static struct place place_of(const char *text, size_t at)
{
	struct place place = {1, 1};

	for (size_t i = 0; i < at; i++) {
		if (text[i] == '\n') {
			place.line++;
			place.column = 1;
		} else if (((unsigned char)text[i] & 0xC0) != 0x80) {
			place.column++;
		}
	}
	return place;
}

/* How many bytes from `text` on are printable ASCII, tab or LF. */
static size_t plain_run(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && ((text[at] >= 0x20 && text[at] < 0x7F) ||
			       text[at] == '\n' || text[at] == '\t'))
		at++;
	return at;
}

/* Where the first control character is that may not stand in a file. */
static size_t find_control(const char *text, size_t length,
			   unsigned int *code_point)
{
	size_t at = 0;

	while ((at += plain_run(text + at, length - at)) < length) {
		size_t taken =
			text_code_point(text + at, length - at, code_point);

		if (*code_point == '\r' && at + 1 < length &&
		    text[at + 1] == '\n')
			taken = 2;
		else if (text_is_control(*code_point))
			break;
		at += taken;
	}
	return at;
}

static bool has_control(const char *text, size_t length,
			struct messages *problems)
{
	size_t mark = source_text_mark(text, length);
	unsigned int code_point = 0;
	size_t at;
	struct place place;

	text += mark;
	length -= mark;
	at = find_control(text, length, &code_point);
	if (at == length)
		return false;
	place = place_of(text, at);
	if (code_point == '\r')
		messages_add(problems, place.line, place.column,
			     "a carriage return alone is no line end; save "
			     "the file with LF or CR LF line ends");
	else
		messages_add(problems, place.line, place.column,
			     "the control character U+%04X can't stand in a "
			     "guide; take it out",
			     code_point);
	return true;
}

static bool is_binary(const char *text, size_t length,
		      struct messages *problems)
{
	const char *nul = memchr(text, '\0', length);

	if (is_wide(text, length)) {
		messages_add(problems, 0, 0,
			     "the file is UTF-16 or UTF-32; save it as UTF-8");
		return true;
	}
	if (nul)
		messages_add(problems, 0, 0,
			     "the file is no text: its byte %zu is NUL",
			     (size_t)(nul - text) + 1);
	return nul != NULL;
}

static bool is_invalid(const char *text, size_t length,
		       struct messages *problems)
{
	size_t at = text_invalid(text, length);
	struct place place;

	if (at == length)
		return false;
	place = place_of(text, at);
	/* As everywhere, the byte order mark has no column. */
	if (place.line == 1 && source_text_mark(text, length) > 0)
		place.column--;
	messages_add(problems, place.line, place.column,
		     "the file is not UTF-8: byte 0x%02X; save it as UTF-8",
		     (unsigned char)text[at]);
	return true;
}

bool source_text_check(const char *text, size_t length,
		       struct messages *problems)
{
	if (length == 0) {
		messages_add(problems, 0, 0, "the file is empty");
		return false;
	}
	if (length > FILE_SIZE_MOST) {
		messages_add(problems, 0, 0,
			     "the file is larger than %d MiB, which is the "
			     "most that is read",
			     FILE_SIZE_MOST >> 20);
		return false;
	}
	return !is_binary(text, length, problems) &&
	       !is_invalid(text, length, problems) &&
	       !has_control(text, length, problems);
}
