/*
 * Runs an interview on one of the two fronts, from set-up to end.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_SESSION_H
#define CHARGEFIX_COMMAND_SESSION_H

#include "chargefix/front.h"
#include "chargefix/interview.h"
#include "command/guide_file.h"
#include "command/options.h"

/* Everything that an interview needs. All zero is empty. */
struct session {
	struct buffer store_path;
	struct buffer login;
	struct arena arena; /* of the details */
	struct guide_file file; /* of new cases */
	struct casebook casebook; /* its set-up points to all of the above */
	const char *theme; /* of the screen; or NULL */
	struct report_style report; /* how its reports are made */
	bool plain;
	/* What a shop asks when it takes a device in. */
	struct detail_list asked;
	struct detail_list required;
	int stale_days;
	bool switches; /* to the audience given, in a case that has begun */
	bool signs; /* the technician was named for this case, not for all */
};

/*
 * Takes the options, except the guide, into a session that is all zero except
 * for its file. False: a message was printed. Release it in any case.
 */
bool session_init(struct session *session, const struct options *options);
void session_release(struct session *session);

/* The guide of new cases, for the fronts to compare with that of old ones. */
struct edition session_edition(const struct session *session);

/* Each of these returns an exit status. */

/* Says that a case was left for later. */
int session_say_waiting(const struct session *session, int64_t number);

/*
 * Walks a new case with session->file. On the screen of a shop, it begins with
 * taking the device in.
 */
int session_new(struct session *session);

/* Starts with the opening screen, which plain sessions don't have. */
int session_choose(struct session *session);

/*
 * Notes whether the repair of a case lasted, and says so. Where it didn't, the
 * case is continued: see session_resume.
 */
int session_lasted(struct session *session, const struct case_row *row,
		   enum lasted lasted);

/*
 * Continues a case, with the guide that the record keeps for it. A new case
 * started from there has the same audience and uses session->file; if that is
 * empty or a different guide, it becomes the case's guide. `details`: changes
 * to the case's details, or NULL.
 */
int session_resume(struct session *session, const struct case_row *row,
		   const struct case_details *details);

#endif
