/*
 * "again": the steps from one that an answer leads back to are added once more
 * for each try, as a list that the answer leads to. So nothing but the loader
 * knows of a way back, and every walk ends.
 */
#include "guide/loader.h"

#include "chargefix/buffer.h"
#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

/* A step's item in its list. */
struct spot {
	const struct list *list;
	size_t at;
	const struct step *tried; /* the step whose answer asks it again */
};

struct tries {
	struct loader *loader;
	const struct step_read *read; /* by step.index */
	struct spot *spots; /* by step.index */
	bool *seen; /* by list.index */
	struct stack all; /* struct step *, in reading order */
};

/* The items that a step asks again: from `first` to `last` of a list. */
struct range {
	const struct list *list;
	size_t first;
	size_t last;
	unsigned int tries; /* with the first */
};

static void find_spots(struct tries *tries, const struct list *list)
{
	if (!list || tries->seen[list->index])
		return;
	tries->seen[list->index] = true;
	for (size_t i = 0; i < list->count; i++) {
		const struct step *step = list->items[i].step;

		if (step)
			tries->spots[step->index] =
				(struct spot){list, i, NULL};
	}
}

static void find_all_spots(struct tries *tries)
{
	const struct guide *guide = tries->loader->guide;

	find_spots(tries, &guide->start);
	for (size_t i = 0; i < guide->route_count; i++)
		find_spots(tries, &guide->routes[i].list);
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct answer *answer;

		for (size_t k = 0; (answer = step_effect(guide->steps[i], k));
		     k++)
			find_spots(tries, answer->then);
	}
}

static const struct answer *first_again(const struct step *step)
{
	for (size_t i = 0; i < step->answers.count; i++)
		if (step->answers.items[i].again)
			return &step->answers.items[i];
	return NULL;
}

static unsigned int most_of(const struct answer *answer)
{
	return answer->most ? answer->most : 1;
}

/* An error in a set's answer is reported where the step names the set. */
static struct place answer_place(const struct tries *tries,
				 const struct step *step,
				 const struct answer *answer)
{
	const struct step_read *read = &tries->read[step->index];

	return read->set.text ? read->set.place : answer->place;
}

/* All answers of a step that lead back share its tries. */
static bool agree(struct tries *tries, const struct step *step,
		  const struct answer *first)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		struct place place = answer_place(tries, step, answer);

		if (!answer->again || (answer->again == first->again &&
				       most_of(answer) == most_of(first)))
			continue;
		messages_add(tries->loader->problems, place.line, place.column,
			     "all answers of a step that have \"again\" must "
			     "name the same step and the same \"most\"");
		return false;
	}
	return true;
}

static bool is_before(struct tries *tries, const struct step *step,
		      const struct answer *answer)
{
	const struct spot *from = &tries->spots[answer->again->index];
	const struct spot *to = &tries->spots[step->index];
	struct place place = answer_place(tries, step, answer);

	/* Something else is wrong with steps that no list leads to. */
	if (!from->list || !to->list)
		return false;
	if (from->list == to->list && from->at <= to->at)
		return true;
	messages_add(tries->loader->problems, place.line, place.column,
		     from->list == to->list
			     ? "\"again\" can't lead to \"%s\", which comes "
			       "after this step; name this step or one before "
			       "it"
			     : "\"again\" can't lead to \"%s\", which is in "
			       "another list; name this step or one before it "
			       "in its own list",
		     shown(answer->again->id).text);
	return false;
}

static bool can_repeat(struct tries *tries, const struct step *step,
		       const struct answer *answer, const struct item *item)
{
	struct messages *problems = tries->loader->problems;
	const struct step *danger = tries->loader->guide->danger;
	const struct step *tried =
		item->step ? tries->spots[item->step->index].tried : NULL;
	struct place place = answer_place(tries, step, answer);

	if (item->use)
		messages_add(problems, place.line, place.column,
			     "\"again\" can't lead back past the \"use\" of "
			     "\"%s\"",
			     shown(item->use->id).text);
	else if (item->step && item->step == danger)
		messages_add(problems, place.line, place.column,
			     "\"again\" can't ask the step named in \"danger\" "
			     "again");
	else if (tried)
		messages_add(
			problems, place.line, place.column,
			"\"%s\" is already asked again because of an answer "
			"to \"%s\"; only one step can lead back to it",
			shown(item->step->id).text, shown(tried->id).text);
	else
		return true;
	return false;
}

/* Whether the step can be tried again; if so, marks the steps of its range. */
static bool find_range(struct tries *tries, const struct step *step,
		       struct range *range)
{
	const struct answer *answer = first_again(step);

	if (!answer || !agree(tries, step, answer) ||
	    !is_before(tries, step, answer))
		return false;
	*range = (struct range){
		.list = tries->spots[step->index].list,
		.first = tries->spots[answer->again->index].at,
		.last = tries->spots[step->index].at,
		.tries = most_of(answer) + 1,
	};
	for (size_t i = range->first; i <= range->last; i++)
		if (!can_repeat(tries, step, answer, &range->list->items[i]))
			return false;
	for (size_t i = range->first; i <= range->last; i++)
		if (range->list->items[i].step)
			tries->spots[range->list->items[i].step->index].tried =
				step;
	return true;
}

