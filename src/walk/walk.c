#include "chargefix/walk.h"

#include "chargefix/memory.h"

#include "walk/due.h"
#include "walk/order.h"
#include "walk/undo.h"

#include <stdlib.h>
#include <string.h>

/* Makes room for `count` answers. */
static void reserve(struct walk *walk, size_t count)
{
	if (count <= walk->capacity)
		return;
	size_t capacity = walk->capacity ? walk->capacity : 64;
	while (capacity < count)
		capacity *= 2;
	walk->given = memory_grow(walk->given, capacity, sizeof(*walk->given));
	walk->path = memory_grow(walk->path, capacity, sizeof(*walk->path));
	walk->marks = memory_grow(walk->marks, capacity, sizeof(*walk->marks));
	walk->capacity = capacity;
}

static void new_arrays(struct walk *walk)
{
	const struct guide *guide = walk->guide;

	walk->causes = memory_new(guide->cause_count, sizeof(*walk->causes));
	walk->counted = memory_new(guide->step_count, sizeof(*walk->counted));
	walk->skipped = (const struct step **)memory_new(
		guide->step_count, sizeof(*walk->skipped));
	walk->frames = (const struct list **)memory_new(guide->list_count,
							sizeof(*walk->frames));
	walk->own = memory_new(guide->step_count, sizeof(*walk->own));
	walk->lists = memory_new(guide->list_count, sizeof(*walk->lists));
	walk->inside = memory_new(guide->list_count, sizeof(*walk->inside));
	walk->skips = memory_new(guide->step_count, sizeof(*walk->skips));
	walk->bits = memory_new(due_words(guide), sizeof(*walk->bits));
	reserve(walk, 1);
}

/* Resets everything but the input to the state before the first answer. */
static void rewind_walk(struct walk *walk)
{
	const struct guide *guide = walk->guide;

	walk->path_count = 0;
	walk->skipped_count = 0;
	walk->frame_count = 0;
	walk->step = NULL;
	walk->overtakes = false;
	walk->diagnosis = NULL;
	walk->end = NULL;
	walk->next_raised = WALK_NONE;
	walk->adrift = false;
	walk->suspected = 0;
	undo_restart(walk);
	for (size_t i = 0; i < guide->cause_count; i++)
		walk->causes[i] = (struct cause_state){.by = WALK_NONE};
	memset(walk->counted, 0, guide->step_count * sizeof(*walk->counted));
	memset(walk->lists, 0, guide->list_count * sizeof(*walk->lists));
	memset(walk->skips, 0, guide->step_count * sizeof(*walk->skips));
	for (size_t i = 0; i < guide->step_count; i++)
		walk->own[i] = WALK_NONE;
	for (size_t i = walk->given_count; i-- > 0;) {
		walk->given[i].on_path = false;
		if (walk->given[i].raised)
			walk->next_raised = i;
		else
			walk->own[walk->given[i].step->index] = i;
	}
	due_start(walk);
	order_open(walk, &guide->start);
}

static void set_cause(struct walk *walk, const struct cause *cause,
		      struct cause_state made)
{
	struct cause_state *state = &walk->causes[cause->index];
	struct cause_state was = *state;

	undo_keep(walk, state, sizeof(*state));
	*state = made;
	if (made.status == was.status && made.tally == was.tally)
		return;
	walk->suspected += made.status == CAUSE_SUSPECTED;
	walk->suspected -= was.status == CAUSE_SUSPECTED;
	due_weighed(walk, cause);
}

static void rule_out(struct walk *walk, const struct cause *cause, size_t by)
{
	struct cause_state state = walk->causes[cause->index];

	state.status = CAUSE_RULED_OUT;
	state.by = by;
	set_cause(walk, cause, state);
}

/* Adds to the cause's tally. Doubt alone doesn't change a ruled-out cause. */
static void count(struct walk *walk, const struct cause *cause, int points,
		  size_t by)
{
	struct cause_state state = walk->causes[cause->index];

	state.tally += points;
	if (state.status != CAUSE_RULED_OUT || points > 0) {
		state.status = state.tally > 0   ? CAUSE_SUSPECTED
			       : state.tally < 0 ? CAUSE_DOUBTED
						 : CAUSE_OPEN;
		state.by = by;
	}
	set_cause(walk, cause, state);
}

static void rule_out_all(struct walk *walk, const struct cause_set *set,
			 size_t by)
{
	for (size_t i = 0; i < set->count; i++)
		rule_out(walk, set->items[i], by);
}

/* `sign`: 1 for evidence for the causes, -1 for evidence against them. */
static void count_all(struct walk *walk, const struct cause_set *set, int sign,
		      size_t by)
{
	for (size_t i = 0; i < set->count; i++)
		count(walk, set->items[i], sign * cause_set_weight(set, i), by);
}

