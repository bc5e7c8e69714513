#include "base/link.h"

#include "base/text_scan.h"

#include <string.h>

/* Terminals ignore longer addresses, or cut them. */
enum { ADDRESS_MOST = 2000 };

/* The printable ASCII characters that RFC 3986 allows. */
static bool is_address_byte(char byte)
{
	return byte > ' ' && byte < 0x7F && !strchr("\"<>\\^`{|}", byte);
}

static bool is_word_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

static size_t count_byte(const char *text, size_t length, char byte)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += text[i] == byte;
	return count;
}

/* Leaves off what belongs to the sentence: "(see https://example.org/a)." */
static size_t trim_end(const char *start, size_t length)
{
	for (; length > 0; length--) {
		char last = start[length - 1];

		if (strchr(".,;:!?'", last))
			continue;
		if (last == ')' && count_byte(start, length, '(') <
					   count_byte(start, length, ')'))
			continue;
		if (last != ']' || count_byte(start, length, '[') >=
					   count_byte(start, length, ']'))
			break;
	}
	return length;
}

/*
 * Whether a letter that an address can't have follows: then its end is unknown,
 * and the part before it is another address.
 */
static bool is_cut_short(const char *end)
{
	unsigned int code_point;

	if ((unsigned char)*end < 0x80)
		return false;
	text_code_point(end, strlen(end), &code_point);
	return text_case(code_point) != TEXT_CASELESS;
}

/* The length of the address that may begin there, or 0. */
static size_t address_length(const char *start)
{
	size_t scheme = strncmp(start, "http://", 7) == 0    ? 7
			: strncmp(start, "https://", 8) == 0 ? 8
							     : 0;
	size_t length = scheme;
	size_t trimmed;

	if (scheme == 0)
		return 0;
	while (is_address_byte(start[length]))
		length++;
	if (length > ADDRESS_MOST || is_cut_short(start + length))
		return 0;
	trimmed = trim_end(start, length);
	return trimmed > scheme ? trimmed : 0;
}

struct link_address link_find(const char *text)
{
	const char *start = text;

	while ((start = strstr(start, "http"))) {
		struct link_address found = {start, 0};

		if (start == text || !is_word_byte(start[-1]))
			found.length = address_length(start);
		if (found.length > 0)
			return found;
		start += strlen("http");
	}
	return (struct link_address){0};
}

static void add_link(struct buffer *out, const struct link_address *address,
		     const char *from, const char *to)
{
	/* Parts with the same id and address are one link. */
	buffer_text(out, "\033]8;id=chargefix;");
	buffer_add(out, address->start, address->length);
	buffer_text(out, "\033\\");
	buffer_add(out, from, (size_t)(to - from));
	buffer_text(out, "\033]8;;\033\\");
}

void link_line(struct buffer *out, const struct text_line *line,
	       struct link_address *next)
{
	const char *at = line->start;
	const char *end = line->start + line->length;

	while (next->length > 0 && next->start < end) {
		const char *stop = next->start + next->length;
		const char *from = next->start > at ? next->start : at;
		const char *to = stop < end ? stop : end;

		buffer_add(out, at, (size_t)(from - at));
		add_link(out, next, from, to);
		at = to;
		if (stop > end)
			break;
		*next = link_find(stop);
	}
	buffer_add(out, at, (size_t)(end - at));
}
