#include "explore/machine.h"

#include "chargefix/memory.h"
#include "chargefix/walk.h"
#include "explore/causes.h"
#include "explore/known.h"

#include <stdlib.h>
#include <string.h>

static bool new_touched(struct touched *touched, size_t count)
{
	touched->items = memory_new(count + 1, sizeof(*touched->items));
	touched->marked = memory_new(count + 1, sizeof(*touched->marked));
	return touched->items && touched->marked;
}

static bool new_words(uint64_t **words, size_t count)
{
	*words = memory_new(count + 1, sizeof(**words));
	return *words != NULL;
}

static bool new_arrays(struct machine *machine)
{
	const struct plan *plan = machine->plan;
	const struct guide *guide = plan->guide;
	struct touched *touched = machine->touched;

	machine->opened = memory_new(guide->list_count + 1, 1);
	machine->seen = memory_new(plan_item_count(plan) + 1, 1);
	machine->sorted = memory_new(guide->step_count + guide->cause_count +
					     guide->list_count,
				     sizeof(*machine->sorted));
	return machine->opened && machine->seen && machine->sorted &&
	       new_words(&machine->yes, guide->step_count) &&
	       new_words(&machine->unknown, guide->step_count) &&
	       new_words(&machine->read, guide->step_count) &&
	       new_words(&machine->causes, guide->cause_count) &&
	       new_words(&machine->dead, plan_word_count(plan)) &&
	       new_words(&machine->modes, guide->list_count) &&
	       new_words(&machine->frames, guide->list_count) &&
	       new_words(&machine->left, guide->list_count) &&
	       new_words(&machine->reach, guide->list_count) &&
	       new_touched(&touched[TOUCHED_STEPS], guide->step_count) &&
	       new_touched(&touched[TOUCHED_CAUSES], guide->cause_count) &&
	       new_touched(&touched[TOUCHED_LISTS], guide->list_count) &&
	       new_touched(&touched[TOUCHED_DIRTY], guide->step_count);
}

bool machine_init(struct machine *machine, const struct plan *plan)
{
	*machine = (struct machine){.plan = plan, .asking = STEP_NONE};
	if (!new_arrays(machine)) {
		machine_release(machine);
		return false;
	}
	memcpy(machine->dead, plan->closed,
	       plan_word_count(plan) * sizeof(*machine->dead));
	return true;
}

void machine_release(struct machine *machine)
{
	uint64_t *words[] = {machine->yes,    machine->unknown, machine->read,
			     machine->causes, machine->dead,    machine->modes,
			     machine->frames, machine->left,    machine->reach};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		free(words[i]);
	for (int i = 0; i < TOUCHED; i++) {
		free(machine->touched[i].items);
		free(machine->touched[i].marked);
	}
	free(machine->log);
	free(machine->opened);
	free(machine->seen);
	free(machine->sorted);
	*machine = (struct machine){0};
}

struct mark machine_mark(const struct machine *machine)
{
	struct mark mark = {.log_count = machine->log_count};

	for (int i = 0; i < TOUCHED; i++)
		mark.touched[i] = machine->touched[i].count;
	return mark;
}

void machine_undo(struct machine *machine, const struct mark *mark)
{
	while (machine->log_count > mark->log_count) {
		const struct poke *poke = &machine->log[--machine->log_count];
		*poke->at = poke->was;
	}
	for (int i = 0; i < TOUCHED; i++) {
		struct touched *touched = &machine->touched[i];
		while (touched->count > mark->touched[i])
			touched->marked[touched->items[--touched->count]] = 0;
	}
}

static bool grow_log(struct machine *machine)
{
	size_t capacity =
		machine->log_capacity ? machine->log_capacity * 2 : 1024;
	struct poke *log = memory_grow(machine->log, capacity, sizeof(*log));

	if (!log) {
		machine->failed = true;
		return false;
	}
	machine->log = log;
	machine->log_capacity = capacity;
	return true;
}

void machine_poke(struct machine *machine, uint64_t *at, uint64_t value)
{
	if (*at == value)
		return;
	if (machine->log_count == machine->log_capacity && !grow_log(machine))
		return;
	machine->log[machine->log_count++] = (struct poke){at, *at};
	*at = value;
}

void machine_touch(struct machine *machine, int kind, uint32_t index)
{
	struct touched *touched = &machine->touched[kind];

	if (touched->marked[index])
		return;
	touched->marked[index] = 1;
	touched->items[touched->count++] = index;
}