static void count_this(struct walk *walk, const struct step *step, int points,
		       size_t by)
{
	for (size_t i = 0; i < step->tests.count; i++)
		count(walk, step->tests.items[i], points, by);
}

static void weigh_answer(struct walk *walk, const struct step *step,
			 const struct answer *answer, size_t by)
{
	count_all(walk, &answer->suspects, 1, by);
	if (answer->suspects_this)
		count_this(walk, step, answer->suspects_this, by);
	count_all(walk, &answer->doubts, -1, by);
	if (answer->doubts_this)
		count_this(walk, step, -1, by);
}

/*
 * Applies the evidence of the chosen answers. Ruling out goes first: if another
 * chosen answer suspects the same cause, it is not ruled out.
 */
static void weigh(struct walk *walk, size_t by)
{
	const struct given *given = &walk->given[by];
	const struct step *step = given->step;
	const struct answer *answer;
	size_t number;

	for (number = 0; (number = answers_next(&given->chosen, number));) {
		if (!(answer = step_answer(step, number)))
			continue;
		rule_out_all(walk, &answer->rules_out, by);
		if (answer->rules_out_this)
			rule_out_all(walk, &step->tests, by);
	}
	for (number = 0; (number = answers_next(&given->chosen, number));) {
		if ((answer = step_answer(step, number)))
			weigh_answer(walk, step, answer, by);
	}
}

/* Follows the chosen answers to a diagnosis or to further lists. */
static void follow(struct walk *walk, const struct given *given)
{
	const struct list *opened[ANSWERS_MOST + 1];
	size_t count = 0;

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		const struct answer *answer = step_answer(given->step, number);
		if (!answer)
			continue;
		if (!walk->diagnosis)
			walk->diagnosis = answer_diagnosis(given->step, answer);
		if (answer->then)
			opened[count++] = answer->then;
	}
	/* The first answer's list comes first, so it is opened last. */
	while (count > 0)
		order_open(walk, opened[--count]);
}

/* Forgets that a step was skipped, since it is asked after all. */
static void forget_skip(struct walk *walk, const struct step *step)
{
	size_t at = 0;

	if (!walk->skips[step->index])
		return;
	undo_keep(walk, &walk->skips[step->index], 1);
	walk->skips[step->index] = 0;
	while (walk->skipped[at] != step)
		at++;
	undo_keep(walk, (void *)&walk->skipped[at],
		  (walk->skipped_count - at) * sizeof(*walk->skipped));
	walk->skipped_count--;
	memmove((void *)&walk->skipped[at],
		(const void *)&walk->skipped[at + 1],
		(walk->skipped_count - at) * sizeof(*walk->skipped));
}

static void take_answer(struct walk *walk, size_t index)
{
	struct given *given = &walk->given[index];
	size_t *counted = &walk->counted[given->step->index];

	undo_mark(walk);
	given->on_path = true;
	walk->path[walk->path_count++] = index;
	undo_keep(walk, counted, sizeof(*counted));
	*counted = index + 1;
	for (const struct step *step = given->step; step; step = step->earlier)
		forget_skip(walk, step);
	due_answered(walk, given->step);
	weigh(walk, index);
	follow(walk, given);
}

/*
 * Whether it is time for the next raised danger: the answer before it is on the
 * path.
 */
static bool raised_is_due(const struct walk *walk)
{
	if (walk->next_raised == WALK_NONE)
		return false;
	size_t after = walk->given[walk->next_raised].after;
	return after == WALK_NONE || walk->given[after].on_path;
}

/* A false alarm keeps the current diagnosis; a real one replaces it. */
static void take_raised(struct walk *walk)
{
	const struct diagnosis *before = walk->diagnosis;
	const struct item *end = walk->end;
	size_t next = walk->next_raised;

	walk->diagnosis = NULL;
	walk->end = NULL;
	take_answer(walk, next);
	if (!walk->diagnosis) {
		walk->diagnosis = before;
		walk->end = end;
	}
	do
		next++;
	while (next < walk->given_count && !walk->given[next].raised);
	walk->next_raised = next < walk->given_count ? next : WALK_NONE;
}

static void conclude(struct walk *walk)
{
	if (!walk->diagnosis)
		walk->diagnosis = walk->guide->otherwise;
	const struct cause *cause = walk->diagnosis->cause;
	/* A diagnosis for later hasn't been confirmed yet. */
	bool later = walk->diagnosis->verdict == VERDICT_LATER;
	if (cause) {
		struct cause_state state = walk->causes[cause->index];
		state.status = later ? CAUSE_SUSPECTED : CAUSE_CONFIRMED;
		state.by = walk->path_count ? walk->path[walk->path_count - 1]
					    : WALK_NONE;
		set_cause(walk, cause, state);
	}
}

