#include "chargefix/graph.h"

const struct graph_format graph_formats[] = {
	{"dot", graph_dot, true},
	{"mermaid", graph_mermaid, true},
	{"tree", graph_tree, false},
};

const char *graph_format_name(size_t index)
{
	return index < GRAPH_FORMATS ? graph_formats[index].name : NULL;
}
