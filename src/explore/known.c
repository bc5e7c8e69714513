#include "explore/known.h"

#include "explore/causes.h"

/* What may be in use between two answers, with room for what one adds. */
enum { SLOTS_CROWDED = 12, CLAUSES_CROWDED = 32 };

uint32_t known_slot(const struct machine *machine, uint32_t step)
{
	uint32_t slot = 0;

	while (slot < machine->slot_count && machine->slots[slot] != step)
		slot++;
	return slot;
}

enum truth known_of_any(const struct machine *machine, const struct any *any)
{
	bool open = false;

	for (uint64_t i = 0; i < machine->slot_count; i++) {
		uint64_t step = machine->slots[i];
		if (any->of[i] & machine->yes[step])
			return TRUTH_YES;
		open |= (any->of[i] & machine->unknown[step]) != 0;
	}
	for (uint64_t k = 0; open && k < machine->clause_count; k++) {
		const struct any *clause = &machine->clauses[k];
		bool within = true;
		for (uint64_t i = 0; i < machine->slot_count; i++)
			within &= !(clause->of[i] & ~any->of[i]);
		if (within)
			return TRUTH_YES;
	}
	return open ? TRUTH_UNKNOWN : TRUTH_NO;
}

enum truth known_of_unknown(const struct machine *machine, uint32_t step,
			    uint64_t answers)
{
	uint32_t slot = known_slot(machine, step);

	for (uint64_t k = 0; k < machine->clause_count; k++) {
		const uint64_t *of = machine->clauses[k].of;
		bool within = !(of[slot] & ~answers);
		for (uint64_t i = 0; i < machine->slot_count && within; i++)
			within = i == slot || !of[i];
		if (within)
			return TRUTH_YES;
	}
	return TRUTH_UNKNOWN;
}

void known_get_stuck(struct machine *machine, const struct any *any)
{
	struct any *stuck = &machine->stuck_any;

	machine->stuck = true;
	*stuck = (struct any){0};
	for (uint64_t i = 0; i < machine->slot_count; i++)
		stuck->of[i] = any->of[i] & machine->unknown[machine->slots[i]];
}

void known_get_stuck_on(struct machine *machine, uint32_t step,
			uint64_t answers)
{
	struct any any = {0};

	any.of[known_slot(machine, step)] = answers;
	known_get_stuck(machine, &any);
}

static void poke_clause(struct machine *machine, uint64_t at,
			const struct any *any)
{
	for (uint64_t i = 0; i < machine->slot_count; i++)
		machine_poke(machine, &machine->clauses[at].of[i], any->of[i]);
}

static void drop_clause(struct machine *machine, uint64_t at)
{
	struct any none = {0}, last;

	machine_poke(machine, &machine->clause_count,
		     machine->clause_count - 1);
	last = machine->clauses[machine->clause_count];
	poke_clause(machine, machine->clause_count, &none);
	if (at < machine->clause_count)
		poke_clause(machine, at, &last);
}

/* How many answers; in `slot` where the last is. */
static int count_answers(const struct machine *machine, const struct any *any,
			 uint64_t *slot)
{
	int count = 0;

	for (uint64_t i = 0; i < machine->slot_count; i++) {
		if (any->of[i])
			*slot = i;
		count += __builtin_popcountll(any->of[i]);
	}
	return count;
}

static void touch_slots(struct machine *machine, const struct any *any)
{
	for (uint64_t i = 0; i < machine->slot_count; i++) {
		uint32_t step = (uint32_t)machine->slots[i];
		if (!any->of[i])
			continue;
		machine->read[step] |= any->of[i];
		machine_touch(machine, TOUCHED_DIRTY, step);
		machine_touch(machine, TOUCHED_STEPS, step);
	}
}

/* Clauses that have the answer hold without them. */
static void choose(struct machine *machine, uint64_t slot, uint64_t bit)
{
	uint64_t step = machine->slots[slot];

	machine_poke(machine, &machine->yes[step], machine->yes[step] | bit);
	machine_poke(machine, &machine->unknown[step],
		     machine->unknown[step] & ~bit);
	for (uint64_t k = machine->clause_count; k-- > 0;) {
		if (machine->clauses[k].of[slot] & bit)
			drop_clause(machine, k);
	}
}

