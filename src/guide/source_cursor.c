#include "guide/source_cursor.h"

#include <string.h>

void source_cursor_move(struct source_cursor *cursor, size_t index)
{
	while (cursor->index < index && cursor->at < cursor->length) {
		cursor->at++;
		while (cursor->at < cursor->length &&
		       ((unsigned char)cursor->text[cursor->at] & 0xC0) == 0x80)
			cursor->at++;
		cursor->index++;
	}
}

static size_t count_blanks(const char *text, size_t length)
{
	size_t count = 0;

	while (count < length && (text[count] == ' ' || text[count] == '\t'))
		count++;
	return count;
}

/* "##" and "#!" are for decoration and programs. */
static bool looks_meant(const char *behind, size_t length)
{
	return length > 0 && strchr(" \t#!", behind[0]) && behind[0] != '\0';
}

bool source_comment_follows(const struct source_cursor *cursor, bool plain,
			    struct source_comment *comment)
{
	const char *rest = cursor->text + cursor->at;
	size_t length = cursor->length - cursor->at;
	size_t before = count_blanks(rest, length);
	bool comma = before < length && rest[before] == ',';
	size_t blanks = before;

	if (comma) {
		blanks = count_blanks(rest + before + 1, length - before - 1);
		before += 1 + blanks;
	}
	if (before >= length || rest[before] != '#')
		return false;
	comment->columns = before;
	comment->cuts =
		(comma && blanks == 0) ||
		(plain && !looks_meant(rest + before + 1, length - before - 1));
	return true;
}
