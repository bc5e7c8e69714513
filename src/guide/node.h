/*
 * A value of a YAML document.
 *
 * May use: guide.h for places, text.
 */
#ifndef CHARGEFIX_GUIDE_NODE_H
#define CHARGEFIX_GUIDE_NODE_H

#include "chargefix/guide.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind {
	NODE_TEXT,
	NODE_LIST,
	NODE_MAP,
	NODE_BAD, /* not part of the format; already reported */
};

/* How a text is written in YAML. */
enum node_style {
	STYLE_PLAIN, /* without quotes */
	STYLE_QUOTED,
	STYLE_FOLDED, /* after > */
	STYLE_LITERAL, /* after | */
};

/* A value in the document. For lists and maps, only the start has been read. */
struct node {
	enum node_kind kind;
	const char *key; /* the key it belongs to, for messages; NULL: the
			  * file */
	bool item; /* an item of the key's list */
	const char *text; /* NODE_TEXT: until the reader reads on */
	size_t length;
	enum node_style style; /* of NODE_TEXT */
	const char *written; /* NODE_TEXT: as written in the file … */
	size_t written_length; /* … with quotes and escapes */
	struct place comment; /* of a comment after it on its line; 0: none */
	bool cut; /* that comment looks like part of the text */
	bool flow; /* NODE_LIST in brackets, with commas */
	struct place place;
};

/* Reads a whole number of at most `most`. False: `number` is unchanged. */
bool node_number(const struct node *node, uint32_t most, uint32_t *number);

/* Whether it is YAML's null: nothing after the key, or a word for it. */
bool node_is_nothing(const struct node *node);

/* Whether the node is exactly that word. */
bool node_is(const struct node *node, const char *word);

/* A text cut to fit a message. */
struct shown {
	char text[96];
};

struct shown shown(const char *text);

/* The node's name in messages: "the file", its key in quotes, and so on. */
struct shown node_label(const struct node *node);

#endif
