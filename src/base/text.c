#include "chargefix/text.h"

#include "base/text_scan.h"

#include <langinfo.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

size_t text_invalid(const char *text, size_t length)
{
	const uint8_t *start = (const uint8_t *)text;
	/* The function itself: newer headers have a macro that casts. */
	const uint8_t *found = length > 0 ? (u8_check)(start, length) : NULL;

	return found ? (size_t)(found - start) : length;
}

bool text_is_control(unsigned int code_point)
{
	if (code_point < 0x20)
		return true;
	if (code_point < 0x7F)
		return false;
	return code_point <= 0x9F ||
	       (code_point >= 0x2028 && code_point <= 0x202E) ||
	       (code_point >= 0x2066 && code_point <= 0x2069) ||
	       code_point == 0xFEFF;
}

/* The replacement for a code point that can't be shown. */
static const char *clean_spelling(unsigned int code_point,
				  enum text_lines lines)
{
	if (code_point == TEXT_NO_CODE_POINT)
		return "\xEF\xBF\xBD"; /* U+FFFD */
	if (code_point == '\t')
		return " ";
	if (code_point == '\n')
		return lines == TEXT_KEEP_LINES ? "\n" : " ";
	return "";
}

void text_clean(struct buffer *out, const char *text, size_t length,
		enum text_lines lines)
{
	size_t kept = 0; /* everything before this is in `out` */
	size_t at = 0;

	while (at < length) {
		unsigned int code_point;

		/* Most bytes are printable ASCII. */
		if (text[at] >= ' ' && text[at] <= '~') {
			at++;
			continue;
		}
		size_t taken =
			text_code_point(text + at, length - at, &code_point);

		if (code_point == TEXT_NO_CODE_POINT ||
		    text_is_control(code_point)) {
			buffer_add(out, text + kept, at - kept);
			buffer_text(out, clean_spelling(code_point, lines));
			kept = at + taken;
		}
		at += taken;
	}
	buffer_add(out, text + kept, length - kept);
}

int text_width(const char *text, size_t length)
{
	int width;

	text_fit(text, length, INT_MAX, &width);
	return width;
}

size_t text_fit(const char *text, size_t length, int columns, int *width)
{
	size_t at = 0;
	int used = 0;

	while (at < length) {
		int more;
		size_t taken = text_cluster(text + at, length - at, &more);

		if (more > columns - used)
			break;
		used += more;
		at += taken;
	}
	if (width)
		*width = used;
	return at;
}

/* Appends `text` cut to `columns`. Returns the columns that it takes. */
static int add_cut(struct buffer *out, const char *text, int columns, bool utf8)
{
	const char *mark = utf8 ? "\xE2\x80\xA6" : "..."; /* U+2026 */
	int mark_width = utf8 ? 1 : 3;
	size_t length = strlen(text);
	size_t fits;
	int width;

	if (columns <= 0)
		return 0;
	fits = text_fit(text, length, columns, &width);
	if (fits == length) {
		buffer_add(out, text, length);
		return width;
	}
	if (columns < mark_width) {
		buffer_add(out, mark, (size_t)columns);
		return columns;
	}
	fits = text_fit(text, length, columns - mark_width, &width);
	buffer_add(out, text, fits);
	buffer_text(out, mark);
	return width + mark_width;
}

void text_cut(struct buffer *out, const char *text, int columns, bool utf8)
{
	add_cut(out, text, columns, utf8);
}

void text_cut_middle(struct buffer *out, const char *text, int columns,
		     bool utf8)
{
	const char *mark = utf8 ? "\xE2\x80\xA6" : "...";
	int room = columns - (utf8 ? 1 : 3);
	size_t length = strlen(text);
	int width;

	if (room < 3 || text_width(text, length) <= columns) {
		add_cut(out, text, columns, utf8);
		return;
	}
	size_t tail = text_fit(text, length, room / 3, &width);
	buffer_add(out, text, tail);
	buffer_text(out, mark);
	while (text_width(text + tail, length - tail) > room - width)
		tail = text_next(text, length, tail);
	buffer_add(out, text + tail, length - tail);
}

void text_pad(struct buffer *out, const char *text, int columns, bool utf8)
{
	int width = add_cut(out, text, columns, utf8);

	if (width < columns)
		buffer_repeat(out, ' ', (size_t)(columns - width));
}

bool text_locale_is_utf8(void)
{
	const char *charset = nl_langinfo(CODESET);

	return strcasecmp(charset, "UTF-8") == 0 ||
	       strcasecmp(charset, "UTF8") == 0;
}

size_t text_next(const char *text, size_t length, size_t at)
{
	int width;

	return at < length ? at + text_cluster(text + at, length - at, &width)
			   : length;
}

/* Starts at the beginning: a cluster can depend on all text before it. */
size_t text_previous(const char *text, size_t at)
{
	size_t previous = 0;

	for (size_t next = 0; next < at; next = text_next(text, at, next))
		previous = next;
	return previous;
}

size_t text_begin(const char *text, size_t at)
{
	size_t begin = at;

	while (begin > 0 && at - begin < 3 &&
	       ((unsigned char)text[begin] & 0xC0) == 0x80)
		begin--;
	return begin;
}

bool text_put(struct buffer *out, unsigned int code_point)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, code_point, sizeof(bytes));

	if (length > 0)
		buffer_add(out, (const char *)bytes, (size_t)length);
	return length > 0;
}
