/*
 * The parts of plain mode. Private to src/front/plain.
 */
#ifndef CHARGEFIX_FRONT_PLAIN_H
#define CHARGEFIX_FRONT_PLAIN_H

#include "chargefix/front.h"
#include "chargefix/page.h"
#include "front/plain/lines.h"

/* The question that the next answer is for. */
enum plain_asking {
	ASKING_NEXT, /* the current step */
	ASKING_CHANGE, /* the earlier answer in plain.change */
	ASKING_DANGER, /* the danger step, out of turn */
	ASKING_LASTED, /* whether the repair lasted; no step */
	ASKING_ERASE, /* whether the customer's data is erased; no step */
};

struct plain {
	struct interview *interview;
	const char *shop_name; /* NULL: not given */
	struct lines lines;
	FILE *out;
	struct page page; /* shown before the next line is read */
	struct buffer line; /* the line read last, cleaned */
	struct buffer warning; /* the interview's warning as shown last */
	enum plain_asking asking;
	const struct step *change;
	bool typed; /* a terminal shows what is typed */
	bool show; /* the step, or the end, is to be shown in full */
	bool linger; /* it stays at the end: it was opened there, or something
		      * was done with the case, and nothing was answered since;
		      * or … */
	bool stays; /* … somebody in a shop is typing */
	bool left; /* the input ended, or :quit */
	bool failed; /* the output can't be written */
};

/* Whether the case was handed back or cancelled, so that nothing is asked. */
bool plain_is_closed(const struct plain *plain);

/* The step that the next answer is for; NULL: the walk has ended. */
const struct step *plain_step(const struct plain *plain);

/* Whether the step's instructions are hidden until the person consents. */
bool plain_wants_consent(const struct plain *plain, const struct step *step);

/* Reports the result of an action and decides what is shown next. */
void plain_take_result(struct plain *plain, enum interview_result result);

/* input.c */

/* Why a line is not an answer. */
enum parse_result {
	PARSE_DONE,
	PARSE_UNKNOWN, /* not the number or id of an answer */
	PARSE_FOUND, /* neither, but part of the answers in `chosen` */
	PARSE_ONE_ONLY, /* several, but the step accepts only one */
	PARSE_ALONE, /* an answer that can't be combined with others */
};

/* Reads numbers or ids, separated by commas, as answers of the step. */
enum parse_result answer_parse(const struct step *step, const char *text,
			       struct answer_numbers *chosen);

/* offer.c */

enum plain_said { SAID_YES, SAID_NO, SAID_LATER, SAID_NOTHING };

/*
 * Asks until the answer is yes, no or, if that is an answer, later. The answers
 * are named behind the question. SAID_NOTHING: the input ended, or :quit.
 */
enum plain_said plain_ask(struct lines *lines, const char *question, bool later,
			  FILE *out);

/* show.c: each adds to plain->page. */

/* The width of the page: PAGE_COLUMNS, or COLUMNS if that is smaller. */
int plain_columns(void);

void show_step(struct plain *plain, const struct step *step);
void show_diagnosis(struct plain *plain);
void show_review(struct plain *plain);
/* Shows how long to wait, and until when. */
void show_wait(struct plain *plain, const struct step *step);
void show_why(struct plain *plain, const struct step *step);
/* Shows the result in short, and as a QR code. */
void show_code(struct plain *plain);

/* Shows on one line which answers the step accepts. */
void show_accepted(struct plain *plain, const struct step *step);

/* Lists the answers that contain what was typed. */
void show_found(struct plain *plain, const struct step *step,
		const struct answer_numbers *found);

/* life.c: what is done with the case as a whole, and with its notes. */

/* Asks whether the repair lasted, and takes the answer. */
void plain_ask_lasted(struct plain *plain);
void plain_take_lasted(struct plain *plain, const char *line);

/* Takes the word that erases the customer's data, or anything else. */
void plain_take_erase(struct plain *plain, const char *line);

/* Says that nothing can be answered, as the case was handed back, say. */
void plain_refuse_answer(struct plain *plain);

/* The commands; each takes what follows its name. */
typedef void plain_run_command(struct plain *plain, const char *argument);

plain_run_command plain_status, plain_wait, plain_continue, plain_hand_over,
	plain_hand_back, plain_cancel, plain_confirm, plain_reopen,
	plain_lasted, plain_customer_note, plain_correct, plain_withdraw,
	plain_erase;

/* Says that a note was saved, or why not. */
void plain_note_done(struct plain *plain, enum interview_result result);

/* commands.c */

/* Carries out a line that begins with ':'. */
void plain_command(struct plain *plain, const char *line);

#endif
