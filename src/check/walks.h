/*
 * Tries walks through a guide and notes what they reach, for guides that have
 * far more walks than can be tried one by one.
 *
 * A guide with few walks is tried completely. In any other, the answers given
 * least often come first, and walks return to where something new was found,
 * until nothing new has been found for long. The same seed gives the same
 * walks. All rules of a walk are in src/walk. Private to src/check.
 */
#ifndef CHARGEFIX_CHECK_WALKS_H
#define CHARGEFIX_CHECK_WALKS_H

#include "chargefix/check.h"
#include "check/mentions.h"

/* A walk as the answers given, in order; all zero is empty. */
struct example {
	/* Numbers of answers; with EXAMPLE_MORE if the step got another. */
	uint16_t *numbers;
	size_t used;
	size_t room;
	size_t count; /* of the steps answered */
	const struct step *step; /* the step asked next, or NULL */
};

enum { EXAMPLE_MORE = 0x8000 };

/* How walks have seen a guarded text. */
enum { TEXT_SHOWN = 1, TEXT_HIDDEN = 2 };

/* How answers are chosen. */
enum choice {
	CHOOSE_ANY, /* each with the same chance */
	CHOOSE_NEW, /* those given least often */
	CHOOSE_FAR, /* those that don't end the walk */
	CHOOSE_AIM, /* those that `aim` wants */
};

/* What answers are for when walks are aimed: see plan.h. */
struct aim {
	struct answer_numbers *wanted; /* by step.index: helps */
	struct answer_numbers *unwanted; /* does not */
	bool *favoured; /* by cause.index: what tests it is to be asked */
};

/* Beginnings of walks that led to something new. */
struct beginnings {
	struct example *items;
	size_t count;
	size_t answers; /* in all of them */
};

struct walks {
	const struct guide *guide;
	enum audience audience;
	struct walk walk; /* the one being tried */
	struct walk_seen seen;
	uint64_t random;

	struct tried tried; /* the results: steps and answers reached */
	size_t work_at_new; /* changes of the walk until the last new thing */
	bool slips; /* this walk sometimes chooses at random */
	bool fresh; /* the last state brought something new */
	struct beginnings beginnings;
	struct example longest;
	struct example before_danger; /* a walk to an action */
	/*
	 * By step.index of erasing steps: a walk to a harmless step after it.
	 */
	struct example *erasing;

	struct mentions mentions;

	/* By number of guarded text: whether it was shown or hidden. */
	uint8_t *texts;
	int *lines; /* by the same: its lines on the screen */
	int *tallest; /* by step.index: most such lines at once */

	struct aim aim; /* for CHOOSE_AIM */
};

/*
 * Tries walks. `most`: how many, and then never all one by one; 0: as many as
 * it takes, or every walk if there are few.
 */
void walks_init(struct walks *walks, const struct guide *guide,
		enum audience audience, size_t most, uint64_t seed);
void walks_release(struct walks *walks);

/* A random number below `below`. */
size_t walks_random(struct walks *walks, size_t below);

/* Chooses an answer to the current step. */
struct answer_numbers walks_choose(struct walks *walks, enum choice choice);

/* Gives the answer, and notes what the walk reached. */
void walks_give(struct walks *walks, struct answer_numbers chosen);

/* Counts a finished walk. */
void walks_end(struct walks *walks);

/* Takes answers back until only `answers` are left. */
void walks_go_back(struct walks *walks, size_t answers);

/* Continues to the end of the walk. */
void walks_go_on(struct walks *walks, enum choice choice);

/* The number of an answer's counts in `tried`. */
size_t walks_answer_at(const struct walks *walks, const struct step *step,
		       size_t number);

/* Whether the step is an action that erases nothing. */
bool check_is_harmless(const struct step *step);

/* The lines that a guarded text of a step needs when shown. */
int check_text_lines(const struct guarded *guarded);

/* Sets the example to the current walk. */
void example_take(struct example *example, const struct walk *walk);
void example_release(struct example *example);

/* What the next step got; `at` is 0 for the first, and moves on. */
struct answer_numbers example_next(const struct example *example, size_t *at);

/* Tries every walk if there are few; else gives up. */
void walks_try_all(struct walks *walks);

/*
 * Looks for everything not reached yet, one by one. False: there was too much
 * to look for all of it.
 */
bool walks_aim(struct walks *walks);

/* Makes the longest walk longer, and the other examples shorter. */
void walks_improve(struct walks *walks);

#endif
