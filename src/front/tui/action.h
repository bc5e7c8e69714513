/*
 * Actions that screens ask the loop to carry out. Screens only ask.
 *
 * May use: view, keys.
 */
#ifndef TUI_ACTION_H
#define TUI_ACTION_H

#include "front/tui/keys.h"

#include "chargefix/guide.h"
#include "chargefix/view.h"

enum action_kind {
	ACTION_NONE, /* only draw again */
	ACTION_ANSWER, /* chosen */
	ACTION_CHANGE, /* step, chosen: show the effects first */
	ACTION_CHANGE_SURE, /* step, chosen: do it now */
	ACTION_OPEN_AUDIENCE, /* show what the other audience would change */
	ACTION_SWITCH_AUDIENCE, /* on: to shops; do it now */
	ACTION_RESTORE, /* row of the answers: restore one that is set aside */
	ACTION_RAISE, /* chosen: report danger out of turn */
	ACTION_UNDO,
	ACTION_NOTE, /* step (NULL: the case), text, on: for the customer */
	ACTION_CORRECT, /* the note being corrected: text, "" withdraws it; on */
	ACTION_CONSENT, /* step */
	ACTION_TICK, /* step, row (of the instructions), on */
	ACTION_DRAFT, /* step, chosen: answers ticked so far */
	ACTION_WAIT, /* start the countdown of step */
	ACTION_OPEN_CHANGE, /* the screen to change step */
	ACTION_OPEN_DANGER,
	ACTION_OPEN_NOTE, /* step */
	ACTION_OPEN_CORRECT, /* row: of the notes */
	ACTION_OPEN_REVIEW,
	ACTION_OPEN_WHY, /* step */
	ACTION_OPEN_HELP,
	ACTION_CLOSE, /* this screen */
	ACTION_LEAVE,
	ACTION_LEAVE_ANYWAY, /* although not everything is saved */
	ACTION_RETRY, /* try to save again */
	ACTION_NOTICE, /* show text */
	ACTION_REFUSE, /* show text, and ring */
	ACTION_SIGN, /* text: the name to record; "": the login's */
	ACTION_NEW_CASE,
	ACTION_NEW_SCANNED, /* a new case with these details */
	ACTION_FORM_LEFT, /* a field of the intake form was left */
	ACTION_TAKE_IN, /* begin its case; number: that case came back; 0: none */
	ACTION_TAKE_IN_DANGER, /* the same, at the question about danger */
	ACTION_RESUME_KNOWN, /* the case number, instead of a new case */
	ACTION_PUT_FORM_AWAY,
	ACTION_CONTINUE_FORM, /* row of the forms that are not finished */
	ACTION_DISCARD_FORM, /* row */
	ACTION_NEW_FORM,
	ACTION_RESUME, /* the case number */
	ACTION_PUT_AWAY, /* back to the list that the case was opened from */
	ACTION_OPEN_CASES,
	ACTION_OPEN_SECTION, /* row of the board's groups, as a list */
	ACTION_OPEN_FILTER, /* the menu of filters for the list */
	ACTION_FILTER, /* filters: list what they let through */
	ACTION_OPEN_HISTORY, /* of the case number; 0: of this one */
	ACTION_LOOK_UP, /* scanned text: find the cases that it names */
	ACTION_OPEN_REPORT, /* of the case number, in an edition; 0: of this
			     * one */
	ACTION_OPEN_SAVE, /* the same: how its report is saved to a file */
	ACTION_WRITE_REPORT, /* the same, and row: the format of the report */
	ACTION_OPEN_CODE, /* the result as a QR code */
	ACTION_OPEN_DETAILS, /* of the case number */
	ACTION_SET_DETAILS, /* of the case number: details that are not NULL */
	ACTION_OPEN_SEARCH,
	ACTION_OPEN_STEP, /* step, as the guide has it */
	ACTION_OPEN_LIFE, /* what can be done with the case number; 0: this */
	ACTION_OPEN_HAND_BACK, /* how the device is handed back */
	ACTION_OPEN_LIFE_FORM, /* life: what has to be typed for it */
	ACTION_CLOSE_LIFE, /* nothing of that was done */
	ACTION_LIFE, /* life: do it */
	ACTION_LASTED, /* life: of the case number, which is not open */
	ACTION_WAIT_AGAIN, /* for what the diagnosis says */
	ACTION_OPEN_ERASE, /* ask before the customer's data is erased */
	ACTION_ERASE, /* do it */
	ACTION_EDIT, /* open the typed text in the person's own editor */
	ACTIONS
};

struct case_filters;

struct action {
	enum action_kind kind;
	const struct step *step;
	struct answer_numbers chosen;
	bool measured; /* reading is the answer instead of chosen */
	double reading;
	size_t row;
	bool on;
	int64_t number;
	enum report_edition edition; /* OF_CASE: that of the settings */
	const char *text; /* these live as long as the screen's state */
	const struct case_details *details;
	const struct life_change *life;
	const struct case_filters *filters;
};

/*
 * What a key does on each screen that lies on another one and only has to be
 * closed; ACTION_NONE: the key is the screen's own.
 */
enum action_kind action_of_overlay(enum command command);

/* To look up a text that was scanned, at its end; what is no text is refused. */
struct action action_look_up(const struct keypress *key);

#endif
