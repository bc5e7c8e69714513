#include "explore/expand.h"

#include "chargefix/memory.h"

#include "explore/forget.h"
#include "explore/known.h"
#include "explore/pattern.h"

#include <stdlib.h>
#include <string.h>

/* What is being expanded, and what is done with each state that follows. */
struct visit {
	struct states *states;
	uint32_t from;
	struct pattern pattern;
	uint64_t came_to; /* by this pattern: a hash of all states */
	uint64_t came[ANSWERS_MOST]; /* the same, by answer */
	bool silent; /* an answer that nothing can tell was followed … */
	uint64_t silence; /* … and came to this */
	size_t work; /* at which the machine has done enough */
	/* Only for states_trace: */
	struct lessons *lessons; /* NULL: edges are noted */
	uint32_t wanted;
	bool found;
};

static bool note_node(struct visit *visit, uint32_t to)
{
	if (visit->lessons) {
		visit->found |= to == visit->wanted;
		return to != NODE_NONE;
	}
	visit->came_to = (visit->came_to ^ to) * UINT64_C(0x100000001b3);
	return states_add_edge(visit->states, visit->from, to);
}

static bool note_end(struct visit *visit, const struct diagnosis *diagnosis)
{
	struct states *states = visit->states;
	size_t start = states->words.count;
	uint32_t step = STEP_ENDS | diagnosis->index;

	words_add(&states->words, step);
	return note_node(visit,
			 states_intern(states, start, step, visit->from));
}

static bool note_state(struct visit *visit, uint32_t step)
{
	struct states *states = visit->states;
	size_t start = states->words.count;

	machine_ask(&states->machine, step);
	explore_write_state(&states->machine, step, &states->words);
	return note_node(visit,
			 states_intern(states, start, step, visit->from));
}

static bool add_lesson(struct lessons *lessons, const struct lesson *lesson)
{
	if (lessons->count == lessons->capacity) {
		size_t capacity =
			lessons->capacity ? lessons->capacity * 2 : 32;
		struct lesson *items =
			memory_grow(lessons->items, capacity, sizeof(*items));
		if (!items)
			return false;
		lessons->items = items;
		lessons->capacity = capacity;
	}
	lessons->items[lessons->count++] = *lesson;
	return true;
}

static bool add_lessons(struct lessons *lessons, const struct machine *machine,
			const struct any *any, bool chosen)
{
	size_t first = lessons->count;

	for (uint64_t i = 0; i < machine->slot_count; i++) {
		struct lesson lesson = {(uint32_t)machine->slots[i], any->of[i],
					chosen, true};
		if (any->of[i] && !add_lesson(lessons, &lesson))
			return false;
	}
	if (lessons->count > first)
		lessons->items[lessons->count - 1].more = false;
	return true;
}

static bool resolve(struct visit *visit);

/* Goes on with that known, and forgets it again. */
static bool resolve_knowing(struct visit *visit, const struct any *any,
			    bool chosen)
{
	struct machine *machine = &visit->states->machine;
	struct mark mark = machine_mark(machine);
	size_t count = visit->lessons ? visit->lessons->count : 0;

	if (visit->lessons &&
	    !add_lessons(visit->lessons, machine, any, chosen))
		return false;
	known_learn(machine, any, chosen);
	bool done = resolve(visit);
	machine_undo(machine, &mark);
	if (visit->lessons && !visit->found)
		visit->lessons->count = count;
	return done;
}

/* Goes on to the next step, in both ways wherever the machine gets stuck. */
static bool resolve(struct visit *visit)
{
	struct states *states = visit->states;
	struct machine *machine = &states->machine;
	struct mark mark = machine_mark(machine);
	uint32_t step = machine_next(machine);
	bool done = true;

	if (!machine->stuck)
		done = step == STEP_NONE
			       ? note_end(visit, states->plan.guide->otherwise)
			       : note_state(visit, step);
	machine_undo(machine, &mark);
	if (!machine->stuck)
		return done;
	if (machine->work > visit->work) {
		states->cut = true;
		return true;
	}
	struct any any = machine->stuck_any;
	if (!resolve_knowing(visit, &any, true))
		return false;
	return visit->found || resolve_knowing(visit, &any, false);
}

