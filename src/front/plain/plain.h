/*
 * The parts of plain mode. Private to src/front/plain.
 */
#ifndef CHARGEFIX_FRONT_PLAIN_H
#define CHARGEFIX_FRONT_PLAIN_H

#include "chargefix/front.h"
#include "chargefix/page.h"
#include "front/plain/lines.h"

/* What an answer is for. */
enum plain_asking {
	ASKING_NEXT, /* the step that comes next */
	ASKING_CHANGE, /* the one in plain.change, answered before */
	ASKING_DANGER, /* the danger step, out of turn */
};

struct plain {
	struct interview *interview;
	struct lines lines;
	FILE *out;
	struct page page; /* what is shown before the next line is read */
	struct buffer line; /* the line read last, cleaned */
	struct buffer warning; /* the interview's warning as shown last */
	enum plain_asking asking;
	const struct step *change;
	bool typed; /* a terminal shows what is typed */
	bool show; /* the step, or the end, is to be shown in full */
	bool linger; /* opened on its diagnosis, and nothing changed since */
	bool left; /* the input ended, or :quit */
	bool failed; /* the output is gone */
};

/* The step that an answer is for; NULL: the walk has ended. */
const struct step *plain_step(const struct plain *plain);

/* Whether the step's instructions wait for the word of consent. */
bool plain_wants_consent(const struct plain *plain, const struct step *step);

/* Says what came of something, and what is shown next. */
void plain_take_result(struct plain *plain, enum interview_result result);

/* input.c */

/* Why a line is no answer. */
enum parse_result {
	PARSE_DONE,
	PARSE_UNKNOWN, /* no number or id of an answer */
	PARSE_ONE_ONLY, /* several, but the step takes one */
	PARSE_ALONE, /* an answer beside one that goes with no other */
};

/* Reads numbers or ids, separated by commas, as answers of the step. */
enum parse_result answer_parse(const struct step *step, const char *text,
			       uint64_t *chosen);

/* show.c: each adds to plain->page. */

/* How many columns there are: PAGE_COLUMNS, or COLUMNS where smaller. */
int plain_columns(void);

void show_step(struct plain *plain, const struct step *step);
void show_diagnosis(struct plain *plain);
void show_review(struct plain *plain);
/* What is to be waited for, and until when. */
void show_wait(struct plain *plain, const struct step *step);
void show_why(struct plain *plain, const struct step *step);

/* One line: what the step takes. */
void show_accepted(struct plain *plain, const struct step *step);

/* commands.c */

/* Does what a line that begins with ':' says. */
void plain_command(struct plain *plain, const char *line);

#endif
