#include "walk/order.h"

#include "walk/guards.h"
#include "walk/undo.h"

#include <string.h>

static bool counts(const void *context, const struct clause *clause)
{
	const struct walk *walk = context;

	return walk->answers[clause->step->index] & clause->answers;
}

bool order_concerns(const struct walk *walk, const struct item *item)
{
	/* Whoever it is for. */
	return guards_hold(&item->guards, item->guards.only, counts, walk);
}

bool order_guards_hold(const struct walk *walk, const struct item *item)
{
	return guards_hold(&item->guards, walk->audience, counts, walk);
}

bool order_is_ruled_out(const struct walk *walk, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (walk->causes[cause].status != CAUSE_RULED_OUT)
			return false;
	}
	return step->tests.count > 0;
}

static bool is_suspected(const struct walk *walk, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (walk->causes[cause].status == CAUSE_SUSPECTED)
			return true;
	}
	return false;
}

/* Bits are kept in whole words for each set. */
static size_t words_of(const struct guide *guide)
{
	return guide->item_count / 64 + 1;
}

size_t order_words(const struct guide *guide)
{
	return words_of(guide) * ORDER_SETS;
}

static void put(struct walk *walk, enum order_set set, size_t number, bool on)
{
	uint64_t *word = &walk->bits[words_of(walk->guide) * set + number / 64];
	uint64_t bit = UINT64_C(1) << number % 64;

	if (((*word & bit) != 0) == on)
		return;
	undo_keep(walk, word, sizeof(*word));
	*word ^= bit;
}

/* The first number from `from` on that is in the set; `end` if there is none. */
static size_t next_in(const struct walk *walk, enum order_set set, size_t from,
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

/* The sets that an item is in, as bits; none: it can't be asked now. */
static unsigned int judge(const struct walk *walk, const struct item *item)
{
	const struct step *step = item->step;

	if ((step && walk->answers[step->index]) ||
	    !order_guards_hold(walk, item))
		return 0;
	if (!step || step->tests.count == 0)
		return 1U << ORDER_DUE | 1U << ORDER_FENCES;
	if (order_is_ruled_out(walk, step))
		return walk->skips[step->index] ? 0 : 1U << ORDER_OUT;
	if (!step->consent && is_suspected(walk, step))
		return 1U << ORDER_DUE | 1U << ORDER_BROUGHT;
	return 1U << ORDER_DUE;
}

static void judge_again(struct walk *walk, size_t number)
{
	unsigned int sets = judge(walk, walk->guide->items[number].item);

	for (enum order_set set = ORDER_DUE; set < ORDER_UNSEEN; set++)
		put(walk, set, number, sets & 1U << set);
	if (walk->seen)
		put(walk, ORDER_UNSEEN, number, true);
}

static void judge_row(struct walk *walk, const struct item_index *index,
		      uint32_t key)
{
	for (uint32_t i = index->first[key]; i < index->first[key + 1]; i++)
		judge_again(walk, index->numbers[i]);
}

void order_start(struct walk *walk)
{
	const struct guide *guide = walk->guide;
	size_t words = words_of(guide);

	memset(walk->bits, 0, order_words(guide) * sizeof(*walk->bits));
	for (size_t i = 0; i < guide->item_count; i++) {
		unsigned int sets = judge(walk, guide->items[i].item);
		uint64_t bit = UINT64_C(1) << i % 64;
		if (walk->seen)
			sets |= 1U << ORDER_UNSEEN;
		for (size_t set = 0; sets; set++, sets >>= 1) {
			if (sets & 1)
				walk->bits[words * set + i / 64] |= bit;
		}
	}
}

void order_answered(struct walk *walk, const struct step *step)
{
	judge_again(walk, walk->guide->item_of[step->index]);
	judge_row(walk, &walk->guide->readers, step->index);
}

void order_weighed(struct walk *walk, const struct cause *cause)
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
	    (item->step && walk->answers[item->step->index]))
		return;
	if (!condition_holds(&item->guards.when, counts, walk))
		found = SEEN_WHEN_FAILED;
	else if (item->guards.unless.count &&
		 condition_holds(&item->guards.unless, counts, walk))
		found = SEEN_WHEN_HELD | SEEN_UNLESS_HELD;
	else
		found = SEEN_WHEN_HELD |
			(item->guards.unless.count ? SEEN_UNLESS_FAILED : 0) |
			(!item->step                            ? 0
			 : order_is_ruled_out(walk, item->step) ? SEEN_RULED_OUT
								: SEEN_DUE);
	if (found & ~*known)
		walk->seen->news++;
	*known |= (uint8_t)found;
}

/* Notes what is seen of the items from `from` on, up to `end`. */
static void look_through(struct walk *walk, size_t from, size_t end)
{
	if (!walk->seen)
		return;
	while ((from = next_in(walk, ORDER_UNSEEN, from, end)) < end) {
		see(walk, from);
		put(walk, ORDER_UNSEEN, from++, false);
	}
}

static void leave_list(struct walk *walk)
{
	const struct list *list = walk->frames[--walk->frame_count];
	struct walk_list *known = &walk->lists[list->index];

	undo_keep(walk, known, sizeof(*known));
	known->open = false;
	known->left_at = walk->path_count + 1;
}

