#include "explore/forget.h"

#include "explore/causes.h"
#include "explore/known.h"

/* Whether its answer is awaited. */
static bool is_asked(const struct machine *machine, uint32_t item)
{
	const struct step *step = machine->plan->items[item].item->step;

	return step && step->index == machine->asking;
}

/*
 * Whether anything in the list can be asked, now or later: it is under way, or
 * an item ahead may open it.
 */
static bool reaches(struct machine *machine, uint32_t list)
{
	const struct table *openers = &machine->plan->openers;
	uint64_t known = machine->reach[list];
	bool reached = machine->modes[list] & LIST_OPEN;

	if (known >> 1 == machine->reach_stamp)
		return known & 1;
	for (uint32_t i = openers->first[list];
	     i < openers->first[list + 1] && !reached; i++) {
		uint32_t item = openers->entries[i];
		machine->work++;
		reached = is_asked(machine, item) ||
			  (machine_is_alive(machine, item) &&
			   reaches(machine, machine->plan->items[item].list));
	}
	machine->reach[list] = machine->reach_stamp << 1 | (reached ? 1 : 0);
	return reached;
}

static bool is_ahead(struct machine *machine, uint32_t item)
{
	machine->work++;
	return machine_is_alive(machine, item) &&
	       reaches(machine, machine->plan->items[item].list);
}

static bool any_ahead(struct machine *machine, const struct table *table,
		      uint32_t key)
{
	for (uint32_t i = table->first[key]; i < table->first[key + 1]; i++) {
		if (is_ahead(machine, table->entries[i]))
			return true;
	}
	return false;
}

/* Whether any of the items of the row may yet be answered. */
static bool any_answer_ahead(struct machine *machine, const struct table *table,
			     uint32_t key)
{
	for (uint32_t i = table->first[key]; i < table->first[key + 1]; i++) {
		uint32_t item = table->entries[i];
		if (is_asked(machine, item) || is_ahead(machine, item))
			return true;
	}
	return false;
}

/* The step was asked or never will be, and none of the answers counts. */
static bool never_holds(const struct machine *machine,
			const struct clause *clause)
{
	uint32_t step = clause->step->index;

	return step != machine->asking &&
	       !((machine->yes[step] | machine->unknown[step]) &
		 clause->answers) &&
	       !machine_is_alive(machine, machine->plan->item_of[step]);
}

/* What is seen of the guard that shuts the item for good; 0: none does. */
static uint8_t shuts(const struct machine *machine, const struct item *item)
{
	size_t held = 0;

	for (size_t i = 0; i < item->when.count; i++) {
		if (never_holds(machine, &item->when.items[i]))
			return EXPLORED_WHEN_FAILED;
	}
	for (size_t i = 0; i < item->unless.count; i++) {
		const struct clause *clause = &item->unless.items[i];
		if (known_of_step(machine, clause->step->index,
				  clause->answers) == TRUTH_YES)
			held++;
	}
	return held > 0 && held == item->unless.count ? EXPLORED_UNLESS_HELD
						      : 0;
}

static void shut_reader(struct machine *machine, uint32_t item)
{
	uint8_t seen;

	if (!is_ahead(machine, item) ||
	    !(seen = shuts(machine, machine->plan->items[item].item)))
		return;
	machine->seen[item] |= seen;
	machine_kill(machine, item, false);
	machine->reach_stamp++;
}

/* What waits for answers that now are known never to come. */
static void shut_items(struct machine *machine)
{
	const struct table *readers = &machine->plan->readers;
	const struct touched *dirty = &machine->touched[TOUCHED_DIRTY];

	/* The row grows while it is gone through. */
	for (size_t i = 0; i < dirty->count; i++) {
		uint32_t step = dirty->items[i];
		for (uint32_t k = readers->first[step];
		     k < readers->first[step + 1]; k++)
			shut_reader(machine, readers->entries[k]);
	}
}

/* Whether the cause is ruled out for good. */
static bool is_out(struct machine *machine, uint32_t cause)
{
	return machine->causes[cause] == causes_word(CAUSE_RULED_OUT, 0) &&
	       !any_answer_ahead(machine, &machine->plan->revivers, cause);
}

static bool all_out(struct machine *machine, const struct cause_set *tests)
{
	for (size_t i = 0; i < tests->count; i++) {
		if (!is_out(machine, tests->items[i]->index))
			return false;
	}
	return true;
}

