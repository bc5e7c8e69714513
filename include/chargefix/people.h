/*
 * The people who worked on a case. May use: interview.
 */
#ifndef CHARGEFIX_PEOPLE_H
#define CHARGEFIX_PEOPLE_H

#include "chargefix/interview.h"

/* Names, each once; their texts are those that were given. */
struct people {
	const char **names;
	size_t count;
};

/*
 * Those of whom an answer, a consent or a note stands, or danger that was taken
 * back, or who corrected a note, handed the case back or the like, in the order
 * of their first one, and last `technician`, the case's; NULL: it has none.
 */
void people_init(struct people *people, const struct interview *interview,
		 const char *technician);
void people_release(struct people *people);

#endif
