/*
 * Shared by the parts of the reader.
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
	char *joined; /* the text after surrogates_join, if needed */
	uint32_t line; /* is added to the line of every place */
	bool aliased; /* there was an alias in an earlier text */
	struct arena *arena;
	struct arena notes; /* freed with the reader */
	void *context;
	struct messages *problems;
	struct stack things;
	struct stack remarks;
	struct stack names; /* names in maps being read */
	struct stack skipped; /* const char *: texts that were skipped */
	bool skipped_sorted;
};

/* Reads the next value, of `key`. False at the end of its list or map. */
bool reader_next(struct reader *reader, struct node *node, const char *key);

#endif
