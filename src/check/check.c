#include "check/internal.h"
#include "check/lists.h"

#include "chargefix/memory.h"
#include "chargefix/remaining.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *check_keep(struct check *check, const char *text)
{
	return arena_text(&check->checked->arena, text, strlen(text));
}

static struct finding *new_finding(struct check *check)
{
	struct checked *checked = check->checked;

	checked->items = memory_room(checked->items, checked->count,
				     sizeof(*checked->items));
	return &checked->items[checked->count++];
}

struct finding *check_add(struct check *check, const char *kind, bool error,
			  struct place place, const char *format, ...)
{
	struct finding *finding = new_finding(check);
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_format_list(&text, format, arguments);
	va_end(arguments);
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

/* Keeps each single answer once, since most are. */
static const struct answer_numbers *keep_answers(
	struct check *check, const struct answer_numbers *answers)
{
	size_t single = answers_single(answers);
	const struct answer_numbers **kept = &check->singles[single];

	if (!single || !*kept)
		*kept = arena_copy(&check->checked->arena, answers,
				   sizeof(*answers));
	return *kept;
}

void check_show(struct check *check, struct finding *finding,
		const struct walks *walks, const struct example *example)
{
	struct walk walk;

	walk_init(&walk, check->guide, walks->audience);
	finding->audience = walks->audience;
	finding->walk =
		arena_alloc(&check->checked->arena,
			    (example->count + 1) * sizeof(*finding->walk));
	for (size_t i = 0, at = 0; i < example->count; i++) {
		struct answer_numbers chosen = example_next(example, &at);
		finding->walk[i] = (struct checked_answer){
			walk.step, keep_answers(check, &chosen)};
		walk_answer(&walk, chosen);
	}
	finding->walk_count = example->count;
	finding->walk_step = walk.step;
	walk_release(&walk);
}

bool check_is_asked(const struct check *check, const struct step *step)
{
	for (size_t i = 0; i < check->walks_count; i++) {
		if (check->walks[i].tried.steps[step->index])
			return true;
	}
	return false;
}

bool check_is_reached(const struct check *check,
		      const struct diagnosis *diagnosis)
{
	for (size_t i = 0; i < check->walks_count; i++) {
		if (check->walks[i].tried.diagnoses[diagnosis->index])
			return true;
	}
	return false;
}

/*
 * The number of the same item in the list of the next try, which the step in
 * or before it leads to; SIZE_MAX: there is none.
 */
static size_t later_item(const struct guide *guide, size_t number)
{
	const struct list *list = guide->items[number].list;
	size_t first = guide->first_item[list->index];

	for (size_t at = number + 1; at-- > first;) {
		const struct step *step = guide->items[at].item->step;
		if (!step)
			continue;
		if (!step->later)
			return SIZE_MAX;
		size_t later = guide->item_of[step->later->index];
		size_t same = later + (number - at);
		return same < guide->item_count &&
				       guide->items[same].list ==
					       guide->items[later].list
			       ? same
			       : SIZE_MAX;
	}
	return SIZE_MAX;
}

bool check_is_later_try(const struct list *list)
{
	return list->count > 0 && list->items[0].step &&
	       list->items[0].step->earlier;
}

unsigned int check_guards_of(const struct check *check, const struct list *list,
			     size_t item)
{
	size_t number = check->guide->first_item[list->index] + item;
	unsigned int found = 0;

	for (; number != SIZE_MAX; number = later_item(check->guide, number))
		for (size_t i = 0; i < check->walks_count; i++)
			found |= check->walks[i].seen.items[number];
	return found;
}

bool check_is_whole(const struct check *check)
{
	for (size_t i = 0; i < check->walks_count; i++) {
		if (!check->walks[i].tried.whole)
			return false;
	}
	return true;
}

bool check_is_certain(const struct check *check, const struct step *step)
{
	return check_is_whole(check) || !check->possible[step->index];
}

static void write_alternative(struct buffer *out,
			      const struct condition *condition, size_t from,
			      size_t end)
{
	for (size_t i = from; i < end; i++) {
		const struct clause *clause = &condition->items[i];
		bool many = !answers_single(&clause->answers);
		const char *between = many ? "[" : "";
		buffer_format(out, "%s%s: ", i > from ? ", " : "{",
			      clause->step->id);
		for (size_t number = 0;
		     (number = answers_next(&clause->answers, number));) {
			buffer_format(out, "%s%s", between,
				      step_answer_id(clause->step, number));
			between = ", ";
		}
		buffer_text(out, many ? "]" : "");
	}
	buffer_text(out, "}");
}

void check_write_condition(struct buffer *out,
			   const struct condition *condition)
{
	const char *between = "[";
	size_t end = condition_end(condition, 0);

	if (end == condition->count) {
		write_alternative(out, condition, 0, end);
		return;
	}
	for (size_t from = 0; from < condition->count; from = end) {
		end = condition_end(condition, from);
		buffer_text(out, between);
		write_alternative(out, condition, from, end);
		between = ", ";
	}
	buffer_text(out, "]");
}

static void find_origins(struct check *check)
{
	const struct guide *guide = check->guide;
	struct origin *origins =
		memory_new(guide->list_count + 1, sizeof(*origins));

	check->origins = origins;
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		const struct answer *answer;
		for (size_t k = 0; (answer = step_effect(step, k)); k++) {
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
}

bool check_is_meant(const struct check *check, const struct item *item)
{
	enum audience only = check->options->audience;

	return only == AUDIENCE_ANY || item->guards.only == AUDIENCE_ANY ||
	       item->guards.only == only;
}

/* Marks what the checked audience should reach in the list and beyond. */
static void mark_meant(struct check *check, struct lists *lists,
		       const struct list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (!check_is_meant(check, item))
			continue;
		if (item->step)
			check->meant[item->step->index] = true;
		lists_meet_item(lists, item);
	}
}

static void find_meant(struct check *check)
{
	const struct guide *guide = check->guide;
	const struct list *list;
	struct lists lists;

	check->meant = memory_new(guide->step_count, sizeof(*check->meant));
	check->met = memory_new(guide->list_count, sizeof(*check->met));
	lists_init(&lists, guide);
	lists_meet(&lists, &guide->start);
	while ((list = lists_next(&lists))) {
		check->met[list->index] = true;
		mark_meant(check, &lists, list);
	}
	lists_release(&lists);
}

/* Finds the lists that walks entered, or that a given answer would open. */
static void find_opened(struct check *check)
{
	const struct guide *guide = check->guide;

	check->opened = memory_new(guide->list_count, sizeof(*check->opened));
	check->opened[guide->start.index] = true;
	for (size_t i = 0; i < guide->item_count; i++) {
		const struct placed_item *placed = &guide->items[i];
		const struct step *step = placed->item->step;
		size_t number = i - guide->first_item[placed->list->index];
		bool asked = step && check_is_asked(check, step);
		if (asked || check_guards_of(check, placed->list, number))
			check->opened[placed->list->index] = true;
		const struct answer *answer;
		for (size_t k = 0; asked && (answer = step_effect(step, k));
		     k++) {
			if (answer->then && !answer_diagnosis(step, answer))
				check->opened[answer->then->index] = true;
		}
	}
}

/* Whether nothing is for one audience only, so that all walks are shared. */
static bool is_for_both(const struct guide *guide)
{
	for (size_t i = 0; i < guide->guarded_count; i++) {
		if (guide->guarded[i].text->guards.only != AUDIENCE_ANY)
			return false;
	}
	for (size_t i = 0; i < guide->item_count; i++) {
		if (guide->items[i].item->guards.only != AUDIENCE_ANY)
			return false;
	}
	return true;
}

static void mark_possible(struct check *check, const struct walks *walks)
{
	struct walk walk;
	struct remaining remaining;

	walk_init(&walk, check->guide, walks->audience);
	remaining_possible(&remaining, &walk);
	for (size_t i = 0; i < remaining.count; i++)
		check->possible[remaining.steps[i]->index] = true;
	remaining_release(&remaining);
	walk_release(&walk);
}

static void look_at(struct check *check, enum audience audience)
{
	struct walks *walks = &check->walks[check->walks_count++];

	walks_init(walks, check->guide, audience, check->options->walks,
		   check->options->seed);
	check->settled &= walks->tried.settled;
	mark_possible(check, walks);
	walks->tried.bound = bound_questions(check, audience);
}

static void add_audience(struct check *check, enum audience audience)
{
	struct checked *checked = check->checked;

	checked->audiences[checked->audience_count++] =
		(struct checked_audience){
			audience, &checked->tried[check->walks_count - 1]};
}

static void look(struct check *check)
{
	enum audience only = check->options->audience;

	check->settled = true;
	check->possible = memory_new(check->guide->step_count, sizeof(bool));
	openers_init(&check->openers, check->guide);
	find_origins(check);
	find_meant(check);
	if (only != AUDIENCE_SHOP) {
		look_at(check, AUDIENCE_OWNER);
		add_audience(check, AUDIENCE_OWNER);
	}
	if (only == AUDIENCE_SHOP ||
	    (only == AUDIENCE_ANY && !is_for_both(check->guide)))
		look_at(check, AUDIENCE_SHOP);
	if (only != AUDIENCE_OWNER)
		add_audience(check, AUDIENCE_SHOP);
	find_opened(check);
}

static void find_all(struct check *check)
{
	check_unreachable(check);
	check_guards(check);
	check_guarded(check);
	check_mentions(check);
	check_answers(check);
	check_order(check);
	check_causes(check);
	check_texts(check);
	check_fit(check);
	check_near_duplicates(check);
	check_choices(check);
	check_doubts(check);
	check_remarks(check);
}

/* Sorts by place, and at the same place in the order found. */
static int compare_findings(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	if (x->place.column != y->place.column)
		return x->place.column < y->place.column ? -1 : 1;
	return strcmp(x->text, y->text);
}

/* Whether what comes later depends on the step's answer. */
static bool is_depended_on(const struct guide *guide, const struct step *step)
{
	const uint32_t *first = &guide->readers.first[step->index];

	const struct answer *answer;

	for (size_t i = 0; (answer = step_effect(step, i)); i++) {
		if (answer->suspects.count || answer->doubts.count ||
		    answer->rules_out.count || answer->suspects_this ||
		    answer->doubts_this || answer->rules_out_this ||
		    answer->then)
			return true;
	}
	return first[1] > first[0];
}

static void find_multiplying(struct check *check)
{
	struct checked *checked = check->checked;
	const struct guide *guide = check->guide;

	if (check_is_whole(check))
		return;
	checked->multiplying = arena_alloc(
		&checked->arena,
		(guide->step_count + 1) * sizeof(*checked->multiplying));
	for (size_t i = 0; i < guide->step_count; i++) {
		if (is_depended_on(guide, guide->steps[i]))
			checked->multiplying[checked->multiplying_count++] =
				guide->steps[i];
	}
}

/* Moves the results out of the walks, which are released. */
static void hand_over(struct check *check)
{
	for (size_t i = 0; i < check->walks_count; i++) {
		check->checked->tried[i] = check->walks[i].tried;
		check->walks[i].tried = (struct tried){0};
		walks_release(&check->walks[i]);
	}
}

void check_guide(struct checked *checked, const struct guide *guide,
		 const struct check_options *options)
{
	struct check check = {
		.guide = guide, .options = options, .checked = checked};

	*checked =
		(struct checked){.guide = guide, .counts = options->walks > 0};
	look(&check);
	find_all(&check);
	find_multiplying(&check);
	hand_over(&check);
	openers_release(&check.openers);
	free(check.origins);
	free(check.meant);
	free(check.met);
	free(check.opened);
	free(check.possible);
	if (checked->count)
		qsort(checked->items, checked->count, sizeof(*checked->items),
		      compare_findings);
}

void checked_release(struct checked *checked)
{
	for (size_t i = 0; i < 2; i++)
		tried_release(&checked->tried[i]);
	free(checked->items);
	arena_release(&checked->arena);
	*checked = (struct checked){0};
}
