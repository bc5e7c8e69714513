/*
 * What the documents about a case share. Private to src/view.
 */
#ifndef CHARGEFIX_VIEW_INTERNAL_H
#define CHARGEFIX_VIEW_INTERNAL_H

#include "chargefix/view.h"

/*
 * The text as walk_fill gives it, as long as the document; as it is where there
 * is no walk.
 */
const char *view_fill(struct document *document, const struct walk *walk,
		      const struct step *step, const char *text);

/* A heading and those of the texts that walk_shows; nothing for none. */
void view_texts(struct document *document, const struct walk *walk,
		const struct step *step, const char *heading,
		const struct guarded_texts *texts);

/*
 * Of the diagnosis that the walk has ended with: what to do; how to keep it
 * from happening again, and what a repair shop should know.
 */
void view_advice(struct document *document, const struct walk *walk);
void view_afterwards(struct document *document, const struct walk *walk);

/* The answers that led to the diagnosis. */
void view_found(struct document *document, const struct walk *walk,
		const struct interview *interview);

/* The causes that the walk leaves open, where that matters to the reader. */
void view_open_causes(struct document *document, const struct walk *walk);

/* What was answered, in words; with `label` in the short form for lists. */
void view_given(const struct walk *walk, const struct interview *interview,
		size_t given, bool label, struct buffer *out);

#endif
