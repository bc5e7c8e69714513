/*
 * What a screen asks the loop to do. Screens do nothing by themselves.
 *
 * May use: guide, store.
 */
#ifndef TUI_ACTION_H
#define TUI_ACTION_H

#include "chargefix/guide.h"
#include "chargefix/store.h"

enum deed {
	DEED_NONE, /* draw again, no more */
	DEED_ANSWER, /* chosen */
	DEED_CHANGE, /* step, chosen: after a look at what it would do */
	DEED_CHANGE_SURE, /* the same, now */
	DEED_RESTORE, /* row: of the answers, one that is set aside */
	DEED_RAISE, /* danger out of turn: chosen */
	DEED_UNDO,
	DEED_NOTE, /* step (NULL: the case), text */
	DEED_CONSENT, /* step */
	DEED_TICK, /* step, row (of the instructions), on */
	DEED_DRAFT, /* step, chosen: answers ticked, to be given together */
	DEED_WAIT, /* start the countdown of step */
	DEED_OPEN_CHANGE, /* the screen to change step */
	DEED_OPEN_DANGER,
	DEED_OPEN_NOTE, /* step */
	DEED_OPEN_REVIEW,
	DEED_OPEN_WHY, /* step */
	DEED_OPEN_HELP,
	DEED_CLOSE, /* this screen */
	DEED_LEAVE,
	DEED_LEAVE_ANYWAY, /* though something is not on disk */
	DEED_RETRY, /* to write it */
	DEED_NOTICE, /* say text */
	DEED_SIGN, /* text: whose name goes with what is given; "": the login's */
	DEED_NEW_CASE,
	DEED_NEW_SCANNED, /* case with these details */
	DEED_RESUME, /* the case number */
	DEED_PUT_AWAY, /* the case: back to the list that it is from */
	DEED_OPEN_CASES,
	DEED_LOOK_UP, /* text, which was scanned: the cases that it names */
	DEED_OPEN_REPORT, /* of the case number; 0: of this one */
	DEED_WRITE_REPORT, /* of the case number, to a file */
	DEED_OPEN_DETAILS, /* of the case number */
	DEED_SET_DETAILS, /* of the case number: details that are not NULL */
	DEED_OPEN_SEARCH,
	DEED_OPEN_STEP, /* step, as the guide has it */
	DEED_EDIT, /* what is being typed, in the person's own editor */
};

struct action {
	enum deed deed;
	const struct step *step;
	uint64_t chosen;
	bool measured; /* reading is the answer, in place of chosen */
	double reading;
	size_t row;
	bool on;
	int64_t number;
	const char *text; /* these live as long as the screen's state */
	const struct case_details *details;
};

#endif
