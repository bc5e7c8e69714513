/*
 * A case about a guide of random shape, on a real record, with a clock that
 * moves by itself.
 */
#ifndef CHARGEFIX_TESTS_RANDOM_CASE_H
#define CHARGEFIX_TESTS_RANDOM_CASE_H

#include "chargefix/interview.h"
#include "random_guide.h"

struct random_case {
	struct guide guide;
	struct dice dice;
	char *folder;
	char *path; /* of the record */
	int64_t now; /* a second more each time it is asked for */
	struct interview_setup setup;
};

/* Whatever fails in here fails the test. */
void random_case_open(struct random_case *random_case, uint64_t seed);
void random_case_close(struct random_case *random_case);

/* A new case, or one that is on record; to interview_free(). */
struct interview *random_case_begin(struct random_case *random_case);
struct interview *random_case_resume(struct random_case *random_case,
				     int64_t number);

/* Any answer to the step that is asked. */
void random_case_answer(struct random_case *random_case,
			struct interview *interview);

#endif
