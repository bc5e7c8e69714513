/* What no walk comes to, and the guard that shuts it out. */
#include "check/parts.h"

/* Steps in a list, with those in place in its answers. */
static size_t count_steps(const struct check *check, const struct list *list)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct step *step = list->items[i].step;
		for (size_t k = 0; step && k < step->answers.count; k++) {
			const struct list *then = step->answers.items[k].then;
			if (then && check->origins[then->index].step == step)
				count += count_steps(check, then);
		}
		count += step != NULL;
	}
	return count;
}

static void write_guard(struct buffer *out, const char *what,
			const struct condition *condition)
{
	buffer_text(out, what);
	check_write_condition(out, condition);
	buffer_text(out, "\n");
}

/* Why an item of a list that walks open never has its turn. */
static void write_reason(const struct check *check, const struct list *list,
			 size_t number, struct buffer *out)
{
	const struct item *item = &list->items[number];
	unsigned int guards = check_guards_of(check, list, number);

	if (!(guards & (EXPLORED_WHEN_HELD | EXPLORED_WHEN_FAILED)))
		buffer_text(out, "every walk has ended before it\n");
	else if (!(guards & EXPLORED_WHEN_HELD))
		write_guard(out, "its when never holds: ", &item->when);
	else if (item->unless.count && !(guards & EXPLORED_UNLESS_FAILED))
		write_guard(out, "its unless always holds: ", &item->unless);
	else if (item->step && !(guards & EXPLORED_DUE))
		buffer_text(out, "all that it tests is always ruled out\n");
	else
		buffer_text(out, "every walk has ended before its turn\n");
}

static void add_step(struct check *check, const struct list *list,
		     size_t number)
{
	const struct step *step = list->items[number].step;
	struct buffer reason = {0};
	struct finding *finding =
		check_add(check, "unreachable-step", true, step->place,
			  "no walk comes to \"%s\"", step->id);

	if (!finding)
		return;
	write_reason(check, list, number, &reason);
	check->failed |= reason.failed;
	finding->reason = check_keep(check, buffer_string(&reason));
	finding->meaning = "Nobody is ever asked this.";
	buffer_release(&reason);
}

static void check_list(struct check *check, const struct list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (item->step && !check_is_asked(check, item->step) &&
		    check->meant[item->step->index])
			add_step(check, list, i);
	}
}

/* Why each use of a route is shut, in lists that walks open. */
static size_t write_uses(const struct check *check, const struct route *route,
			 struct buffer *out)
{
	size_t uses = 0;

	for (size_t i = 0; i < check->guide->list_count; i++) {
		const struct list *list = check->origins[i].list;
		if (!list || !check_is_opened(check, list))
			continue;
		for (size_t k = 0; k < list->count; k++) {
			const struct item *item = &list->items[k];
			if (item->use != route)
				continue;
			buffer_format(out, "used in line %u: ",
				      (unsigned int)item->place.line);
			write_reason(check, list, k, out);
			uses++;
		}
	}
	return uses;
}

static void check_route(struct check *check, const struct route *route)
{
	size_t steps = count_steps(check, &route->list);
	struct buffer reason = {0};

	if (write_uses(check, route, &reason)) {
		struct finding *finding = check_add(
			check, "unreachable-route", true, route->place,
			"no walk comes to the route \"%s\" and its %zu step%s",
			route->id, steps, steps == 1 ? "" : "s");
		if (finding) {
			finding->reason =
				check_keep(check, buffer_string(&reason));
			finding->meaning = "Nobody is ever asked any of it.";
		}
	}
	check->failed |= reason.failed;
	buffer_release(&reason);
}

static void write_ways(const struct check *check,
		       const struct diagnosis *diagnosis, struct buffer *out)
{
	for (size_t i = 0; i < check->guide->step_count; i++) {
		const struct step *step = check->guide->steps[i];
		for (size_t k = 0; k < step->answers.count; k++) {
			const struct answer *answer = &step->answers.items[k];
			if (answer_diagnosis(step, answer) == diagnosis)
				buffer_format(out,
					      "\"%s\" of \"%s\" would end with "
					      "it, but is never asked\n",
					      answer->id, step->id);
		}
	}
}

/* Whether anybody who is looked at could be meant to come to it. */
static bool is_meant(const struct check *check,
		     const struct diagnosis *diagnosis)
{
	for (size_t i = 0; i < check->guide->step_count; i++) {
		const struct step *step = check->guide->steps[i];
		for (size_t k = 0; check->meant[i] && k < step->answers.count;
		     k++) {
			if (answer_diagnosis(step, &step->answers.items[k]) ==
			    diagnosis)
				return true;
		}
	}
	return diagnosis == check->guide->otherwise;
}

static void check_diagnosis(struct check *check,
			    const struct diagnosis *diagnosis)
{
	struct buffer reason = {0};
	struct finding *finding = check_add(
		check, "unreachable-diagnosis", true, diagnosis->place,
		"no walk ends with \"%s\"", diagnosis->id);

	if (!finding)
		return;
	write_ways(check, diagnosis, &reason);
	check->failed |= reason.failed;
	finding->reason = check_keep(check, buffer_string(&reason));
	finding->meaning = "Nobody is ever told this.";
	buffer_release(&reason);
}

void check_reach(struct check *check)
{
	const struct guide *guide = check->guide;

	/* What was not found may yet be, where not all was looked at. */
	if (!check->whole)
		return;
	for (size_t i = 0; i < guide->list_count; i++) {
		const struct list *list = check->origins[i].list;
		if (list && check_is_opened(check, list))
			check_list(check, list);
	}
	for (size_t i = 0; i < guide->route_count; i++) {
		const struct list *list = &guide->routes[i].list;
		if (check->met[list->index] && !check_is_opened(check, list))
			check_route(check, &guide->routes[i]);
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		const struct diagnosis *diagnosis = &guide->diagnoses[i];
		if (!check_is_reached(check, diagnosis) &&
		    is_meant(check, diagnosis))
			check_diagnosis(check, diagnosis);
	}
}

/* How often the walks of all samples came to what has this index. */
static size_t count_hits(const struct checked *checked, size_t index,
			 bool diagnoses)
{
	size_t hits = 0;

	for (size_t i = 0; i < checked->audience_count; i++) {
		const struct sample *sample = &checked->audiences[i].sample;
		hits += diagnoses ? sample->diagnoses[index]
				  : sample->steps[index];
	}
	return hits;
}

void check_sampled(struct check *check)
{
	const struct guide *guide = check->guide;
	size_t walks = check->options->random;

	for (size_t i = 0; i < guide->step_count; i++) {
		if (check->meant[i] && !count_hits(check->checked, i, false))
			check_add(check, "unmet-step", false,
				  guide->steps[i]->place,
				  "%zu random walks did not come to \"%s\"",
				  walks, guide->steps[i]->id);
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		if (is_meant(check, &guide->diagnoses[i]) &&
		    !count_hits(check->checked, i, true))
			check_add(check, "unmet-diagnosis", false,
				  guide->diagnoses[i].place,
				  "%zu random walks did not end with \"%s\"",
				  walks, guide->diagnoses[i].id);
	}
}
