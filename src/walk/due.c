#include "walk/due.h"

#include "walk/guards.h"
#include "walk/undo.h"

#include <limits.h>
#include <string.h>

static bool counts(const void *context, const struct clause *clause)
{
	const struct walk *walk = context;

	return walk_holds(walk, clause);
}

bool due_concerns(const struct walk *walk, const struct item *item)
{
	/* Pass the item's own audience, so that it never matters. */
	return guards_hold(&item->guards, item->guards.only, counts, walk);
}

bool due_guards_hold(const struct walk *walk, const struct item *item)
{
	return guards_hold(&item->guards, walk->audience, counts, walk);
}

bool due_is_ruled_out(const struct walk *walk, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (walk->causes[cause].status != CAUSE_RULED_OUT)
			return false;
	}
	return step->tests.count > 0;
}

int due_rank(const struct walk *walk, const struct step *step)
{
	bool counted = walk->guide->counts_evidence;
	int best = INT_MIN;

	for (size_t i = 0; i < step->tests.count; i++) {
		const struct cause_state *state =
			&walk->causes[step->tests.items[i]->index];
		int rank = counted ? state->tally : state->tally > 0;
		if (state->status != CAUSE_RULED_OUT && rank > best)
			best = rank;
	}
	return best == INT_MIN ? 0 : best;
}

bool item_goes_last(const struct guide *guide, const struct item *item)
{
	const struct step *step = item->step;

	if (!step)
		return item->diagnosis;
	return step->consent || (guide->counts_evidence && step->erases);
}

bool item_is_transparent(const struct guide *guide, const struct item *item)
{
	return guide->counts_evidence && item->use &&
	       guards_are_none(&item->guards);
}

/* Each set uses whole words of bits. */
static size_t words_of(const struct guide *guide)
{
	return guide->item_count / 64 + 1;
}

size_t due_words(const struct guide *guide)
{
	return words_of(guide) * DUE_SETS;
}

void due_put(struct walk *walk, enum due_set set, size_t number, bool on)
{
	uint64_t *word = &walk->bits[words_of(walk->guide) * set + number / 64];
	uint64_t bit = UINT64_C(1) << number % 64;

	if (((*word & bit) != 0) == on)
		return;
	undo_keep(walk, word, sizeof(*word));
	*word ^= bit;
}

size_t due_next(const struct walk *walk, enum due_set set, size_t from,
		size_t end)
{
	const uint64_t *words = &walk->bits[words_of(walk->guide) * set];

	for (size_t at = from / 64; at * 64 < end; at++) {
		uint64_t word = words[at];
		if (at == from / 64)
			word &= UINT64_MAX << from % 64;
		if (word) {
			size_t found = at * 64 + (size_t)__builtin_ctzll(word);
			return found < end ? found : end;
		}
	}
	return end;
}

/* The sets that an item is in, as bits; 0: it can't be asked now. */
static unsigned int judge(const struct walk *walk, const struct item *item)
{
	const struct step *step = item->step;

	if (item_is_transparent(walk->guide, item))
		return 1U << DUE_INSIDE;
	if ((step && walk_asked(walk, step)) || !due_guards_hold(walk, item))
		return 0;
	if (!step || step->tests.count == 0)
		return 1U << DUE_NOW | 1U << DUE_FENCES;
	if (due_is_ruled_out(walk, step))
		return walk->skips[step->index] ? 0 : 1U << DUE_OUT;
	int rank = due_rank(walk, step);
	if (rank < 0)
		return 1U << DUE_NOW | 1U << DUE_PUT_OFF;
	if (rank > 0 && !item_goes_last(walk->guide, item))
		return 1U << DUE_NOW | 1U << DUE_RAISED;
	return 1U << DUE_NOW;
}

static void judge_again(struct walk *walk, size_t number)
{
	unsigned int sets = judge(walk, walk->guide->items[number].item);

	for (enum due_set set = DUE_NOW; set < DUE_UNSEEN; set++)
		due_put(walk, set, number, sets & 1U << set);
	if (walk->seen)
		due_put(walk, DUE_UNSEEN, number, true);
}

static void judge_row(struct walk *walk, const struct item_index *index,
		      uint32_t key)
{
	for (uint32_t i = index->first[key]; i < index->first[key + 1]; i++)
		judge_again(walk, index->numbers[i]);
}

void due_start(struct walk *walk)
{
	const struct guide *guide = walk->guide;
	size_t words = words_of(guide);

	memset(walk->bits, 0, due_words(guide) * sizeof(*walk->bits));
	for (size_t i = 0; i < guide->item_count; i++) {
		unsigned int sets = judge(walk, guide->items[i].item);
		uint64_t bit = UINT64_C(1) << i % 64;
		if (walk->seen)
			sets |= 1U << DUE_UNSEEN;
		for (size_t set = 0; sets; set++, sets >>= 1) {
			if (sets & 1)
				walk->bits[words * set + i / 64] |= bit;
		}
	}
}

void due_answered(struct walk *walk, const struct step *step)
{
	judge_row(walk, &walk->guide->readers, step->index);
	/* An earlier try that was passed over is not asked any more. */
	for (; step; step = step->earlier)
		judge_again(walk, walk->guide->item_of[step->index]);
}

void due_weighed(struct walk *walk, const struct cause *cause)
{
	judge_row(walk, &walk->guide->testers, cause->index);
}

static void see(struct walk *walk, size_t number)
{
	const struct item *item = walk->guide->items[number].item;
	uint8_t *known = &walk->seen->items[number];
	unsigned int found = 0;

	if ((item->guards.only != AUDIENCE_ANY &&
	     item->guards.only != walk->audience) ||
	    (item->step && walk_asked(walk, item->step)))
		return;
	if (!condition_holds(&item->guards.when, counts, walk))
		found = SEEN_WHEN_FAILED;
	else if (item->guards.unless.count &&
		 condition_holds(&item->guards.unless, counts, walk))
		found = SEEN_WHEN_HELD | SEEN_UNLESS_HELD;
	else
		found = SEEN_WHEN_HELD |
			(item->guards.unless.count ? SEEN_UNLESS_FAILED : 0) |
			(!item->step                          ? 0
			 : due_is_ruled_out(walk, item->step) ? SEEN_RULED_OUT
							      : SEEN_DUE);
	if (found & ~*known)
		walk->seen->news++;
	*known |= (uint8_t)found;
}

void due_look(struct walk *walk, size_t from, size_t end)
{
	if (!walk->seen)
		return;
	while ((from = due_next(walk, DUE_UNSEEN, from, end)) < end) {
		see(walk, from);
		due_put(walk, DUE_UNSEEN, from++, false);
	}
}