/* Applies every given answer, up to the first step without one. */
static void proceed(struct walk *walk)
{
	for (;;) {
		if (raised_is_due(walk)) {
			take_raised(walk);
			continue;
		}
		walk->overtakes = false;
		walk->step = walk->diagnosis
				     ? NULL
				     : order_next(walk, &walk->overtakes);
		size_t own =
			walk->step ? walk->own[walk->step->index] : WALK_NONE;
		if (own != WALK_NONE) {
			take_answer(walk, own);
			continue;
		}
		/* Danger counts even if the path has changed since. */
		if (walk->next_raised == WALK_NONE)
			break;
		walk->adrift = true;
		take_raised(walk);
	}
	if (!walk->step)
		conclude(walk);
}

static void replay(struct walk *walk)
{
	rewind_walk(walk);
	proceed(walk);
}

void walk_init(struct walk *walk, const struct guide *guide,
	       enum audience audience)
{
	*walk = (struct walk){.guide = guide, .audience = audience};
	new_arrays(walk);
	replay(walk);
}

void walk_release(struct walk *walk)
{
	free(walk->given);
	free(walk->path);
	free(walk->causes);
	free(walk->counted);
	free((void *)walk->skipped);
	free((void *)walk->frames);
	free(walk->own);
	free(walk->lists);
	free(walk->inside);
	free(walk->skips);
	free(walk->bits);
	free(walk->marks);
	undo_release(walk);
	*walk = (struct walk){0};
}

void walk_copy(struct walk *copy, const struct walk *walk)
{
	*copy = (struct walk){.guide = walk->guide, .audience = walk->audience};
	new_arrays(copy);
	reserve(copy, walk->given_count);
	copy->given_count = walk->given_count;
	memcpy(copy->given, walk->given,
	       walk->given_count * sizeof(*walk->given));
	replay(copy);
}

void walk_watch(struct walk *walk, struct walk_seen *seen)
{
	walk->seen = seen;
	replay(walk);
}

void walk_answer(struct walk *walk, struct answer_numbers chosen)
{
	reserve(walk, walk->given_count + 1);
	size_t index = walk->given_count++;
	walk->given[index] = (struct given){
		.step = walk->step, .chosen = chosen, .after = WALK_NONE};
	if (walk->adrift) {
		replay(walk);
		return;
	}
	walk->own[walk->step->index] = index;
	take_answer(walk, index);
	proceed(walk);
}

void walk_change(struct walk *walk, const struct step *step,
		 struct answer_numbers chosen)
{
	size_t index = walk_find(walk, step);

	if (index == WALK_NONE)
		return;
	walk->given[index].chosen = chosen;
	replay(walk);
}

void walk_set_audience(struct walk *walk, enum audience audience)
{
	walk->audience = audience;
	replay(walk);
}

void walk_raise_danger(struct walk *walk, struct answer_numbers chosen)
{
	reserve(walk, walk->given_count + 1);
	size_t last =
		walk->path_count ? walk->path[walk->path_count - 1] : WALK_NONE;
	walk->given[walk->given_count++] =
		(struct given){.step = walk->guide->danger,
			       .chosen = chosen,
			       .raised = true,
			       .after = last};
	replay(walk);
}

/* The answer before `index` on the path, or WALK_NONE. */
static size_t before_on_path(const struct walk *walk, size_t index)
{
	for (size_t i = 1; i < walk->path_count; i++) {
		if (walk->path[i] == index)
			return walk->path[i - 1];
	}
	return WALK_NONE;
}

/* Whether the answer is the last in every way, so the log can undo it. */
static bool is_last(const struct walk *walk, size_t index)
{
	return index + 1 == walk->given_count && !walk->given[index].raised &&
	       walk->path[walk->path_count - 1] == index &&
	       walk->next_raised == WALK_NONE && !walk->adrift;
}

bool walk_undo(struct walk *walk)
{
	size_t gone = walk_newest(walk);

	if (gone == WALK_NONE)
		return false;
	if (is_last(walk, gone)) {
		undo_last(walk);
		walk->own[walk->given[gone].step->index] = WALK_NONE;
		walk->given_count--;
		return true;
	}
	size_t before = before_on_path(walk, gone);
	walk->given_count--;
	memmove(&walk->given[gone], &walk->given[gone + 1],
		(walk->given_count - gone) * sizeof(*walk->given));
	/*
	 * Danger raised after the dropped answer now follows the one before it.
	 */
	for (size_t i = 0; i < walk->given_count; i++) {
		size_t *after = &walk->given[i].after;
		if (*after == gone)
			*after = before;
		else if (*after != WALK_NONE && *after > gone)
			--*after;
	}
	replay(walk);
	return true;
}
