/*
 * Which step comes next, as order.c has it, where not every answer is known.
 *
 * Whatever reads an answer may get stuck; then all that follows is thrown
 * away, so that callers need not look before the end.
 */
#include "explore/causes.h"
#include "explore/known.h"
#include "explore/machine.h"

static bool clause_holds(struct machine *machine, const struct clause *clause)
{
	uint32_t step = clause->step->index;
	enum truth truth = known_of_step(machine, step, clause->answers);

	if (truth == TRUTH_UNKNOWN)
		known_get_stuck_on(machine, step, clause->answers);
	return truth == TRUTH_YES;
}

static bool all_hold(struct machine *machine, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count && !machine->stuck; i++) {
		if (!clause_holds(machine, &condition->items[i]))
			return false;
	}
	return !machine->stuck;
}

static void see(struct machine *machine, uint32_t number, bool held,
		uint8_t when_held, uint8_t when_failed)
{
	if (!machine->stuck)
		machine->seen[number] |= held ? when_held : when_failed;
}

static bool guards_hold(struct machine *machine, uint32_t number)
{
	const struct item *item = machine->plan->items[number].item;
	bool held = all_hold(machine, &item->when);

	see(machine, number, held, EXPLORED_WHEN_HELD, EXPLORED_WHEN_FAILED);
	if (!held)
		return false;
	if (item->unless.count == 0)
		return true;
	held = all_hold(machine, &item->unless);
	see(machine, number, held, EXPLORED_UNLESS_HELD,
	    EXPLORED_UNLESS_FAILED);
	return !held && !machine->stuck;
}

static bool is_ruled_out(struct machine *machine, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (!causes_is(machine, cause, CAUSE_RULED_OUT))
			return false;
	}
	return step->tests.count > 0;
}

static bool is_suspected(struct machine *machine, const struct step *step)
{
	for (size_t i = 0; i < step->tests.count && !machine->stuck; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (causes_is(machine, cause, CAUSE_SUSPECTED))
			return true;
	}
	return false;
}

/* Of an item that is alive. */
static bool is_due(struct machine *machine, uint32_t number)
{
	const struct item *item = machine->plan->items[number].item;

	machine->work++;
	if (!guards_hold(machine, number))
		return false;
	if (item->use) {
		/* Found exhausted since the last answer: nothing is due. */
		uint32_t list = item->use->list.index;
		return machine->left[list] != machine->stamp;
	}
	bool ruled_out = is_ruled_out(machine, item->step);
	see(machine, number, ruled_out, EXPLORED_RULED_OUT, EXPLORED_DUE);
	return !ruled_out && !machine->stuck;
}

#define ITEM_NONE UINT32_MAX

/* The first living item of the list from `from` on, or ITEM_NONE. */
static uint32_t next_alive(struct machine *machine, uint32_t list,
			   uint32_t from)
{
	const struct plan *plan = machine->plan;
	uint32_t first = plan->first_item[list];
	uint64_t mask = UINT64_MAX << (from - first) % 64;

	for (size_t word = plan->first_word[list] + (from - first) / 64;
	     word < plan->first_word[list + 1]; word++) {
		uint64_t alive = ~machine->dead[word] & mask;
		machine->work++;
		mask = UINT64_MAX;
		if (alive)
			return first +
			       (uint32_t)(word - plan->first_word[list]) * 64 +
			       (uint32_t)__builtin_ctzll(alive);
	}
	return ITEM_NONE;
}

/* Where all was asked, the items that use the list are done with. */
static void complete(struct machine *machine, uint32_t list)
{
	const struct plan *plan = machine->plan;

	if (plan->partial[list] || (machine->modes[list] & LIST_NEVER))
		return;
	for (uint32_t i = plan->users.first[list];
	     i < plan->users.first[list + 1]; i++) {
		if (machine_is_alive(machine, plan->users.entries[i]))
			machine_kill(machine, plan->users.entries[i], true);
	}
}

static uint32_t first_due(struct machine *machine, uint32_t list)
{
	uint32_t item = machine->plan->first_item[list];

	item = next_alive(machine, list, item);
	if (item == ITEM_NONE)
		complete(machine, list);
	while (item != ITEM_NONE && !machine->stuck) {
		if (is_due(machine, item))
			return item;
		item = next_alive(machine, list, item + 1);
	}
	return ITEM_NONE;
}

static uint32_t overtaking(struct machine *machine, uint32_t list, uint32_t at)
{
	if (machine->stuck || !causes_any_suspected(machine))
		return ITEM_NONE;
	while ((at = next_alive(machine, list, at + 1)) != ITEM_NONE) {
		const struct step *step = machine->plan->items[at].item->step;
		if (machine->stuck)
			return ITEM_NONE;
		if (!is_due(machine, at))
			continue;
		if (!step || step->tests.count == 0)
			return ITEM_NONE;
		if (!step->consent && is_suspected(machine, step))
			return at;
	}
	return ITEM_NONE;
}

static uint32_t pick(struct machine *machine, uint32_t list)
{
	uint32_t at = first_due(machine, list);

	if (at == ITEM_NONE)
		return at;
	const struct step *step = machine->plan->items[at].item->step;
	if (!step || step->tests.count == 0 || is_suspected(machine, step))
		return at;
	uint32_t ahead = overtaking(machine, list, at);
	return ahead == ITEM_NONE ? at : ahead;
}

static void leave_list(struct machine *machine, uint32_t list)
{
	uint64_t *mode = &machine->modes[list];

	machine_touch(machine, TOUCHED_LISTS, list);
	machine_poke(machine, mode, *mode & ~LIST_OPEN);
	machine_poke(machine, &machine->frame_count, machine->frame_count - 1);
	machine->left[list] = machine->stamp;
}

uint32_t machine_next(struct machine *machine)
{
	machine->stuck = false;
	machine->stamp++;
	if (known_is_crowded(machine))
		return STEP_NONE;
	while (machine->frame_count > 0) {
		uint32_t list =
			(uint32_t)machine->frames[machine->frame_count - 1];
		uint32_t at = pick(machine, list);
		if (machine->stuck)
			return STEP_NONE;
		if (at == ITEM_NONE) {
			leave_list(machine, list);
			continue;
		}
		const struct item *item = machine->plan->items[at].item;
		if (item->step)
			return item->step->index;
		machine_open(machine, item->use->list.index);
	}
	return STEP_NONE;
}
