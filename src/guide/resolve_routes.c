#include "guide/loader.h"

#include "chargefix/buffer.h"
#include "chargefix/memory.h"

#include <stdlib.h>

enum { CIRCLE_SHOWN_MOST = 8 };

/*
 * Which links between lists a tour follows, to find circles of only these. A
 * circle is allowed if both a guard and an answer break it. Without a guard,
 * nothing keeps walks out of it; without an answer, which is given only once, a
 * walk might never leave it. Every circle contains a route, since a list inside
 * an answer has no name to refer back to.
 */
enum ways {
	WAYS_UNGUARDED, /* past items without when or unless */
	WAYS_USED, /* into routes used in place, whatever their guards */
	WAYS_IN_PLACE, /* from answers to lists in place */
	WAYS_ALL, /* circles of these are allowed */
};

/* A list on the tour's current path, and how far it has been read. */
struct visit {
	const struct list *list;
	size_t item;
	size_t answer;
};

/* The tour's notes on a list. */
struct landmark {
	const struct route *route; /* whose list it is, or NULL */
	size_t on_way; /* its place on the path, from 1; 0: not on it */
	bool seen;
	bool circle; /* already reported */
};

/*
 * Visits every list once, depth first. The path has its own stack instead of
 * recursion, since routes can be nested as deep as a file is long.
 */
struct tour {
	struct loader *loader;
	enum ways ways;
	struct landmark *landmarks; /* by list.index */
	struct stack path; /* struct visit */
	bool found_circle;
};

/* Whether the tour follows this item to that list. */
static bool takes(const struct tour *tour, const struct item *item,
		  const struct list *list)
{
	switch (tour->ways) {
	case WAYS_UNGUARDED:
		return item->guards.when.count == 0 &&
		       item->guards.unless.count == 0;
	case WAYS_USED:
		return item->use;
	case WAYS_IN_PLACE:
		return !tour->landmarks[list->index].route;
	case WAYS_ALL:
		break;
	}
	return true;
}

/* The n-th list that the item leads to, or NULL. False: there is no n-th. */
static bool item_list(const struct item *item, size_t n,
		      const struct list **list)
{
	if (item->step) {
		const struct answer *answer = step_effect(item->step, n);
		*list = answer ? answer->then : NULL;
		return answer;
	}
	*list = item->use ? &item->use->list : NULL;
	return n == 0;
}

/* The next list that this one leads to, or NULL. */
static const struct list *next_list(const struct tour *tour,
				    struct visit *visit)
{
	for (; visit->item < visit->list->count; visit->item++) {
		const struct item *item = &visit->list->items[visit->item];
		const struct list *list;

		while (item_list(item, visit->answer, &list)) {
			visit->answer++;
			if (list && takes(tour, item, list))
				return list;
		}
		visit->answer = 0;
	}
	return NULL;
}

static struct visit *answered_path_visits(const struct tour *tour,
					  size_t *count)
{
	*count = tour->path.used / sizeof(struct visit);
	return (struct visit *)tour->path.data;
}

/* Writes the routes from the visit of number `from` on: "a", "b", "a". */
static const struct route *write_circle(const struct tour *tour, size_t from,
					struct buffer *out)
{
	const struct route *first = NULL;
	size_t shown_count = 0;
	size_t count;
	const struct visit *visits = answered_path_visits(tour, &count);

	for (size_t i = from; i < count && shown_count < CIRCLE_SHOWN_MOST;
	     i++) {
		const struct route *route =
			tour->landmarks[visits[i].list->index].route;

		if (!route)
			continue;
		if (!first)
			first = route;
		buffer_format(out, "%s -> ", shown(route->id).text);
		shown_count++;
	}
	if (shown_count == CIRCLE_SHOWN_MOST)
		buffer_text(out, "... -> ");
	if (first)
		buffer_text(out, shown(first->id).text);
	return first;
}

