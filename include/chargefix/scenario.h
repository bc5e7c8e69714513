/*
 * Scenarios: answers for a guide, each with the diagnosis they must lead to.
 *
 *	format: 1
 *	scenarios:
 *	  - name: The film was still on a new watch
 *	    audience: owner
 *	    answers: {device: amazfit, danger-signs: none, signs: [slow, dark]}
 *	    diagnosis: watch-film
 *	    asks: [amazfit-film]
 *	    never_asks: [amazfit-reset]
 *	    shows: [take the film off]
 *	    causes: {watch-film: confirmed, battery: open}
 *	    most: 8
 *	  - name: It got hot while it was being cleaned
 *	    answers: [amazfit, none, [slow, dark], same]
 *	    raises: {amazfit-clean: hot}
 *	    diagnosis: danger-stop
 *
 * `answers` holds what to answer when a step is asked: by step id, in any
 * order, or as a list, in the order in which the walk asks. A list in it is
 * for choose: many, a number for a measured step. `raises` raises the danger
 * step after the steps it names, and says what is answered. May use: walk,
 * load.
 */
#ifndef CHARGEFIX_SCENARIO_H
#define CHARGEFIX_SCENARIO_H

#include "chargefix/load.h"
#include "chargefix/walk.h"

struct scenario_answer {
	const struct step *step;
	struct answer_numbers chosen;
	const char *reading; /* that `chosen` is the band of; NULL: none */
};

/* An answer given in order: what it names is seen when its step is asked. */
struct scenario_turn {
	struct texts ids; /* of answers; or a reading */
	struct place place;
};

/* The danger step, asked out of turn. */
struct scenario_raise {
	const struct step *after; /* this one was answered */
	struct answer_numbers chosen;
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
	const struct scenario_turn *turns; /* instead of `answers` */
	size_t turn_count;
	struct scenario_raise *raises;
	size_t raise_count;
	const struct diagnosis *diagnosis; /* NULL: not to be looked at */
	const struct step **asks;
	size_t asks_count;
	const struct step **never_asks;
	size_t never_asks_count;
	struct texts shows; /* parts of texts that must be shown … */
	struct texts never_shows; /* … and must not */
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

/* The same without a look at what the scenario expects. */
bool scenario_walk(const struct scenario *scenario, const struct guide *guide,
		   struct walk *walk, struct message *failure);

/*
 * The same answers, of a scenario of the guide `old`, for another guide by
 * their ids; those that it does not have are left out, and so is all that is
 * expected. What is made lives in `arena` and as long as `from`.
 */
void scenario_adapt(struct scenario *made, const struct scenario *from,
		    const struct guide *old, const struct guide *guide,
		    struct arena *arena);

/*
 * What a walk that has ended tells, as a scenario. `name` must outlive it.
 * False: `error` says why there is none.
 */
bool scenario_from_walk(struct scenario *made, const struct walk *walk,
			const char *name, struct arena *arena,
			struct message *error);

/* Appends it as an item of `scenarios`, indented by two spaces. */
void scenario_write(const struct scenario *scenario, const struct guide *guide,
		    struct buffer *out);

#endif