/* Steps whose tests are all ruled out for good are never asked. */
static void drop_pointless(struct machine *machine)
{
	const struct table *testers = &machine->plan->testers;
	const struct touched *causes = &machine->touched[TOUCHED_CAUSES];

	for (size_t i = 0; i < causes->count; i++) {
		uint32_t cause = causes->items[i];
		if (!is_out(machine, cause))
			continue;
		for (uint32_t k = testers->first[cause];
		     k < testers->first[cause + 1]; k++) {
			uint32_t item = testers->entries[k];
			const struct item *tester =
				machine->plan->items[item].item;
			if (machine_is_alive(machine, item) &&
			    all_out(machine, &tester->step->tests))
				machine_kill(machine, item, false);
		}
	}
}

/*
 * Whether suspicion can change when the step is asked: it could go before
 * another, or another before it.
 */
static bool can_move(const struct machine *machine, uint32_t item)
{
	const struct plan *plan = machine->plan;
	const struct plan_item *mover = &plan->items[item];
	uint64_t before = mover->bit - 1;
	bool jumps = plan->jumping[mover->word] & mover->bit;

	for (uint32_t word = plan->first_word[mover->list];
	     word < plan->first_word[mover->list + 1]; word++) {
		uint64_t alive = ~machine->dead[word];
		uint64_t below = word < mover->word ? UINT64_MAX : 0;
		uint64_t above = word > mover->word ? UINT64_MAX : 0;
		if (word == mover->word) {
			below = before;
			above = ~(before | mover->bit);
		}
		if ((jumps && (alive & plan->testing[word] & below)) ||
		    (alive & plan->jumping[word] & above))
			return true;
	}
	return false;
}

/* What of the cause the steps ahead can tell apart: 0, if nothing. */
enum { READS_RULED_OUT = 1, READS_SUSPECTED = 2 };

static unsigned int readers_of_cause(struct machine *machine, uint32_t cause)
{
	const struct table *testers = &machine->plan->testers;
	unsigned int reads = 0;

	for (uint32_t i = testers->first[cause]; i < testers->first[cause + 1];
	     i++) {
		uint32_t item = testers->entries[i];
		if (!is_ahead(machine, item))
			continue;
		reads |= READS_RULED_OUT;
		if (can_move(machine, item))
			return reads | READS_SUSPECTED;
	}
	return reads;
}

static void forget_causes(struct machine *machine)
{
	const struct touched *causes = &machine->touched[TOUCHED_CAUSES];

	for (size_t i = 0; i < causes->count; i++) {
		uint32_t cause = causes->items[i];
		uint64_t *word = &machine->causes[cause];
		unsigned int reads =
			*word ? readers_of_cause(machine, cause) : 0;
		if (!reads)
			machine_poke(machine, word, 0);
		else if (!(reads & READS_SUSPECTED))
			causes_forget_suspicion(machine, cause);
	}
}

/* How the guards ahead read a step's answers. */
struct named {
	uint64_t all; /* answers that some clause names */
	uint64_t failed; /* those that a clause names which does not hold */
	uint64_t open; /* those of clauses not decided yet */
	uint64_t awaited; /* by causes */
	uint64_t bound; /* without which a clause that holds might not */
};

typedef void read_function(const struct machine *machine, uint32_t step,
			   uint64_t answers, struct named *named);

static void read_truth(const struct machine *machine, uint32_t step,
		       uint64_t answers, struct named *named)
{
	enum truth truth = known_of_step(machine, step, answers);

	named->all |= answers;
	if (truth == TRUTH_UNKNOWN)
		named->open |= answers;
	else if (truth == TRUTH_NO)
		named->failed |= answers;
}

/* It holds, though of none of the answers is it known that it was chosen. */
static void read_bound(const struct machine *machine, uint32_t step,
		       uint64_t answers, struct named *named)
{
	uint64_t taken = named->failed | named->open | named->awaited;

	if (!(machine->yes[step] & answers) && !(answers & ~taken) &&
	    known_of_step(machine, step, answers) == TRUTH_YES)
		named->bound |= answers;
}

static void read_clauses(const struct machine *machine, uint32_t step,
			 const struct condition *condition, read_function *read,
			 struct named *named)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		if (clause->step->index == step)
			read(machine, step, clause->answers, named);
	}
}

static void read_step(struct machine *machine, uint32_t step,
		      read_function *read, struct named *named)
{
	const struct table *readers = &machine->plan->readers;

	for (uint32_t i = readers->first[step]; i < readers->first[step + 1];
	     i++) {
		uint32_t number = readers->entries[i];
		const struct item *item = machine->plan->items[number].item;
		if (!is_ahead(machine, number))
			continue;
		read_clauses(machine, step, &item->when, read, named);
		read_clauses(machine, step, &item->unless, read, named);
	}
}

