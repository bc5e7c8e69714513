/*
 * What a walk leaves open: for the diagnosis that names no cause, and for the
 * next person who takes up the case.
 *
 * Pure, as the walk is. May use: walk.
 */
#ifndef CHARGEFIX_UNRESOLVED_H
#define CHARGEFIX_UNRESOLVED_H

#include "chargefix/walk.h"

struct unresolved_causes {
	const struct cause **items; /* in the guide's order */
	size_t count;
};

/* Where all is to be tried again later, only what is suspected is kept. */
struct unresolved {
	/* Spoken for by an answer, and neither ruled out nor confirmed. */
	struct unresolved_causes suspected;

	/* Still open although a step that tests them was done. */
	struct unresolved_causes unsettled;

	/*
	 * Still open, and not tested: what remaining.h counts while the walk goes
	 * on, and where a step could not be done. Once it has ended, what this
	 * device's routes have a step for, also one for the other audience.
	 */
	struct unresolved_causes untested;

	/* More answers speak against it than for it, but none rules it out. */
	struct unresolved_causes doubted;

	/* Asked and not doable, or answered "not sure", in the path's order. */
	const struct step **undone;
	size_t undone_count;

	struct arena arena;
};

/* The guide must outlive it. */
void unresolved_init(struct unresolved *unresolved, const struct walk *walk);
void unresolved_release(struct unresolved *unresolved);

/*
 * Whether an answer that counts came of testing the cause: not where that
 * could not be done, or nobody was sure.
 */
bool unresolved_tested(const struct walk *walk, const struct cause *cause);

/*
 * Whether the reader should see it: while the walk goes on, if it is to go on
 * later, and in a case for a repair shop. If it is clear what to do, the other
 * causes don't matter.
 */
bool unresolved_matters(const struct walk *walk);

#endif
