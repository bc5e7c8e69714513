/* What comes too early, and walks that go on for too long. */
#include "walk/check_parts.h"

static bool is_harmless(const struct step *step)
{
	return step_is_action(step) && !step->erases;
}

/* A search of explore.h, in each exploration; the shortest walk is kept. */
struct seen_walk {
	const struct exploration *explored;
	const struct step *found;
	struct explored_walk walk;
};

typedef bool explore_search(const struct exploration *exploration,
			    const struct step *step, explore_wanted *wanted,
			    const struct step **found,
			    struct explored_walk *walk);

static void search_all(struct check *check, explore_search *search,
		       const struct step *step, explore_wanted *wanted,
		       struct seen_walk *shortest)
{
	for (size_t i = 0; i < check->explored_count; i++) {
		struct seen_walk seen = {.explored = &check->explored[i]};
		if (!search(seen.explored, step, wanted, &seen.found,
			    &seen.walk))
			check->failed = true;
		if (seen.found && (!shortest->found ||
				   seen.walk.count < shortest->walk.count)) {
			explored_walk_release(&shortest->walk);
			*shortest = seen;
		} else {
			explored_walk_release(&seen.walk);
		}
	}
}

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
	struct seen_walk seen = {0};

	search_all(check, explore_without, danger, step_is_action, &seen);
	if (!seen.found || seen.found == danger)
		return;
	add(check,
	    check_add(check, "before-danger", true, seen.found->place,
		      "\"%s\" is to be done before \"%s\" was asked",
		      seen.found->id, danger->id),
	    &seen, "Somebody handles a device that may be burning or swollen.");
}

static void check_erasing(struct check *check, const struct step *step)
{
	struct seen_walk seen = {0};

	search_all(check, explore_after, step, is_harmless, &seen);
	if (!seen.found)
		return;
	add(check,
	    check_add(check, "erases-early", true, step->place,
		      "\"%s\" erases before \"%s\" was tried", step->id,
		      seen.found->id),
	    &seen, "Somebody loses data that a harmless step may have saved.");
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
	const struct guide *guide = check->guide;

	check_danger(check);
	for (size_t i = 0; i < guide->step_count; i++) {
		if (guide->steps[i]->erases)
			check_erasing(check, guide->steps[i]);
	}
	check_length(check);
}
