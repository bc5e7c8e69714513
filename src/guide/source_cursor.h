/*
 * A place in the text of a file that only moves on, and what stands there.
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

/* Moves on to the character of that number, which is never before it. */
void source_cursor_move(struct source_cursor *cursor, size_t index);

/* A comment on the rest of a line. */
struct source_comment {
	size_t columns; /* between the cursor and its "#" */
	bool cuts; /* it looks like a part of the text before it */
};

/*
 * Whether a comment comes next on the line, with nothing but spaces and a
 * comma before it; the cursor is behind a text, which is `plain` without
 * quotes.
 *
 * A comment whose "#" is followed by a space is one on purpose. Behind a plain
 * text, "#2" or a "#" alone is more likely a part of it. Directly behind a
 * comma YAML has no comment at all, but libyaml takes one.
 */
bool source_comment_follows(const struct source_cursor *cursor, bool plain,
			    struct source_comment *comment);

#endif