void machine_kill(struct machine *machine, uint32_t item, bool asked)
{
	const struct plan *plan = machine->plan;
	const struct plan_item *dying = &plan->items[item];
	uint64_t *word = &machine->dead[dying->word];
	uint64_t *mode = &machine->modes[dying->list];

	machine_touch(machine, TOUCHED_LISTS, dying->list);
	machine_poke(machine, word, *word | dying->bit);
	if (!asked)
		machine_poke(machine, mode, *mode | LIST_NEVER);
	if (dying->item->step)
		machine_touch(machine, TOUCHED_DIRTY, dying->item->step->index);
}

void machine_open(struct machine *machine, uint32_t list)
{
	uint64_t *mode = &machine->modes[list];
	uint64_t *frames = machine->frames;
	uint64_t count = machine->frame_count;

	machine->opened[list] = 1;
	machine_touch(machine, TOUCHED_LISTS, list);
	if (*mode & LIST_OPEN) {
		uint64_t at = 0;
		while (at + 1 < count && frames[at] != list)
			at++;
		for (; at + 1 < count; at++)
			machine_poke(machine, &frames[at], frames[at + 1]);
		machine_poke(machine, &frames[count - 1], list);
		return;
	}
	machine_poke(machine, mode, *mode | LIST_OPEN);
	machine_poke(machine, &frames[count], list);
	machine_poke(machine, &machine->frame_count, count + 1);
}

static void set_causes(struct machine *machine, const struct cause_set *set,
		       enum cause_status status)
{
	for (size_t i = 0; i < set->count; i++)
		causes_set(machine, set->items[i]->index, status);
}

/* As the walk weighs answers, where all that were chosen are known. */
static void weigh(struct machine *machine, const struct step *step,
		  uint64_t chosen)
{
	const struct answer *answer;
	uint64_t bit;

	for (bit = 0; (bit = answers_next(chosen, bit));) {
		if (!(answer = step_answer(step, bit)))
			continue;
		set_causes(machine, &answer->rules_out, CAUSE_RULED_OUT);
		if (answer->rules_out_this)
			set_causes(machine, &step->tests, CAUSE_RULED_OUT);
	}
	for (bit = 0; (bit = answers_next(chosen, bit));) {
		if (!(answer = step_answer(step, bit)))
			continue;
		set_causes(machine, &answer->suspects, CAUSE_SUSPECTED);
		if (answer->suspects_this)
			set_causes(machine, &step->tests, CAUSE_SUSPECTED);
	}
}

static const struct diagnosis *follow(struct machine *machine,
				      const struct step *step, uint64_t chosen)
{
	uint32_t opened[ANSWERS_MOST + 1];
	size_t count = 0;

	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));) {
		const struct answer *answer = step_answer(step, bit);
		if (!answer)
			continue;
		const struct diagnosis *diagnosis =
			answer_diagnosis(step, answer);
		if (diagnosis)
			return diagnosis;
		if (answer->then)
			opened[count++] = answer->then->index;
	}
	while (count > 0)
		machine_open(machine, opened[--count]);
	return NULL;
}

static bool is_single(uint64_t bits)
{
	return bits && !(bits & (bits - 1));
}

void machine_ask(struct machine *machine, uint32_t step)
{
	machine->asking = step;
	machine_kill(machine, machine->plan->item_of[step], true);
}

const struct diagnosis *machine_answer(struct machine *machine, uint32_t index,
				       const struct pattern *pattern)
{
	const struct step *step = machine->plan->guide->steps[index];
	uint64_t chosen = pattern->chosen, open = pattern->open;

	machine->asking = STEP_NONE;
	if (!chosen && is_single(open) && !pattern->none) {
		chosen = open;
		open = 0;
	}
	machine_touch(machine, TOUCHED_STEPS, index);
	machine_touch(machine, TOUCHED_DIRTY, index);
	uint64_t counted = chosen;
	if ((chosen & ANSWER_UNSURE) && step->unsure)
		counted |= step_answer_bit(step, step->unsure->id);
	machine_poke(machine, &machine->yes[index], counted);
	if (open)
		known_open(machine, index, open, !chosen && !pattern->none);
	else
		weigh(machine, step, chosen);
	return follow(machine, step, chosen);
}
