#include "chargefix/graph.h"

const struct graph_format graph_formats[] = {
	{"dot", graph_dot, true},
	{"mermaid", graph_mermaid, true},
	{"tree", graph_tree, false},
};

_Static_assert(sizeof(graph_formats) / sizeof(*graph_formats) == GRAPH_FORMATS,
	       "each format has its row");

const char *graph_format_name(size_t index)
{
	return index < GRAPH_FORMATS ? graph_formats[index].name : NULL;
}
