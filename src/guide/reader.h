/*
 * Reads a YAML document into typed structures.
 *
 * It knows YAML but not guides: constant tables say what a map may contain.
 * After each error it adds a message and reads on, so that one run finds all
 * errors. Used by the guide loader and by scenario/load.c, whose files are
 * similar. May use: message, arena, text, yaml_nodes.
 */
#ifndef CHARGEFIX_GUIDE_READER_H
#define CHARGEFIX_GUIDE_READER_H

#include "chargefix/arena.h"
#include "chargefix/guide.h"
#include "chargefix/message.h"
#include "guide/node.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reader;

/* A name as written in the file. */
struct name {
	const char *text; /* NULL: none was given */
	struct place place;
};

/*
 * Reads one value into `slot`. The function must read a list or map to its end,
 * or skip it.
 */
typedef void node_read(struct reader *reader, const struct node *node,
		       void *slot);

/* A key that a map may contain, and where its value goes. */
struct field {
	const char *key;
	bool required;
	node_read *read;
	size_t offset; /* of the slot in the object */
};

enum { FIELDS_MOST = 32 };

/* A kind of map: at most FIELDS_MOST fields. */
struct record {
	const char *name; /* "an answer" */
	const struct field *fields;
	size_t count;
};

/* Which fields a map has. */
struct seen {
	uint32_t fields; /* bit n for the n-th */
	/* The place of its key; only set together with the bit. */
	struct place places[FIELDS_MOST];
};

/*
 * Starts reading `text`, which must outlive the reader. Results are kept in
 * `arena`; `context` is for the node_read functions. NULL: the text can't be
 * read at all, and a message says why.
 */
struct reader *reader_new(const char *text, size_t length, struct arena *arena,
			  void *context, struct messages *problems);
void reader_free(struct reader *reader);

/*
 * Reads on in another text, which must outlive the reader or the next such
 * call. `line` is added to the line of every place in it. False: the text can't
 * be read at all, and a message says why.
 */
bool reader_open(struct reader *reader, const char *text, size_t length,
		 uint32_t line);

void *reader_context(const struct reader *reader);
struct messages *reader_problems(const struct reader *reader);

/*
 * Adds a remark for the file's author: `remark`, with the formatted text, which
 * is kept in the arena.
 */
void reader_remark(struct reader *reader, const struct remark *remark,
		   const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* All remarks in the order of the file, kept in the arena; NULL: none. */
struct remark *reader_remarks(struct reader *reader, size_t *count);

/* Reads the document's value. False: there is none, and a message says why. */
bool reader_root(struct reader *reader, struct node *node);

/*
 * Reads on after the document, where nothing should follow. False: the file
 * could not be read to its end, so the result is incomplete.
 */
bool reader_end(struct reader *reader);

/*
 * Reads a map, whose start has been read, into `object` by its table. Unknown
 * and duplicate keys are errors. `seen` is set to the fields present.
 */
void reader_fields(struct reader *reader, const struct record *record,
		   void *object, struct seen *seen);

/* Adds an error that the map, called `what` in the message, lacks this key. */
void reader_missing(struct reader *reader, const struct node *map,
		    const char *key, const char *what);

/* Adds an error for each required field that was not seen. */
void reader_require(struct reader *reader, const struct node *map,
		    const struct record *record, const struct seen *seen);

/* Does all of that for a node that should be a map. */
void reader_record(struct reader *reader, const struct node *node,
		   const struct record *record, void *object);

/* Reads the next value of a list. False at its end. */
bool reader_item(struct reader *reader, const struct node *list,
		 struct node *item);

/*
 * Reads a map of names, whose start has been read: calls `read_entry` for each,
 * with a name that lives as long as the reader. Duplicate names are errors.
 */
typedef void entry_read(struct reader *reader, const struct name *name,
			const struct node *value, void *slot);
void reader_entries(struct reader *reader, entry_read *read_entry, void *slot);

/*
 * Whether the node has that kind and is not empty; if not, adds `KEY must be
 * EXPECTED` and skips the node.
 */
bool reader_expect(struct reader *reader, const struct node *node,
		   enum node_kind kind, const char *expected);

/* Adds that message and skips the node, whatever its kind. */
void reader_mismatch(struct reader *reader, const struct node *node,
		     const char *expected);

/* Skips to the end of a node that can't be understood. */
void reader_skip(struct reader *reader, const struct node *node);

/*
 * Whether the name was in a skipped part of the file. Such a name is neither
 * unknown nor unused, since its purpose is unclear.
 */
bool reader_skipped(struct reader *reader, const char *name);

/*
 * Collects things whose number is only known at the end: each is pushed when it
 * is complete, and all since the mark are taken as one array. Newer marks must
 * be taken before older ones. `size` must be a multiple of 8.
 */
size_t reader_mark(const struct reader *reader);
void reader_push(struct reader *reader, const void *thing, size_t size);

/* Takes them as an array in the arena; NULL for none. */
void *reader_take(struct reader *reader, size_t mark, size_t size,
		  size_t *count);

/* Takes them off the stack; they stay valid until the next push. */
const void *reader_pop(struct reader *reader, size_t mark, size_t size,
		       size_t *count);

/* Memory in the arena: zeroed, or a copy. */
void *reader_alloc(struct reader *reader, size_t size);
void *reader_keep(struct reader *reader, const void *thing, size_t size);
char *reader_keep_text(struct reader *reader, const char *text, size_t length);

/* A copy that lives as long as the reader. */
void *reader_note(struct reader *reader, const void *thing, size_t size);
char *reader_note_text(struct reader *reader, const char *text, size_t length);

/*
 * Reads each item of a list of texts whose start has been read; `read` gets no
 * slot. Adds a remark if a comma seems to have split a text.
 */
void reader_each_text(struct reader *reader, const struct node *list,
		      node_read *read);

/* node_read functions for values that are the same in every map. */

/* One line of text; slot: const char *. */
void read_line(struct reader *reader, const struct node *node, void *slot);

/* Text that may have more lines; slot: const char *. */
void read_lines(struct reader *reader, const struct node *node, void *slot);

/* A name, as long as the reader lives; slot: struct name. */
void read_name(struct reader *reader, const struct node *node, void *slot);

/* true or false; slot: bool. */
void read_flag(struct reader *reader, const struct node *node, void *slot);

/* The format's number, which must be 1; slot: unsigned int. */
void read_format(struct reader *reader, const struct node *node, void *slot);

/* A decimal number with at most 6 digits before and after the point. */
void read_decimal(struct reader *reader, const struct node *node, void *slot);

/*
 * Whether the name is valid: a letter, then letters, digits, "-" and "_", at
 * most 64 in all. If not, adds a message.
 */
bool reader_good_name(struct reader *reader, const struct name *name);

#endif
