/* Shared by the documents about a case. Private to src/view. */
#ifndef CHARGEFIX_VIEW_INTERNAL_H
#define CHARGEFIX_VIEW_INTERNAL_H

#include "chargefix/people.h"
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

#define VIEW_PREVENT "To keep it from happening again"
#define VIEW_TELL "What to tell the repair shop"

/*
 * For the final diagnosis: what to do; how to keep it from happening again, and
 * what to tell the repair shop.
 */
void view_advice(struct document *document, const struct walk *walk);
void view_afterwards(struct document *document, const struct walk *walk);

/* The answers that led to the diagnosis. */
void view_found(struct document *document, const struct walk *walk,
		const struct interview *interview);

/*
 * For a device that came back: the earlier case, how it ended, and how long
 * before this one, which was started then.
 */
void view_comeback(struct document *document, const struct interview *interview,
		   int64_t started);

/* Adds ": TEXT" to a line, or only " TEXT" to a whole question or sentence. */
void view_join(struct buffer *out, const char *text);

/* Adds an item, "Signs: flickers", with the effect of that answer. */
void view_add_given(struct document *document, const struct walk *walk,
		    const struct interview *interview, size_t given,
		    const char *effect);

/* Whether the answer is of something that was done. */
bool view_was_done(const struct given *given);

/* What an answer did for the diagnosis, " (led to it)"; NULL: nothing. */
const char *view_effect(const struct walk *walk, const struct given *given);

/* The open causes, and those that were not tested if it matters. */
void view_open_causes(struct document *document, const struct walk *walk);

/* Writes an answer in words; with `label`, in the short form for lists. */
void view_given(const struct walk *walk, const struct interview *interview,
		size_t given, bool label, struct buffer *out);

/*
 * " (Ann, 2026-11-20 10:12)": who did something and when; `named`: the name is
 * said.
 */
void view_stamp(struct buffer *out, bool named, const char *who, int64_t at);

/* The status as a sentence, unless the diagnosis says all of it. */
void view_fate(struct document *document, const struct interview *interview);

/* What will be asked after this diagnosis: whether it lasted, say. */
void view_outlook(struct document *document, const struct interview *interview);

/* A field for the status, unless the diagnosis says all of it. */
void view_status_field(struct document *document,
		       const struct interview *interview);

/* The same once the device was handed back; nothing before. */
void view_outcome_field(struct document *document,
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

/* A report being made. */
struct case_view {
	struct document *document;
	const struct interview *interview;
	const struct walk *walk;
	const struct case_row *row;
	const struct report_style *style;
	struct people people;
};

/*
 * The walk as its owner reads it, only to be read: what the guide says to repair
 * shops alone is not meant for customers.
 */
struct walk view_as_owner(const struct walk *walk);

/* The two editions of the report, below the letterhead. */
void view_customer(struct case_view *view);
void view_bench(struct case_view *view);

/* "Case 42: Front lamp" */
void view_title(struct document *document, const struct case_row *row);

/* Parts of the bench edition: what was answered, agreed to, ticked and noted. */
void view_bench_answers(struct case_view *view);
void view_bench_set_aside(struct case_view *view);

/* Which instructions of the current step are done, and what is ticked. */
void view_bench_progress(struct case_view *view, const struct step *step);

/* Adds the heading before its first item. */
void view_head_once(struct case_view *view, bool *headed, const char *heading);

/* Whether technicians are named; a login name alone doesn't count. */
bool view_is_named(const struct case_view *view);

#endif
