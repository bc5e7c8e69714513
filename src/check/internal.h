/*
 * Shared by the parts of the check.
 *
 * Private to src/check.
 */
#ifndef CHARGEFIX_CHECK_INTERNAL_H
#define CHARGEFIX_CHECK_INTERNAL_H

#include "chargefix/buffer.h"
#include "chargefix/check.h"
#include "check/openers.h"
#include "check/walks.h"

/* The place of a list in the guide: each but the start has one of these. */
struct origin {
	const struct list *list;
	const struct route *route; /* the list is this route's */
	const struct step *step; /* or is inside an answer of this step */
	const struct answer *answer;
};

struct check {
	const struct guide *guide;
	const struct check_options *options;
	struct checked *checked;
	struct walks walks[2];
	size_t walks_count;
	bool settled; /* all walks were tried: nothing else can be reached */
	bool *possible; /* by step.index: may be asked */
	struct origin *origins; /* by list.index */
	struct openers openers; /* of each list */
	bool *meant; /* by step.index: for the checked audience */
	bool *met; /* by list.index: the same for lists */
	bool *opened; /* by list.index: walks reached it */
	size_t proof_work; /* that proofs about doubts have cost so far */
	/* Sets of one answer that findings show, by its number. */
	const struct answer_numbers *singles[ANSWER_NUMBERS_END];
};

/* The parts: each adds what it finds. */
void check_unreachable(struct check *check);
void check_guards(struct check *check);
void check_guarded(struct check *check);
void check_mentions(struct check *check);
void check_answers(struct check *check);
void check_causes(struct check *check);
void check_order(struct check *check);
void check_texts(struct check *check);
void check_fit(struct check *check);
void check_near_duplicates(struct check *check);
void check_remarks(struct check *check);
void check_choices(struct check *check);
void check_doubts(struct check *check);

/* Adds a finding with this text; valid until the next is added. */
struct finding *check_add(struct check *check, const char *kind, bool error,
			  struct place place, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Keeps a text as long as the findings. */
const char *check_keep(struct check *check, const char *text);

/* Adds an example walk to the finding. */
void check_show(struct check *check, struct finding *finding,
		const struct walks *walks, const struct example *example);

/* Whether any walk that was tried reached it. */
bool check_is_asked(const struct check *check, const struct step *step);
bool check_is_reached(const struct check *check,
		      const struct diagnosis *diagnosis);

/*
 * Whether the list holds a later try of steps. Each finding about a step is
 * reported once, for its first try.
 */
bool check_is_later_try(const struct list *list);

/* SEEN_… of an item, in all walks and in each try of its step. */
unsigned int check_guards_of(const struct check *check, const struct list *list,
			     size_t item);

/* Whether the item is for the checked audience. */
bool check_is_meant(const struct check *check, const struct item *item);

/*
 * Whether it is certain that a step that no walk reached can't be reached:
 * every walk was tried, or the guide's lists can't lead there.
 */
bool check_is_certain(const struct check *check, const struct step *step);

/*
 * An action that may come before the danger step, judging by the lists; NULL:
 * certainly none does.
 */
const struct step *certain_before_danger(const struct check *check);

/*
 * An action that keeps all data but may come after the erasing step, judging by
 * the lists; NULL: certainly none does.
 */
const struct step *certain_after_erasing(const struct check *check,
					 const struct step *step);

/* The number of questions that no walk exceeds, judging by the lists. */
size_t bound_questions(const struct check *check, enum audience audience);

/* Whether every walk of the guide was tried. */
bool check_is_whole(const struct check *check);

/* Appends "{device: phone, signs: [hot, wet]}". */
void check_write_condition(struct buffer *out,
			   const struct condition *condition);

/*
 * How many lines a step needs in a window of 80 columns, without its guarded
 * texts.
 */
int check_step_lines(const struct step *step);

/* How many of the window's 24 lines a step can have. */
enum { STEP_LINES_MOST = 20 };

#endif
