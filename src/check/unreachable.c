/* Finds what no walk reaches, and the guard that prevents it. */
#include "check/internal.h"

/* Counts the steps in a list, including those inside answers. */
static size_t count_steps(const struct check *check, const struct list *list)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct step *step = list->items[i].step;
		const struct answer *answer;
		for (size_t k = 0; step && (answer = step_effect(step, k));
		     k++) {
			const struct list *then = answer->then;
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

/* Writes why an item is never reached, although walks open its list. */
static void write_reason(const struct check *check, const struct list *list,
			 size_t number, struct buffer *out)
{
	const struct item *item = &list->items[number];
	unsigned int guards = check_guards_of(check, list, number);

	if (!(guards & (SEEN_WHEN_HELD | SEEN_WHEN_FAILED)))
		buffer_text(out, "every walk ends before it\n");
	else if (!(guards & SEEN_WHEN_HELD))
		write_guard(out,
			    "its \"when\" never holds: ", &item->guards.when);
	else if (item->guards.unless.count && !(guards & SEEN_UNLESS_FAILED))
		write_guard(out, "its \"unless\" always holds: ",
			    &item->guards.unless);
	else if (item->step && !(guards & SEEN_DUE))
		buffer_text(
			out,
			"everything it tests is always ruled out by then\n");
	else
		buffer_text(out, "every walk ends before it is asked\n");
}

static struct finding *add_unreachable(struct check *check,
				       const struct step *step)
{
	if (check_is_certain(check, step))
		return check_add(check, "unreachable-step", true, step->place,
				 "no walk reaches \"%s\"", step->id);
	return check_add(check, "unreachable-step", true, step->place,
			 "no walk was found that reaches \"%s\"", step->id);
}

static void add_step(struct check *check, const struct list *list,
		     size_t number)
{
	struct buffer reason = {0};
	struct finding *finding =
		add_unreachable(check, list->items[number].step);

	write_reason(check, list, number, &reason);
	finding->reason = check_keep(check, buffer_string(&reason));
	finding->meaning = "Nobody is ever asked this.";
	buffer_release(&reason);
}

/* Reports a step not reached, though not enough walks were tried to be sure. */
static void add_unmet_step(struct check *check, const struct step *step)
{
	check_add(check, "unmet-step", false, step->place,
		  "%zu random walks did not reach \"%s\"",
		  check->walks[0].tried.walks, step->id);
}

static void check_list(struct check *check, const struct list *list)
{
	bool opened = check->opened[list->index];

	for (size_t i = 0; i < list->count; i++) {
		const struct step *step = list->items[i].step;
		if (!step || check_is_asked(check, step) ||
		    !check->meant[step->index])
			continue;
		if (opened && (check->settled || check_is_certain(check, step)))
			add_step(check, list, i);
		else if (!check->settled)
			add_unmet_step(check, step);
	}
}

/* Writes why each use of a route is never reached, in lists that walks open. */
static size_t write_uses(const struct check *check, const struct route *route,
			 struct buffer *out)
{
	size_t uses = 0;

	for (size_t i = 0; i < check->guide->list_count; i++) {
		const struct list *list = check->origins[i].list;
		if (!list || !check->opened[i])
			continue;
		for (size_t k = 0; k < list->count; k++) {
			const struct item *item = &list->items[k];
			if (item->use != route)
				continue;
			buffer_text(out, "used at ");
			guide_write_line(check->guide, item->place,
					 route->place, out);
			buffer_text(out, ": ");
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
			"no walk reaches the route \"%s\" with its %zu step%s",
			route->id, steps, steps == 1 ? "" : "s");
		finding->reason = check_keep(check, buffer_string(&reason));
		finding->meaning = "Nobody is ever asked any of its questions.";
	}
	buffer_release(&reason);
}

static void write_ways(const struct check *check,
		       const struct diagnosis *diagnosis, struct buffer *out)
{
	for (size_t i = 0; i < check->guide->step_count; i++) {
		const struct step *step = check->guide->steps[i];
		const struct answer *answer;
		for (size_t k = 0; (answer = step_effect(step, k)); k++) {
			if (answer_diagnosis(step, answer) == diagnosis)
				buffer_format(
					out,
					"the answer \"%s\" of \"%s\" would "
					"lead to it, but is never asked for\n",
					answer->id, step->id);
		}
	}
	for (size_t i = 0; i < check->guide->item_count; i++) {
		const struct placed_item *placed = &check->guide->items[i];
		size_t first = check->guide->first_item[placed->list->index];
		if (placed->item->diagnosis != diagnosis)
			continue;
		buffer_text(out, "in the list in ");
		guide_write_line(check->guide, placed->item->place,
				 diagnosis->place, out);
		buffer_text(out, ": ");
		write_reason(check, placed->list, i - first, out);
	}
}

/* Whether the diagnosis is meant for the checked audience. */
static bool is_meant(const struct check *check,
		     const struct diagnosis *diagnosis)
{
	for (size_t i = 0; i < check->guide->step_count; i++) {
		const struct step *step = check->guide->steps[i];
		const struct answer *answer;
		for (size_t k = 0;
		     check->meant[i] && (answer = step_effect(step, k)); k++) {
			if (answer_diagnosis(step, answer) == diagnosis)
				return true;
		}
	}
	for (size_t i = 0; i < check->guide->item_count; i++) {
		const struct placed_item *placed = &check->guide->items[i];
		if (placed->item->diagnosis == diagnosis &&
		    check->met[placed->list->index] &&
		    check_is_meant(check, placed->item))
			return true;
	}
	return diagnosis == check->guide->otherwise;
}

static void check_diagnosis(struct check *check,
			    const struct diagnosis *diagnosis)
{
	struct buffer reason = {0};

	if (!check->settled) {
		check_add(check, "unmet-diagnosis", false, diagnosis->place,
			  "%zu random walks did not end with \"%s\"",
			  check->walks[0].tried.walks, diagnosis->id);
		return;
	}
	struct finding *finding = check_add(
		check, "unreachable-diagnosis", true, diagnosis->place,
		"no walk ends with \"%s\"", diagnosis->id);

	write_ways(check, diagnosis, &reason);
	finding->reason = check_keep(check, buffer_string(&reason));
	finding->meaning = "Nobody ever gets this diagnosis.";
	buffer_release(&reason);
}

void check_unreachable(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; i < guide->list_count; i++) {
		if (guide->lists[i] && !check_is_later_try(guide->lists[i]) &&
		    (check->opened[i] || !check->settled))
			check_list(check, guide->lists[i]);
	}
	for (size_t i = 0; check->settled && i < guide->route_count; i++) {
		const struct list *list = &guide->routes[i].list;
		if (check->met[list->index] && !check->opened[list->index])
			check_route(check, &guide->routes[i]);
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		const struct diagnosis *diagnosis = &guide->diagnoses[i];
		if (!check_is_reached(check, diagnosis) &&
		    is_meant(check, diagnosis))
			check_diagnosis(check, diagnosis);
	}
}
