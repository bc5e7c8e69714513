/*
 * All that can happen in the walks of a guide, for one audience.
 *
 * A walk's state is what can still matter: the lists under way with what may
 * yet be asked in them, the status of the causes that such a step tests, and
 * what the guards ahead read of the answers. Walks that agree in this go on
 * alike, whatever came before, and are one state. Of several answers to one
 * question only what something asks for is told apart, when it asks; so
 * twelve signs to tick are not 4096 states. Danger raised out of turn is left
 * out: it is possible everywhere.
 *
 * Pure, and the same every time. May use: walk.
 */
#ifndef CHARGEFIX_EXPLORE_H
#define CHARGEFIX_EXPLORE_H

#include "chargefix/walk.h"

#define EXPLORE_NONE UINT32_MAX

/* What was found of an item's guards, in any state where it was looked at. */
enum {
	EXPLORED_WHEN_HELD = 1,
	EXPLORED_WHEN_FAILED = 2,
	EXPLORED_UNLESS_HELD = 4,
	EXPLORED_UNLESS_FAILED = 8,
	EXPLORED_RULED_OUT = 16, /* all that the step tests was */
	EXPLORED_DUE = 32,
};

/* Something that walks come to: a step asked, or a diagnosis. */
struct explored {
	uint32_t state; /* the nearest, or EXPLORE_NONE: none comes to it */
	uint32_t asked; /* questions before that */
};

struct exploration {
	const struct guide *guide;
	enum audience audience;

	size_t states;
	/* Every state was found. If not, what was not found may yet be. */
	bool exhaustive;

	struct explored *steps; /* by step.index */
	struct explored *diagnoses; /* by diagnosis.index */

	/*
	 * By diagnosis.index, how many questions the walks that end with it
	 * ask on average, where in each state all states that may follow come
	 * next with the same chance. 0: none ends with it.
	 */
	double *means;

	size_t longest; /* the most questions that a walk asks */

	/* For src/explore alone. */
	uint32_t *order; /* states, each behind all that it may follow */
	size_t ordered;
	uint32_t *longest_before; /* by state: the one before, on the longest */
	uint32_t longest_end; /* the state in which the longest walk ends */
	struct states *all;
};

/* How much to explore. All zero: as much as takes a second or two. */
struct explore_limits {
	size_t states;
	size_t work; /* looks at items */
};

/* The guide must outlive it. False: memory ran out, nothing to release. */
bool explore_init(struct exploration *exploration, const struct guide *guide,
		  enum audience audience, const struct explore_limits *limits);
void explore_release(struct exploration *exploration);

/* Of the list's item of that number: EXPLORED_… */
unsigned int explore_guards(const struct exploration *exploration,
			    const struct list *list, size_t item);

/* Whether any walk comes to the list. */
bool explore_opens(const struct exploration *exploration,
		   const struct list *list);

/*
 * The first answer of the step, by number, that led to the same states as
 * answer `number` in all walks: `number` itself where there is none before it.
 * Not for choose: many.
 */
size_t explore_alike(const struct exploration *exploration,
		     const struct step *step, size_t number);

/* Of choose: many, whether any walk ever depended on the answer. */
bool explore_reads(const struct exploration *exploration,
		   const struct step *step, size_t number);

/* A walk as its answers, in the order in which they are asked for. */
struct explored_answer {
	const struct step *step;
	uint64_t chosen;
};

/* All zero is empty. */
struct explored_walk {
	struct explored_answer *items;
	size_t count;
};

void explored_walk_release(struct explored_walk *walk);

/*
 * Each fills an empty walk, which then is released, and returns false when
 * memory ran out. A walk that there is not stays empty.
 */

/* A longest walk. */
bool explore_longest(const struct exploration *exploration,
		     struct explored_walk *walk);

typedef bool explore_wanted(const struct step *step);

/*
 * A shortest walk on which `without` was not asked that comes to a step which
 * is `wanted`: that step goes in `found`, NULL if there is none.
 */
bool explore_without(const struct exploration *exploration,
		     const struct step *without, explore_wanted *wanted,
		     const struct step **found, struct explored_walk *walk);

/* The ways from each step to the nearest wanted one that comes after it. */
struct explored_ahead {
	const struct exploration *exploration;
	explore_wanted *wanted;
	uint32_t *next; /* by state: the one after it on its way, or NONE */
	uint32_t *
		from; /* by step.index: state that the way starts in, or NONE */
};

/* False: memory ran out, and there is nothing to release. */
bool explored_ahead_init(struct explored_ahead *ahead,
			 const struct exploration *exploration,
			 explore_wanted *wanted);
void explored_ahead_release(struct explored_ahead *ahead);

/*
 * The wanted step that may come after `first`, or NULL, and how many questions
 * the shortest walk asks before it on which both are asked.
 */
const struct step *explored_ahead_of(const struct explored_ahead *ahead,
				     const struct step *first, size_t *asked);

/* That walk; filled as above. */
bool explored_ahead_walk(const struct explored_ahead *ahead,
			 const struct step *first, struct explored_walk *walk);

#endif
