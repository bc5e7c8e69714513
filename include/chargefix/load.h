/*
 * From a YAML file to a guide, in one pass over libyaml's events.
 *
 * Everything wrong with the file is found in one run as far as possible: what
 * is not YAML, what is not the guide format, and what does not link up. May
 * use: guide, message, text, libyaml.
 */
#ifndef CHARGEFIX_LOAD_H
#define CHARGEFIX_LOAD_H

#include "chargefix/guide.h"
#include "chargefix/message.h"

#include <sys/types.h>

enum {
	/* Bytes of a scenario file, or of a guide with what it includes. */
	FILE_SIZE_MOST = 64 << 20,
	SCALAR_SIZE_MOST = 64 << 10, /* bytes of one text in it */
	DEPTH_MOST = 64, /* lists and maps inside each other */
	INCLUDES_MOST = 100, /* files that a guide includes */
};

/* A file as it was read. All zero is empty. */
struct file_text {
	char *data; /* NUL after the last byte */
	size_t length;
};

/* What kind of file it is, in words: "a folder". */
const char *file_kind(mode_t mode);

/* Whether the path means standard input, or a file that is already open. */
bool file_is_stream(const char *path);

/*
 * Reads a whole file, "-" for standard input. Pipes and devices are only read
 * if the path is that of a stream, so that nothing waits for a named pipe. What
 * is no readable file, or larger than FILE_SIZE_MOST, is an error whose text
 * names what is wrong but not the path.
 */
bool file_read(struct file_text *text, const char *path, struct message *error);
void file_text_release(struct file_text *text);

/* Appends to a text that file_read has read. */
void file_text_add(struct file_text *text, const char *bytes, size_t length);

/* Sets the message to why a file can't be read, from errno. Returns false. */
bool file_explain(struct message *error, int cause);

/*
 * Loads a guide from its text, in which the files that it includes must follow:
 * see file_part.h. The guide keeps nothing of `text`. On false `problems` says
 * all that is wrong, sorted by place, and `guide` holds nothing. On true no
 * problem was added.
 */
bool guide_load(struct guide *guide, const char *text, size_t length,
		struct messages *problems);

/*
 * The same for the text that file_read has read from `path`. The files that the
 * guide includes are read, too, and added to `text`, also on false.
 */
bool guide_load_file(struct guide *guide, struct file_text *text,
		     const char *path, struct messages *problems);

/*
 * The same for a guide that was good once, as the record keeps it: refused is
 * only what can't be walked. What later rules spare authors stays as it was.
 */
bool guide_load_recorded(struct guide *guide, const char *text, size_t length,
			 struct messages *problems);

#endif
