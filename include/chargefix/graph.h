/*
 * A guide drawn: for Graphviz, for Mermaid, and as a tree in the terminal.
 *
 * What is drawn is the order in which the lists stand. Evidence may bring a
 * step forward in a walk, and no picture of a guide can show that. Where one
 * route is drawn, those that it uses are named and not drawn. May use: guide,
 * text.
 */
#ifndef CHARGEFIX_GRAPH_H
#define CHARGEFIX_GRAPH_H

#include "chargefix/buffer.h"
#include "chargefix/guide.h"

/* A step that a case has answered. */
struct graph_mark {
	const struct step *step;
	struct answer_numbers answers; /* those that count */
};

struct graph_input {
	const struct guide *guide;
	const struct graph_mark *marks; /* in the order walked */
	size_t mark_count; /* 0: nothing is marked */
	const struct diagnosis *reached; /* marked as well; NULL: none */
	const struct route *route; /* the one that is drawn; NULL: all is */
	int columns; /* of a line of graph_tree; 0: any number */
	bool utf8; /* graph_tree may draw lines that are not ASCII */
};

/* Appends the drawing. */
typedef void graph_writer(const struct graph_input *input, struct buffer *out);

struct graph_format {
	const char *name;
	graph_writer *write;
	bool exact; /* for programs: UTF-8 whatever the locale */
};

enum graph_kind { GRAPH_DOT, GRAPH_MERMAID, GRAPH_TREE, GRAPH_FORMATS };

/* By their kind. */
extern const struct graph_format graph_formats[];

/* Its name at that index; NULL behind the last. */
const char *graph_format_name(size_t index);

/*
 * One cluster a route. Steps that have a guard are dashed, diagnoses coloured
 * by their verdicts; what was walked is bold and numbered.
 */
graph_writer graph_dot;

/* The same as a Mermaid flowchart. */
graph_writer graph_mermaid;

/*
 * Steps, their guards and their answers, indented. A route stands where it is
 * used first, and is referred to wherever else it is used.
 */
graph_writer graph_tree;

#endif
