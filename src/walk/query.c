/* What can be read off a walk without moving it. */
#include "chargefix/walk.h"

#include "walk/order.h"

#include <stdlib.h>
#include <string.h>

const char *cause_status_word(enum cause_status status)
{
	static const char *const words[] = {
		[CAUSE_OPEN] = "open",
		[CAUSE_SUSPECTED] = "suspected",
		[CAUSE_RULED_OUT] = "ruled_out",
		[CAUSE_CONFIRMED] = "confirmed",
	};
	return words[status];
}

bool walk_valid(const struct step *step, uint64_t chosen)
{
	bool single = chosen && !(chosen & (chosen - 1));

	if (!chosen || (chosen & ~step_answer_bits(step)))
		return false;
	if (single)
		return true;
	if (!step->many || (chosen & ANSWER_UNSURE))
		return false;
	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));) {
		if (step_answer(step, bit)->alone)
			return false;
	}
	return true;
}

size_t walk_newest(const struct walk *walk)
{
	for (size_t i = walk->given_count; i-- > 0;) {
		if (walk->given[i].on_path)
			return i;
	}
	return WALK_NONE;
}

size_t walk_find(const struct walk *walk, const struct step *step)
{
	for (size_t i = walk->given_count; i-- > 0;) {
		if (walk->given[i].step == step)
			return i;
	}
	return WALK_NONE;
}

static bool input_equal(const struct walk *a, const struct walk *b)
{
	if (a->given_count != b->given_count)
		return false;
	for (size_t i = 0; i < a->given_count; i++) {
		const struct given *x = &a->given[i], *y = &b->given[i];
		if (x->step != y->step || x->chosen != y->chosen ||
		    x->raised != y->raised || x->after != y->after)
			return false;
	}
	return true;
}

static bool path_equal(const struct walk *a, const struct walk *b)
{
	if (a->path_count != b->path_count ||
	    a->skipped_count != b->skipped_count)
		return false;
	for (size_t i = 0; i < a->path_count; i++) {
		if (a->path[i] != b->path[i])
			return false;
	}
	for (size_t i = 0; i < a->skipped_count; i++) {
		if (a->skipped[i] != b->skipped[i])
			return false;
	}
	return true;
}

static bool evidence_equal(const struct walk *a, const struct walk *b)
{
	for (size_t i = 0; i < a->guide->cause_count; i++) {
		if (a->causes[i].status != b->causes[i].status ||
		    a->causes[i].by != b->causes[i].by)
			return false;
	}
	return memcmp(a->answers, b->answers,
		      a->guide->step_count * sizeof(*a->answers)) == 0;
}

bool walk_equal(const struct walk *a, const struct walk *b)
{
	return a->guide == b->guide && a->audience == b->audience &&
	       a->step == b->step && a->diagnosis == b->diagnosis &&
	       a->overtakes == b->overtakes && input_equal(a, b) &&
	       path_equal(a, b) && evidence_equal(a, b);
}

/* Minutes of what is due in a list; `seen` keeps a list from counting twice. */
static unsigned int list_minutes(const struct walk *walk,
				 const struct list *list, uint8_t *seen)
{
	unsigned int minutes = 0;

	if (seen[list->index])
		return 0;
	seen[list->index] = 1;
	for (size_t i = walk->lists[list->index].settled; i < list->count;
	     i++) {
		const struct item *item = &list->items[i];
		if (!order_guards_hold(walk, item))
			continue;
		if (item->use)
			minutes += list_minutes(walk, &item->use->list, seen);
		else if (!walk->answers[item->step->index] &&
			 !order_is_ruled_out(walk, item->step))
			minutes += item->step->minutes;
	}
	return minutes;
}

unsigned int walk_minutes_left(const struct walk *walk)
{
	unsigned int minutes = 0;
	uint8_t *seen = calloc(walk->guide->list_count, sizeof(*seen));

	for (size_t i = walk->frame_count; seen && walk->step && i-- > 0;)
		minutes += list_minutes(walk, walk->frames[i], seen);
	free(seen);
	return minutes;
}

void given_say(const struct given *given, bool label, struct buffer *out)
{
	bool first = true;

	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit));) {
		if (!first)
			buffer_text(out, ", ");
		first = false;
		buffer_text(out, label ? step_answer_label(given->step, bit)
				       : step_answer_say(given->step, bit));
	}
}
