/*
 * What is known of choose: many answers.
 *
 * Only ever is it asked whether any of some answers was chosen. So that is
 * what is known: of some answers that none was chosen, and of others that at
 * least one was. It never contradicts itself as long as no more is learned
 * than was not known. Private to src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_KNOWN_H
#define CHARGEFIX_EXPLORE_KNOWN_H

#include "explore/machine.h"

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };

/* Any of these answers may have been chosen, `needed`: at least one was. */
void known_open(struct machine *machine, uint32_t step, uint64_t answers,
		bool needed);

/* Whether any of the answers, some of which are unknown, was chosen. */
enum truth known_of_unknown(const struct machine *machine, uint32_t step,
			    uint64_t answers);

/* Whether any of the step's answers was chosen. */
static inline enum truth known_of_step(const struct machine *machine,
				       uint32_t step, uint64_t answers)
{
	if (machine->yes[step] & answers)
		return TRUTH_YES;
	if (!(machine->unknown[step] & answers))
		return TRUTH_NO;
	return known_of_unknown(machine, step, answers);
}

/* Whether any of them was. */
enum truth known_of_any(const struct machine *machine, const struct any *any);

/* The machine is stuck on whether any of them was chosen. */
void known_get_stuck(struct machine *machine, const struct any *any);
void known_get_stuck_on(struct machine *machine, uint32_t step,
			uint64_t answers);

/* Learns what was unknown. */
void known_learn(struct machine *machine, const struct any *any, bool chosen);

/*
 * Keeps, of a step's answers that are unknown, only `kept`: whether the others
 * were chosen is never asked again.
 */
void known_forget(struct machine *machine, uint32_t step, uint64_t kept);

/* The slot of a step that has one. */
uint32_t known_slot(const struct machine *machine, uint32_t step);

/*
 * Stuck when so many steps are not wholly known that their number nears that
 * of the slots, or that of clauses.
 */
bool known_is_crowded(struct machine *machine);

#endif
