/* The parts of an interview, for the two files that need them. */
#ifndef CHARGEFIX_RECORD_INTERVIEW_INTERNAL_H
#define CHARGEFIX_RECORD_INTERVIEW_INTERNAL_H

#include "record/journal.h"
#include "record/state.h"

struct interview {
	struct interview_setup setup;
	struct state state;
	struct journal journal;
	struct buffer told; /* the news returned last */
	struct arena arena; /* the texts of the setup's details */
};

#endif
