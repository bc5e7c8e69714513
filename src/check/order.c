/* What comes too early, and walks that go on for too long. */
#include "check/parts.h"

static bool is_harmless(const struct step *step)
{
	return step_is_action(step) && !step->erases;
}

/* A walk in one of the explorations, and the step that it comes to. */
struct seen_walk {
	const struct exploration *explored;
	const struct step *found;
	struct explored_walk walk;
};

static void add(struct check *check, struct finding *finding,
		struct seen_walk *seen, const char *meaning)
{
	if (!finding) {
		explored_walk_release(&seen->walk);
		return;
	}
	finding->meaning = meaning;
	check_show(check, finding, seen->explored->audience, &seen->walk,
		   seen->found);
}

static void check_danger(struct check *check)
{
	const struct step *danger = check->guide->danger;
	struct seen_walk shortest = {0};

	for (size_t i = 0; i < check->explored_count; i++) {
		struct seen_walk seen = {.explored = &check->explored[i]};
		if (!explore_without(seen.explored, danger, step_is_action,
				     &seen.found, &seen.walk))
			check->failed = true;
		if (!seen.found || (shortest.found &&
				    shortest.walk.count <= seen.walk.count)) {
			explored_walk_release(&seen.walk);
			continue;
		}
		explored_walk_release(&shortest.walk);
		shortest = seen;
	}
	if (!shortest.found || shortest.found == danger) {
		explored_walk_release(&shortest.walk);
		return;
	}
	add(check,
	    check_add(check, "before-danger", true, shortest.found->place,
		      "\"%s\" is to be done before \"%s\" was asked",
		      shortest.found->id, danger->id),
	    &shortest,
	    "Somebody handles a device that may be burning or swollen.");
}

/* Walks are long where guides are, so that no more of them are shown. */
enum { SHOWN_MOST = 50 };

static bool show_erasing(struct check *check, const struct step *step,
			 const struct explored_ahead *ahead, bool shown)
{
	struct seen_walk seen = {.explored = ahead->exploration};
	size_t asked;

	seen.found = explored_ahead_of(ahead, step, &asked);
	struct finding *finding =
		check_add(check, "erases-early", true, step->place,
			  "\"%s\" erases before \"%s\" was tried", step->id,
			  seen.found->id);
	if (finding)
		finding->meaning = "Somebody loses data that a harmless step "
				   "may have saved.";
	if (!finding || !shown)
		return finding;
	if (!explored_ahead_walk(ahead, step, &seen.walk))
		return false;
	check_show(check, finding, seen.explored->audience, &seen.walk,
		   seen.found);
	return true;
}

/* Where the shortest walk is on which the step erases too early, or NULL. */
static const struct explored_ahead *nearest(const struct explored_ahead *aheads,
					    size_t count,
					    const struct step *step)
{
	const struct explored_ahead *found = NULL;
	size_t least = SIZE_MAX, asked;

	for (size_t i = 0; i < count; i++) {
		if (explored_ahead_of(&aheads[i], step, &asked) &&
		    asked < least) {
			least = asked;
			found = &aheads[i];
		}
	}
	return found;
}

static bool check_erasing_with(struct check *check,
			       const struct explored_ahead *aheads,
			       size_t count)
{
	const struct guide *guide = check->guide;
	size_t shown = 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		const struct explored_ahead *ahead =
			step->erases ? nearest(aheads, count, step) : NULL;
		if (ahead &&
		    !show_erasing(check, step, ahead, shown++ < SHOWN_MOST))
			return false;
	}
	return true;
}

static void check_erasing(struct check *check)
{
	struct explored_ahead aheads[2] = {{0}};
	size_t count = 0;

	while (count < check->explored_count &&
	       explored_ahead_init(&aheads[count], &check->explored[count],
				   is_harmless))
		count++;
	if (count < check->explored_count ||
	    !check_erasing_with(check, aheads, count))
		check->failed = true;
	while (count > 0)
		explored_ahead_release(&aheads[--count]);
}

static void check_length(struct check *check)
{
	const struct exploration *longest = &check->explored[0];
	size_t most = check->options->most_questions;
	struct explored_walk walk = {0};

	for (size_t i = 1; i < check->explored_count; i++) {
		if (check->explored[i].longest > longest->longest)
			longest = &check->explored[i];
	}
	most = most ? most : CHECK_QUESTIONS_MOST;
	if (longest->longest <= most)
		return;
	if (!explore_longest(longest, &walk)) {
		check->failed = true;
		return;
	}
	struct finding *finding = check_add(
		check, "long-walk", false, walk.items[most].step->place,
		"a walk asks %zu questions: \"%s\" is number %zu", walk.count,
		walk.items[most].step->id, most + 1);
	if (!finding) {
		explored_walk_release(&walk);
		return;
	}
	finding->meaning = "Many give up before they come to a diagnosis.";
	check_show(check, finding, longest->audience, &walk, NULL);
}

void check_order(struct check *check)
{
	check_danger(check);
	check_erasing(check);
	check_length(check);
}
