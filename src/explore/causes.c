#include "explore/causes.h"

#include "explore/known.h"

/* What a step may come to say about a cause: sets of these. */
enum { SAYS_NOTHING = 1, SAYS_SUSPECT = 2, SAYS_RULE_OUT = 4 };

static const struct effect *effect_of(const struct machine *machine,
				      uint32_t step, uint32_t cause)
{
	const struct plan *plan = machine->plan;

	for (uint32_t i = plan->first_effect[step];
	     i < plan->first_effect[step + 1]; i++) {
		if (plan->effects[i].cause == cause)
			return &plan->effects[i];
	}
	return NULL;
}

static unsigned int sayings(const struct machine *machine, uint32_t step,
			    const struct effect *effect)
{
	enum truth suspects = known_of_step(machine, step, effect->suspects);
	enum truth rules_out = known_of_step(machine, step, effect->rules_out);
	unsigned int says = suspects == TRUTH_NO ? 0 : SAYS_SUSPECT;

	if (suspects == TRUTH_YES)
		return says;
	if (rules_out != TRUTH_NO)
		says |= SAYS_RULE_OUT;
	if (rules_out != TRUTH_YES)
		says |= SAYS_NOTHING;
	return says;
}

static enum cause_status status_of(unsigned int says)
{
	return says == SAYS_SUSPECT ? CAUSE_SUSPECTED : CAUSE_RULED_OUT;
}

static unsigned int saying_of(enum cause_status status)
{
	if (status == CAUSE_SUSPECTED)
		return SAYS_SUSPECT;
	return status == CAUSE_RULED_OUT ? SAYS_RULE_OUT : 0;
}

static void write_cause(struct machine *machine, uint32_t cause, uint64_t word)
{
	machine_touch(machine, TOUCHED_CAUSES, cause);
	machine_poke(machine, &machine->causes[cause], word);
}

void causes_set(struct machine *machine, uint32_t cause,
		enum cause_status status)
{
	write_cause(machine, cause, causes_word(status, 0));
}

/*
 * What of the newest slots' answers suspects the cause, whatever the others
 * say: up to the first slot, returned, that may rule it out instead.
 */
static const struct effect *suspecting(const struct machine *machine,
				       uint32_t cause, uint32_t slots,
				       struct any *any, uint32_t *at)
{
	*any = (struct any){0};
	for (uint32_t i = SLOTS_MOST; i-- > 0;) {
		if (!(slots & UINT32_C(1) << i))
			continue;
		uint32_t step = (uint32_t)machine->slots[i];
		const struct effect *effect = effect_of(machine, step, cause);
		any->of[i] = effect->suspects;
		*at = i;
		if (known_of_step(machine, step, effect->rules_out) != TRUTH_NO)
			return effect;
	}
	return NULL;
}

static bool is_surely_suspected(const struct machine *machine, uint32_t cause,
				uint32_t slots)
{
	struct any any;
	uint32_t at;

	/* Of one alone its own sayings tell. */
	if (!(slots & (slots - 1)))
		return false;
	suspecting(machine, cause, slots, &any, &at);
	return known_of_any(machine, &any) == TRUTH_YES;
}

/* Takes out the slots that have become certain, oldest first. */
static void settle(struct machine *machine, uint32_t cause)
{
	uint64_t word = machine->causes[cause];
	enum cause_status base = causes_base(word);
	uint32_t slots = causes_slots(word), left = slots;

	for (uint32_t i = 0; slots >> i && i < SLOTS_MOST; i++) {
		uint32_t bit = UINT32_C(1) << i;
		if (!(slots & bit))
			continue;
		uint32_t step = (uint32_t)machine->slots[i];
		unsigned int says =
			sayings(machine, step, effect_of(machine, step, cause));
		if (says == SAYS_SUSPECT || says == SAYS_RULE_OUT) {
			base = status_of(says);
			left &= ~(bit | (bit - 1));
			continue;
		}
		/* To say what holds anyway is to say nothing. */
		unsigned int idle = SAYS_NOTHING;
		if (!(left & (bit - 1)))
			idle |= saying_of(base);
		if (!(says & ~idle))
			left &= ~bit;
	}
	if (is_surely_suspected(machine, cause, left))
		write_cause(machine, cause, causes_word(CAUSE_SUSPECTED, 0));
	else
		write_cause(machine, cause, causes_word(base, left));
}

