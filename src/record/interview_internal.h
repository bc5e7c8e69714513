/*
 * What an interview is made of, for the two files that look inside.
 */
#ifndef CHARGEFIX_RECORD_INTERVIEW_INTERNAL_H
#define CHARGEFIX_RECORD_INTERVIEW_INTERNAL_H

#include "record/journal.h"
#include "record/state.h"

struct interview {
	struct interview_setup setup;
	struct state state;
	struct journal journal;
	struct buffer told; /* the newest news that was asked for */
	struct arena arena; /* what the setup's details say */
};

#endif
