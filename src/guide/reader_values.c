#include "guide/reader.h"

#include "base/text_scan.h"
#include "chargefix/text.h"
#include "guide/reader_remarks.h"
#include "guide/source_text.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE_MOST = 64 };

/* Finds a control character, or returns `length`. Escapes can write any. */
static size_t find_control(const char *text, size_t length, bool lines,
			   unsigned int *code_point)
{
	size_t at = 0;

	while ((at += source_text_plain(text + at, length - at)) < length) {
		size_t taken;

		taken = text_code_point(text + at, length - at, code_point);
		if (text_is_control(*code_point) &&
		    !(lines && *code_point == '\n'))
			break;
		at += taken;
	}
	return at;
}

/* Advice for writing the text as one line. Only > and | break long lines. */
static const char *one_line_advice(const struct node *node)
{
	if (node->style == STYLE_LITERAL)
		return "use \">\" instead of \"|\"";
	if (node->style == STYLE_FOLDED)
		return "remove the empty line, which begins a new paragraph, "
		       "and indent all lines the same";
	if (memchr(node->written, '\n', node->written_length))
		return "remove the empty line, which begins a new paragraph";
	return "write a space instead of \\n";
}

static bool has_control(struct reader *reader, const struct node *node,
			size_t length, bool lines)
{
	unsigned int code_point = 0;
	struct place place = node->place;

	if (find_control(node->text, length, lines, &code_point) == length)
		return false;
	if (code_point == '\n')
		messages_add(reader_problems(reader), place.line, place.column,
			     "%s must be one line; %s", node_label(node).text,
			     one_line_advice(node));
	else if (code_point == '\t')
		messages_add(reader_problems(reader), place.line, place.column,
			     "a text can't contain a tab; use spaces instead");
	else
		messages_add(reader_problems(reader), place.line, place.column,
			     "a text can't contain the control character "
			     "U+%04X; remove it",
			     code_point);
	return true;
}

/* The length without final line ends, which block scalars have. */
static size_t text_length(const struct node *node)
{
	size_t length = node->length;

	while (length > 0 && node->text[length - 1] == '\n')
		length--;
	return length;
}

/* Whether the text is empty, or only spaces and line ends. */
static bool is_blank(const struct node *node)
{
	return (node->text[0] == '\0' || node->text[0] == ' ' ||
		node->text[0] == '\n') &&
	       strspn(node->text, " \n") == node->length;
}

static const char *keep_text(struct reader *reader, const struct node *node,
			     const char *expected, bool lines)
{
	size_t length = text_length(node);

	if (node->kind != NODE_TEXT || node_is_nothing(node)) {
		reader_mismatch(reader, node, expected);
		return NULL;
	}
	if (is_blank(node)) {
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column, "%s is an empty text",
			     node_label(node).text);
		return NULL;
	}
	if (has_control(reader, node, length, lines))
		return NULL;
	remark_text(reader, node);
	return reader_keep_text(reader, node->text, length);
}

void read_line(struct reader *reader, const struct node *node, void *slot)
{
	const char **text = slot;

	*text = keep_text(reader, node, "a text", false);
}

void read_lines(struct reader *reader, const struct node *node, void *slot)
{
	const char **text = slot;

	*text = keep_text(reader, node, "a text", true);
}

void reader_each_text(struct reader *reader, const struct node *list,
		      node_read *read)
{
	struct split_text split = {0};
	struct node item;

	while (reader_item(reader, list, &item)) {
		if (list->flow)
			split_text_add(&split, &item);
		read(reader, &item, NULL);
	}
	remark_split(reader, &split);
}

void read_name(struct reader *reader, const struct node *node, void *slot)
{
	struct name *name = slot;

	if (node->kind != NODE_TEXT || node_is_nothing(node)) {
		reader_mismatch(reader, node, "a name");
		return;
	}
	name->text = reader_note_text(reader, node->text, node->length);
	name->place = node->place;
}

void read_flag(struct reader *reader, const struct node *node, void *slot)
{
	bool *flag = slot;

	if (node_is(node, "true"))
		*flag = true;
	else if (node_is(node, "false"))
		*flag = false;
	else
		reader_mismatch(reader, node, "true or false");
}

void read_format(struct reader *reader, const struct node *node, void *slot)
{
	uint32_t *format = slot;

	if (!node_number(node, UINT32_MAX, format) || *format != 1)
		reader_mismatch(reader, node,
				"1 (the only format that this version reads)");
}

/* strtod alone would also accept "1e9", "0x1p3" and "nan". */
static bool is_decimal(const char *text)
{
	static const char digits[] = "0123456789";
	size_t whole, part = 0;

	text += text[0] == '-';
	whole = strspn(text, digits);
	text += whole;
	if (text[0] == '.') {
		part = strspn(text + 1, digits);
		text += part > 0 ? part + 1 : 0;
	}
	return whole > 0 && whole <= 6 && part <= 6 && text[0] == '\0';
}

void read_decimal(struct reader *reader, const struct node *node, void *slot)
{
	double *number = slot;

	if (node->kind == NODE_TEXT && is_decimal(node->text))
		*number = strtod(node->text, NULL);
	else
		reader_mismatch(reader, node, "a number such as 4 or 0.25");
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool reader_good_name(struct reader *reader, const struct name *name)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_";
	const char *text = name->text;

	if (is_letter(text[0]) && strlen(text) <= NAME_SIZE_MOST &&
	    text[strspn(text, allowed)] == '\0')
		return true;
	messages_add(reader_problems(reader), name->place.line,
		     name->place.column,
		     "\"%s\" can't be used as a name: a name begins with a "
		     "letter, contains only letters, digits, \"-\" and \"_\", "
		     "and has at most %d characters",
		     shown(text).text, NAME_SIZE_MOST);
	return false;
}
