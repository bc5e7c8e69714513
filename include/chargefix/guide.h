/*
 * The guide: a decision tree as it was written down, checked and linked.
 *
 * Immutable once loaded; everything in it lives in its arena. The words are
 * those of the guide format (see chargefix's README): a guide has routes, a
 * route is an ordered list of steps, a step has answers, answers are evidence
 * about causes, and a diagnosis ends the walk. May use: arena.
 */
#ifndef CHARGEFIX_GUIDE_H
#define CHARGEFIX_GUIDE_H

#include "chargefix/answer_numbers.h"
#include "chargefix/arena.h"
#include "chargefix/buffer.h"
#include "chargefix/file_part.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The ids of that answer: a question's, and an action's. */
#define ANSWER_ID_UNSURE "unsure"
#define ANSWER_ID_CANNOT "cannot"

/*
 * The id of the last answer of a step that may help: it did, but the problem
 * came back. Guides that count evidence have it without saying so.
 */
#define ANSWER_ID_HELPED "helped"

/* Stands between a step's id and the number of a later try: "hold~2". */
#define TRY_SIGN "~"

/* The id of the only answer that the guide has of a step without `ask`. */
#define ANSWER_ID_DONE "done"

/* The value of evidence and of diagnosis that means `tests`. */
#define NAME_THIS "this"

/*
 * Where in the file something stands, counted from 1. With files that the guide
 * includes, lines are counted through: see file_part.h.
 */
struct place {
	uint32_t line;
	uint32_t column;
};

struct texts {
	const char **items;
	size_t count;
};

enum audience { AUDIENCE_ANY, AUDIENCE_OWNER, AUDIENCE_SHOP };

/* The word of the format: "owner", "shop"; NULL for AUDIENCE_ANY. */
const char *audience_word(enum audience audience);

/* The word's audience in `audience`; false if it is none. */
bool audience_parse(const char *word, enum audience *audience);

struct step;

/* One entry of when/unless: an earlier step and the answers that count. */
struct clause {
	const struct step *step;
	struct answer_numbers answers; /* any of these */
	uint32_t alternative; /* that it is a part of, from 0 */
};

/*
 * Alternatives of which any must hold; of each, all clauses must. The clauses
 * of an alternative stand together.
 */
struct condition {
	struct clause *items;
	size_t count; /* 0: there is no condition */
};

/* Behind the last clause of the alternative that the clause is a part of. */
size_t condition_end(const struct condition *condition, size_t clause);

/* For whom something is meant, and after which answers. */
struct guards {
	struct condition when;
	struct condition unless;
	enum audience only;
};

/* Whether nothing is guarded. */
bool guards_are_none(const struct guards *guards);

/* A text that is shown where its guards hold. */
struct guarded_text {
	const char *text;
	struct guards guards;
	struct place place;
};

struct guarded_texts {
	const struct guarded_text *items;
	size_t count;
};

/* A letter of `sources`, and the work it stands for. */
struct source {
	const char *id;
	const char *title;
	struct place place;
};

struct cause {
	const char *id;
	const char *title;
	const char *about; /* NULL: none */
	struct texts sources; /* references such as A.c1 */
	uint32_t index; /* in guide.causes */
	struct place place;
};

/* Causes that a step tests or an answer speaks of. */
struct cause_set {
	const struct cause **items;
	size_t count;
	const uint8_t *weights; /* how much each counts; NULL: each counts 1 */
};

/* How much one answer may count for or against a cause. */
enum { WEIGHT_MOST = 9 };

bool cause_set_has(const struct cause_set *set, const struct cause *cause);

/* How much the n-th of its causes counts. */
int cause_set_weight(const struct cause_set *set, size_t n);

/* How a verdict looks: alike where much the same is left to do. */
enum verdict_look {
	VERDICT_LOOKS_GOOD,
	VERDICT_LOOKS_WAITING,
	VERDICT_LOOKS_SIMPLE, /* work that anybody can do */
	VERDICT_LOOKS_HARD,
	VERDICT_LOOKS_LOST,
	VERDICT_LOOKS_DANGEROUS,
	VERDICT_LOOKS
};

/*
 * Everything that the program knows of a verdict is its row: the name in enum
 * verdict, then what struct verdict_facts says. The colours are light enough
 * for black words, and differ in grey as well.
 */