static void report_circle(struct tour *tour, struct landmark *landmark)
{
	struct messages *problems = tour->loader->problems;
	struct buffer names = {0};
	size_t count;
	const struct visit *visits = answered_path_visits(tour, &count);
	const struct visit *last = &visits[count - 1];
	const struct route *route;

	if (landmark->circle)
		return;
	landmark->circle = tour->found_circle = true;
	route = write_circle(tour, landmark->on_way - 1, &names);
	if (route)
		messages_add(
			problems, route->place.line, route->place.column,
			tour->ways == WAYS_USED
				? "the route \"%s\" uses itself: %s; at least "
				  "one link of this circle must be an answer's "
				  "\"then\" instead of a \"use\""
				: "the route \"%s\" leads back to itself: %s; "
				  "break the circle with a guard (\"when\" or "
				  "\"unless\")",
			shown(route->id).text, buffer_string(&names));
	else if (last->list->items[last->item].step)
		messages_add(
			problems,
			last->list->items[last->item].step->place.line,
			last->list->items[last->item].step->place.column,
			"an answer of this step leads back to the step itself");
	buffer_release(&names);
}

static void enter(struct tour *tour, const struct list *list)
{
	struct landmark *landmark = &tour->landmarks[list->index];
	struct visit visit = {.list = list};

	if (landmark->on_way > 0 && tour->ways != WAYS_ALL)
		report_circle(tour, landmark);
	if (landmark->seen)
		return;
	stack_push(&tour->path, &visit, sizeof(visit));
	landmark->seen = true;
	landmark->on_way = tour->path.used / sizeof(visit);
}

static void take_tour(struct tour *tour, const struct list *from)
{
	size_t count;

	enter(tour, from);
	while (tour->path.used > 0) {
		struct visit *visit = &answered_path_visits(tour, &count)[0];
		const struct list *next;

		visit += count - 1;
		next = next_list(tour, visit);
		if (next) {
			enter(tour, next);
			continue;
		}
		tour->landmarks[visit->list->index].on_way = 0;
		tour->path.used -= sizeof(*visit);
	}
}

/* Reports routes that are only used by routes nothing leads to. */
static void find_unreached(struct tour *tour, const struct directory *routes)
{
	for (size_t i = 0; i < routes->count; i++) {
		const struct entry *entry = &routes->entries[i];
		const struct route *route = entry->thing;

		if (entry->used && !tour->landmarks[route->list.index].seen)
			messages_add(tour->loader->problems, entry->place.line,
				     entry->place.column,
				     "the route \"%s\" is never reached from "
				     "\"start\"",
				     shown(entry->name).text);
	}
}

/* Tours from the start first: lists not seen then are unreachable. */
static void tour_all(struct tour *tour, const struct directory *routes)
{
	struct loader *loader = tour->loader;
	const struct guide *guide = loader->guide;

	tour->ways = WAYS_ALL;
	if (guide->start.count > 0)
		take_tour(tour, &guide->start);
	for (size_t i = 0; i < guide->route_count; i++) {
		const struct route *route = &guide->routes[i];

		if (route->id && reader_skipped(loader->reader, route->id))
			take_tour(tour, &route->list);
	}
	if (guide->start.count > 0)
		find_unreached(tour, routes);
}

/* Tours from every list: those of routes, and those inside answers. */
static void find_circles(struct tour *tour, enum ways ways)
{
	const struct guide *guide = tour->loader->guide;
	const struct stack *steps = &tour->loader->steps;
	const struct step_read *read = (const struct step_read *)steps->data;

	tour->ways = ways;
	for (size_t i = 0; i < guide->route_count; i++)
		take_tour(tour, &guide->routes[i].list);
	for (size_t i = 0; i < steps->used / sizeof(*read); i++) {
		const struct answer *answer;

		for (size_t k = 0; (answer = step_effect(read[i].step, k)); k++)
			if (answer->then)
				take_tour(tour, answer->then);
	}
}

static void forget_seen(struct tour *tour)
{
	for (size_t i = 0; i < tour->loader->guide->list_count; i++)
		tour->landmarks[i].seen = false;
}

void resolve_routes(struct loader *loader, const struct directory *routes)
{
	const struct guide *guide = loader->guide;
	struct tour tour = {.loader = loader};

	tour.landmarks = memory_new(guide->list_count, sizeof(*tour.landmarks));
	for (size_t i = 0; i < guide->route_count; i++)
		tour.landmarks[guide->routes[i].list.index].route =
			&guide->routes[i];
	/* A circle of several kinds is reported once. */
	for (enum ways ways = WAYS_UNGUARDED;
	     ways < WAYS_ALL && !tour.found_circle; ways++) {
		find_circles(&tour, ways);
		forget_seen(&tour);
	}
	tour_all(&tour, routes);
	free(tour.landmarks);
	stack_release(&tour.path);
}
