#include "chargefix/change_preview.h"

#include "chargefix/memory.h"

#include <stdlib.h>

static void list_init(struct change_preview_list *list, const struct walk *walk)
{
	*list = (struct change_preview_list){0};
	list->items = memory_new(walk->given_count + 1, sizeof(*list->items));
}

static void list_add(struct change_preview_list *list, size_t given)
{
	list->items[list->count++] = given;
}

/* `changed` is an answer, or WALK_NONE. */
static void compare_paths(struct change_preview *preview,
			  const struct walk *walk, size_t changed)
{
	const struct walk *after = &preview->after;
	size_t at = changed == WALK_NONE ? 0 : walk_place(walk, changed) + 1;

	for (; at < walk->path_count; at++) {
		size_t given = walk->path[at];
		if (after->given[given].on_path)
			list_add(&preview->kept, given);
		else if (remaining_has(&preview->asked,
				       walk->given[given].step))
			list_add(&preview->later, given);
		else
			list_add(&preview->aside, given);
	}
	for (size_t i = 0; i < after->path_count; i++)
		if (!walk->given[after->path[i]].on_path &&
		    after->path[i] != changed)
			list_add(&preview->back, after->path[i]);
}

/* Removes steps from `asked` that are ahead even without the change. */
static void compare_remaining(struct change_preview *preview,
			      const struct walk *walk)
{
	struct remaining *asked = &preview->asked;
	struct remaining before;
	size_t left = 0;

	remaining_certain(&before, walk);
	for (size_t i = 0; i < asked->count; i++)
		if (!remaining_has(&before, asked->steps[i]) &&
		    walk_find(walk, asked->steps[i]) == WALK_NONE)
			asked->steps[left++] = asked->steps[i];
	asked->count = left;
	remaining_release(&before);
}

static void begin_preview(struct change_preview *preview,
			  const struct walk *walk)
{
	*preview = (struct change_preview){0};
	list_init(&preview->kept, walk);
	list_init(&preview->aside, walk);
	list_init(&preview->later, walk);
	list_init(&preview->back, walk);
	walk_copy(&preview->after, walk);
}

/* Compares preview->after, which has been changed, with the walk. */
static void compare(struct change_preview *preview, const struct walk *walk,
		    size_t changed)
{
	remaining_certain(&preview->asked, &preview->after);
	compare_paths(preview, walk, changed);
	compare_remaining(preview, walk);
}

void change_preview_init(struct change_preview *preview,
			 const struct walk *walk, const struct step *step,
			 struct answer_numbers chosen)
{
	begin_preview(preview, walk);
	walk_change(&preview->after, step, chosen);
	compare(preview, walk, walk_find(walk, step));
}

void change_preview_audience(struct change_preview *preview,
			     const struct walk *walk, enum audience audience)
{
	begin_preview(preview, walk);
	walk_set_audience(&preview->after, audience);
	compare(preview, walk, WALK_NONE);
}

void change_preview_release(struct change_preview *preview)
{
	walk_release(&preview->after);
	free(preview->kept.items);
	free(preview->aside.items);
	free(preview->later.items);
	free(preview->back.items);
	remaining_release(&preview->asked);
	*preview = (struct change_preview){0};
}

/* Whether an answer would count if another answer were changed to `chosen`. */
static bool would_count(const struct walk *walk, size_t given, size_t changed,
			struct answer_numbers chosen)
{
	struct walk copy;
	bool counts;

	walk_copy(&copy, walk);
	walk_change(&copy, walk->given[changed].step, chosen);
	counts = copy.given[given].on_path;
	walk_release(&copy);
	return counts;
}

/*
 * Finds another value of the answer that brings `given` back. Returns how many
 * do; if several answers are allowed, adding one more is tried too.
 */
static size_t try_values(const struct walk *walk, size_t given, size_t changed,
			 struct answer_numbers *found)
{
	const struct given *from = &walk->given[changed];
	struct answer_numbers all = step_all_answers(from->step);
	size_t count = 0;

	for (size_t number = 0; (number = answers_next(&all, number));) {
		struct answer_numbers chosen = from->chosen;
		answers_add(&chosen, number);
		if (!from->step->many || !walk_valid(from->step, chosen))
			chosen = answers_only(number);
		if (answers_equal(&chosen, &from->chosen))
			continue;
		if (would_count(walk, given, changed, chosen)) {
			*found = chosen;
			count++;
		}
	}
	return count;
}

/* The nearest earlier answer that counts, or WALK_NONE. */
static size_t nearer(const struct walk *walk, size_t from)
{
	while (from-- > 0)
		if (walk->given[from].on_path && !walk->given[from].raised)
			return from;
	return WALK_NONE;
}

/* The change to a former value that works; without a step if none does. */
static struct change try_former(const struct walk *walk, size_t given,
				const struct answer_numbers *before)
{
	for (size_t at = walk->given_count;
	     (at = nearer(walk, at)) != WALK_NONE;) {
		if (answers_any(&before[at]) &&
		    !answers_equal(&before[at], &walk->given[at].chosen) &&
		    would_count(walk, given, at, before[at]))
			return (struct change){walk->given[at].step,
					       before[at]};
	}
	return (struct change){0};
}

struct change change_preview_restore(const struct walk *walk, size_t given,
				     const struct answer_numbers *before)
{
	struct change change = try_former(walk, given, before);
	struct answer_numbers chosen = {0};

	for (size_t at = given;
	     !change.step && (at = nearer(walk, at)) != WALK_NONE;) {
		size_t count = try_values(walk, given, at, &chosen);

		if (count)
			change.step = walk->given[at].step;
		if (count == 1)
			change.chosen = chosen;
	}
	return change;
}