static bool is_within(const struct machine *machine, const struct any *inner,
		      const struct any *outer)
{
	for (uint64_t i = 0; i < machine->slot_count; i++) {
		if (inner->of[i] & ~outer->of[i])
			return false;
	}
	return true;
}

/* Adds a clause; those that it says more than go. */
static void add_clause(struct machine *machine, const struct any *any)
{
	uint64_t slot = 0;

	for (uint64_t i = 0; i < machine->slot_count; i++) {
		if (any->of[i] & machine->yes[machine->slots[i]])
			return;
	}
	if (count_answers(machine, any, &slot) == 1) {
		choose(machine, slot, any->of[slot]);
		return;
	}
	for (uint64_t k = machine->clause_count; k-- > 0;) {
		if (is_within(machine, &machine->clauses[k], any))
			return;
		if (is_within(machine, any, &machine->clauses[k]))
			drop_clause(machine, k);
	}
	poke_clause(machine, machine->clause_count, any);
	machine_poke(machine, &machine->clause_count,
		     machine->clause_count + 1);
}

/* None of them was chosen, so that what is left of clauses says more. */
static void deny(struct machine *machine, const struct any *any)
{
	struct any changed[CLAUSES_MOST];
	size_t count = 0;

	for (uint64_t i = 0; i < machine->slot_count; i++) {
		uint64_t *unknown = &machine->unknown[machine->slots[i]];
		machine_poke(machine, unknown, *unknown & ~any->of[i]);
	}
	for (uint64_t k = machine->clause_count; k-- > 0;) {
		struct any clause = machine->clauses[k];
		bool touched = false;
		for (uint64_t i = 0; i < machine->slot_count; i++) {
			touched |= (clause.of[i] & any->of[i]) != 0;
			clause.of[i] &= ~any->of[i];
		}
		if (!touched)
			continue;
		drop_clause(machine, k);
		changed[count++] = clause;
	}
	while (count > 0)
		add_clause(machine, &changed[--count]);
}

void known_learn(struct machine *machine, const struct any *any, bool chosen)
{
	touch_slots(machine, any);
	if (chosen)
		add_clause(machine, any);
	else
		deny(machine, any);
	for (uint64_t i = 0; i < machine->slot_count; i++)
		causes_learn(machine, (uint32_t)machine->slots[i]);
}

void known_open(struct machine *machine, uint32_t step, uint64_t answers,
		bool needed)
{
	uint64_t slot = machine->slot_count;
	struct any any = {0};

	machine_poke(machine, &machine->unknown[step], answers);
	machine_poke(machine, &machine->slots[slot], step);
	machine_poke(machine, &machine->slot_count, slot + 1);
	any.of[slot] = answers;
	if (needed)
		add_clause(machine, &any);
	causes_await(machine, step);
}

void known_forget(struct machine *machine, uint32_t step, uint64_t kept)
{
	uint64_t unknown = machine->unknown[step];
	uint64_t gone = unknown & ~kept;

	if (!gone)
		return;
	/* One that is never asked for may well be the one chosen. */
	uint32_t slot = known_slot(machine, step);
	for (uint64_t k = machine->clause_count; k-- > 0;) {
		if (machine->clauses[k].of[slot] & gone)
			drop_clause(machine, k);
	}
	machine_poke(machine, &machine->unknown[step], unknown & kept);
}

bool known_is_crowded(struct machine *machine)
{
	uint64_t open = 0, oldest = 0;
	struct any any = {0};

	for (uint64_t i = machine->slot_count; i-- > 0;) {
		if (!machine->unknown[machine->slots[i]])
			continue;
		open++;
		oldest = i;
	}
	if (open <= SLOTS_CROWDED && machine->clause_count <= CLAUSES_CROWDED)
		return false;
	any.of[oldest] =
		answers_next(machine->unknown[machine->slots[oldest]], 0);
	known_get_stuck(machine, &any);
	return true;
}
