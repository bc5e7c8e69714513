/*
 * The walk: guide + answers so far -> what comes next.
 *
 * A pure function. It does no I/O, reads no clock and has no state but what
 * it is given, so that a recorded case always walks the same way. `given` is
 * its whole input; all else in the struct follows from it and may be read
 * freely. May use: guide.
 */
#ifndef CHARGEFIX_WALK_H
#define CHARGEFIX_WALK_H

#include "chargefix/buffer.h"
#include "chargefix/guide.h"

enum cause_status {
	CAUSE_OPEN, /* as much speaks for it as against it, or nothing does */
	CAUSE_SUSPECTED, /* more speaks for it */
	CAUSE_DOUBTED, /* more speaks against it */
	CAUSE_RULED_OUT,
	CAUSE_CONFIRMED, /* the diagnosis names it, and puts nothing off */
	CAUSE_STATUSES
};

/* "open", "suspected", "doubted", "ruled_out", "confirmed" */
const char *cause_status_word(enum cause_status status);

/* No index into `given`. */
#define WALK_NONE SIZE_MAX

/* An answer. Each step is here once, apart from raised danger. */
struct given {
	const struct step *step;
	struct answer_numbers chosen;
	bool raised; /* the danger step, asked out of turn */
	bool on_path; /* counted; false: set aside, off the path */
	size_t after; /* raised: index of what it came after, or WALK_NONE */
};

/*
 * Each answer that suspects a cause adds its weight to the tally, and each that
 * doubts it takes 1 away. Ruled out is ruled out, whatever the tally, until a
 * later answer suspects it again.
 */
struct cause_state {
	enum cause_status status;
	int tally;
	size_t by; /* index in `given` of what last decided; or WALK_NONE */
};

/* What was found of an item's guards when its list was looked through. */
enum {
	SEEN_WHEN_HELD = 1,
	SEEN_WHEN_FAILED = 2,
	SEEN_UNLESS_HELD = 4,
	SEEN_UNLESS_FAILED = 8,
	SEEN_RULED_OUT = 16, /* everything that the step tests was */
	SEEN_DUE = 32,
};

/* What many walks of one guide have seen of its items. */
struct walk_seen {
	uint8_t *items; /* by item number: SEEN_… */
	size_t news; /* grows with each that was not seen before */
};

struct walk {
	const struct guide *guide;
	enum audience audience; /* OWNER or SHOP */

	struct given *given; /* in the order in which they were first given */
	size_t given_count;

	size_t *path; /* indexes into `given`, in the order that counts */
	size_t path_count;
	struct cause_state *causes; /* by cause.index */
	/* By step.index: the answer of `given` that counts, from 1; 0: none. */
	size_t *counted;
	const struct step **skipped; /* all their tests were ruled out */
	size_t skipped_count;

	const struct step *step; /* asked next; NULL: the walk has ended */
	bool overtakes; /* `step` goes before its turn: evidence points to it */
	const struct diagnosis *diagnosis; /* how it ended; NULL: it goes on */
	const struct item *end; /* of a list, that ended it; NULL: none did */

	/* For src/walk alone. */
	size_t capacity; /* of `given`, `path` and `marks` */
	const struct list **frames; /* lists being walked, innermost last */
	size_t frame_count;
	size_t *own; /* by step.index: its answer in `given`, or WALK_NONE */
	size_t next_raised; /* first raised danger not on the path */
	size_t changes; /* that answers made so far: the work they were */
	bool adrift; /* one counts last: what it came after is off the path */
	struct walk_list *lists; /* by list.index */
	struct span *inside; /* for a look through lists: order.c */
	size_t looks; /* how many there were */
	uint8_t *skips; /* by step.index: is in `skipped` */
	uint64_t *bits; /* of items, by number: see due.h */
	size_t suspected; /* causes that are */
	struct walk_seen *seen; /* or NULL */
	struct undo_log *log; /* what each answer changed */
	struct undo_mark *marks; /* by place on the path: as it was before */
};

/* The start of a walk. The guide must outlive it. */
void walk_init(struct walk *walk, const struct guide *guide,
	       enum audience audience);
void walk_release(struct walk *walk);

/* A walk in the same state, sharing only the guide. */
void walk_copy(struct walk *copy, const struct walk *walk);

/*
 * From now on, adds to `seen`, which must outlive the walk, what the walk sees
 * of the guide's items. A copy of the walk adds nothing.
 */
