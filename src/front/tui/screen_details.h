/*
 * The form for the details of a case. It has two uses: to change the details of
 * a case, and to take a device in, with what is known about it below the
 * fields.
 *
 * Pure except for drawing; the loop looks up what is known. May use: view,
 * action, editor, choices, kept_form.
 */
#ifndef TUI_SCREEN_DETAILS_H
#define TUI_SCREEN_DETAILS_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/editor.h"
#include "front/tui/view.h"

#include "chargefix/kept_form.h"

/* Further cases are in the history of the device. */
enum { KNOWN_CASES_MOST = 5 };

/* An earlier case of the device or its customer. */
struct known_case {
	int64_t number;
	bool open; /* it can be resumed; else the device came back */
	int64_t at; /* when it ended or was changed last: clock.h */
	char *said; /* how it stands or ended, made safe to show */
};

/* What a form that takes a device in has beside its fields. */
struct intake_part {
	struct detail_list required;
	struct known_case known[KNOWN_CASES_MOST];
	int known_count;
	bool of_device; /* they are of this device, not only of its customer */
	struct choices choices; /* the earlier cases, then a new one */
	struct kept_form kept; /* what was typed, as it is on record */
	int64_t due; /* when to try to keep it */
};

struct details_screen {
	int64_t number; /* of the case; 0: the new case */
	bool intake; /* a device is being taken in */
	struct detail_list asked; /* the fields, from top to bottom */
	/* By enum detail, shown or not. */
	struct editor fields[DETAILS];
	struct buffer before[DETAILS]; /* their content at the start */
	int field; /* the row of `asked`; asked.count: the choices below */
	bool dropping; /* Esc was pressed once */
	struct intake_part part;
	/* The fields to save; NULL: unchanged. */
	struct case_details given;
};

/* A form of all details, to change them. */
void details_screen_init(struct details_screen *screen, int64_t number,
			 const struct case_details *details);

/* A form that asks these details; those that are required are asked anyway. */
void details_screen_take_in(struct details_screen *screen,
			    const struct detail_list *asked,
			    const struct detail_list *required,
			    const struct case_details *details);
void details_screen_release(struct details_screen *screen);

/* All that is in the fields now. It lives as long as they stay as they are. */
struct case_details details_screen_all(const struct details_screen *screen);

/* Replaces the content of these fields: it counts as typed. NULL: none. */
void details_screen_type(struct details_screen *screen,
			 const struct case_details *details);

/*
 * Goes to the first field that must be filled in and isn't. Appends all of
 * them: "Ticket, Customer". False: there are none.
 */
bool details_screen_missing(struct details_screen *screen, struct buffer *out);

/* Goes to the first field that is empty, or to the choices. */
void details_screen_go_on(struct details_screen *screen);

/* Forgets the earlier cases. */
void details_screen_forget(struct details_screen *screen);

struct action details_screen_key(struct details_screen *screen,
				 const struct view *view,
				 const struct keypress *key);
void details_screen_draw(const struct details_screen *screen,
			 const struct view *view);

#endif
