#include "report/json_line.h"

#include "chargefix/clock.h"
#include "chargefix/text.h"

#include <string.h>

void json_put_key(struct buffer *out, const char *key)
{
	if (out->length > 0 && out->data[out->length - 1] != '{')
		buffer_add(out, ", ", 2);
	buffer_add(out, "\"", 1);
	buffer_text(out, key);
	buffer_add(out, "\": ", 3);
}

/* How many bytes stand for themselves. */
static size_t plain_length(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && text[at] >= ' ' && text[at] <= '~' &&
	       text[at] != '"' && text[at] != '\\')
		at++;
	return at;
}

/* One character in UTF-8; how many bytes it has. */
static size_t read_character(const char *text, size_t length,
			     unsigned int *character)
{
	unsigned char first = (unsigned char)text[0];
	size_t size = first < 0x80   ? 1
		      : first < 0xe0 ? 2
		      : first < 0xf0 ? 3
				     : 4;

	if (size > length)
		size = length;
	*character = size == 1 ? first : first & (0xffu >> (size + 1));
	for (size_t i = 1; i < size; i++)
		*character = *character << 6 | ((unsigned char)text[i] & 0x3f);
	return size;
}

static size_t put_character(struct buffer *out, const char *text, size_t length)
{
	static const char short_ones[] = "\"\\\n\r\t\b\f";
	static const char letters[] = "\"\\nrtbf";
	unsigned int character;
	size_t size = read_character(text, length, &character);
	const char *found = character && character < 0x80
				    ? strchr(short_ones, (int)character)
				    : NULL;

	if (found) {
		buffer_add(out, "\\", 1);
		buffer_add(out, &letters[found - short_ones], 1);
	} else if (text_is_control(character)) {
		buffer_format(out, "\\u%04X", character);
	} else {
		buffer_add(out, text, size);
	}
	return size;
}

void json_put_exactly(struct buffer *out, const char *text, size_t length)
{
	buffer_add(out, "\"", 1);
	for (size_t at = 0; at < length;) {
		size_t plain = plain_length(text + at, length - at);

		buffer_add(out, text + at, plain);
		at += plain;
		if (at < length)
			at += put_character(out, text + at, length - at);
	}
	buffer_add(out, "\"", 1);
}

void json_put_text(struct buffer *out, const char *text)
{
	struct buffer clean = {0};
	size_t length = text ? strlen(text) : 0;

	if (!text) {
		buffer_add(out, "null", 4);
	} else if (plain_length(text, length) == length) {
		json_put_exactly(out, text, length);
	} else {
		text_clean(&clean, text, length, TEXT_KEEP_LINES);
		json_put_exactly(out, buffer_string(&clean), clean.length);
		buffer_release(&clean);
	}
}

void json_put_time(struct buffer *out, int64_t at)
{
	buffer_add(out, "\"", 1);
	clock_write_utc(out, at);
	buffer_add(out, "\"", 1);
}
