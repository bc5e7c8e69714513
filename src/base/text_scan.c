#include "base/text_scan.h"

#include "chargefix/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

enum {
	SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_JOINER = 0x200D,
	AS_PICTURE = 0xFE0F, /* variation selector 16 */
};

/* What UAX #29 needs to know about a cluster besides its last code points. */
struct cluster {
	unsigned int last;
	size_t flag_letters; /* regional indicators so far */
	bool pictograph; /* a pictograph, then only extending ones */
};

size_t text_code_point(const char *text, size_t length,
		       unsigned int *code_point)
{
	ucs4_t found;
	int taken;

	if ((unsigned char)*text < 0x80) {
		*code_point = (unsigned char)*text;
		return 1;
	}
	taken = u8_mbtoucr(&found, (const uint8_t *)text, length);
	if (taken < 1) {
		*code_point = TEXT_NO_CODE_POINT;
		return 1;
	}
	*code_point = found;
	return (size_t)taken;
}

enum text_case text_case(unsigned int code_point)
{
	if (code_point == TEXT_NO_CODE_POINT)
		return TEXT_CASELESS;
	if (uc_is_lower(code_point))
		return TEXT_SMALL;
	return uc_is_upper(code_point) ? TEXT_CAPITAL : TEXT_CASELESS;
}

int text_code_point_width(unsigned int code_point)
{
	int width;

	if (code_point >= 0x20 && code_point < 0x7F)
		return 1;
	/* Terminals show the soft hyphen. */
	if (code_point == TEXT_NO_CODE_POINT || code_point == SOFT_HYPHEN)
		return 1;
	width = uc_width(code_point, "UTF-8");
	return width < 0 ? 0 : width;
}

static bool is_flag_letter(unsigned int code_point)
{
	return code_point >= 0x1F1E6 && code_point <= 0x1F1FF;
}

static void cluster_take(struct cluster *cluster, unsigned int code_point)
{
	cluster->last = code_point;
	if (is_flag_letter(code_point))
		cluster->flag_letters++;
	if (uc_is_property_extended_pictographic(code_point))
		cluster->pictograph = true;
	else if (code_point != ZERO_WIDTH_JOINER &&
		 uc_graphemeclusterbreak_property(code_point) != GBP_EXTEND)
		cluster->pictograph = false;
}

/* uc_is_grapheme_break only sees pairs; rules GB11 to GB13 need more. */
static bool cluster_ends(const struct cluster *cluster, unsigned int next)
{
	if (next == TEXT_NO_CODE_POINT)
		return true;
	if (is_flag_letter(cluster->last) && is_flag_letter(next))
		return cluster->flag_letters % 2 == 0;
	if (cluster->last == ZERO_WIDTH_JOINER &&
	    uc_is_property_extended_pictographic(next))
		return !cluster->pictograph;
	return uc_is_grapheme_break(cluster->last, next);
}

/* Skin tone modifiers (UTS #51), which apply to the picture before them. */
static bool is_tone(unsigned int code_point)
{
	return code_point >= 0x1F3FB && code_point <= 0x1F3FF;
}

size_t text_cluster(const char *text, size_t length, int *width)
{
	struct cluster cluster = {0};
	unsigned int code_point;
	size_t end = text_code_point(text, length, &code_point);

	*width = text_code_point_width(code_point);
	if (code_point == TEXT_NO_CODE_POINT)
		return end;
	/* Except for CR LF, two ASCII characters always have a boundary. */
	if (end < length && code_point < 0x80 && code_point != '\r' &&
	    (unsigned char)text[end] < 0x80)
		return end;
	cluster_take(&cluster, code_point);
	while (end < length) {
		size_t taken =
			text_code_point(text + end, length - end, &code_point);

		if (cluster_ends(&cluster, code_point))
			break;
		/*
		 * A skin tone isn't counted, although some terminals give it
		 * columns.
		 */
		if (!is_tone(code_point) ||
		    !uc_is_property_extended_pictographic(cluster.last))
			*width += text_code_point_width(code_point);
		cluster_take(&cluster, code_point);
		end += taken;
	}
	return end;
}

static bool begins_picture(const char *text, size_t length)
{
	unsigned int code_point;

	return length > 0 && text_code_point(text, length, &code_point) &&
	       code_point != TEXT_NO_CODE_POINT &&
	       uc_is_property_extended_pictographic(code_point);
}

size_t text_run(const char *text, size_t length, size_t *next)
{
	size_t before = 0;

	for (size_t at = 0; at < length; before = at, at = *next) {
		unsigned int code_point;

		*next = at +
			text_code_point(text + at, length - at, &code_point);
		if (code_point == AS_PICTURE ||
		    (is_tone(code_point) &&
		     begins_picture(text + before, at - before)) ||
		    (code_point == ZERO_WIDTH_JOINER &&
		     begins_picture(text + *next, length - *next)))
			return at;
	}
	*next = length;
	return length;
}
