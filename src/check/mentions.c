#include "check/mentions.h"

#include "check/internal.h"

#include "chargefix/memory.h"

#include <stdlib.h>

static void find_in_text(struct mentions *mentions, const struct guide *guide,
			 uint32_t owner, const char *text)
{
	struct mention mention;

	for (; text && mention_next(text, &mention); text = mention.end) {
		const struct step *step = mention_step(guide, &mention);
		if (!step)
			continue;
		if (mentions->count == mentions->capacity) {
			mentions->capacity = mentions->capacity * 2 + 16;
			mentions->items =
				memory_grow(mentions->items, mentions->capacity,
					    sizeof(struct mentioned));
		}
		mentions->items[mentions->count++] =
			(struct mentioned){.owner = owner, .step = step};
	}
}

static void find_in_texts(struct mentions *mentions, const struct guide *guide,
			  uint32_t owner, const struct guarded_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		find_in_text(mentions, guide, owner, texts->items[i].text);
}

void mentions_init(struct mentions *mentions, const struct guide *guide)
{
	*mentions = (struct mentions){0};
	if (!guide->fills)
		return;
	for (uint32_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		find_in_text(mentions, guide, i, step->ask);
		find_in_text(mentions, guide, i, step->about);
		find_in_texts(mentions, guide, i, &step->needs);
		find_in_texts(mentions, guide, i, &step->cautions);
		find_in_texts(mentions, guide, i, &step->instructions);
		for (size_t k = 0; k < step->answers.count; k++)
			find_in_text(mentions, guide, i,
				     step->answers.items[k].about);
	}
	for (uint32_t i = 0; i < guide->diagnosis_count; i++) {
		const struct diagnosis *diagnosis = &guide->diagnoses[i];
		uint32_t owner = (uint32_t)guide->step_count + i;
		find_in_text(mentions, guide, owner, diagnosis->about);
		find_in_texts(mentions, guide, owner, &diagnosis->advice);
		find_in_texts(mentions, guide, owner, &diagnosis->prevent);
		find_in_texts(mentions, guide, owner, &diagnosis->tell);
	}
}

void mentions_release(struct mentions *mentions)
{
	free(mentions->items);
	*mentions = (struct mentions){0};
}

/* The first item of that owner, or else of a later one. */
static size_t find_owner(const struct mentions *mentions, uint32_t owner)
{
	size_t low = 0, high = mentions->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (mentions->items[middle].owner < owner)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void mentions_note(struct mentions *mentions, const struct walk *walk)
{
	uint32_t owner = walk->step ? walk->step->index
				    : (uint32_t)walk->guide->step_count +
					      walk->diagnosis->index;

	for (size_t i = find_owner(mentions, owner);
	     i < mentions->count && mentions->items[i].owner == owner; i++) {
		mentions->items[i].met = true;
		mentions->items[i].answered |=
			walk_asked(walk, mentions->items[i].step);
	}
}

static void add_unanswered(struct check *check, const struct mentioned *named)
{
	const struct guide *guide = check->guide;
	bool end = named->owner >= guide->step_count;
	const struct diagnosis *diagnosis =
		end ? &guide->diagnoses[named->owner - guide->step_count]
		    : NULL;
	const struct step *step = end ? NULL : guide->steps[named->owner];

	check_add(check, "unanswered-mention", false,
		  end ? diagnosis->place : step->place,
		  "a text of \"%s\" names the answer to \"%s\", which is never "
		  "asked before it",
		  end ? diagnosis->id : step->id, named->step->id)
		->meaning = "The title of that step is shown instead of an "
			    "answer.";
}

void check_mentions(struct check *check)
{
	for (size_t i = 0; check->settled && i < check->walks[0].mentions.count;
	     i++) {
		struct mentioned named = check->walks[0].mentions.items[i];
		if (check->walks_count > 1) {
			named.met |= check->walks[1].mentions.items[i].met;
			named.answered |=
				check->walks[1].mentions.items[i].answered;
		}
		bool again = named.owner < check->guide->step_count &&
			     check->guide->steps[named.owner]->earlier;
		if (named.met && !named.answered && !again)
			add_unanswered(check, &named);
	}
}
