#include "chargefix/text.h"

#include "base/text_scan.h"

#include "chargefix/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Most texts are ASCII, where folding is no more than this. */
static char fold_ascii(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static bool is_invisible(unsigned int code_point)
{
	return code_point != TEXT_NO_CODE_POINT &&
	       uc_is_property_default_ignorable_code_point(code_point);
}

/* U+200C and U+200D join letters and pictures; the rest chooses their shape. */
static bool is_shaping(unsigned int code_point)
{
	return code_point == 0x200C || code_point == 0x200D ||
	       uc_is_property_variation_selector(code_point);
}

/*
 * How far the text goes that must be folded as one: to the first ASCII
 * character after one that is not ASCII, since nothing before that combines
 * with it.
 */
static size_t run_length(const char *text)
{
	size_t length = is_ascii(*text) ? 1 : 0;

	while (text[length] && !is_ascii(text[length]))
		length++;
	return length;
}

/* The visible code points of a run, all of them UTF-8. */
static void take_visible(struct buffer *out, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		unsigned int code_point;

		at += text_code_point(text + at, length - at, &code_point);
		if (code_point == TEXT_NO_CODE_POINT)
			text_put(out, 0xFFFD);
		else if (!is_invisible(code_point))
			text_put(out, code_point);
	}
}

/*
 * Unicode's compatibility caseless match (definition D146): what the first
 * round takes apart may have letters that the second still has to fold.
 */
static void fold_run(struct buffer *out, const struct buffer *run)
{
	size_t apart_length, length;
	uint8_t *apart =
		u8_casefold((const uint8_t *)buffer_string(run), run->length,
			    NULL, UNINORM_NFKD, NULL, &apart_length);
	uint8_t *folded = apart ? u8_casefold(apart, apart_length, NULL,
					      UNINORM_NFKC, NULL, &length)
				: NULL;

	if (!folded)
		memory_run_out();
	buffer_add(out, (const char *)folded, length);
	free(apart);
	free(folded);
}

void text_fold(struct buffer *out, const char *text)
{
	struct buffer run = {0};

	while (*text) {
		const char *begin = text;

		while (*text && is_ascii(text[0]) && is_ascii(text[1]))
			text++;
		buffer_add(out, begin, (size_t)(text - begin));
		for (size_t i = out->length - (size_t)(text - begin);
		     i < out->length; i++)
			out->data[i] = fold_ascii(out->data[i]);
		if (!*text)
			break;
		size_t length = run_length(text);
		buffer_clear(&run);
		take_visible(&run, text, length);
		if (run.length)
			fold_run(out, &run);
		text += length;
	}
	buffer_release(&run);
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

void text_fold_name(struct buffer *out, const char *text)
{
	struct buffer folded = {0};

	text_fold(&folded, text);
	const char *begin = buffer_string(&folded);
	const char *end = begin + folded.length;
	while (begin < end && is_blank(*begin))
		begin++;
	while (begin < end && is_blank(end[-1]))
		end--;
	buffer_add(out, begin, (size_t)(end - begin));
	buffer_release(&folded);
}

static bool is_edge(unsigned int code_point)
{
	return code_point != TEXT_NO_CODE_POINT &&
	       (uc_is_property_white_space(code_point) ||
		(is_invisible(code_point) &&
		 !uc_is_property_variation_selector(code_point)));
}

void text_trim(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	size_t begin = out->length;
	size_t end = begin; /* behind what is no edge */

	for (size_t at = 0; at < length;) {
		unsigned int code_point;
		size_t size =
			text_code_point(text + at, length - at, &code_point);
		bool edge = is_edge(code_point);
		bool kept = !is_invisible(code_point) || is_shaping(code_point);

		if (kept && (!edge || out->length > begin))
			buffer_add(out, text + at, size);
		if (kept && !edge)
			end = out->length;
		at += size;
	}
	out->length = end;
	if (out->data)
		out->data[end] = '\0';
}