/* Gives the step answers of its own, which may be changed. */
static struct answer *own_answers(struct loader *loader, struct step *step)
{
	const struct answer *old = step->answers.items;
	struct answer *items = reader_keep(loader->reader, old,
					   step->answers.count * sizeof(*old));

	if (step->unsure && !step_unsure_differs(step))
		step->unsure = items + (step->unsure - old);
	if (step->helped)
		step->helped = items + (step->helped - old);
	step->answers.items = items;
	return items;
}

static const char *keep_made(struct loader *loader, struct buffer *made)
{
	const char *kept = reader_keep_text(loader->reader, buffer_string(made),
					    made->length);

	buffer_release(made);
	return kept;
}

static struct step *add_try(struct loader *loader, struct step *earlier,
			    unsigned int number, unsigned int tries)
{
	struct step *step = reader_keep(loader->reader, earlier, sizeof(*step));
	const struct step *first = step_first_try(earlier);
	struct buffer id = {0};
	struct buffer title = {0};

	if (first->id) {
		buffer_format(&id, "%s" TRY_SIGN "%u", first->id, number);
		step->id = keep_made(loader, &id);
	}
	if (step_title(first)) {
		buffer_format(&title, "%s (try %u of %u)", step_title(first),
			      number, tries);
		step->try_title = keep_made(loader, &title);
	}
	step->earlier = earlier;
	step->later = NULL;
	step->try_number = (uint8_t)number;
	earlier->later = step;
	return step;
}

/* All answers of the step that lead back lead to the next try instead. */
static void lead_to(struct loader *loader, struct step *step,
		    const struct list *next)
{
	struct answer *answers = own_answers(loader, step);

	for (size_t i = 0; i < step->answers.count; i++) {
		struct answer *answer = &answers[i];

		if (!answer->again)
			continue;
		if (!next) {
			answer->again = NULL;
			continue;
		}
		answer->then = next;
		answer->diagnosis = NULL;
		answer->diagnosis_this = false;
	}
}

/* Adds a list of the next try of each step, in `now`, and puts it there. */
static const struct list *add_list(struct tries *tries,
				   const struct range *range, struct step **now,
				   unsigned int number)
{
	struct loader *loader = tries->loader;
	size_t count = range->last - range->first + 1;
	struct item *items =
		reader_keep(loader->reader, &range->list->items[range->first],
			    count * sizeof(*items));
	struct list *list = reader_alloc(loader->reader, sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		if (!now[i])
			continue;
		now[i] = add_try(loader, now[i], number, range->tries);
		items[i].step = now[i];
		stack_push(&tries->all, &now[i], sizeof(now[i]));
	}
	*list = (struct list){items, count,
			      (uint32_t)loader->guide->list_count++};
	return list;
}

static void add_tries(struct tries *tries, const struct range *range)
{
	size_t count = range->last - range->first + 1;
	struct step **now = (struct step **)memory_new(count, sizeof(*now));

	for (size_t i = 0; i < count; i++) {
		const struct step *step =
			range->list->items[range->first + i].step;

		if (!step)
			continue;
		now[i] = tries->read[step->index].step;
		now[i]->try_number = 1;
		now[i]->tries = (uint8_t)range->tries;
	}
	for (unsigned int number = 2; number <= range->tries; number++) {
		struct step *answered = now[count - 1];

		lead_to(tries->loader, answered,
			add_list(tries, range, now, number));
	}
	lead_to(tries->loader, now[count - 1], NULL);
	free((void *)now);
}

static void number_again(struct tries *tries)
{
	struct guide *guide = tries->loader->guide;
	struct step *const *all = (struct step **)tries->all.data;
	size_t count = tries->all.used / sizeof(*all);

	for (size_t i = 0; i < count; i++)
		all[i]->index = (uint32_t)i;
	guide->steps = reader_keep(tries->loader->reader, all, tries->all.used);
	guide->step_count = count;
}

void resolve_again(struct loader *loader)
{
	struct guide *guide = loader->guide;
	struct tries tries = {
		.loader = loader,
		.read = (struct step_read *)loader->steps.data,
		.spots = memory_new(guide->step_count + 1, sizeof(struct spot)),
		.seen = memory_new(guide->list_count + 1, sizeof(bool)),
	};
	struct range range;

	find_all_spots(&tries);
	for (size_t i = 0; i < guide->step_count; i++) {
		stack_push(&tries.all, (const void *)&tries.read[i].step,
			   sizeof(tries.read[i].step));
		if (find_range(&tries, tries.read[i].step, &range))
			add_tries(&tries, &range);
	}
	if (guide->step_count > 0)
		number_again(&tries);
	free(tries.spots);
	free(tries.seen);
	stack_release(&tries.all);
}
