/*
 * Everything that the program says about a case, as documents.
 *
 * Every sentence about a case stands in src/view, once: the screens, plain mode
 * and the reports say the same words. Each function adds to a document, or a
 * sentence to a buffer. May use: document, board, interview and all below it.
 */
#ifndef CHARGEFIX_VIEW_H
#define CHARGEFIX_VIEW_H

#include "chargefix/board.h"
#include "chargefix/document.h"
#include "chargefix/interview.h"
#include "chargefix/qr.h"

/* The current step, and how much of it is done. */
struct asked {
	/* Which texts it shows; NULL: those that it always shows. */
	const struct walk *walk;
	const struct step *step;
	bool in_turn; /* not once more, to change its answer, or for danger */
	bool live; /* it is drawn again as time passes */
	uint64_t done; /* instructions that are ticked off */
	bool waiting; /* its countdown was started … */
	int64_t until; /* … and ends then: clock.h milliseconds */
	int64_t now;
};

/* How many digits the number of the step's last answer has. */
int asked_number_columns(const struct step *step);

/* Columns of the marks that a screen puts before the parts of a step. */
enum {
	ASKED_ACTION_LEAD = 3,
	ASKED_CAUTION_LEAD = 4,
	ASKED_BAND_LEAD = 4,
	ASKED_BOX_LEAD =
		4, /* before an answer that is ticked, beside its number */
};

void view_asked(struct document *document, const struct asked *asked);

/* What of it is about waiting, alone. */
void view_wait(struct document *document, const struct asked *asked);

/*
 * Why a step is asked, and what each answer does. `interview` may be NULL: what
 * was agreed to is then not known.
 */
void view_why(struct document *document, const struct walk *walk,
	      const struct interview *interview, const struct step *step);

/* Why a skipped step is not asked, in one sentence without a line end. */
void view_skipped(const struct walk *walk, const struct step *step,
		  struct buffer *out);

/*
 * The answers that speak for and against a cause, in their order, in one or two
 * sentences. False: no answer concerns it, and nothing is said.
 */
bool view_cause_evidence(const struct walk *walk, const struct cause *cause,
			 struct buffer *out);

/* Who a report is for. */
enum report_edition {
	EDITION_OF_CASE, /* in a case for repair shops BENCH, else CUSTOMER */
	EDITION_CUSTOMER, /* one page in plain words */
	EDITION_BENCH, /* everything, for whoever works on the device */
};

/* The name at that index, "customer" first; NULL behind the last. */
const char *report_edition_name(size_t index);

/* The edition of that name; EDITION_OF_CASE for NULL. */
enum report_edition report_edition_named(const char *name);

/* How reports are made. All zero: as the case says, without a letterhead. */
struct report_style {
	const char *shop_name; /* NULL: none */
	const char *shop_address; /* may have several lines; NULL: none */
	enum report_edition edition;
};

/* The edition that the style means for the case; not EDITION_OF_CASE. */
enum report_edition report_edition_of(const struct report_style *style,
				      const struct case_row *row);

/* The report of a case; `row` is its row of the record. */
void view_case(struct document *document, const struct interview *interview,
	       const struct case_row *row, const struct report_style *style);

/*
 * Appends the result of a case for a message, in lines of at most `most`
 * characters in all: the device, the result and what to do, as much as fits.
 * `shop_name` may be NULL.
 */
enum { VIEW_SHORT_MOST = 300 };
void view_short(const struct walk *walk, const char *shop_name, size_t most,
		struct buffer *out);

/* That result as a QR code, and the text that is in the code. */
struct view_code {
	struct qr qr;
	struct buffer text;
};

/* The room of a code that is printed: it is whole on a terminal of 80×24. */
enum { VIEW_CODE_COLUMNS = 79, VIEW_CODE_LINES = 23 };

/*
 * Makes the code with the longest text that fits, to be released. False: there
 * is not even room for the result.
 */
bool view_code(struct view_code *code, const struct walk *walk,
	       const char *shop_name, int columns, int lines);
void view_code_release(struct view_code *code);

/* What is said where a code can't be drawn for want of UTF-8. */
#define VIEW_CODE_NEEDS_UTF8                                                   \
	"A QR code can only be drawn on a terminal that shows UTF-8."

/*
 * The diagnosis that the walk has ended with: what it was, what to do, how it
 * was found, what is open. If the case was handed back, say, that comes first.
 * `interview` may be NULL: what was measured is then not known.
 */
void view_end(struct document *document, const struct walk *walk,
	      const struct interview *interview);

