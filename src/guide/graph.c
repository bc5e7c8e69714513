#include "chargefix/graph.h"

#include <string.h>

static const struct graph_format formats[] = {
	{"dot", graph_dot, true},
	{"mermaid", graph_mermaid, true},
	{"tree", graph_tree, false},
};

enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

const struct graph_format *graph_format(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const char *graph_formats(size_t index)
{
	return index < FORMATS ? formats[index].name : NULL;
}
