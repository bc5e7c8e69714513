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
	char uuid[UUID_SIZE];
};

/* Records an event that happens now; `answers` and `text` may be NULL. */
enum interview_result interview_record(struct interview *interview,
				       enum event_kind kind,
				       const struct step *step,
				       const char *answers, const char *text);

#endif
