/* Finds texts that are never or always shown, despite their guards. */
#include "check/internal.h"

static unsigned int seen_of(const struct check *check, size_t number)
{
	unsigned int seen = 0;

	for (size_t i = 0; i < check->walks_count; i++)
		seen |= check->walks[i].texts[number];
	return seen;
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
		if (is_for_others(check, guarded->text))
			continue;
		if (seen == TEXT_HIDDEN)
			add_unshown(check, guarded);
		if (seen == TEXT_SHOWN)
			add_needless(check, guarded);
	}
}
