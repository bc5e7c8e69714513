/* Shared by the documents about a case. Private to src/view. */
#ifndef CHARGEFIX_VIEW_INTERNAL_H
#define CHARGEFIX_VIEW_INTERNAL_H

#include "chargefix/view.h"

/*
 * The text filled by walk_fill, which lives as long as the document. Without a
 * walk, the text is unchanged.
 */
const char *view_fill(struct document *document, const struct walk *walk,
		      const struct step *step, const char *text);

/* Adds a heading and the texts that walk_shows; nothing if there are none. */
void view_texts(struct document *document, const struct walk *walk,
		const struct step *step, const char *heading,
		const struct guarded_texts *texts);

/*
 * For the final diagnosis: what to do; how to keep it from happening again, and
 * what to tell the repair shop.
 */
void view_advice(struct document *document, const struct walk *walk);
void view_afterwards(struct document *document, const struct walk *walk);

/* The answers that led to the diagnosis. */
void view_found(struct document *document, const struct walk *walk,
		const struct interview *interview);

/* The open causes, if they matter to the reader. */
void view_open_causes(struct document *document, const struct walk *walk);

/* Writes an answer in words; with `label`, in the short form for lists. */
void view_given(const struct walk *walk, const struct interview *interview,
		size_t given, bool label, struct buffer *out);

#endif