/*
 * The status of the case, as a sentence without its end: "Waiting for a part
 * since 2026-11-20 10:12: bulb ordered".
 */
void view_status(const struct interview *interview, struct buffer *out);

/*
 * What was done with the case, in the same way, but neither when nor by whom:
 * "Handed back: Fixed".
 */
void view_life_change(const struct life_change *change, struct buffer *out);

/*
 * Why the action is not possible with the case, as a sentence; false: it is,
 * and nothing is said. In `instead` comes what would have to be done first; the
 * same action if somebody else could do it; or LIFE_NONE.
 */
bool view_refusal(const struct interview *interview, enum life_action action,
		  struct buffer *out, enum life_action *instead);

/*
 * What is to be known for the question whether the repair lasted: "Case 7,
 * diagnosed 2026-11-20 10:12: It was dirty."
 */
void view_check_back(const struct interview *interview, struct buffer *out);

/* The same of a case that is not open: "Case 7: did the repair last?" */
void view_row_lasted(const struct case_row *row, struct buffer *out);

/*
 * And what it was: "Xiaomi phone, T-7: It was dirty, 3 days ago". Not made safe
 * to show.
 */
void view_row_repair(const struct case_row *row, int64_t now,
		     struct buffer *out);

/*
 * A note for a list, and what became of it: "Shelf 4 (corrected by Ben
 * 2026-11-20 10:12)".
 */
void view_note(const struct note *note, struct buffer *out);

/* The status of a case and what was done with it; `row` is its row. */
void view_life(struct document *document, const struct interview *interview,
	       const struct case_row *row);

/*
 * How a case stands or ended, for lists: "Open (next: Clean the contacts)",
 * "Handed back: Fixed (The port was dirty)". The texts are as the record has
 * them: not made safe to show.
 */
void view_brief(const struct case_row *row, struct buffer *out);

/*
 * The status of a case of a list: "Waiting for a part: bulb ordered". Nothing of
 * a damaged one.
 */
void view_row_status(const struct case_row *row, struct buffer *out);

/* The parts of a history, as headings; the last one where there is no device. */
#define HISTORY_DEVICE "Cases of this device"
#define HISTORY_OTHERS "Other cases of this customer"
#define HISTORY_CUSTOMER "Cases of this customer"
#define HISTORY_NONE                                                           \
	"This case has no ticket, serial number or customer to find other "    \
	"cases by."

/* Cases as items, each with when it ended and how. */
void view_case_rows(struct document *document, const struct case_rows *rows,
		    int64_t now);

/* The history in its parts. */
void view_case_history(struct document *document,
		       const struct case_history *history, int64_t now);

/* What a group of the board has: "Not changed for 7 days (3)". */
void view_board_title(const struct board *board,
		      const struct board_group *group, struct buffer *out);

/* What is to be done with one of its cases: the next step, what it waits for. */
void view_board_task(enum board_section section, const struct case_row *row,
		     struct buffer *out);

/* Until when, or since when: "29:05", "3 h ago". */
void view_board_time(enum board_section section, const struct case_row *row,
		     int64_t now, struct buffer *out);

/* How many cases there are: "3 open, 2 waiting"; "7 fixed, 1 part". */
void view_board_states(const struct board *board, struct buffer *out);
void view_board_verdicts(const struct board *board, struct buffer *out);

/*
 * What erasing a customer's data takes away, as a sentence that names the cases;
 * what it leaves, and does not reach; what has to be typed; and what is said
 * afterwards. `all`: nothing but the number is left.
 */
void view_erasing(const struct case_row *rows, size_t count, bool all,
		  struct buffer *out);
#define ERASING_KEEPS                                                          \
	"The ticket, the model, the answers and the diagnosis stay, and the "  \
	"number is not used again."
#define ERASING_REACHES                                                        \
	"Then the whole database file is rewritten, so that no trace of the "  \
	"data is left in it. Saved reports and copies of the database are "    \
	"not changed."
#define ERASING_WORD "erase"
#define ERASING_ASKS "Type " ERASING_WORD " to go on, or press Enter to keep it"
#define ERASING_NOT "Nothing was erased"
void view_erased(size_t count, struct buffer *out);

/*
 * Why the file still has traces of it, as a message without its end; `again` is
 * the command that removes them.
 */
void view_erasing_traces(const char *error, const char *again,
			 struct buffer *out);

/* When it was handed back or ended, or else was changed last: clock.h. */
int64_t view_ended_at(const struct case_row *row);

/* A step as the walk would ask it, asked or not. */
void view_step(struct document *document, const struct walk *walk,
	       const struct step *step);

#endif
