/*
 * The values of one YAML document in their order: libyaml's events, without the
 * parts of YAML that no format here uses.
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
#include <stdint.h>

struct yaml_nodes;

/* `text` must outlive it. `line` is added to the line of every place. */
struct yaml_nodes *yaml_nodes_new(const char *text, size_t length,
				  uint32_t line, struct messages *problems);
void yaml_nodes_free(struct yaml_nodes *nodes);

/* Whether reading ended early; a message says why. */
bool yaml_nodes_stopped(const struct yaml_nodes *nodes);

/* Whether there was an alias, whose content is elsewhere. */
bool yaml_nodes_aliased(const struct yaml_nodes *nodes);

/* The document's value; false: there is none, and a message says why. */
bool yaml_nodes_root(struct yaml_nodes *nodes, struct node *node);

/* Reads on after the document. False: that can't be read. */
bool yaml_nodes_end(struct yaml_nodes *nodes);

/* Reads the next value. False at the end of its list or map, or of reading. */
bool yaml_nodes_next(struct yaml_nodes *nodes, struct node *node);

/* Whether something can be read next, without reading it. */
bool yaml_nodes_peek(struct yaml_nodes *nodes);

/* Whether the list or map ends next, without reading it. */
bool yaml_nodes_at_end(struct yaml_nodes *nodes);

#endif
