#include "guide/split_text.h"

#include "base/text_scan.h"
#include "chargefix/text.h"

#include <string.h>

/* Quotes and brackets may follow the full stop. */
static bool ends_with_stop(const char *text, size_t length)
{
	unsigned int code_point;

	while (length > 0) {
		size_t begin = text_begin(text, length - 1);

		text_code_point(text + begin, length - begin, &code_point);
		switch (code_point) {
		case '"':
		case '\'':
		case ')':
		case ' ':
		case '\n':
		case 0x2019: /* closing quotes: ’ ” » */
		case 0x201D:
		case 0xBB:
			length = begin;
			continue;
		case '.':
		case '!':
		case '?':
		case ':':
		case ';':
		case 0x2026: /* … */
		case 0x3002: /* full stops of Chinese and Japanese: 。！？ */
		case 0xFF01:
		case 0xFF1F:
			return true;
		default:
			return false;
		}
	}
	return false;
}

void split_text_add(struct split_text *split, const struct node *item)
{
	bool plain = item->kind == NODE_TEXT && item->style == STYLE_PLAIN;
	bool stop = false;
	unsigned int first = ' ';
	struct place *suspect;

	if (item->kind == NODE_TEXT && item->length > 0) {
		stop = ends_with_stop(item->text, item->length);
		text_code_point(item->text, item->length, &first);
	}
	suspect =
		text_case(first) == TEXT_SMALL ? &split->small : &split->other;
	if (split->open && plain && suspect->line == 0)
		*suspect = item->place;
	split->count++;
	split->whole += stop && text_case(first) == TEXT_CAPITAL;
	split->capital |= text_case(first) == TEXT_CAPITAL;
	split->stop |= stop;
	split->open = plain && !stop;
}

struct place split_text_place(const struct split_text *split)
{
	if (split->small.line > 0 && split->capital && split->stop)
		return split->small;
	if (split->whole > 0 && split->whole * 2 >= split->count)
		return split->other;
	return (struct place){0};
}
