/*
 * What answers that are not known yet leave open about causes.
 *
 * Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_CAUSES_H
#define CHARGEFIX_EXPLORE_CAUSES_H

#include "chargefix/walk.h"
#include "explore/machine.h"

/* A cause's word: what stood before the slots, and the slots. */
static inline enum cause_status causes_base(uint64_t word)
{
	return (enum cause_status)(word & 3);
}

static inline uint32_t causes_slots(uint64_t word)
{
	return (uint32_t)(word >> 32);
}

static inline uint64_t causes_word(enum cause_status base, uint32_t slots)
{
	return (uint64_t)base | (uint64_t)slots << 32;
}

/* Whatever was open about the cause is settled. */
void causes_set(struct machine *machine, uint32_t cause,
		enum cause_status status);

/* `step` has just been answered, and not all of its answers are known. */
void causes_await(struct machine *machine, uint32_t step);

/* More is known of the step's answers. */
void causes_learn(struct machine *machine, uint32_t step);

/* From now on only whether the cause is ruled out counts. */
void causes_forget_suspicion(struct machine *machine, uint32_t cause);

/* Whether the cause has that status; may get stuck. */
bool causes_is(struct machine *machine, uint32_t cause,
	       enum cause_status status);

/* Whether some cause is suspected, or may be. */
bool causes_any_suspected(const struct machine *machine);

/*
 * The step's answers that may still decide about a cause: those known, and
 * those not known.
 */
uint64_t causes_awaited(const struct machine *machine, uint32_t step);

#endif