static bool follow_pattern(struct visit *visit, const struct step *step)
{
	struct machine *machine = &visit->states->machine;
	struct mark mark = machine_mark(machine);
	const struct diagnosis *diagnosis =
		machine_answer(machine, step->index, &visit->pattern);
	uint64_t chosen = visit->pattern.chosen;

	visit->came_to = 0;
	bool done = diagnosis ? note_end(visit, diagnosis) : resolve(visit);
	machine_undo(machine, &mark);
	if (!step->many && chosen != ANSWER_UNSURE)
		visit->came[__builtin_ctzll(chosen)] = visit->came_to;
	return done;
}

/* Of answers that nothing ahead can tell, the first stands for all. */
static bool follow(struct visit *visit, const struct step *step)
{
	uint64_t chosen = visit->pattern.chosen;
	bool silent = !step->many &&
		      forget_is_silent(&visit->states->machine, step, chosen);

	if (silent && visit->silent) {
		if (chosen != ANSWER_UNSURE)
			visit->came[__builtin_ctzll(chosen)] = visit->silence;
		return true;
	}
	bool done = follow_pattern(visit, step);
	if (silent) {
		visit->silent = true;
		visit->silence = visit->came_to;
	}
	return done;
}

static bool follow_all(struct visit *visit, const struct step *step)
{
	struct states *states = visit->states;
	struct patterns patterns;

	patterns_init(&patterns, step, states->plan.named[step->index]);
	while (!visit->found && patterns_next(&patterns, &visit->pattern)) {
		if (states->machine.work > visit->work) {
			states->cut = true;
			return true;
		}
		if (!follow(visit, step))
			return false;
	}
	return true;
}

/* Answers that led elsewhere than the answer they were alike with are not. */
static void compare_answers(struct visit *visit, const struct step *step)
{
	struct states *states = visit->states;
	uint8_t *alike = &states->alike[states->first_answer[step->index]];
	uint8_t was[ANSWERS_MOST];

	memcpy(was, alike, step->answers.count);
	for (size_t i = 0; i < step->answers.count; i++) {
		size_t first = 0;
		while (first < i && (was[first] != was[i] ||
				     visit->came[first] != visit->came[i]))
			first++;
		alike[i] = (uint8_t)first;
	}
}

static bool visit_node(struct visit *visit, const struct step *step)
{
	struct states *states = visit->states;
	struct machine *machine = &states->machine;
	struct mark mark = machine_mark(machine);

	explore_read_state(
		machine,
		&states->words.items[states->nodes[visit->from].words]);
	machine->asking = STEP_NONE;
	bool done = follow_all(visit, step);
	machine_undo(machine, &mark);
	return done && !machine->failed;
}

static bool expand_node(struct states *states, uint32_t from, size_t work)
{
	struct visit visit = {.states = states, .from = from, .work = work};
	struct node *node = &states->nodes[from];

	node->edges = states->edges.count;
	states->expanded++;
	if (node->step & STEP_ENDS)
		return true;
	const struct step *step = states->plan.guide->steps[node->step];
	if (!visit_node(&visit, step))
		return false;
	if (!step->many && !states->cut)
		compare_answers(&visit, step);
	return true;
}

bool states_expand(struct states *states, size_t most, size_t work)
{
	while (states->expanded < states->node_count &&
	       states->node_count < most && states->machine.work < work) {
		if (!expand_node(states, (uint32_t)states->expanded, work))
			return false;
	}
	return true;
}

bool states_trace(struct states *states, uint32_t from, uint32_t to,
		  struct pattern *pattern, struct lessons *lessons)
{
	struct visit visit = {.states = states,
			      .from = from,
			      .work = SIZE_MAX,
			      .lessons = lessons,
			      .wanted = to};
	uint32_t step = states->nodes[from].step;

	if (!visit_node(&visit, states->plan.guide->steps[step]))
		return false;
	*pattern = visit.pattern;
	return visit.found;
}
