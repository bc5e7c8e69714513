/*
 * One YAML document read into typed structures.
 *
 * Knows YAML and nothing of guides: what a map may hold is said by constant
 * tables. Whatever is wrong is added to the messages, and reading goes on
 * behind it, so that one run finds all. For the guide loader, and for
 * scenario/load.c, whose files are of the same kind. May use: message,
 * arena, text, yaml_nodes.
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

/* A name as it stands in the file. */
struct name {
	const char *text; /* NULL: none was given */
	struct place place;
};

/*
 * Reads one value into `slot`. Whoever is given a list or a map must read it
 * to its end, or skip it.
 */
typedef void node_read(struct reader *reader, const struct node *node,
		       void *slot);

/* A key that a map may hold, and where its value goes. */
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
	/* Of its key; not set without the bit. */
	struct place places[FIELDS_MOST];
};

/*
 * Begins to read `text`, which must outlive the reader. What is kept goes to
 * `arena`; `context` is for the node_read functions. NULL: the text can't be
 * read at all, and a message says why.
 */
struct reader *reader_new(const char *text, size_t length, struct arena *arena,
			  void *context, struct messages *problems);
void reader_free(struct reader *reader);

void *reader_context(const struct reader *reader);
struct messages *reader_problems(const struct reader *reader);

/*
 * Notes what the author should look at in the file: `remark` without its text,
 * which is kept in the arena.
 */
void reader_remark(struct reader *reader, const struct remark *remark,
		   const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* All of them, in the order of the file, in the arena; NULL: none. */
struct remark *reader_remarks(struct reader *reader, size_t *count);

/* The document's value; false: there is none, and a message says why. */
bool reader_root(struct reader *reader, struct node *node);

/*
 * Reads what is behind the document, which should be nothing. False: the file
 * could not be read to its end, so that what was read is not all.
 */
bool reader_end(struct reader *reader);

/*
 * Reads a map, of which the start has been read, by its table into `object`.
 * Unknown and duplicate keys are errors. In `seen` the fields that were there.
 */
void reader_fields(struct reader *reader, const struct record *record,
		   void *object, struct seen *seen);

/* Adds an error at the map, which is `what`, that it has no such key. */
void reader_missing(struct reader *reader, const struct node *map,
		    const char *key, const char *what);

/* Adds an error at the map for each required field that was not seen. */
void reader_require(struct reader *reader, const struct node *map,
		    const struct record *record, const struct seen *seen);

/* All of that: the node should be a map, read by the table. */
void reader_record(struct reader *reader, const struct node *node,
		   const struct record *record, void *object);

/* The next value of a list, false at its end. */
bool reader_item(struct reader *reader, const struct node *list,
		 struct node *item);

/*
 * Reads a map of names, of which the start has been read: `read_entry` is
 * called for each, with a name that lives as long as the reader. Duplicate
 * names are errors.
 */
typedef void entry_read(struct reader *reader, const struct name *name,
			const struct node *value, void *slot);
void reader_entries(struct reader *reader, entry_read *read_entry, void *slot);

/*
 * Whether the node is of that kind and not empty; if not, adds `KEY must be
 * EXPECTED` and skips the node.
 */
bool reader_expect(struct reader *reader, const struct node *node,
		   enum node_kind kind, const char *expected);

/* Adds that message and skips the node, whatever it is. */
void reader_mismatch(struct reader *reader, const struct node *node,
		     const char *expected);

/* Reads to the end of a node that is not understood. */
void reader_skip(struct reader *reader, const struct node *node);

/*
 * Whether the name stands somewhere in what was skipped. Such a name is
 * neither unknown nor unused: there is no telling what it was meant for.
 */
bool reader_skipped(struct reader *reader, const char *name);

/*
 * Things of which the number shows only at the end: each is pushed when it is
 * complete, and all since the mark are taken as one array. A mark must be
 * taken off before an older one is. `size` is a multiple of 8.
 */
size_t reader_mark(const struct reader *reader);
void reader_push(struct reader *reader, const void *thing, size_t size);

/* As an array in the arena; NULL for none. */
void *reader_take(struct reader *reader, size_t mark, size_t size,
		  size_t *count);

/* As they are, until the next push; they are off the stack. */
const void *reader_pop(struct reader *reader, size_t mark, size_t size,
		       size_t *count);

/* Memory of the arena: zeroed, or a copy. */
void *reader_alloc(struct reader *reader, size_t size);
void *reader_keep(struct reader *reader, const void *thing, size_t size);
char *reader_keep_text(struct reader *reader, const char *text, size_t length);

/* A copy that lives as long as the reader. */
void *reader_note(struct reader *reader, const void *thing, size_t size);
char *reader_note_text(struct reader *reader, const char *text, size_t length);

/*
 * Reads each item of a list of texts, which has begun; `read` gets no slot.
 * Remarks where a comma seems to have split one.
 */
void reader_each_text(struct reader *reader, const struct node *list,
		      node_read *read);

/* The kinds of value that are the same in every map: node_read functions. */

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
 * Whether `text` can name something: letters, digits, "-" and "_", a letter
 * first, at most 64. If not, a message is added.
 */
bool reader_good_name(struct reader *reader, const struct name *name);

#endif