static void forget_answers_of(struct machine *machine, uint32_t step)
{
	struct named named = {.awaited = causes_awaited(machine, step)};
	uint64_t yes = machine->yes[step];

	read_step(machine, step, read_truth, &named);
	if (machine->unknown[step])
		read_step(machine, step, read_bound, &named);
	known_forget(machine, step, named.awaited | named.open | named.bound);
	/*
	 * Only which clauses hold matters, not by which answer: so it may as
	 * well be by all that nothing else asks for.
	 */
	yes &= named.awaited;
	yes |= named.all & ~(named.failed | named.open | named.awaited);
	machine_poke(machine, &machine->yes[step], yes);
}

static void forget_answers(struct machine *machine)
{
	const struct touched *steps = &machine->touched[TOUCHED_STEPS];

	for (size_t i = 0; i < steps->count; i++) {
		uint32_t step = steps->items[i];
		if (machine->yes[step] || machine->unknown[step])
			forget_answers_of(machine, step);
	}
}

/* Whether an item still refers to the list by `use`. */
static bool is_used(struct machine *machine, uint32_t list)
{
	return any_ahead(machine, &machine->plan->users, list);
}

static void forget_items(struct machine *machine, uint32_t list)
{
	const struct plan *plan = machine->plan;

	for (size_t word = plan->first_word[list];
	     word < plan->first_word[list + 1]; word++)
		machine_poke(machine, &machine->dead[word], plan->closed[word]);
	machine_poke(machine, &machine->modes[list], 0);
}

static void forget_lists(struct machine *machine)
{
	const struct touched *lists = &machine->touched[TOUCHED_LISTS];

	for (size_t i = 0; i < lists->count; i++) {
		uint32_t list = lists->items[i];
		uint64_t *mode = &machine->modes[list];
		if (!reaches(machine, list))
			forget_items(machine, list);
		else if ((*mode & LIST_NEVER) && !is_used(machine, list))
			machine_poke(machine, mode, *mode & ~LIST_NEVER);
	}
}

/*
 * Whether the list at `frame` is under way for nothing: all that lives in it
 * uses the list above, which it waits for.
 */
static bool is_idle(const struct machine *machine, uint64_t frame)
{
	const struct plan *plan = machine->plan;
	uint32_t list = (uint32_t)machine->frames[frame];
	bool innermost = frame + 1 == machine->frame_count;

	for (uint32_t i = plan->first_item[list];
	     i < plan->first_item[list + 1]; i++) {
		const struct route *use = plan->items[i].item->use;
		if (machine_is_alive(machine, i) &&
		    (innermost || !use ||
		     use->list.index != machine->frames[frame + 1]))
			return false;
	}
	return true;
}

static void forget_frames(struct machine *machine)
{
	uint64_t kept = 0;

	for (uint64_t i = 0; i < machine->frame_count; i++) {
		uint32_t list = (uint32_t)machine->frames[i];
		uint64_t *mode = &machine->modes[list];
		if (is_idle(machine, i) && !is_used(machine, list))
			machine_poke(machine, mode, *mode & ~LIST_OPEN);
		else
			machine_poke(machine, &machine->frames[kept++], list);
	}
	machine_poke(machine, &machine->frame_count, kept);
}

static bool any_tested(struct machine *machine, const struct cause_set *causes)
{
	for (size_t i = 0; i < causes->count; i++) {
		if (any_ahead(machine, &machine->plan->testers,
			      causes->items[i]->index))
			return true;
	}
	return false;
}

bool forget_is_silent(struct machine *machine, const struct step *step,
		      uint64_t bit)
{
	const struct answer *answer = step_answer(step, bit);
	bool this = answer && (answer->suspects_this || answer->rules_out_this);

	if (answer && (answer->then || answer_diagnosis(step, answer)))
		return false;
	/* What only answers of the step lead to is not ahead then. */
	machine->reach_stamp++;
	return !any_ahead(machine, &machine->plan->readers, step->index) &&
	       (!answer || (!any_tested(machine, &answer->suspects) &&
			    !any_tested(machine, &answer->rules_out))) &&
	       !(this && any_tested(machine, &step->tests));
}

void forget(struct machine *machine)
{
	machine->reach_stamp++;
	shut_items(machine);
	drop_pointless(machine);
	shut_items(machine);
	machine->reach_stamp++;
	forget_frames(machine);
	machine->reach_stamp++;
	forget_causes(machine);
	forget_answers(machine);
	forget_lists(machine);
}
