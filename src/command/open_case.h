/*
 * Cases that are open: each an interview with the guide that it stands on.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_OPEN_CASE_H
#define CHARGEFIX_COMMAND_OPEN_CASE_H

#include "chargefix/interview.h"
#include "command/guide_file.h"

/* All of them. With `setup` and `text` set and else zero: none yet. */
struct open_cases {
	struct store *store; /* NULL: not open (yet) */
	struct interview_setup setup; /* of a new case */
	struct hashed_text *text; /* of its guide */
	struct open_case *first;
	struct buffer name; /* given meanwhile; empty: none was */
};

/*
 * The functions of a casebook, whose context is a struct open_cases. The
 * record is opened when it is first asked for; where there is none, none is
 * made.
 */
struct store *open_cases_store(void *context, struct message *error);

/*
 * Opens the case of that number, with the guide that the record keeps for it;
 * for 0 a new one, with the guide of the set-up. NULL: `error` says why not.
 */
struct interview *open_cases_open(void *context, int64_t number,
				  struct message *error);
void open_cases_close(void *context, struct interview *interview);
const char *open_cases_sign(void *context, const char *name);
void open_cases_release(struct open_cases *cases);

#endif
