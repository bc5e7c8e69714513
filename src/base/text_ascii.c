#include "chargefix/text.h"

#include "base/text_scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

/* Signs with their own spelling, by code point. */
static const struct sign {
	unsigned int code_point;
	const char *spelling;
} signs[] = {
	{0x00A0, " "},   {0x00A1, "!"},   {0x00A3, "GBP"}, {0x00A5, "YEN"},
	{0x00A9, "(c)"}, {0x00AB, "\""},  {0x00AD, ""},    {0x00AE, "(R)"},
	{0x00B0, "deg"}, {0x00B1, "+/-"}, {0x00B4, "'"},   {0x00B5, "u"},
	{0x00B7, "-"},   {0x00BB, "\""},  {0x00BF, "?"},   {0x00C6, "AE"},
	{0x00D0, "D"},   {0x00D7, "x"},   {0x00D8, "O"},   {0x00DE, "Th"},
	{0x00DF, "ss"},  {0x00E6, "ae"},  {0x00F0, "d"},   {0x00F7, "/"},
	{0x00F8, "o"},   {0x00FE, "th"},  {0x0110, "D"},   {0x0111, "d"},
	{0x0131, "i"},   {0x0141, "L"},   {0x0142, "l"},   {0x0152, "OE"},
	{0x0153, "oe"},  {0x03A9, "ohm"}, {0x03BC, "u"},   {0x200B, ""},
	{0x200E, ""},    {0x200F, ""},    {0x2010, "-"},   {0x2011, "-"},
	{0x2012, "-"},   {0x2013, "-"},   {0x2014, "--"},  {0x2015, "--"},
	{0x2018, "'"},   {0x2019, "'"},   {0x201A, ","},   {0x201B, "'"},
	{0x201C, "\""},  {0x201D, "\""},  {0x201E, "\""},  {0x201F, "\""},
	{0x2020, "+"},   {0x2022, "*"},   {0x2026, "..."}, {0x2030, "o/oo"},
	{0x2032, "'"},   {0x2033, "\""},  {0x2039, "'"},   {0x203A, "'"},
	{0x2044, "/"},   {0x20AC, "EUR"}, {0x2126, "ohm"}, {0x2190, "<-"},
	{0x2191, "^"},   {0x2192, "->"},  {0x2193, "v"},   {0x21D2, "=>"},
	{0x2212, "-"},   {0x2248, "~"},   {0x2260, "!="},  {0x2264, "<="},
	{0x2265, ">="},  {0x25B8, ">"},   {0x2713, "v"},   {0x2714, "v"},
	{0x2717, "x"},   {0x2718, "x"},
};

enum {
	SIGN_COUNT = sizeof(signs) / sizeof(signs[0]),
	/* Decompositions nest three deep at most (U+1FA7 and its like). */
	DEPTH_MOST = 4,
};

static int compare_sign(const void *code_point, const void *element)
{
	const unsigned int *key = code_point;
	const struct sign *sign = element;

	return *key < sign->code_point ? -1 : *key > sign->code_point;
}

static bool is_accent(unsigned int code_point)
{
	return code_point != TEXT_NO_CODE_POINT &&
	       text_code_point_width(code_point) == 0 &&
	       !text_is_control(code_point);
}

/* Decomposes accented letters, ligatures and the like, down to `depth`. */
static void add_ascii(struct buffer *out, unsigned int code_point, int depth)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	const struct sign *sign;
	int count = -1;
	int tag;

	if (code_point < 0x80) {
		buffer_repeat(out, (char)code_point, 1);
		return;
	}
	sign = bsearch(&code_point, signs, SIGN_COUNT, sizeof(signs[0]),
		       compare_sign);
	if (sign) {
		buffer_text(out, sign->spelling);
		return;
	}
	if (is_accent(code_point))
		return;
	if (depth < DEPTH_MOST && code_point != TEXT_NO_CODE_POINT)
		count = uc_decomposition(code_point, &tag, parts);
	for (int i = 0; i < count; i++)
		add_ascii(out, parts[i], depth + 1);
	if (count < 1)
		buffer_text(out, "?");
}

void text_ascii(struct buffer *out, const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		unsigned int code_point;

		at += text_code_point(text + at, length - at, &code_point);
		add_ascii(out, code_point, 0);
	}
}
