/* Finds steps that come too early, and walks that are too long. */
#include "check/internal.h"

/* The walks with the better example, by `better`; NULL: none has one. */
typedef bool has_better(const struct walks *one, const struct walks *other,
			const struct step *step);

static const struct walks *best_of(const struct check *check,
				   has_better *better, const struct step *step)
{
	const struct walks *best = &check->walks[0];

	for (size_t i = 1; i < check->walks_count; i++) {
		if (better(&check->walks[i], best, step))
			best = &check->walks[i];
	}
	return best;
}

static bool is_shorter(const struct example *one, const struct example *other)
{
	return one->step && (!other->step || one->count < other->count);
}

static bool is_danger_later(const struct walks *one, const struct walks *other,
			    const struct step *step)
{
	(void)step;
	return is_shorter(&one->before_danger, &other->before_danger);
}

static bool is_erasing_sooner(const struct walks *one,
			      const struct walks *other,
			      const struct step *step)
{
	return is_shorter(&one->erasing[step->index],
			  &other->erasing[step->index]);
}

static bool is_longer(const struct walks *one, const struct walks *other,
		      const struct step *step)
{
	(void)step;
	return one->tried.longest > other->tried.longest;
}

/* No walk showed this, but the lists may still allow it. */
static void suspect_danger(struct check *check)
{
	const struct step *action =
		check_is_whole(check) ? NULL : certain_before_danger(check);

	if (!action)
		return;
	struct finding *finding =
		check_add(check, "before-danger", false, action->place,
			  "\"%s\" may come before the danger question \"%s\"",
			  action->id, check->guide->danger->id);
	finding->reason =
		check_keep(check, "No walk was found where it does, but the "
				  "order of the lists doesn't rule it out.");
	finding->meaning = "To be safe, ask about danger first in \"start\", "
			   "without a guard.";
}

static void check_danger(struct check *check)
{
	const struct step *danger = check->guide->danger;
	const struct walks *walks = best_of(check, is_danger_later, NULL);
	const struct example *example = &walks->before_danger;

	if (!example->step) {
		suspect_danger(check);
		return;
	}
	struct finding *finding = check_add(
		check, "before-danger", true, example->step->place,
		"\"%s\" has to be done before the danger question \"%s\"",
		example->step->id, danger->id);
	finding->meaning =
		"People may handle a device that is burning or swollen.";
	check_show(check, finding, walks, example);
}

enum {
	SHOWN_MOST = 50, /* long guides have long walks */
	PROVED_MOST = 200 /* erasing steps whose lists are checked */
};

/* No walk showed this, but the lists may still allow it. */
static void suspect_erasing(struct check *check, const struct step *step)
{
	const struct step *after = certain_after_erasing(check, step);

	if (!after)
		return;
	struct finding *finding =
		check_add(check, "erases-early", false, step->place,
			  "\"%s\" may erase data before \"%s\" is tried",
			  step->id, after->id);
	finding->reason = check_keep(
		check, "No walk was found where it does, but the order of the "
		       "lists doesn't rule it out.");
	finding->meaning = "To be safe, put what erases data behind everything "
			   "else, or shut one of them with a guard.";
}

static void check_erasing(struct check *check)
{
	size_t shown = 0, proved = check_is_whole(check) ? PROVED_MOST : 0;

	for (size_t i = 0; i < check->guide->step_count; i++) {
		const struct step *step = check->guide->steps[i];
		const struct walks *walks =
			best_of(check, is_erasing_sooner, step);
		const struct example *example = &walks->erasing[i];
		if (step->earlier)
			continue;
		if (!example->step) {
			if (step->erases && proved++ < PROVED_MOST)
				suspect_erasing(check, step);
			continue;
		}
		struct finding *finding =
			check_add(check, "erases-early", true, step->place,
				  "\"%s\" erases data before \"%s\" is tried",
				  step->id, example->step->id);
		finding->meaning = "People may lose data that a harmless step "
				   "could have saved.";
		if (shown++ < SHOWN_MOST)
			check_show(check, finding, walks, example);
	}
}

static void check_length(struct check *check)
{
	const struct walks *walks = best_of(check, is_longer, NULL);
	size_t most = check->options->most_questions;

	most = most ? most : CHECK_QUESTIONS_MOST;
	if (walks->tried.longest <= most)
		return;
	struct finding *finding = check_add(check, "long-walk", false,
					    (struct place){0}, "%s", "");
	check_show(check, finding, walks, &walks->longest);
	const struct step *step = finding->walk[most].step;
	struct buffer text = {0};
	buffer_format(&text, "a walk asks %zu questions: \"%s\" is number %zu",
		      walks->tried.longest, step->id, most + 1);
	finding->text = check_keep(check, buffer_string(&text));
	finding->place = step->place;
	finding->meaning = "Many people give up before they reach a diagnosis.";
	buffer_release(&text);
}

void check_order(struct check *check)
{
	check_danger(check);
	check_erasing(check);
	check_length(check);
}
