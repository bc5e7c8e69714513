#include "base/text_odd.h"

#include "base/text_scan.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <uniname.h>

enum { NOTHING = 0 };

/*
 * Characters that look the same in most typefaces, from the confusables of
 * Unicode Technical Standard 39: Greek, Cyrillic, and YAML's marks, sorted by
 * code point.
 */
static const struct twin {
	unsigned int code_point;
	char looks_like;
} twins[] = {
	{0x037E, ';'},  {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'},
	{0x0396, 'Z'},  {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'},
	{0x039C, 'M'},  {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'},
	{0x03A4, 'T'},  {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03BF, 'o'},
	{0x0405, 'S'},  {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'},
	{0x0412, 'B'},  {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'},
	{0x041D, 'H'},  {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'},
	{0x0422, 'T'},  {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'a'},
	{0x0435, 'e'},  {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'},
	{0x0443, 'y'},  {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'},
	{0x0458, 'j'},  {0x04BB, 'h'}, {0x04CF, 'l'}, {0x0501, 'd'},
	{0x051B, 'q'},  {0x051D, 'w'}, {0x2010, '-'}, {0x2011, '-'},
	{0x2012, '-'},  {0x2013, '-'}, {0x2014, '-'}, {0x2018, '\''},
	{0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'},
	{0x2212, '-'},  {0xFE55, ':'}, {0xFF03, '#'}, {0xFF0C, ','},
	{0xFF0D, '-'},  {0xFF1A, ':'}, {0xFF3B, '['}, {0xFF3D, ']'},
	{0xFF5B, '{'},  {0xFF5D, '}'},
};

/* Returns NOTHING if it has no look-alike. */
static char looks_like(unsigned int code_point)
{
	for (size_t i = 0; i < sizeof(twins) / sizeof(twins[0]); i++) {
		if (twins[i].code_point == code_point)
			return twins[i].looks_like;
	}
	return NOTHING;
}

/* All Unicode spaces except the ASCII one. */
static bool is_odd_blank(unsigned int code_point)
{
	return code_point == 0xA0 || code_point == 0x1680 ||
	       (code_point >= 0x2000 && code_point <= 0x200A) ||
	       code_point == 0x202F || code_point == 0x205F ||
	       code_point == 0x3000;
}

/* Characters that join or separate letters or set the writing direction. */
static bool is_joiner(unsigned int code_point)
{
	return (code_point >= 0x200C && code_point <= 0x200F) ||
	       code_point == 0x061C;
}

static bool is_invisible(unsigned int code_point)
{
	return code_point == 0xAD || code_point == 0x034F ||
	       code_point == 0x115F || code_point == 0x1160 ||
	       code_point == 0x180E || code_point == 0x200B ||
	       (code_point >= 0x2060 && code_point <= 0x2064) ||
	       code_point == 0x3164 || code_point == 0xFEFF ||
	       code_point == 0xFFA0 || is_joiner(code_point);
}

static bool is_ascii_letter(unsigned int code_point)
{
	return (code_point >= 'a' && code_point <= 'z') ||
	       (code_point >= 'A' && code_point <= 'Z');
}

/* The state of a word while a text is searched. */
struct word {
	unsigned int previous; /* the character before this one */
	bool latin; /* the word has ASCII letters so far */
	bool has_near_duplicate; /* and `twin`, which looks like one */
	struct text_odd twin;
};

/* Whether the word, now that it has this letter, mixes scripts. */
static bool mixes(struct word *word, const struct text_odd *here)
{
	if (!uc_is_alpha(here->code_point)) {
		word->latin = word->has_near_duplicate = false;
		return false;
	}
	if (is_ascii_letter(here->code_point)) {
		word->latin = true;
	} else if (!word->has_near_duplicate &&
		   is_ascii_letter(
			   (unsigned char)looks_like(here->code_point))) {
		word->has_near_duplicate = true;
		word->twin = *here;
	}
	return word->latin && word->has_near_duplicate;
}

/* Joiners are legitimate everywhere except next to ASCII. */
static bool is_odd_in_prose(const struct word *word, unsigned int code_point)
{
	return is_joiner(code_point) ? word->previous < 0x80
				     : is_invisible(code_point);
}

static bool is_odd_in_name(unsigned int code_point)
{
	return is_invisible(code_point) || is_odd_blank(code_point) ||
	       looks_like(code_point) != NOTHING;
}

bool text_odd_find(struct text_odd *odd, const char *text, size_t length,
		   enum text_odd_where where)
{
	struct word word = {.previous = ' '};
	struct text_odd here = {0};

	while (here.at < length) {
		size_t taken = text_code_point(text + here.at, length - here.at,
					       &here.code_point);

		*odd = here;
		if (here.code_point >= 0x80 &&
		    here.code_point != TEXT_NO_CODE_POINT &&
		    (where == TEXT_ODD_NAME
			     ? is_odd_in_name(here.code_point)
			     : is_odd_in_prose(&word, here.code_point)))
			return true;
		if (where == TEXT_ODD_PROSE && mixes(&word, &here)) {
			*odd = word.twin;
			return true;
		}
		word.previous = here.code_point;
		here.at += taken;
		here.characters++;
	}
	return false;
}

void text_odd_write(struct buffer *out, unsigned int code_point)
{
	char name[UNINAME_MAX];
	char twin = looks_like(code_point);

	buffer_format(out, "U+%04X", code_point);
	if (unicode_character_name(code_point, name))
		buffer_format(out, " %s", name);
	if (twin == '"')
		buffer_text(out, ", which looks like a straight quote");
	else if (twin != NOTHING)
		buffer_format(out, ", which looks like \"%c\"", twin);
	else if (is_odd_blank(code_point))
		buffer_text(out, ", which looks like a space");
	else
		buffer_text(out, ", which is invisible");
}

void text_odd_seen_as(struct buffer *out, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		unsigned int code_point;
		size_t taken =
			text_code_point(text + at, length - at, &code_point);
		char twin = looks_like(code_point);

		if (twin != NOTHING)
			buffer_add(out, &twin, 1);
		else if (!is_invisible(code_point) && !is_odd_blank(code_point))
			buffer_add(out, text + at, taken);
		at += taken;
	}
}
