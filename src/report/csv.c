#include "report/csv.h"

#include "chargefix/text.h"

#include <string.h>

/*
 * Whether a spreadsheet would run the text as a formula, although somebody only
 * typed it as a ticket. Some take the wide forms for the same: ＝＋－＠.
 */
static bool is_formula(const char *text)
{
	static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b",
					   "\xef\xbc\x8d", "\xef\xbc\xa0"};

	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	return text[0] && strchr("=+-@", text[0]);
}

/*
 * Whether a spreadsheet would change the text: digits and what may stand
 * between them, unless it is a short number.
 */
static bool looks_like_number(const char *text)
{
	enum { SAFE_DIGITS = 11 };
	size_t length = strlen(text);
	size_t digits = strspn(text, "0123456789");

	if (length != strspn(text, "0123456789 .,:/()+-Ee") ||
	    !strpbrk(text, "0123456789"))
		return false;
	return digits != length || length > SAFE_DIGITS ||
	       (text[0] == '0' && length > 1);
}

/* Whether the field needs no quotes and nothing in front. Most don't. */
static bool is_plain(const char *text)
{
	if (is_formula(text))
		return false;
	while (*text >= ' ' && *text <= '~' && *text != ',' && *text != ';' &&
	       *text != '"')
		text++;
	return !*text;
}

/* Programs of other countries split at other characters, so all are quoted. */
static bool needs_quotes(const char *text, char separator)
{
	return strchr(text, separator) || strpbrk(text, ",;\"");
}

static void put_quoted(struct buffer *out, const char *text)
{
	buffer_add(out, "\"", 1);
	for (; *text; text++)
		buffer_add(out, *text == '"' ? "\"\"" : text,
			   *text == '"' ? 2 : 1);
	buffer_add(out, "\"", 1);
}

void csv_put_field(struct buffer *out, const char *text, char separator,
		   bool excel)
{
	struct buffer clean = {0}, field = {0};

	if (!text)
		return;
	if (!excel && is_plain(text)) {
		buffer_text(out, text);
		return;
	}
	text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	if (excel && looks_like_number(buffer_string(&clean)))
		buffer_format(&field, "=\"%s\"", buffer_string(&clean));
	else
		buffer_format(&field, "%s%s",
			      is_formula(buffer_string(&clean)) ? "'" : "",
			      buffer_string(&clean));
	if (needs_quotes(buffer_string(&field), separator))
		put_quoted(out, buffer_string(&field));
	else
		buffer_text(out, buffer_string(&field));
	buffer_release(&clean);
	buffer_release(&field);
}
