/*
 * What the parts of the reader share.
 *
 * Private to the reader.
 */
#ifndef CHARGEFIX_GUIDE_READER_INTERNAL_H
#define CHARGEFIX_GUIDE_READER_INTERNAL_H

#include "guide/reader.h"
#include "guide/stack.h"
#include "guide/yaml_nodes.h"

struct reader {
	struct yaml_nodes *nodes;
	char *joined; /* the text, if it is not read as it is */
	struct arena *arena;
	struct arena notes; /* what is not kept */
	void *context;
	struct messages *problems;
	struct stack things;
	struct stack remarks;
	struct stack names; /* of the maps of names that are open */
	struct stack skipped; /* const char *: texts in what was skipped */
	bool skipped_sorted;
};

/* The next value, as that of the key; false at the end of its list or map. */
bool reader_next(struct reader *reader, struct node *node, const char *key);

#endif
