/*
 * What the documents about a case share. Private to src/view.
 */
#ifndef CHARGEFIX_VIEW_INTERNAL_H
#define CHARGEFIX_VIEW_INTERNAL_H

#include "chargefix/view.h"

/* What to do, how to keep it from happening again, what a shop should know. */
void view_advice(struct document *document, const struct diagnosis *diagnosis);
void view_afterwards(struct document *document,
		     const struct diagnosis *diagnosis);

/* The answers that led to the diagnosis. */
void view_found(struct document *document, const struct walk *walk,
		const struct interview *interview);

/* The causes that the walk leaves open, where that matters to the reader. */
void view_open_causes(struct document *document, const struct walk *walk);

/* What was answered, in words; with `label` in the short form for lists. */
void view_given(const struct walk *walk, const struct interview *interview,
		size_t given, bool label, struct buffer *out);

#endif
