#include "check/parts.h"

#include "chargefix/memory.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *check_keep(struct check *check, const char *text)
{
	const char *kept =
		arena_text(&check->checked->arena, text, strlen(text));

	check->failed |= !kept;
	return kept;
}

static struct finding *new_finding(struct check *check)
{
	struct checked *checked = check->checked;

	if (checked->count == check->room) {
		size_t room = check->room ? check->room * 2 : 32;
		struct finding *items =
			memory_grow(checked->items, room, sizeof(*items));
		if (!items) {
			check->failed = true;
			return NULL;
		}
		checked->items = items;
		check->room = room;
	}
	return &checked->items[checked->count++];
}

struct finding *check_add(struct check *check, const char *kind, bool error,
			  struct place place, const char *format, ...)
{
	struct finding *finding = new_finding(check);
	struct buffer text = {0};
	va_list arguments;

	if (!finding)
		return NULL;
	va_start(arguments, format);
	buffer_format_list(&text, format, arguments);
	va_end(arguments);
	check->failed |= text.failed;
	check->checked->errors += error;
	*finding = (struct finding){
		.kind = kind,
		.error = error,
		.place = place,
		.text = check_keep(check, buffer_string(&text)),
	};
	buffer_release(&text);
	return finding;
}

const char *finding_level(const struct finding *finding)
{
	if (finding->error)
		return "error";
	return finding->note ? "note" : "warning";
}

void check_show(struct check *check, struct finding *finding,
		enum audience audience, struct explored_walk *walk,
		const struct step *step)
{
	finding->audience = audience;
	finding->walk = arena_copy(&check->checked->arena, walk->items,
				   walk->count * sizeof(*walk->items));
	check->failed |= !finding->walk;
	finding->walk_count = finding->walk ? walk->count : 0;
	finding->walk_step = step;
	explored_walk_release(walk);
}

bool check_is_asked(const struct check *check, const struct step *step)
{
	for (size_t i = 0; i < check->explored_count; i++) {
		if (check->explored[i].steps[step->index].state != EXPLORE_NONE)
			return true;
	}
	return false;
}

bool check_is_reached(const struct check *check,
		      const struct diagnosis *diagnosis)
{
	for (size_t i = 0; i < check->explored_count; i++) {
		if (check->explored[i].diagnoses[diagnosis->index].state !=
		    EXPLORE_NONE)
			return true;
	}
	return false;
}

unsigned int check_guards_of(const struct check *check, const struct list *list,
			     size_t item)
{
	unsigned int found = 0;

	for (size_t i = 0; i < check->explored_count; i++)
		found |= explore_guards(&check->explored[i], list, item);
	return found;
}

bool check_is_opened(const struct check *check, const struct list *list)
{
	for (size_t i = 0; i < check->explored_count; i++) {
		if (explore_opens(&check->explored[i], list))
			return true;
	}
	return false;
}

void check_write_condition(struct buffer *out,
			   const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		bool many = clause->answers & (clause->answers - 1);
		const char *between = many ? "[" : "";
		buffer_format(out, "%s%s: ", i ? ", " : "{", clause->step->id);
		for (uint64_t bit = 0;
		     (bit = answers_next(clause->answers, bit));) {
			buffer_format(out, "%s%s", between,
				      step_answer_id(clause->step, bit));
			between = ", ";
		}
		buffer_text(out, many ? "]" : "");
	}
	buffer_text(out, "}");
}

static bool find_origins(struct check *check)
{
	const struct guide *guide = check->guide;
	struct origin *origins =
		memory_new(guide->list_count + 1, sizeof(*origins));

	check->origins = origins;
	if (!origins)
		return false;
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		for (size_t k = 0; k < step->answers.count; k++) {
			const struct answer *answer = &step->answers.items[k];
			if (answer->then && !origins[answer->then->index].list)
				origins[answer->then->index] = (struct origin){
					answer->then, NULL, step, answer};
		}
	}
	for (size_t i = 0; i < guide->route_count; i++) {
		const struct route *route = &guide->routes[i];
		origins[route->list.index] =
			(struct origin){&route->list, route, NULL, NULL};
	}
	origins[guide->start.index].list = &guide->start;
	return true;
}