/* Whether the item can't be asked any more, whatever is answered. */
static bool is_settled(const struct walk *walk, const struct item *item)
{
	if (item->step)
		return walk->answers[item->step->index] != 0;
	if (item->diagnosis)
		return false;
	const struct list *list = &item->use->list;
	return walk->lists[list->index].settled == list->count;
}

/* How many items at the head of a list can't be asked any more. */
static size_t settle(struct walk *walk, const struct list *list)
{
	struct walk_list *known = &walk->lists[list->index];
	size_t settled = known->settled;

	while (settled < list->count && is_settled(walk, &list->items[settled]))
		settled++;
	if (settled != known->settled) {
		undo_keep(walk, &known->settled, sizeof(known->settled));
		known->settled = settled;
	}
	return settled;
}

/*
 * A list of which everything was answered is left at once, so that a long
 * chain of lists does not pile up.
 */
static void leave_finished(struct walk *walk)
{
	while (walk->frame_count > 0) {
		const struct list *list = walk->frames[walk->frame_count - 1];
		if (settle(walk, list) < list->count)
			return;
		leave_list(walk);
	}
}

void order_open(struct walk *walk, const struct list *list)
{
	struct walk_list *known = &walk->lists[list->index];

	leave_finished(walk);
	size_t at = walk->frame_count;
	if (known->open) {
		at = 0;
		while (walk->frames[at] != list)
			at++;
		walk->frame_count--;
	}
	undo_keep(walk, (void *)&walk->frames[at],
		  (walk->frame_count + 1 - at) * sizeof(*walk->frames));
	memmove((void *)&walk->frames[at], (const void *)&walk->frames[at + 1],
		(walk->frame_count - at) * sizeof(*walk->frames));
	undo_keep(walk, known, sizeof(*known));
	known->open = true;
	walk->frames[walk->frame_count++] = list;
}

/* Whether nothing in the route is due: found so since the last answer. */
static bool is_exhausted(const struct walk *walk, const struct item *item)
{
	return item->use && (is_settled(walk, item) ||
			     walk->lists[item->use->list.index].left_at ==
				     walk->path_count + 1);
}

/* As next_in, without the uses of routes in which nothing is due. */
static size_t next_due(const struct walk *walk, enum order_set set, size_t from,
		       size_t end)
{
	while ((from = next_in(walk, set, from, end)) < end &&
	       is_exhausted(walk, walk->guide->items[from].item))
		from++;
	return from;
}

static void note_skips(struct walk *walk, size_t from, size_t end)
{
	while ((from = next_in(walk, ORDER_OUT, from, end)) < end) {
		const struct step *step = walk->guide->items[from].item->step;
		undo_keep(walk, &walk->skips[step->index], 1);
		walk->skips[step->index] = 1;
		undo_keep(walk, (void *)&walk->skipped[walk->skipped_count],
			  sizeof(*walk->skipped));
		walk->skipped[walk->skipped_count++] = step;
		put(walk, ORDER_OUT, from++, false);
	}
}

/*
 * The first due step after `at` that evidence brings forward, or `at`.
 * Questions that test nothing and routes in use are fences: they keep their
 * place, and so does all that stands behind them.
 */
static size_t overtaking(struct walk *walk, size_t at, size_t end)
{
	if (!walk->suspected)
		return at;
	size_t brought = next_in(walk, ORDER_BROUGHT, at + 1, end);
	size_t fence = next_due(walk, ORDER_FENCES, at + 1, brought);
	look_through(walk, at + 1, fence < end ? fence + 1 : end);
	return fence < brought || brought == end ? at : brought;
}

/* The number of the list's item that has its turn; SIZE_MAX: none is due. */
static size_t pick(struct walk *walk, const struct list *list, bool *overtakes)
{
	size_t first = walk->guide->first_item[list->index];
	size_t end = first + list->count;
	size_t from = first + settle(walk, list);
	size_t at = next_due(walk, ORDER_DUE, from, end);

	note_skips(walk, from, at);
	look_through(walk, from, at < end ? at + 1 : end);
	*overtakes = false;
	if (at == end)
		return SIZE_MAX;
	const struct step *step = walk->guide->items[at].item->step;
	if (!step || step->tests.count == 0 || is_suspected(walk, step))
		return at;
	size_t remaining = overtaking(walk, at, end);
	*overtakes = remaining != at;
	return remaining;
}

const struct step *order_next(struct walk *walk, bool *overtakes)
{
	while (walk->frame_count > 0) {
		const struct list *list = walk->frames[walk->frame_count - 1];
		size_t number = pick(walk, list, overtakes);
		if (number == SIZE_MAX) {
			leave_list(walk);
			continue;
		}
		const struct item *item = walk->guide->items[number].item;
		if (item->step)
			return item->step;
		if (item->diagnosis) {
			walk->diagnosis = item->diagnosis;
			walk->end = item;
			break;
		}
		order_open(walk, &item->use->list);
	}
	*overtakes = false;
	return NULL;
}