#define VERDICTS_TABLE(ROW)                                                    \
	ROW(FIXED, "fixed", "It works again", VERDICT_LOOKS_GOOD, "#d7f0d5",   \
	    "#2e7d32")                                                         \
	ROW(SETTING, "setting", "Nothing is broken", VERDICT_LOOKS_GOOD,       \
	    "#d6e8fa", "#1565c0")                                              \
	ROW(RESULT, "result", "Result", VERDICT_LOOKS_GOOD, "#e4e9f0",         \
	    "#455a75")                                                         \
	ROW(LATER, "later", "Not now", VERDICT_LOOKS_WAITING, "#d9f2f2",       \
	    "#00707a")                                                         \
	ROW(PART, "part", "A part needs replacing", VERDICT_LOOKS_SIMPLE,      \
	    "#fff6c2", "#9a7d00")                                              \
	ROW(SERVICE, "service", "This is a job for a repair shop",             \
	    VERDICT_LOOKS_HARD, "#ffe3c2", "#c05f00")                          \
	ROW(REPLACE, "replace", "Not worth repairing", VERDICT_LOOKS_LOST,     \
	    "#eadcf5", "#6a1b9a")                                              \
	ROW(DANGER, "danger", "DANGER: stop here", VERDICT_LOOKS_DANGEROUS,    \
	    "#fbd3d3", "#b71c1c")

#define VERDICT_ENUM(name, ...) VERDICT_##name,
enum verdict { VERDICTS_TABLE(VERDICT_ENUM) VERDICTS };

struct verdict_facts {
	const char *word; /* of the format: "fixed", "setting" … */
	const char *said; /* what it comes to: "It works again" */
	enum verdict_look look;
	const char *fill; /* colours of its box in a drawing: "#d7f0d5" */
	const char *line;
};

const struct verdict_facts *verdict_facts(enum verdict verdict);

/* The word of it alone. */
const char *verdict_word(enum verdict verdict);

/* The word's verdict in `verdict`; false if it is none. */
bool verdict_parse(const char *word, enum verdict *verdict);

struct diagnosis {
	const char *id;
	enum verdict verdict;
	const struct cause *cause; /* NULL: none is named */
	const char *title;
	const char *about; /* what it was; NULL: none */
	struct guarded_texts advice; /* what to do now */
	struct guarded_texts prevent; /* how to keep it from coming back */
	struct guarded_texts tell; /* what a repair shop should know */
	struct texts sources;
	uint32_t check_back; /* seconds until it is asked whether the repair
			      * lasted; 0: never */
	uint32_t index; /* in guide.diagnoses */
	struct place place;
};

struct list;

/* How often an answer may lead back at most. */
enum { AGAIN_MOST = 9 };

struct answer {
	const char *id;
	const char *say; /* the whole answer, as the person would say it */
	const char *label; /* the same in a word or two, for lists; or NULL */
	const char *about; /* a hint beside it; NULL: none */
	const struct list *then; /* comes next; NULL: nothing */
	/*
	 * Everything from this step on is asked again: `then` is the next try.
	 * NULL: nothing is, or this was the last try.
	 */
	const struct step *again;
	uint8_t most; /* times that it is; 0 where the guide is silent */
	uint8_t category; /* of product_categories: what device it means; or 0 */
	struct cause_set suspects;
	struct cause_set doubts; /* less likely than before, but never out */
	struct cause_set rules_out;
	const struct diagnosis *diagnosis; /* ends the walk; NULL: does not */
	/* The same of the causes that the step tests; a number is a weight. */
	uint8_t suspects_this;
	bool doubts_this;
	bool rules_out_this;
	bool diagnosis_this; /* the diagnosis named as the step's only cause */
	bool alone; /* of choose: many, goes with no other answer */
	bool pinned; /* of many answers, stays in sight when some are found */
	bool implied; /* the guide says nothing of it: ANSWER_ID_HELPED */
	double from; /* a measured step's band: readings from here … */
	double to; /* … to below here; the topmost band includes its end */
	struct place place;
};

struct answers {
	const struct answer *items;
	size_t count; /* 1 … ANSWERS_MOST */
};

/* What a step reads off an instrument, a calendar or a display. */
struct measure {
	const char *unit; /* "A", "%", "months" */
	double min;
	double max;
};

