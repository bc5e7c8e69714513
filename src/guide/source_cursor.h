/*
 * A place in the text of a file that only moves forward.
 *
 * May use: libc only.
 */
#ifndef CHARGEFIX_GUIDE_SOURCE_CURSOR_H
#define CHARGEFIX_GUIDE_SOURCE_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

struct source_cursor {
	const char *text;
	size_t length;
	size_t at; /* bytes before it */
	size_t index; /* characters (code points) before it */
};

/* Moves forward to the character of that number. */
void source_cursor_move(struct source_cursor *cursor, size_t index);

/* A comment on the rest of a line. */
struct source_comment {
	size_t columns; /* between the cursor and the "#" */
	bool cuts; /* it looks like part of the text before it */
};

/*
 * Whether a comment follows on the line after only spaces and a comma. The
 * cursor must be at the end of a text, which is `plain` if it has no quotes.
 *
 * A "#" followed by a space begins an intended comment. After a plain text,
 * "#2" or a "#" alone is more likely part of the text. Right after a comma,
 * YAML allows no comment, but libyaml accepts one.
 */
bool source_comment_follows(const struct source_cursor *cursor, bool plain,
			    struct source_comment *comment);

#endif
