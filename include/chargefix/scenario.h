/*
 * Scenarios: stories about a guide, each with the diagnosis it must end in.
 *
 *	format: 1
 *	scenarios:
 *	  - name: The film was still on a new watch
 *	    audience: owner
 *	    answers: {device: amazfit, danger-signs: none, signs: [slow, dark]}
 *	    diagnosis: watch-film
 *	    asks: [amazfit-film]
 *	    never_asks: [amazfit-reset]
 *	    causes: {watch-film: confirmed, battery: open}
 *	    most: 8
 *
 * `answers` holds what to answer when a step is asked, by step id, in any
 * order; a list for choose: many, a number for a measured step. May use:
 * walk, load.
 */
#ifndef CHARGEFIX_SCENARIO_H
#define CHARGEFIX_SCENARIO_H

#include "chargefix/load.h"
#include "chargefix/walk.h"

struct scenario_answer {
	const struct step *step;
	uint64_t chosen;
};

struct scenario_cause {
	const struct cause *cause;
	enum cause_status status;
};

struct scenario {
	const char *name;
	enum audience audience; /* OWNER unless said */
	struct scenario_answer *answers;
	size_t answer_count;
	const struct diagnosis *diagnosis;
	const struct step **asks;
	size_t asks_count;
	const struct step **never_asks;
	size_t never_asks_count;
	struct scenario_cause *causes;
	size_t cause_count;
	size_t most; /* questions at the most; 0: any number */
	struct place place;
};

struct scenarios {
	struct scenario *items;
	size_t count;
	struct arena arena;
};

/* As guide_load; names are those of `guide`, which must outlive them. */
bool scenarios_load(struct scenarios *scenarios, const struct guide *guide,
		    const char *text, size_t length, struct messages *problems);
void scenarios_release(struct scenarios *scenarios);

/*
 * Walks the scenario from the start; `walk` is initialised by it and released
 * by the caller, whatever is returned. False: `failure` says what was expected
 * and what came instead.
 */
bool scenario_run(const struct scenario *scenario, const struct guide *guide,
		  struct walk *walk, struct message *failure);

#endif
