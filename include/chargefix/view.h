/*
 * What the program says of a case, in documents for whoever shows them.
 *
 * Every sentence about a case stands in src/view, once: the screens, plain mode
 * and the reports say the same words. Each function adds to a document. May
 * use: document, interview and all below it.
 */
#ifndef CHARGEFIX_VIEW_H
#define CHARGEFIX_VIEW_H

#include "chargefix/document.h"
#include "chargefix/interview.h"

/* Whose reports they are: it stands above them. All NULL: nothing does. */
struct letterhead {
	const char *name;
	const char *address; /* may have several lines */
};

/* All about a case, for who repairs it next; `row` is its row of the record. */
void view_case(struct document *document, const struct interview *interview,
	       const struct case_row *row, const struct letterhead *letterhead);

/*
 * The diagnosis that the walk has ended with: what it was, what to do, how it
 * was found, what is open. `interview` may be NULL: what was measured is then
 * not known.
 */
void view_end(struct document *document, const struct walk *walk,
	      const struct interview *interview);

/* A step as the walk would ask it, asked or not. */
void view_step(struct document *document, const struct walk *walk,
	       const struct step *step);

#endif
