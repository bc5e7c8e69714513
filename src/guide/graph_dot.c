#include "guide/flow.h"

#include "chargefix/text.h"

#include <string.h>

enum { NODE_COLUMNS = 26, EDGE_COLUMNS = 20 };

struct writer {
	const struct flow *flow;
	const struct guide *guide;
	struct buffer *out;
	struct buffer label;
	struct text_wrap wrap;
};

/* Adds a string of the dot language, where only '"' and '\' are special. */
static void add_escaped(struct buffer *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"' || text[i] == '\\')
			buffer_add(out, "\\", 1);
		buffer_add(out, &text[i], 1);
	}
}

/* Adds the label, wrapped, as an attribute. */
static void add_label(struct writer *writer, int columns)
{
	struct buffer *out = writer->out;

	text_wrap(&writer->wrap, buffer_string(&writer->label), columns);
	buffer_text(out, "label=\"");
	for (size_t i = 0; i < writer->wrap.count; i++) {
		if (i > 0)
			buffer_text(out, "\\n");
		add_escaped(out, writer->wrap.lines[i].start,
			    writer->wrap.lines[i].length);
	}
	buffer_text(out, "\"");
}

/* The arrow is less tall than the room that dot(1) gives its text. */
static void add_arrow(size_t lines, const char *dashed, struct buffer *out)
{
	size_t hundredths = 2 + 4 * lines;

	buffer_format(out,
		      ", shape=cds, margin=\"0.25,%zu.%02zu\", "
		      "style=\"filled%s\"",
		      hundredths / 100, hundredths % 100, dashed);
}

static void add_shape(const struct flow_node *node, size_t lines,
		      struct buffer *out)
{
	const char *dashed = "";

	if (node->item && !guards_are_none(&node->item->guards))
		dashed = ",dashed";
	switch (node->kind) {
	case FLOW_STEP:
		if (step_is_action(node->step))
			buffer_format(out, ", style=\"filled%s\"", dashed);
		else
			buffer_format(out, ", style=\"filled,rounded%s\"",
				      dashed);
		break;
	case FLOW_CLOSE:
		buffer_format(out, ", shape=hexagon, style=\"filled%s\"",
			      dashed);
		break;
	case FLOW_USE:
		add_arrow(lines, dashed, out);
		break;
	case FLOW_DIAGNOSIS:
		buffer_format(out,
			      ", shape=note, fillcolor=\"%s\", color=\"%s\"",
			      verdict_facts(node->diagnosis->verdict)->fill,
			      verdict_facts(node->diagnosis->verdict)->line);
		break;
	case FLOW_END:
		buffer_text(out, ", shape=plaintext, style=\"\"");
		break;
	}
	if (node->taken)
		buffer_text(out, ", penwidth=3, fontname=\"Helvetica-Bold\"");
}

static void add_node(struct writer *writer, size_t index)
{
	const struct flow_node *node = &writer->flow->nodes[index];

	if (node->kind == FLOW_END && !node->met)
		return;
	buffer_format(writer->out, "    n%zu [", index);
	buffer_clear(&writer->label);
	flow_label(node, &writer->label);
	add_label(writer, NODE_COLUMNS);
	add_shape(node, writer->wrap.count, writer->out);
	buffer_text(writer->out, "];\n");
}

/* Nodes come in the order of their groups. */
static size_t add_group(struct writer *writer, size_t group, size_t node)
{
	const struct flow *flow = writer->flow;
	const char *name =
		group == 0 ? "start" : writer->guide->routes[group - 1].id;

	buffer_format(writer->out,
		      "  subgraph cluster_%zu {\n"
		      "    label=\"%s\";\n",
		      group, name);
	for (; node < flow->node_count && flow->nodes[node].group == group;
	     node++)
		add_node(writer, node);
	buffer_text(writer->out, "  }\n");
	return node;
}

static void add_edge(struct writer *writer, const struct flow_edge *edge)
{
	buffer_format(writer->out, "  n%zu -> n%zu [", edge->from, edge->to);
	if (edge->step) {
		buffer_clear(&writer->label);
		flow_answers(edge, &writer->label);
		add_label(writer, EDGE_COLUMNS);
		buffer_text(writer->out, ", ");
	}
	buffer_text(writer->out, edge->taken
					 ? "penwidth=3, color=\"#000000\"];\n"
					 : "color=\"#606060\"];\n");
}

/* Adds an arrow from each use of a route to its first node. */
static void add_uses(struct writer *writer)
{
	const struct flow *flow = writer->flow;

	for (size_t i = 0; i < flow->node_count; i++) {
		const struct flow_node *node = &flow->nodes[i];

		if (node->kind != FLOW_USE)
			continue;
		size_t group = node->route->index + 1;

		if (flow->entries[group] == FLOW_NONE)
			continue;
		buffer_format(
			writer->out,
			"  n%zu -> n%zu [style=dashed, lhead=cluster_%zu, "
			"color=\"%s\"%s];\n",
			i, flow->entries[group], group,
			node->taken ? "#000000" : "#909090",
			node->taken ? ", penwidth=3" : "");
	}
}

static void add_head(struct writer *writer)
{
	struct buffer *out = writer->out;

	buffer_text(out, "digraph \"");
	add_escaped(out, writer->guide->id, strlen(writer->guide->id));
	buffer_text(out, "\" {\n  label=\"");
	add_escaped(out, writer->guide->title, strlen(writer->guide->title));
	buffer_text(out, ", ");
	add_escaped(out, writer->guide->version,
		    strlen(writer->guide->version));
	buffer_text(out,
		    "\";\n"
		    "  labelloc=t;\n"
		    "  compound=true;\n"
		    "  charset=\"UTF-8\";\n"
		    "  fontname=\"Helvetica\";\n"
		    "  node [shape=box, style=filled, fillcolor=\"#f5f5f5\", "
		    "fontname=\"Helvetica\", fontsize=11];\n"
		    "  edge [fontname=\"Helvetica\", fontsize=9];\n");
}

static void write_flow(struct writer *writer)
{
	const struct flow *flow = writer->flow;
	size_t node = 0;

	add_head(writer);
	for (size_t group = 0; group < flow->group_count; group++) {
		if (flow->entries[group] != FLOW_NONE)
			node = add_group(writer, group, node);
	}
	for (size_t i = 0; i < flow->edge_count; i++)
		add_edge(writer, &flow->edges[i]);
	add_uses(writer);
	buffer_text(writer->out, "}\n");
}

void graph_dot(const struct graph_input *input, struct buffer *out)
{
	struct flow flow;
	struct writer writer = {
		.flow = &flow, .guide = input->guide, .out = out};

	flow_init(&flow, input);
	write_flow(&writer);
	buffer_release(&writer.label);
	text_wrap_release(&writer.wrap);
	flow_release(&flow);
}
