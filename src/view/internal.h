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

/*
 * " (Ann, 2026-11-20 10:12)": who did something and when; `named`: the name is
 * said.
 */
void view_stamp(struct buffer *out, bool named, const char *who, int64_t at);

/* A field for the status, unless the diagnosis says all of it. */
void view_status_field(struct document *document,
		       const struct interview *interview);

/* Whether it lasted, and when that was asked; nothing if it wasn't. */
void view_lasted(struct document *document, const struct interview *interview);

/* What people did with the case, with their names if there are several. */
void view_history(struct document *document, const struct interview *interview,
		  bool named);

/*
 * What is said of a note after its name: " for the customer (Ann, 2026-11-20
 * 10:12), withdrawn by Ben 2026-11-21 09:00".
 */
void view_note_title(const struct note *note, bool named, struct buffer *out);

#endif
