/*
 * The two front ends: the same interview as lines of text, and as a screen.
 *
 * May use: interview, report and all below; curses only below src/front/tui.
 */
#ifndef CHARGEFIX_FRONT_H
#define CHARGEFIX_FRONT_H

#include "chargefix/casebook.h"
#include "chargefix/view.h"

#include <stdio.h>

/* What is said where an answer ended the wait of the case. */
#define FRONT_WAIT_ENDED "The case is no longer waiting."

/* What is said where the repair didn't last, and more can be tried. */
#define FRONT_GOES_ON                                                          \
	"The problem came back, so the case goes on where it ended."

/* The question whether the repair lasted, and its answers. */
#define FRONT_LASTED "Did the repair last?"
#define FRONT_LASTED_YES "Yes, it lasted"
#define FRONT_LASTED_NO "No, the problem came back"
#define FRONT_LASTED_LATER "Ask me later"

/* What is said of a text that is no good for a detail of a case. */
#define FRONT_TOO_LONG                                                         \
	"That text was not used: it is too long, more than 200 bytes."
#define FRONT_BINARY                                                           \
	"That text was not used: it contains characters that are not text."

/*
 * Whether the action is offered for the case: it is possible, it is not one of
 * those for repair shops in somebody's own case, and a shop still has the device,
 * or no longer has it, as the action needs.
 */
bool front_offers(const struct interview *interview, enum life_action action);

enum front_end {
	FRONT_DIAGNOSED, /* the walk ended with a diagnosis */
	FRONT_LEFT, /* the person left, or the input ended; all is saved */
	FRONT_FAILED, /* a message was printed */
};

/* What is said when a case was switched to another audience. */
#define FRONT_SHOP_STEPS "The steps for repair shops are asked from now on."
#define FRONT_OWNER_STEPS "The steps for repair shops are left out from now on."

/* What is said where an interview gives INTERVIEW_RELOADED. */
#define FRONT_MOVED                                                            \
	"Another terminal continued this case. It is shown in its current "    \
	"state."
#define FRONT_RELOADED FRONT_MOVED " Your last entry was not saved."

/* And where it gives INTERVIEW_READ_ONLY: %s is why. */
#define FRONT_READ_ONLY                                                        \
	"The case database is read-only, so nothing was changed: %s."

/*
 * Line by line on `in` and `out`: for screen readers, pipes and scripts. The
 * signals that end a program end the input. `shop_name`, for short results, may
 * be NULL.
 */
enum front_end plain_run(struct interview *interview, const char *shop_name,
			 FILE *in, FILE *out);

/* What a new case is walked with: a guide, and its text. */
struct edition {
	const struct guide *guide;
	struct hashed_text *text;
};

/*
 * Adds "begun with guide 2026.10.1" where the guide that the case keeps is not
 * that of a new one; else nothing.
 */
void edition_write(struct buffer *out, const struct edition *edition,
		   const struct case_row *row);

/* What the screen stands on. */
struct front_setup {
	struct casebook *casebook;
	struct edition edition; /* cases of this guide come first */
	const char *theme; /* NULL: the default */
	struct report_style report; /* how reports are made */
	/* What a shop asks when it takes a device in; none: nothing. */
	struct detail_list asked;
	struct detail_list required; /* of these, and beside them */
	int stale_days; /* after which an open case is stale: see board.h */
	bool fresh; /* begin with taking a device in, for a shop */
	const char *who; /* for a shop: whose name goes with what is given, as
			  * long as no case is open; NULL: not said */
};

/*
 * On the terminal, with ncurses, until left. Begins with `*interview`; where
 * that is NULL with the opening screen or, if there is no case on record yet or
 * setup->fresh, with a new one. In `*interview` comes back the case that was walked last,
 * not freed; NULL: there was none.
 */
enum front_end tui_run(const struct front_setup *setup,
		       struct interview **interview);

/* The name of the screen's theme at that index; NULL behind the last. */
const char *tui_theme_name(size_t index);

/* Whether the terminal that standard output is can show a screen. */
bool tui_can_start(void);

/*
 * Plain mode's intake form: asks for the details, and what to do if the device
 * was here before. Gives the case to go on with; NULL: the person left, and
 * what was typed is kept, or a message was printed.
 */
struct interview *plain_take_in(const struct front_setup *setup, FILE *in,
				FILE *out);

/* What to do about an unfinished case, before an interview begins. */
enum front_choice { CHOOSE_NEW, CHOOSE_RESUME, CHOOSE_LEAVE };

/*
 * Plain mode's question whether the repair of the case of `row` lasted;
 * LASTED_UNKNOWN: it is to be asked later. False: the person left.
 */
bool plain_offer_lasted(const struct case_row *row, const struct clock *clock,
			FILE *in, FILE *out, enum lasted *lasted);

/* Plain mode's question whether to go on with the case of `row`. */
enum front_choice plain_offer(const struct case_row *row,
			      const struct edition *edition,
			      const struct clock *clock, FILE *in, FILE *out);

#endif