struct step {
	const char *id;
	const char *title; /* a few words, for lists; NULL: use ask */
	const char *ask; /* NULL: it is only to be done, and has a title */
	const char *about; /* how to look, for a question; NULL: none */
	const char *why; /* NULL: none */
	const char *consent; /* what is at stake; NULL: needs no consent */
	struct answers answers;
	struct cause_set tests;
	struct guarded_texts needs;
	struct guarded_texts cautions;
	struct guarded_texts instructions; /* `do`; none: it is a question */
	struct texts sources;
	const struct measure *measure; /* its answers are bands; or NULL */
	/*
	 * What "not sure" counts as, or NULL: one of its answers, or one that
	 * is for this alone.
	 */
	const struct answer *unsure;
	/*
	 * Its last answer, that it helped for a while, where it may help; or
	 * NULL.
	 */
	const struct answer *helped;
	const struct diagnosis *diagnosis; /* what `this` means, or NULL */
	/*
	 * A step that is asked again is a step of its own each time, so that
	 * each try has its answer and every walk ends. Guards and texts name
	 * the first, and mean the newest that was answered.
	 */
	const struct step *earlier; /* the try before this; NULL: none */
	const struct step *later; /* the try after this; NULL: none */
	const char *try_title; /* the title of a later try; NULL: the first */
	uint8_t try_number; /* from 1; 0: it is never asked again */
	uint8_t tries; /* how many there are; 0: as above */
	uint32_t index; /* in guide.steps */
	uint32_t wait; /* seconds; 0: none */
	uint16_t minutes; /* about how long it takes; 0: not said */
	bool many; /* choose: many */
	bool sure; /* it does not take "not sure" */
	bool erases; /* deletes the person's data */
	struct place place;
};

/* What a list holds, one of three, with its guards. */
struct item {
	const struct step *step; /* or NULL */
	const struct route *use; /* is walked in place; or NULL */
	const struct diagnosis *diagnosis; /* ends the walk; or NULL */
	struct guards guards;
	struct place place;
};

struct list {
	const struct item *items;
	size_t count;
	uint32_t index; /* every list of a guide has its own, from 0 */
};

struct route {
	const char *id;
	struct list list;
	uint32_t index; /* in guide.routes */
	struct place place;
};

/* An item of a list by its number: it and the list that it stands in. */
struct placed_item {
	const struct item *item;
	const struct list *list;
};

/*
 * Numbers of items by what decides them: those of key k are
 * numbers[first[k]] up to, and without, numbers[first[k + 1]].
 */
struct item_index {
	uint32_t *first;
	uint32_t *numbers;
};

/* What a text names in braces: "{lamp}". */
struct mention {
	const char *name; /* not closed by a NUL */
	size_t length;
	const char *end; /* what follows it in the text */
};

/*
 * The next name in braces from `text` on; false: there is none. "{{" is a
 * brace that stands for itself, and so is one with anything but a name in it.
 */
bool mention_next(const char *text, struct mention *mention);

/* A text that has guards, and whose it is. */
struct guarded {
	const struct guarded_text *text;
	const struct step *step; /* NULL: it is the diagnosis's */
	const struct diagnosis *diagnosis;
};

/*
 * What an author should look at in the file itself, though it loads: what is
 * found while reading, and can't be seen in the guide any more.
 */
struct remark {
	const char *kind; /* a word for programs, such as cut-by-comment */
	const char *text; /* in one line */
	const char *meaning; /* what a user would meet; or NULL */
	struct place place;
	bool note; /* nothing is wrong with it */
};

struct guide {
	const char *id;
	const char *version;
	const char *language;
	const char *title;
	/*
	 * Whether evidence is counted. If not, a cause is suspected or it is
	 * not, as in every guide of version 1.0.0: see walk.h.
	 */
	bool counts_evidence;
	bool fills; /* a step in braces stands for its answer: since format 2 */

	struct source *sources;
	size_t source_count;
	struct cause *causes;
	size_t cause_count;
	struct route *routes;
	size_t route_count;
	struct diagnosis *diagnoses;
	size_t diagnosis_count;
	const struct step **steps; /* in reading order */
	size_t step_count;
	const struct step **steps_by_id; /* sorted, for guide_step */
	size_t list_count;

	/*
	 * Items of all lists are numbered through, list after list. `start` is
	 * one of them, so a guide stays where it was loaded.
	 */
	const struct list **lists; /* by list.index */
	uint32_t *first_item; /* by list.index: the number of its first item */
	struct placed_item *items; /* by number */
	size_t item_count;
	uint32_t *item_of; /* by step.index: the item that is the step */
	struct item_index readers; /* by step.index: whose guards read it */
	struct item_index testers; /* by cause.index: whose steps test it */

	/*
	 * All texts that have guards, numbered through: first those of steps,
	 * in their order, then those of diagnoses.
	 */
	struct guarded *guarded;
	size_t guarded_count;
	uint32_t *step_guarded; /* by step.index, and one more: its first */
	uint32_t *diagnosis_guarded; /* by diagnosis.index, and one more */
	struct item_index
		text_readers; /* by step.index: whose guards read it */

