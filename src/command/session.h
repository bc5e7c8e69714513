/*
 * An interview on one of the two fronts, from its set-up to its last word.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_SESSION_H
#define CHARGEFIX_COMMAND_SESSION_H

#include "chargefix/front.h"
#include "chargefix/interview.h"
#include "command/guide_file.h"
#include "command/options.h"

/* Everything that an interview stands on. All zero is empty. */
struct session {
	struct buffer store_path;
	struct buffer login;
	struct arena arena; /* of the details */
	struct guide_file file; /* of new cases */
	struct casebook casebook; /* its set-up points to all of the above */
	const char *theme; /* of the screen; or NULL */
	struct letterhead letterhead; /* of its reports */
	bool plain;
	bool signs; /* the technician was named for this case, not for all */
};

/*
 * Takes over what the options say, all but the guide, into a session that is
 * all zero but for its file. False: a message was printed. Release it in any
 * case.
 */
bool session_init(struct session *session, const struct options *options);
void session_release(struct session *session);

/* The guide of new cases, as the fronts tell it from that of old ones. */
struct edition session_edition(const struct session *session);

/* Each of these returns an exit status. */

/* Tells that a case was left for later. */
int session_say_waiting(const struct session *session, int64_t number);

/* Walks a new case with session->file. */
int session_new(struct session *session);

/* Begins with the opening screen, which no plain session has. */
int session_choose(struct session *session);

/*
 * Goes on with a case, with the guide that the record keeps for it. A new case
 * that is begun from there is for whom this one was, and walked with
 * session->file; where that is empty or another guide, it becomes the guide of
 * the case. `details` NULL: those of the case stay as they are;
 * else what it has is taken over.
 */
int session_resume(struct session *session, const struct case_row *row,
		   const struct case_details *details);

#endif
