/* The words on boxes and arrows. */
#include "guide/flow.h"

/* Of more answers, the rest are only counted, so that drawings stay legible. */
enum { NAMED_MOST = 10 };

typedef void name_answer(const struct step *step, size_t number,
			 struct buffer *out);

static void name_id(const struct step *step, size_t number, struct buffer *out)
{
	buffer_text(out, step_answer_id(step, number));
}

static void name_label(const struct step *step, size_t number,
		       struct buffer *out)
{
	buffer_text(out, step_answer_label(step, number));
	flow_band(step, number, out);
}

static void name_some(const struct step *step,
		      const struct answer_numbers *answers, const char *between,
		      name_answer *name, struct buffer *out)
{
	size_t left = answers_count(answers);
	size_t named = left > NAMED_MOST + 1 ? NAMED_MOST : left;
	size_t number = 0;

	for (size_t i = 0; i < named; i++) {
		number = answers_next(answers, number);
		buffer_text(out, i > 0 ? between : "");
		name(step, number, out);
	}
	if (left > named)
		buffer_format(out, "%s%zu more", between, left - named);
}

static void add_condition(const char *word, const struct condition *condition,
			  struct buffer *out)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		const char *before = i == 0 ? word : " and";

		if (i > 0 && clause->alternative != clause[-1].alternative)
			before = ", or";
		buffer_format(out, "%s %s: ", before, clause->step->id);
		name_some(clause->step, &clause->answers, " or ", name_id, out);
	}
}

void flow_guard(const struct item *item, struct buffer *out)
{
	size_t start = out->length;

	add_condition("when", &item->guards.when, out);
	if (item->guards.unless.count > 0 && out->length > start)
		buffer_text(out, ", ");
	add_condition("unless", &item->guards.unless, out);
	if (item->guards.only == AUDIENCE_ANY)
		return;
	if (out->length > start)
		buffer_text(out, ", ");
	buffer_text(out, item->guards.only == AUDIENCE_SHOP ? "only shop"
							    : "only owner");
}

void flow_band(const struct step *step, size_t number, struct buffer *out)
{
	const struct answer *answer = step_answer(step, number);

	if (step->measure && number != ANSWER_UNSURE)
		buffer_format(out, " [%.15g to %.15g %s]", answer->from,
			      answer->to, step->measure->unit);
}

void flow_times(unsigned int times, struct buffer *out)
{
	buffer_format(out, "at most %u time%s", times, times == 1 ? "" : "s");
}

void flow_answers(const struct flow_edge *edge, struct buffer *out)
{
	name_some(edge->step, &edge->answers, " · ", name_label, out);
	if (edge->times) {
		buffer_text(out, " (again, ");
		flow_times(edge->times, out);
		buffer_text(out, ")");
	}
}

static void step_label(const struct flow_node *node, struct buffer *out)
{
	const struct step *step = node->step;

	if (node->order > 0)
		buffer_format(out, "(%zu) ", node->order);
	buffer_format(out, "%s\n[%s]", step_title(step), step->id);
	if (step->erases)
		buffer_text(out, "\nerases data");
	if (step->consent)
		buffer_text(out, "\nneeds consent");
}

/* Adds the guard on a line of its own, if there is one. */
static void add_guard(const struct item *item, struct buffer *out)
{
	if (!item || guards_are_none(&item->guards))
		return;
	buffer_text(out, "\n");
	flow_guard(item, out);
}

void flow_label(const struct flow_node *node, struct buffer *out)
{
	switch (node->kind) {
	case FLOW_STEP:
		step_label(node, out);
		break;
	case FLOW_CLOSE:
		buffer_text(out, "ends here");
		break;
	case FLOW_USE:
		buffer_format(out, "route %s", node->route->id);
		break;
	case FLOW_DIAGNOSIS:
		buffer_format(out, "%s\n[%s: %s]", node->diagnosis->title,
			      node->diagnosis->id,
			      verdict_word(node->diagnosis->verdict));
		break;
	case FLOW_END:
		buffer_text(out, "back");
		break;
	}
	add_guard(node->item, out);
}