void causes_await(struct machine *machine, uint32_t step)
{
	const struct plan *plan = machine->plan;
	uint64_t slot = UINT64_C(1) << (32 + known_slot(machine, step));

	for (uint32_t i = plan->first_effect[step];
	     i < plan->first_effect[step + 1]; i++) {
		uint32_t cause = plan->effects[i].cause;
		write_cause(machine, cause, machine->causes[cause] | slot);
		settle(machine, cause);
	}
}

void causes_learn(struct machine *machine, uint32_t step)
{
	const struct plan *plan = machine->plan;

	for (uint32_t i = plan->first_effect[step];
	     i < plan->first_effect[step + 1]; i++) {
		uint32_t cause = plan->effects[i].cause;
		if (causes_slots(machine->causes[cause]))
			settle(machine, cause);
	}
}

/* Whether any of the steps may yet rule the cause out. */
static bool may_rule_out(const struct machine *machine, uint32_t cause,
			 uint32_t slots)
{
	for (uint32_t i = 0; slots >> i && i < SLOTS_MOST; i++) {
		uint32_t step = (uint32_t)machine->slots[i];
		if ((slots & UINT32_C(1) << i) &&
		    (sayings(machine, step, effect_of(machine, step, cause)) &
		     SAYS_RULE_OUT))
			return true;
	}
	return false;
}

void causes_forget_suspicion(struct machine *machine, uint32_t cause)
{
	uint64_t word = machine->causes[cause];
	uint32_t slots = causes_slots(word);
	enum cause_status base = causes_base(word);

	if (base == CAUSE_SUSPECTED)
		base = CAUSE_OPEN;
	if (base == CAUSE_OPEN && !may_rule_out(machine, cause, slots))
		slots = 0;
	write_cause(machine, cause, causes_word(base, slots));
}

/* What the status may be: a bit for each, 1 << status. */
static unsigned int may_be(const struct machine *machine, uint32_t cause)
{
	uint64_t word = machine->causes[cause];
	uint32_t slots = causes_slots(word);
	unsigned int may = 1U << causes_base(word);

	for (uint32_t i = 0; slots >> i && i < SLOTS_MOST; i++) {
		if (!(slots & UINT32_C(1) << i))
			continue;
		uint32_t step = (uint32_t)machine->slots[i];
		unsigned int says =
			sayings(machine, step, effect_of(machine, step, cause));
		may = (says & SAYS_NOTHING ? may : 0) |
		      (says & SAYS_SUSPECT ? 1U << CAUSE_SUSPECTED : 0) |
		      (says & SAYS_RULE_OUT ? 1U << CAUSE_RULED_OUT : 0);
	}
	return may;
}

/* Stuck on what the newest slots say, as far as one question reaches. */
static void get_stuck(struct machine *machine, uint32_t cause)
{
	struct any any;
	uint32_t at;
	const struct effect *effect =
		suspecting(machine, cause, causes_slots(machine->causes[cause]),
			   &any, &at);

	if (effect && known_of_any(machine, &any) == TRUTH_NO)
		any.of[at] = effect->rules_out;
	known_get_stuck(machine, &any);
}

bool causes_is(struct machine *machine, uint32_t cause,
	       enum cause_status status)
{
	unsigned int may = may_be(machine, cause);

	if (!(may & 1U << status))
		return false;
	if (may == 1U << status)
		return true;
	get_stuck(machine, cause);
	return false;
}

bool causes_any_suspected(const struct machine *machine)
{
	const struct touched *causes = &machine->touched[TOUCHED_CAUSES];

	for (size_t i = 0; i < causes->count; i++) {
		uint64_t word = machine->causes[causes->items[i]];
		if (causes_base(word) == CAUSE_SUSPECTED || causes_slots(word))
			return true;
	}
	return false;
}

uint64_t causes_awaited(const struct machine *machine, uint32_t step)
{
	const struct plan *plan = machine->plan;
	uint64_t awaited = 0;

	for (uint32_t i = plan->first_effect[step];
	     i < plan->first_effect[step + 1]; i++) {
		const struct effect *effect = &plan->effects[i];
		uint32_t slots = causes_slots(machine->causes[effect->cause]);
		for (uint32_t k = 0; slots >> k && k < SLOTS_MOST; k++) {
			if ((slots & UINT32_C(1) << k) &&
			    machine->slots[k] == step)
				awaited |= effect->suspects | effect->rules_out;
		}
	}
	return awaited;
}
