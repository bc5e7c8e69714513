#include "mutants.h"

#include "guide/readers.h"

#include "test.h"

#include <string.h>

/* Of each kind so many, taken evenly from all that there are. */
enum { EACH_MOST = 9 };

/* An item of a list and, where it is a step, one of its answers. */
struct spot {
	struct list *list;
	struct item *item;
	struct step *step; /* NULL: a use */
	struct answer *answer; /* NULL: a use */
	size_t number; /* of the answer */
	size_t at; /* of the item in its list */
	struct guide *guide;
};

/* Does it, and returns whether it can be done there; if `try`, only that. */
typedef bool mutate_at(const struct spot *spot, bool try);

static bool is_first(const struct spot *spot)
{
	return spot->number == 0;
}

static bool turns_guard(const struct spot *spot, bool try)
{
	struct item *item = spot->item;
	struct condition when = item->guards.when;

	if (!is_first(spot) ||
	    !(item->guards.when.count + item->guards.unless.count))
		return false;
	if (!try) {
		item->guards.when = item->guards.unless;
		item->guards.unless = when;
	}
	return true;
}

static bool drops_guard(const struct spot *spot, bool try)
{
	if (!is_first(spot) ||
	    !(spot->item->guards.when.count + spot->item->guards.unless.count))
		return false;
	if (!try)
		spot->item->guards.when.count =
			spot->item->guards.unless.count = 0;
	return true;
}

static bool shuts_itself(const struct spot *spot, bool try)
{
	if (!is_first(spot) || !spot->item->guards.when.count)
		return false;
	if (!try)
		spot->item->guards.unless = spot->item->guards.when;
	return true;
}

/* Also what the next step tests. */
static bool rules_out_more(const struct spot *spot, bool try)
{
	const struct step *next =
		spot->at + 1 < spot->list->count ? spot->item[1].step : NULL;

	if (!spot->step || !next || !next->tests.count ||
	    spot->answer->rules_out.count || spot->answer->diagnosis)
		return false;
	if (!try)
		spot->answer->rules_out = next->tests;
	return true;
}

static bool drops_diagnosis(const struct spot *spot, bool try)
{
	if (!spot->step || !answer_diagnosis(spot->step, spot->answer))
		return false;
	if (!try) {
		spot->answer->diagnosis = NULL;
		spot->answer->diagnosis_this = false;
	}
	return true;
}

static bool ends_early(const struct spot *spot, bool try)
{
	if (!spot->step || !spot->answer->then ||
	    answer_diagnosis(spot->step, spot->answer))
		return false;
	if (!try)
		spot->answer->diagnosis = spot->guide->otherwise;
	return true;
}

/* To the answer after it. */
static bool moves_then(const struct spot *spot, bool try)
{
	if (!spot->step || !spot->answer->then ||
	    spot->number + 1 == spot->step->answers.count ||
	    spot->answer[1].then)
		return false;
	if (!try) {
		spot->answer[1].then = spot->answer->then;
		spot->answer->then = NULL;
	}
	return true;
}

static bool suspects_nothing(const struct spot *spot, bool try)
{
	if (!spot->step || !spot->answer->suspects.count)
		return false;
	if (!try)
		spot->answer->suspects.count = 0;
	return true;
}

static bool doubts_nothing(const struct spot *spot, bool try)
{
	if (!spot->step ||
	    !(spot->answer->doubts.count || spot->answer->doubts_this))
		return false;
	if (!try) {
		spot->answer->doubts.count = 0;
		spot->answer->doubts_this = false;
	}
	return true;
}

static bool rules_out_doubted(const struct spot *spot, bool try)
{
	struct answer *answer = spot->answer;

	if (!doubts_nothing(spot, true) || answer->rules_out.count ||
	    answer->rules_out_this)
		return false;
	if (!try) {
		answer->rules_out = answer->doubts;
		answer->rules_out_this = answer->doubts_this;
		doubts_nothing(spot, false);
	}
	return true;
}

/* Whatever it suspects, as if the guide had no numbers there. */
static bool counts_once(const struct spot *spot, bool try)
{
	struct cause_set *suspects =
		spot->step ? &spot->answer->suspects : NULL;
	bool counts = false;

	for (size_t i = 0; suspects && i < suspects->count; i++)
		counts |= cause_set_weight(suspects, i) > 1;
	if (counts && !try)
		suspects->weights = NULL;
	return counts;
}

/* The cause that stands after it in the guide, as if it was mistaken for it. */
static bool doubts_another(const struct spot *spot, bool try)
{
	struct cause_set *doubts = spot->step ? &spot->answer->doubts : NULL;
	struct guide *guide = spot->guide;

	if (!doubts || !doubts->count)
		return false;
	if (!try) {
		size_t size = doubts->count * sizeof(*doubts->items);
		size_t next = doubts->items[0]->index + 1;
		const struct cause **items = arena_alloc(&guide->arena, size);
		memcpy((void *)items, (const void *)doubts->items, size);
		items[0] = &guide->causes[next % guide->cause_count];
		doubts->items = items;
	}
	return true;
}

