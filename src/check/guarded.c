/* Finds texts that are never or always shown, despite their guards. */
#include "check/internal.h"

/* In all walks, and in each try of its step. */
static unsigned int seen_of(const struct check *check, size_t number)
{
	const struct guide *guide = check->guide;
	const struct step *step = guide->guarded[number].step;
	unsigned int seen = 0;

	while (true) {
		for (size_t i = 0; i < check->walks_count; i++)
			seen |= check->walks[i].texts[number];
		if (!step || !step->later)
			return seen;
		number += guide->step_guarded[step->later->index] -
			  guide->step_guarded[step->index];
		step = step->later;
	}
}

/* Whether walks of the other audience may show or hide the text. */
static bool is_for_others(const struct check *check,
			  const struct guarded_text *text)
{
	enum audience only = check->options->audience;

	return only != AUDIENCE_ANY && text->guards.only != AUDIENCE_ANY;
}

static const char *owner_id(const struct guarded *guarded)
{
	return guarded->step ? guarded->step->id : guarded->diagnosis->id;
}

static void add_unshown(struct check *check, const struct guarded *guarded)
{
	check_add(check, "unshown-text", false, guarded->text->place,
		  "no walk shows this text of \"%s\"", owner_id(guarded))
		->meaning = "Its guards never hold: nobody reads it.";
}

static void add_needless(struct check *check, const struct guarded *guarded)
{
	check_add(check, "needless-guard", false, guarded->text->place,
		  "every walk that reaches \"%s\" shows this text",
		  owner_id(guarded))
		->meaning = "Its guards always hold: they can be removed.";
}

void check_guarded(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; check->settled && i < guide->guarded_count; i++) {
		const struct guarded *guarded = &guide->guarded[i];
		unsigned int seen = seen_of(check, i);
		if (is_for_others(check, guarded->text) ||
		    (guarded->step && guarded->step->earlier))
			continue;
		if (seen == TEXT_HIDDEN)
			add_unshown(check, guarded);
		if (seen == TEXT_SHOWN)
			add_needless(check, guarded);
	}
}
