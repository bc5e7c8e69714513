#include "guide/flow.h"

#include <ctype.h>
#include <string.h>

/*
 * Labels are quoted. Characters that are special in Mermaid, its Markdown or
 * HTML are written as numbers; "<br/>" is a line end.
 */
static void add_escaped(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte == '\n')
			buffer_text(out, "<br/>");
		else if (byte >= 0x80 || isalnum(byte) ||
			 strchr(" ,:'()", byte))
			buffer_add(out, text, 1);
		else
			buffer_format(out, "#%d;", byte);
	}
}

static const char *const shapes[][2] = {
	[FLOW_STEP] = {"[\"", "\"]"},  [FLOW_CLOSE] = {"{{\"", "\"}}"},
	[FLOW_USE] = {"[[\"", "\"]]"}, [FLOW_DIAGNOSIS] = {"([\"", "\"])"},
	[FLOW_END] = {"((\"", "\"))"},
};

static void add_node(const struct flow *flow, size_t index, struct buffer *out)
{
	const struct flow_node *node = &flow->nodes[index];
	bool question = node->kind == FLOW_STEP && !step_is_action(node->step);
	struct buffer label = {0};

	if (node->kind == FLOW_END && !node->met)
		return;
	flow_label(node, &label);
	buffer_format(out, "    n%zu%s", index,
		      question ? "(\"" : shapes[node->kind][0]);
	add_escaped(out, buffer_string(&label));
	buffer_text(out, question ? "\")" : shapes[node->kind][1]);
	if (node->kind == FLOW_DIAGNOSIS)
		buffer_format(out, ":::%s",
			      verdict_word(node->diagnosis->verdict));
	buffer_text(out, "\n");
	if (node->taken)
		buffer_format(out, "    style n%zu stroke-width:4px\n", index);
	buffer_release(&label);
}

static void add_edge(const struct flow_edge *edge, struct buffer *out)
{
	struct buffer label = {0};

	buffer_format(out, "  n%zu %s", edge->from,
		      edge->taken ? "==>" : "-->");
	if (edge->step) {
		flow_answers(edge, &label);
		buffer_text(out, "|\"");
		add_escaped(out, buffer_string(&label));
		buffer_text(out, "\"|");
	}
	buffer_format(out, " n%zu\n", edge->to);
	buffer_release(&label);
}

static void add_uses(const struct flow *flow, struct buffer *out)
{
	for (size_t i = 0; i < flow->node_count; i++) {
		const struct flow_node *node = &flow->nodes[i];

		if (node->kind != FLOW_USE)
			continue;
		size_t entry = flow->entries[node->route->index + 1];

		if (entry != FLOW_NONE)
			buffer_format(out, "  n%zu -.-> n%zu\n", i, entry);
	}
}

static void add_classes(struct buffer *out)
{
	for (int i = 0; i < VERDICTS; i++) {
		const struct verdict_facts *facts =
			verdict_facts((enum verdict)i);

		buffer_format(out, "  classDef %s fill:%s,stroke:%s\n",
			      facts->word, facts->fill, facts->line);
	}
}

static void write_flow(const struct flow *flow, const struct guide *guide,
		       struct buffer *out)
{
	size_t node = 0;

	buffer_text(out, "flowchart TD\n");
	add_classes(out);
	for (size_t group = 0; group < flow->group_count; group++) {
		if (flow->entries[group] == FLOW_NONE)
			continue;
		buffer_format(out, "  subgraph g%zu [\"%s\"]\n", group,
			      group == 0 ? "start"
					 : guide->routes[group - 1].id);
		while (node < flow->node_count &&
		       flow->nodes[node].group == group)
			add_node(flow, node++, out);
		buffer_text(out, "  end\n");
	}
	for (size_t i = 0; i < flow->edge_count; i++)
		add_edge(&flow->edges[i], out);
	add_uses(flow, out);
}

void graph_mermaid(const struct graph_input *input, struct buffer *out)
{
	struct flow flow;

	flow_init(&flow, input);
	write_flow(&flow, input->guide, out);
	flow_release(&flow);
}
