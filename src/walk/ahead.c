#include "chargefix/ahead.h"

#include "walk/order.h"

#include <stdlib.h>
#include <string.h>

/* From here on hours are told, and rounded up. */
enum { MINUTES_MOST = 90 };

/* Steps being found, list by list. */
struct search {
	const struct walk *walk;
	/* What of a list is ahead. */
	bool (*takes)(const struct walk *walk, const struct item *item);
	struct ahead *found;
	uint8_t *lists; /* by list.index: was gone through */
	uint8_t *steps; /* by step.index: is found */
};

/* Whether each of it holds, or may yet since its step was not asked. */
static bool may_hold(const struct walk *walk, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		uint64_t given = walk->answers[clause->step->index];
		if (given && !(given & clause->answers))
			return false;
	}
	return true;
}

static bool may_come(const struct walk *walk, const struct item *item)
{
	struct item later = *item;

	if (!may_hold(walk, &item->when))
		return false;
	/* What may hold yet is no reason to leave it out now. */
	later.when.count = 0;
	return order_guards_hold(walk, &later);
}

static void add_step(struct search *search, const struct step *step)
{
	const struct walk *walk = search->walk;

	if (search->steps[step->index] || walk->answers[step->index] ||
	    order_is_ruled_out(walk, step))
		return;
	search->steps[step->index] = 1;
	search->found->steps[search->found->count++] = step;
}

static void go_through(struct search *search, const struct list *list)
{
	const struct walk *walk = search->walk;

	if (!list || search->lists[list->index])
		return;
	search->lists[list->index] = 1;
	for (size_t i = walk->lists[list->index].settled; i < list->count;
	     i++) {
		const struct item *item = &list->items[i];
		if (!search->takes(walk, item))
			continue;
		if (item->use)
			go_through(search, &item->use->list);
		else
			add_step(search, item->step);
	}
}

/* What answers of the steps found may bring, which may find more steps. */
static void go_deeper(struct search *search)
{
	const struct ahead *found = search->found;

	for (size_t i = 0; i < found->count; i++) {
		const struct answers *answers = &found->steps[i]->answers;
		for (size_t a = 0; a < answers->count; a++)
			go_through(search, answers->items[a].then);
	}
}

static bool search_init(struct search *search, const struct walk *walk,
			struct ahead *found)
{
	const struct guide *guide = walk->guide;

	search->walk = walk;
	search->found = found;
	search->lists = calloc(guide->list_count + 1, 1);
	search->steps = calloc(guide->step_count + 1, 1);
	*found = (struct ahead){
		.steps = calloc(guide->step_count + 1, sizeof(*found->steps)),
	};
	if (search->lists && search->steps && found->steps)
		return true;
	ahead_release(found);
	return false;
}

static void search_release(struct search *search)
{
	free(search->lists);
	free(search->steps);
}

static void go_through_all(struct search *search)
{
	const struct walk *walk = search->walk;

	for (size_t i = walk->frame_count; walk->step && i-- > 0;)
		go_through(search, walk->frames[i]);
}

bool ahead_certain(struct ahead *ahead, const struct walk *walk)
{
	struct search search = {.takes = order_guards_hold};
	bool done = search_init(&search, walk, ahead);

	if (done)
		go_through_all(&search);
	search_release(&search);
	return done;
}

/* Takes out the first, which is walk->step. */
static void drop_first(struct ahead *ahead)
{
	if (ahead->count == 0)
		return;
	ahead->count--;
	memmove((void *)ahead->steps, (void *)(ahead->steps + 1),
		ahead->count * sizeof(*ahead->steps));
}

bool ahead_possible(struct ahead *ahead, const struct walk *walk)
{
	struct search search = {.takes = may_come};
	bool done = search_init(&search, walk, ahead);

	if (done && walk->step) {
		add_step(&search, walk->step);
		go_through_all(&search);
		go_deeper(&search);
		drop_first(ahead);
	}
	search_release(&search);
	return done;
}

void ahead_release(struct ahead *ahead)
{
	free((void *)ahead->steps);
	*ahead = (struct ahead){0};
}

bool ahead_has(const struct ahead *ahead, const struct step *step)
{
	for (size_t i = 0; i < ahead->count; i++)
		if (ahead->steps[i] == step)
			return true;
	return false;
}

unsigned int ahead_minutes(const struct walk *walk)
{
	unsigned int minutes = 0;
	struct ahead ahead;

	if (!ahead_certain(&ahead, walk))
		return 0;
	for (size_t i = 0; i < ahead.count; i++)
		minutes += ahead.steps[i]->minutes;
	ahead_release(&ahead);
	return minutes;
}

void ahead_write_time(const struct walk *walk, struct buffer *out)
{
	unsigned int minutes = ahead_minutes(walk);

	if (minutes > MINUTES_MOST)
		buffer_format(out, "up to %u h", (minutes + 59) / 60);
	else if (minutes)
		buffer_format(out, "up to %u min", minutes);
}

static bool is_left(const struct walk *walk, const struct cause *cause,
		    const struct ahead *ahead)
{
	enum cause_status status = walk->causes[cause->index].status;

	for (size_t i = 0; i < ahead->count && status == CAUSE_OPEN; i++)
		if (cause_set_has(&ahead->steps[i]->tests, cause))
			return true;
	return status == CAUSE_SUSPECTED;
}

size_t ahead_causes(const struct walk *walk)
{
	const struct guide *guide = walk->guide;
	struct ahead ahead;
	size_t left = 0;

	if (!ahead_certain(&ahead, walk))
		return 0;
	for (size_t i = 0; i < guide->cause_count; i++)
		left += is_left(walk, &guide->causes[i], &ahead);
	ahead_release(&ahead);
	return left;
}
