#include "guide/loader.h"

#include "chargefix/buffer.h"
#include "chargefix/memory.h"

#include <stdlib.h>

enum { CIRCLE_SHOWN_MOST = 8 };

/* A list on the way to where the tour is, and how far it has been seen. */
struct visit {
	const struct list *list;
	size_t item;
	size_t answer;
};

/* What the tour knows of a list. */
struct landmark {
	const struct route *route; /* whose list it is, or NULL */
	size_t on_way; /* its number on the way, from 1; 0: not on it */
	bool seen;
	bool circle; /* a message says so */
};

/*
 * Every list once, depth first. The way is on a stack of its own, since
 * routes can lead to each other as deep as a file is long.
 */
struct tour {
	struct loader *loader;
	struct landmark *landmarks; /* by list.index */
	struct stack way; /* struct visit */
	bool failed; /* memory ran out: not all that can be seen was seen */
};

/* The next list that this one leads to, or NULL. */
static const struct list *next_list(struct visit *visit)
{
	for (; visit->item < visit->list->count; visit->item++) {
		const struct item *item = &visit->list->items[visit->item];

		if (item->use && visit->answer++ == 0)
			return &item->use->list;
		while (item->step &&
		       visit->answer < item->step->answers.count) {
			const struct answer *answer =
				&item->step->answers.items[visit->answer++];

			if (answer->then)
				return answer->then;
		}
		visit->answer = 0;
	}
	return NULL;
}

static struct visit *way_visits(const struct tour *tour, size_t *count)
{
	*count = tour->way.used / sizeof(struct visit);
	return (struct visit *)tour->way.data;
}

/* Writes the routes from the visit of number `from` on: "a", "b", "a". */
static const struct route *write_circle(const struct tour *tour, size_t from,
					struct buffer *out)
{
	const struct route *first = NULL;
	size_t shown_count = 0;
	size_t count;
	const struct visit *visits = way_visits(tour, &count);

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
	const struct visit *visits = way_visits(tour, &count);
	const struct visit *last = &visits[count - 1];
	const struct route *route;

	if (landmark->circle)
		return;
	landmark->circle = true;
	route = write_circle(tour, landmark->on_way - 1, &names);
	if (route)
		messages_add(problems, route->place.line, route->place.column,
			     "the route \"%s\" leads back into itself: %s",
			     shown(route->id).text, buffer_string(&names));
	else if (last->list->items[last->item].step)
		messages_add(problems,
			     last->list->items[last->item].step->place.line,
			     last->list->items[last->item].step->place.column,
			     "an answer to this step leads back to it");
	buffer_release(&names);
}

static void enter(struct tour *tour, const struct list *list)
{
	struct landmark *landmark = &tour->landmarks[list->index];
	struct visit visit = {.list = list};

	if (landmark->on_way > 0)
		report_circle(tour, landmark);
	if (landmark->seen)
		return;
	if (!stack_push(&tour->way, &visit, sizeof(visit))) {
		reader_no_memory(tour->loader->reader);
		tour->failed = true;
		return;
	}
	landmark->seen = true;
	landmark->on_way = tour->way.used / sizeof(visit);
}

static void take_tour(struct tour *tour, const struct list *from)
{
	size_t count;

	if (!tour->failed)
		enter(tour, from);
	while (tour->way.used > 0 && !tour->failed) {
		struct visit *visit = &way_visits(tour, &count)[0];
		const struct list *next;

		visit += count - 1;
		next = next_list(visit);
		if (next) {
			enter(tour, next);
			continue;
		}
		tour->landmarks[visit->list->index].on_way = 0;
		tour->way.used -= sizeof(*visit);
	}
}

/* Used, but only by routes to which nothing leads. */
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

static void take_tours(struct tour *tour, const struct directory *routes)
{
	struct loader *loader = tour->loader;
	const struct guide *guide = loader->guide;

	for (size_t i = 0; i < guide->route_count; i++)
		tour->landmarks[guide->routes[i].list.index].route =
			&guide->routes[i];
	if (guide->start.count > 0)
		take_tour(tour, &guide->start);
	for (size_t i = 0; i < guide->route_count; i++) {
		const struct route *route = &guide->routes[i];

		if (route->id && reader_skipped(loader->reader, route->id))
			take_tour(tour, &route->list);
	}
	if (guide->start.count > 0 && !tour->failed)
		find_unreached(tour, routes);
	for (size_t i = 0; i < guide->route_count; i++)
		take_tour(tour, &guide->routes[i].list);
}

void resolve_routes(struct loader *loader, const struct directory *routes)
{
	struct tour tour = {.loader = loader};

	tour.landmarks = memory_new(loader->guide->list_count + 1,
				    sizeof(struct landmark));
	if (tour.landmarks)
		take_tours(&tour, routes);
	else
		reader_no_memory(loader->reader);
	free(tour.landmarks);
	stack_release(&tour.way);
}