	struct list start;
	const struct step *danger; /* can be asked at any time; or NULL */
	const struct step *subject; /* its answer names the case, or NULL */
	const struct diagnosis *otherwise; /* when no step is left */

	/* The files that it includes, by their lines; they have no text. */
	struct file_part *parts;
	size_t part_count;

	struct remark *remarks; /* by place */
	size_t remark_count;

	struct arena arena;
};

void guide_release(struct guide *guide);

/* The included file that a place is in; NULL: it is in the guide itself. */
const struct file_part *guide_part(const struct guide *guide,
				   struct place place);

/* The place in its own file. */
struct place guide_place(const struct guide *guide, struct place place);

/*
 * Appends "line 12", or "line 12 of FILE" if the place is in another file than
 * `from`.
 */
void guide_write_line(const struct guide *guide, struct place place,
		      struct place from, struct buffer *out);

/*
 * The product categories of the Open Repair Data Standard 0.3, by their numbers
 * there, from 1.
 */
enum { PRODUCT_CATEGORY_MISC = 18, PRODUCT_CATEGORIES = 41 };
extern const char *const product_categories[PRODUCT_CATEGORIES];

/* The number of that category; 0: there is none. */
uint8_t product_category_number(const char *name);

/*
 * The number of the category of a device, from the label that its case keeps of
 * the answer to guide.subject; PRODUCT_CATEGORY_MISC if the guide has none.
 */
uint8_t guide_category(const struct guide *guide, const char *subject);

/* How many steps its author wrote: without the later tries of them. */
size_t guide_written_steps(const struct guide *guide);

/* The step of that id, or NULL. */
const struct step *guide_step(const struct guide *guide, const char *id);

/* The step that the mention names, or NULL. */
const struct step *mention_step(const struct guide *guide,
				const struct mention *mention);

/*
 * The step's title, or its question where it has none. A later try says which
 * it is: "Hold the button (try 2 of 3)".
 */
const char *step_title(const struct step *step);

/* The first try of a step; the step itself where it is the only one. */
const struct step *step_first_try(const struct step *step);

/* Whether it asks to do something (has instructions). */
bool step_is_action(const struct step *step);

/* How many of its instructions, from the first on, can be ticked off. */
#define TICKABLE_MOST 64
size_t step_tickable(const struct step *step);

/* Whether "not sure" leads to something that no other answer does. */
bool step_unsure_differs(const struct step *step);

/*
 * The n-th answer that does something of its own: the guide's, then what "not
 * sure" leads to where that differs; NULL behind the last. And its number, as in
 * answer_numbers.h.
 */
const struct answer *step_effect(const struct step *step, size_t n);
size_t step_effect_number(const struct step *step, size_t n);

/* All answers that the step takes. */
struct answer_numbers step_all_answers(const struct step *step);

/*
 * The id of the answer of that number: the guide's, or ANSWER_ID_UNSURE or
 * ANSWER_ID_CANNOT for ANSWER_UNSURE.
 */
const char *step_answer_id(const struct step *step, size_t number);

/* How that answer is said: "Not sure" where the guide is silent. */
const char *step_answer_say(const struct step *step, size_t number);

/* The same in a word or two, for lists. */
const char *step_answer_label(const struct step *step, size_t number);

/* The guide's hint beside that answer; NULL: there is none. */
const char *step_answer_about(const struct step *step, size_t number);

/*
 * The number of the answer of that id, 0 if there is none. Both ids of
 * ANSWER_UNSURE are known on every step that takes it.
 */
size_t step_answer_number(const struct step *step, const char *id);

/*
 * Reads a number as a person types it: decimal point or comma, the step's unit
 * behind it or not. Rounded to six digits behind the point, as it is kept, so
 * that its band is that of the number on record. False: it is no number.
 */
bool measure_parse(const struct measure *measure, const char *text,
		   double *reading);

/* Appends a reading that measure_parse gives again: "0.45", never 5e-05. */
void measure_write(struct buffer *out, double reading);

/* The number of the answer whose band has the reading; 0: not in min … max. */
size_t step_band(const struct step *step, double reading);

/* The guide's answer that the answer of that number counts as; NULL: counts as none. */
const struct answer *step_answer(const struct step *step, size_t number);

/* The diagnosis that the answer ends with, or NULL. */
const struct diagnosis *answer_diagnosis(const struct step *step,
					 const struct answer *answer);

/* How many bits are set, such as those of instructions that are done. */
size_t count_bits(uint64_t bits);

#endif