/* To the head of its list. */
static bool comes_first(const struct spot *spot, bool try)
{
	struct item *items = spot->item - spot->at;

	if (!is_first(spot) || spot->at < 2)
		return false;
	if (!try) {
		struct item item = *spot->item;
		for (size_t i = spot->at; i > 0; i--)
			items[i] = items[i - 1];
		items[0] = item;
	}
	return true;
}

static bool erases(const struct spot *spot, bool try)
{
	if (!is_first(spot) || !spot->step || !step_is_action(spot->step) ||
	    spot->step->erases)
		return false;
	if (!try)
		spot->step->erases = true;
	return true;
}

struct kind {
	const char *name;
	mutate_at *mutation;
};

static const struct kind kinds[] = {
	{"turns its guard round", turns_guard},
	{"drops its guard", drops_guard},
	{"shuts itself out", shuts_itself},
	{"rules out more", rules_out_more},
	{"drops its diagnosis", drops_diagnosis},
	{"ends early", ends_early},
	{"moves its then on", moves_then},
	{"suspects nothing", suspects_nothing},
	{"comes first", comes_first},
	{"erases", erases},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* Each changes no more than the answer. */
static const struct kind doubt_kinds[] = {
	{"doubts nothing", doubts_nothing},
	{"rules out what it doubted", rules_out_doubted},
	{"counts once", counts_once},
	{"doubts another cause", doubts_another},
};

enum { DOUBT_KINDS = sizeof(doubt_kinds) / sizeof(doubt_kinds[0]) };

/* The guide is the test's own. */
static void *own(const void *part)
{
	return (void *)(uintptr_t)part;
}

/* The spot of that number among those that the mutation can be done at. */
static bool find_in_list(struct guide *guide, const struct list *list,
			 mutate_at *mutation, size_t *number, struct spot *spot)
{
	for (size_t at = 0; at < list->count; at++) {
		const struct step *step = list->items[at].step;
		size_t answers = step ? step->answers.count : 1;
		for (size_t k = 0; k < answers; k++) {
			*spot = (struct spot){
				own(list),
				own(&list->items[at]),
				own(step),
				step ? own(&step->answers.items[k]) : NULL,
				k,
				at,
				guide,
			};
			if (mutation(spot, true) && (*number)-- == 0)
				return true;
		}
	}
	return false;
}

static bool find_spot(struct guide *guide, mutate_at *mutation, size_t number,
		      struct spot *spot)
{
	if (find_in_list(guide, &guide->start, mutation, &number, spot))
		return true;
	for (size_t i = 0; i < guide->route_count; i++) {
		if (find_in_list(guide, &guide->routes[i].list, mutation,
				 &number, spot))
			return true;
	}
	return false;
}

static size_t count_spots(const struct guide *guide, mutate_at *mutation)
{
	struct spot spot;
	size_t count = 0;

	while (find_spot(own(guide), mutation, count, &spot))
		count++;
	return count;
}

static size_t count_kind(const struct guide *guide, size_t kind)
{
	size_t count = count_spots(guide, kinds[kind].mutation);

	return count < EACH_MOST ? count : EACH_MOST;
}

size_t mutants_of(const struct guide *guide)
{
	size_t count = 0;

	for (size_t i = 0; i < KINDS; i++)
		count += count_kind(guide, i);
	return count;
}

static void say_spot(const struct spot *spot, const struct kind *kind,
		     struct buffer *what)
{
	const struct item *item = spot->item;

	buffer_text(what, spot->step  ? spot->step->id
			  : item->use ? item->use->id
				      : item->diagnosis->id);
	if (spot->number)
		buffer_format(what, ": %s", spot->answer->id);
	buffer_format(what, " %s", kind->name);
}

void mutate(struct guide *guide, size_t number, struct buffer *what)
{
	size_t kind = 0;
	struct spot spot;

	for (; number >= count_kind(guide, kind); kind++)
		number -= count_kind(guide, kind);
	size_t all = count_spots(guide, kinds[kind].mutation);
	size_t each = all < EACH_MOST ? all : EACH_MOST;
	find_spot(guide, kinds[kind].mutation, number * all / each, &spot);
	say_spot(&spot, &kinds[kind], what);
	kinds[kind].mutation(&spot, false);
	guide_find_readers(guide);
}

size_t spoiled_doubts_of(const struct guide *guide)
{
	size_t count = 0;

	for (size_t i = 0; i < DOUBT_KINDS; i++)
		count += count_spots(guide, doubt_kinds[i].mutation);
	return count;
}

void spoil_doubt(struct guide *guide, size_t number, struct buffer *what,
		 struct spoiled *spoiled)
{
	const struct kind *kind = doubt_kinds;
	struct spot spot;
	size_t count;

	for (; number >= (count = count_spots(guide, kind->mutation)); kind++)
		number -= count;
	find_spot(guide, kind->mutation, number, &spot);
	say_spot(&spot, kind, what);
	*spoiled = (struct spoiled){kind->name, spot.answer, *spot.answer};
	kind->mutation(&spot, false);
}

void mend_doubt(const struct spoiled *spoiled)
{
	*spoiled->answer = spoiled->was;
}