/* Lists lie no deeper inside each other than the loader lets them. */
static void mark_meant(struct check *check, const struct list *list)
{
	enum audience only = check->options->audience;

	if (check->met[list->index])
		return;
	check->met[list->index] = true;
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (only != AUDIENCE_ANY && item->only != AUDIENCE_ANY &&
		    item->only != only)
			continue;
		if (item->use) {
			mark_meant(check, &item->use->list);
			continue;
		}
		check->meant[item->step->index] = true;
		for (size_t k = 0; k < item->step->answers.count; k++) {
			const struct list *then =
				item->step->answers.items[k].then;
			if (then)
				mark_meant(check, then);
		}
	}
}

static bool find_meant(struct check *check)
{
	const struct guide *guide = check->guide;

	check->meant = memory_new(guide->step_count + 1, sizeof(*check->meant));
	check->met = memory_new(guide->list_count + 1, sizeof(*check->met));
	if (!check->meant || !check->met)
		return false;
	mark_meant(check, &guide->start);
	return true;
}

static bool look_at(struct check *check, enum audience audience)
{
	struct checked *checked = check->checked;
	struct checked_audience *at =
		&checked->audiences[checked->audience_count++];

	at->audience = audience;
	if (check->options->random) {
		if (!sample_init(&at->sample, check->guide, audience,
				 check->options->random, check->options->seed))
			return false;
		at->longest = at->sample.longest;
		return true;
	}
	struct exploration *explored = &check->explored[check->explored_count];
	if (!explore_init(explored, check->guide, audience,
			  &check->options->limits))
		return false;
	check->explored_count++;
	check->whole &= explored->exhaustive;
	at->states = explored->states;
	at->exhaustive = explored->exhaustive;
	at->longest = explored->longest;
	at->means = arena_copy(&checked->arena, explored->means,
			       check->guide->diagnosis_count *
				       sizeof(*explored->means));
	return at->means;
}

static bool look(struct check *check)
{
	enum audience only = check->options->audience;

	check->whole = true;
	return find_origins(check) && find_meant(check) &&
	       (only == AUDIENCE_SHOP || look_at(check, AUDIENCE_OWNER)) &&
	       (only == AUDIENCE_OWNER || look_at(check, AUDIENCE_SHOP));
}

static void find_all(struct check *check)
{
	if (check->options->random)
		check_sampled(check);
	if (check->explored_count) {
		check_reach(check);
		check_guards(check);
		check_answers(check);
		check_order(check);
	}
	check_causes(check);
	check_texts(check);
	check_fit(check);
	check_twins(check);
	check_choices(check);
	check_remarks(check);
}

/* By place; at the same place in the order found. */
static int compare_findings(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	if (x->place.column != y->place.column)
		return x->place.column < y->place.column ? -1 : 1;
	return strcmp(x->text, y->text);
}

bool check_guide(struct checked *checked, const struct guide *guide,
		 const struct check_options *options)
{
	struct check check = {
		.guide = guide, .options = options, .checked = checked};

	*checked = (struct checked){.guide = guide};
	if (look(&check))
		find_all(&check);
	else
		check.failed = true;
	for (size_t i = 0; i < check.explored_count; i++)
		explore_release(&check.explored[i]);
	free(check.origins);
	free(check.meant);
	free(check.met);
	if (check.failed) {
		checked_release(checked);
		return false;
	}
	if (checked->count)
		qsort(checked->items, checked->count, sizeof(*checked->items),
		      compare_findings);
	return true;
}

void checked_release(struct checked *checked)
{
	for (size_t i = 0; i < checked->audience_count; i++)
		sample_release(&checked->audiences[i].sample);
	free(checked->items);
	arena_release(&checked->arena);
	*checked = (struct checked){0};
}
