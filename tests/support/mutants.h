/*
 * A guide with one thing wrong in it that its author may well have done: a
 * guard turned round, an answer that rules out more, a diagnosis left out.
 */
#ifndef CHARGEFIX_TESTS_MUTANTS_H
#define CHARGEFIX_TESTS_MUTANTS_H

#include "chargefix/guide.h"

/* How many mutants the guide has. Always the same of the same guide. */
size_t mutants_of(const struct guide *guide);

/*
 * Makes a guide, which is the test's own and was just loaded, its mutant of
 * that number, and says in `what` which that is.
 */
void mutate(struct guide *guide, size_t number, struct buffer *what);

/*
 * What was changed by spoil_doubt, and what it was.
 */
struct spoiled {
	const char *how; /* "doubts nothing" … */
	struct answer *answer;
	struct answer was;
};

/* How many ways there are to spoil a doubt or a number of the guide. */
size_t spoiled_doubts_of(const struct guide *guide);

/*
 * Spoils a doubt or a number of the guide, and says in `what` which that is. It
 * has to be mended before the next.
 */
void spoil_doubt(struct guide *guide, size_t number, struct buffer *what,
		 struct spoiled *spoiled);
void mend_doubt(const struct spoiled *spoiled);

#endif
