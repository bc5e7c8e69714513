#include "guide/source_text.h"

#include "base/text_odd.h"
#include "base/text_scan.h"
#include "chargefix/load.h"
#include "chargefix/text.h"

#include <stdint.h>
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
 * Recognizes UTF-16 and UTF-32, with or without a byte order mark: they have
 * NUL bytes, since the first line of a guide is ASCII.
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

/* The place of the byte at `at`; everything before it is UTF-8. */
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

/*
 * Whether all eight bytes are printable ASCII: none below 0x20 (which would
 * borrow from its top bit), none above 0x7E.
 */
static bool is_plain_word(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	return (((word - ones * 0x20) | word | (word + ones)) & ones * 0x80) ==
	       0;
}

size_t source_text_plain(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		uint64_t word;

		if (length - at >= sizeof(word)) {
			memcpy(&word, text + at, sizeof(word));
			if (is_plain_word(word)) {
				at += sizeof(word);
				continue;
			}
		}
		if (text[at] < 0x20 || text[at] > 0x7E)
			break;
		at++;
	}
	return at;
}

/*
 * A line that begins with "%". Directives are only useful for tags, and libyaml
 * compares each with all others, which takes long if there are many.
 */
static bool is_directive(const char *text, size_t at)
{
	return text[at] == '%' && (at == 0 || text[at - 1] == '\n');
}

/* Whether it is the CR of CR LF; a CR alone isn't a line end. */
static bool is_carriage_return(const char *text, size_t length, size_t at)
{
	return text[at] == '\r' && at + 1 < length && text[at + 1] == '\n';
}

static bool is_bad(unsigned int code_point)
{
	return code_point == TEXT_NO_CODE_POINT || text_is_control(code_point);
}

/*
 * Finds the first byte that isn't allowed in a file, or returns `length`: bytes
 * that aren't UTF-8, control characters except tab and line ends, and
 * directives.
 */
static size_t find_bad(const char *text, size_t length,
		       unsigned int *code_point)
{
	size_t at = 0;

	while (at < length) {
		size_t taken = 1;

		*code_point = '%';
		if (is_directive(text, at))
			break;
		at += source_text_plain(text + at, length - at);
		if (at == length)
			break;
		if (text[at] != '\n' && text[at] != '\t') {
			taken = text_code_point(text + at, length - at,
						code_point);
			if (is_bad(*code_point) &&
			    !is_carriage_return(text, length, at))
				break;
		}
		at += taken;
	}
	return at;
}

/* Control characters above ASCII have names that explain their use. */
static void complain_of_control(struct place place, unsigned int code_point,
				struct messages *problems)
{
	struct buffer what = {0};

	if (code_point > 0x9F)
		text_odd_write(&what, code_point);
	else
		buffer_format(&what, "the control character U+%04X",
			      code_point);
	messages_add(problems, place.line, place.column,
		     "a file can't contain %s; remove it",
		     buffer_string(&what));
	buffer_release(&what);
}

static void complain(const char *text, size_t at, unsigned int code_point,
		     struct messages *problems)
{
	struct place place = place_of(text, at);

	if (code_point == TEXT_NO_CODE_POINT)
		messages_add(
			problems, place.line, place.column,
			"the file is not UTF-8 (byte 0x%02X); save it as UTF-8",
			(unsigned char)text[at]);
	else if (code_point == '%')
		messages_add(
			problems, place.line, place.column,
			"YAML directives are not supported; remove this line");
	else if (code_point == '\r')
		messages_add(problems, place.line, place.column,
			     "a carriage return alone doesn't end a line; save "
			     "the file with LF or CR LF line endings");
	else
		complain_of_control(place, code_point, problems);
}

/* The byte order mark, which has no column, is before `text`. */
static bool check_content(const char *text, size_t length,
			  struct messages *problems)
{
	unsigned int code_point = 0;
	size_t at = find_bad(text, length, &code_point);
	const char *nul;

	if (at == length)
		return true;
	nul = memchr(text, '\0', length);
	if (is_wide(text, length))
		messages_add(problems, 0, 0,
			     "the file is UTF-16 or UTF-32; save it as UTF-8");
	else if (nul)
		messages_add(problems, 0, 0,
			     "the file is not text: it contains NUL bytes");
	else
		complain(text, at, code_point, problems);
	return false;
}

bool source_text_check(const char *text, size_t length,
		       struct messages *problems)
{
	size_t mark;

	if (length == 0) {
		messages_add(problems, 0, 0, "the file is empty");
		return false;
	}
	if (length > FILE_SIZE_MOST) {
		messages_add(problems, 0, 0,
			     "the file is larger than %d MiB, the largest size "
			     "allowed",
			     FILE_SIZE_MOST >> 20);
		return false;
	}
	mark = source_text_mark(text, length);
	return check_content(text + mark, length - mark, problems);
}
