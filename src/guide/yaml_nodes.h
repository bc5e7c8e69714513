/*
 * The values of one YAML document in the order in which they stand: libyaml's
 * events, without those parts of YAML that no format here has.
 *
 * Anchors, aliases, tags, too long texts and too deep nesting are added to the
 * messages. May use: message, node; the only user of libyaml.
 */
#ifndef CHARGEFIX_GUIDE_YAML_NODES_H
#define CHARGEFIX_GUIDE_YAML_NODES_H

#include "chargefix/message.h"
#include "guide/node.h"

#include <stdbool.h>
#include <stddef.h>

struct yaml_nodes;

/* `text` must outlive it. */
struct yaml_nodes *yaml_nodes_new(const char *text, size_t length,
				  struct messages *problems);
void yaml_nodes_free(struct yaml_nodes *nodes);

/* Whether the reading ended before its time; a message says why. */
bool yaml_nodes_stopped(const struct yaml_nodes *nodes);

/* Whether there was an alias, so that something stands elsewhere. */
bool yaml_nodes_aliased(const struct yaml_nodes *nodes);

/* The document's value; false: there is none, and a message says why. */
bool yaml_nodes_root(struct yaml_nodes *nodes, struct node *node);

/* Reads what is behind the document. False: that can't be read. */
bool yaml_nodes_end(struct yaml_nodes *nodes);

/* The next value; false at the end of its list or map, or of all reading. */
bool yaml_nodes_next(struct yaml_nodes *nodes, struct node *node);

/* Whether there is something to read next, without reading it. */
bool yaml_nodes_peek(struct yaml_nodes *nodes);

/* Whether the list or map ends next, without reading it. */
bool yaml_nodes_at_end(struct yaml_nodes *nodes);

#endif
