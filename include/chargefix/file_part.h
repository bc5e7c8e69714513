/*
 * The text of a guide together with the files that it includes.
 *
 * Such a text is the guide, then for each file an empty line, a line that marks
 * it with its name, and what is in it. It is loaded, hashed and recorded as one text, so a
 * case needs no other file. A mark begins a second YAML document, which no file
 * can contain otherwise. Lines are counted in the whole text, and only turned
 * into a file and its line where they are printed. May use: buffer.
 */
#ifndef CHARGEFIX_FILE_PART_H
#define CHARGEFIX_FILE_PART_H

#include "chargefix/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* One of the files. All zero is before the first, which is the guide itself. */
struct file_part {
	const char *name; /* as the guide includes it; NULL: the guide itself */
	size_t name_length;
	const char *text;
	size_t length;
	size_t line; /* of the whole text, before its first line */
	size_t lines; /* how many line ends it has */
};

/* Moves to the next file. False: there is none, and `part` is unchanged. */
bool file_part_next(struct file_part *part, const char *text, size_t length);

/* Moves to the file with that line. The mark of a file counts as its line 0. */
void file_part_find(struct file_part *part, const char *text, size_t length,
		    size_t line);

/* Whether the text has marks. */
bool file_part_is_marked(const char *text, size_t length);

/* Appends the mark of a file, whose text must follow. */
void file_part_mark(struct buffer *out, const char *name);

/* Appends the path of the file; `guide` is the guide's. NULL: the guide. */
void file_part_path(struct buffer *out, const char *guide,
		    const struct file_part *part);

#endif
