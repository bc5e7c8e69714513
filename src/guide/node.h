/*
 * A value of a YAML document, and what can be said of it.
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
	NODE_BAD, /* no part of the format, and a message says so already */
};

/* How a text is written. */
enum node_style {
	STYLE_PLAIN, /* without quotes */
	STYLE_QUOTED,
	STYLE_FOLDED, /* behind > */
	STYLE_LITERAL, /* behind | */
};

/* A value in the document. Of lists and maps, the start has been read. */
struct node {
	enum node_kind kind;
	const char *key; /* whose value it is, for messages; NULL: the file */
	bool item; /* one of the list that is the key's value */
	const char *text; /* NODE_TEXT: until the reader reads on */
	size_t length;
	enum node_style style; /* of NODE_TEXT */
	const char *written; /* NODE_TEXT: as it stands in the file … */
	size_t written_length; /* … with quotes and escapes */
	struct place comment; /* begins behind it on its line; 0: none does */
	bool cut; /* that comment looks like a part of the text */
	bool flow; /* NODE_LIST in brackets, with commas */
	struct place place;
};

/* A whole number of at most `most`; false: `number` is as before. */
bool node_number(const struct node *node, uint32_t most, uint32_t *number);

/* What YAML calls null: nothing behind the key, or a word for it. */
bool node_is_nothing(const struct node *node);

/* Whether the node is exactly that word. */
bool node_is(const struct node *node, const char *word);

/* Text cut for a message. */
struct shown {
	char text[96];
};

struct shown shown(const char *text);

/* What a message calls the node: "the file", its key in quotes … */
struct shown node_label(const struct node *node);

#endif
