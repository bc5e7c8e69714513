/*
 * Walks tried through a guide, and what they met: for guides that have far
 * more walks than can be tried one by one.
 *
 * A guide whose walks are few is tried to the end. In any other, answers given
 * least often come first, and what led to something new is gone back to, until
 * nothing new has come for long. The same seed gives the same walks. Every
 * rule of a walk is src/walk's. Private to src/check.
 */
#ifndef CHARGEFIX_CHECK_WALKS_H
#define CHARGEFIX_CHECK_WALKS_H

#include "chargefix/check.h"
#include "check/mentions.h"

/* A walk as the answers given, in order; all zero is empty. */
struct example {
	uint64_t *chosen;
	size_t count;
	size_t room;
	const struct step *step; /* asked then, or NULL */
};

/* What walks have seen of a text with guards. */
enum { TEXT_SHOWN = 1, TEXT_HIDDEN = 2 };

/* How answers are chosen. */
enum choice {
	CHOOSE_ANY, /* each with the same chance */
	CHOOSE_NEW, /* those given least often */
	CHOOSE_FAR, /* those that don't end the walk */
	CHOOSE_AIM, /* those that `wanted` asks for */
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

	struct tried tried; /* what came of it; steps and answers met */
	size_t work_at_new; /* changes of the walk until the last new thing */
	bool slips; /* on this walk, choices are not always the best */
	bool fresh; /* the newest state has something new in it */
	struct beginnings beginnings;
	struct example longest;
	struct example before_danger; /* to something to do */
	/* By step.index, of steps that erase: to a harmless step after it. */
	struct example *erasing;

	struct mentions mentions;

	/* By number of texts with guards: whether they were shown, or not. */
	uint8_t *texts;
	int *lines; /* by the same: that each takes on the screen */
	int *tallest; /* by step.index: lines of those shown at once, at most */

	/* By step.index, for CHOOSE_AIM: answers that help, and that don't. */
	uint64_t *wanted;
	uint64_t *unwanted;
};

/*
 * Tries walks. `most`: how many, and then never all of them one by one; 0: as
 * many as it takes.
 */
void walks_init(struct walks *walks, const struct guide *guide,
		enum audience audience, size_t most, uint64_t seed);
void walks_release(struct walks *walks);

/* A random number below `below`. */
size_t walks_random(struct walks *walks, size_t below);

/* An answer to the step that is asked. */
uint64_t walks_choose(struct walks *walks, enum choice choice);

/* Gives it, and notes what was met. */
void walks_give(struct walks *walks, uint64_t chosen);

/* Counts the walk, which has come to its end. */
void walks_end(struct walks *walks);

/* Takes answers back until so many are left. */
void walks_go_back(struct walks *walks, size_t answers);

/* Goes on to the end of the walk. */
void walks_go_on(struct walks *walks, enum choice choice);

/* The number of an answer's counts in `tried`. */
size_t walks_answer_at(const struct walks *walks, const struct step *step,
		       uint64_t bit);

/* Something to do that erases nothing. */
bool check_is_harmless(const struct step *step);

/* Lines that a step's text with guards takes where it is shown. */
int check_text_lines(const struct guarded *guarded);

/* Makes the example the walk as it is. */
void example_take(struct example *example, const struct walk *walk);
void example_release(struct example *example);

/* Tries every walk, if these are few; else leaves off. */
void walks_try_all(struct walks *walks);

/*
 * Looks for what was not met yet, one thing after the other. False: there was
 * too much of it to look for everything.
 */
bool walks_aim(struct walks *walks);

/* Makes the longest walk longer, and the other examples shorter. */
void walks_improve(struct walks *walks);

#endif