void walk_watch(struct walk *walk, struct walk_seen *seen);

/*
 * Whether `chosen` answers `step`: at least one of its answers, no more than
 * one unless `choose: many`, and nothing beside an `alone` answer or
 * ANSWER_UNSURE.
 */
bool walk_valid(const struct step *step, struct answer_numbers chosen);

/* Each of these takes only what is valid. */

/* Answers walk->step. */
void walk_answer(struct walk *walk, struct answer_numbers chosen);

/*
 * Changes an answer of `given`, in its place (danger: its newest answer).
 * Later answers are kept where their steps are still asked, else set aside
 * until they are again.
 */
void walk_change(struct walk *walk, const struct step *step,
		 struct answer_numbers chosen);

/*
 * Walks on for another audience: answers are kept as by walk_change.
 */
void walk_set_audience(struct walk *walk, enum audience audience);

/* Answers the danger step here and now, whatever comes next. */
void walk_raise_danger(struct walk *walk, struct answer_numbers chosen);

/*
 * Drops the newest answer on the path. Where that was the last step answered,
 * this costs no more than the answer did. False: there is no answer.
 */
bool walk_undo(struct walk *walk);

/* The index that walk_undo would drop, or WALK_NONE. */
size_t walk_newest(const struct walk *walk);

/* The index in `given` of the step's newest answer, or WALK_NONE. */
size_t walk_find(const struct walk *walk, const struct step *step);

/* Where on the path an answer of `given` stands; path_count: nowhere. */
size_t walk_place(const struct walk *walk, size_t given);

/*
 * Whether a text of the step is shown, or with NULL for the step, one of the
 * diagnosis: as its guards stood before the step was answered.
 */
bool walk_shows(const struct walk *walk, const struct step *step,
		const struct guarded_text *text);

/* Whether any of them is. */
bool walk_shows_any(const struct walk *walk, const struct step *step,
		    const struct guarded_texts *texts);

/*
 * Appends a text of the step, or with NULL of the diagnosis, as it is shown:
 * where it names a step in braces stands what was answered there by then, in a
 * word or two. Copies what it can't fill.
 */
void walk_fill(const struct walk *walk, const struct step *step,
	       const char *text, struct buffer *out);

/*
 * The step's instructions that are shown and can be ticked off: bit n for the
 * n-th that the guide has.
 */
uint64_t walk_tickable(const struct walk *walk, const struct step *step);

/*
 * The answer to the step, or to the newest of its later tries, that counts;
 * NULL: there is none.
 */
const struct given *walk_counted(const struct walk *walk,
				 const struct step *step);

/* Whether there is one. Here because walks ask this of every item. */
static inline bool walk_asked(const struct walk *walk, const struct step *step)
{
	for (; step; step = step->later)
		if (walk->counted[step->index] != 0)
			return true;
	return false;
}

/* Whether one of the clause's answers counts, in the newest try of its step. */
bool walk_holds(const struct walk *walk, const struct clause *clause);

/* Whether walk->step is asked so late because answers doubt what it tests. */
bool walk_put_off(const struct walk *walk);

/*
 * Whether the item waits for the items above it: an end, or a step that needs
 * consent or erases data.
 */
bool item_goes_last(const struct guide *guide, const struct item *item);

/*
 * Whether the items of the used route are ordered as if they were in the list.
 * A guarded route is kept together instead and walked as a whole.
 */
bool item_is_transparent(const struct guide *guide, const struct item *item);

/* The answers that it counts as: "not sure" may count as one of the guide's. */
struct answer_numbers given_counts(const struct given *given);

/* Whether it counts as any of these. */
bool given_meets(const struct given *given,
		 const struct answer_numbers *answers);

/* What an answer says of a cause; OPEN: nothing. Never CONFIRMED. */
enum cause_status answer_says(const struct step *step,
			      const struct answer *answer,
			      const struct cause *cause);

/* What the answers that were given to a step say of it. */
enum cause_status given_says(const struct given *given,
			     const struct cause *cause);

/* How much an answer adds to a cause's tally, and how much it takes away. */
struct tally {
	int speaks_for;
	int against;
};

struct tally given_tally(const struct given *given, const struct cause *cause);

/*
 * The chosen answers said in words, joined by "; ", since they hold commas.
 * With `label` the short form for lists.
 */
void given_say(const struct given *given, bool label, struct buffer *out);

#endif
