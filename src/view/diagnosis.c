/* The diagnosis, and the answers that led to it. */
#include "view/internal.h"

#include "chargefix/unresolved.h"

#include <string.h>

const char *view_fill(struct document *document, const struct walk *walk,
		      const struct step *step, const char *text)
{
	struct buffer filled = {0};

	if (!text || !walk || !walk->guide->fills || !strchr(text, '{'))
		return text;
	walk_fill(walk, step, text, &filled);
	const char *kept = arena_text(&document->arena, buffer_string(&filled),
				      filled.length);
	buffer_release(&filled);
	return kept;
}

void view_texts(struct document *document, const struct walk *walk,
		const struct step *step, const char *heading,
		const struct guarded_texts *texts)
{
	bool headed = false;

	for (size_t i = 0; i < texts->count; i++) {
		if (!walk_shows(walk, step, &texts->items[i]))
			continue;
		if (!headed)
			document_add(document, BLOCK_HEADING, 0, heading);
		headed = true;
		document_add(
			document, BLOCK_ITEM, 0,
			view_fill(document, walk, step, texts->items[i].text));
	}
}

void view_advice(struct document *document, const struct walk *walk)
{
	view_texts(document, walk, NULL, "What to do now",
		   &walk->diagnosis->advice);
}

void view_afterwards(struct document *document, const struct walk *walk)
{
	view_texts(document, walk, NULL, "To keep it from happening again",
		   &walk->diagnosis->prevent);
	view_texts(document, walk, NULL, "What to tell the repair shop",
		   &walk->diagnosis->tell);
}

void view_given(const struct walk *walk, const struct interview *interview,
		size_t given, bool label, struct buffer *out)
{
	if (interview)
		interview_say(interview, given, label, out);
	else
		given_say(&walk->given[given], label, out);
}

/* "Signs: It is dim", with the effect of that answer. */
static void add_given(struct document *document, const struct walk *walk,
		      const struct interview *interview, size_t given,
		      const char *effect)
{
	struct buffer said = {0};

	view_given(walk, interview, given, true, &said);
	document_format(document, BLOCK_ITEM, 0, "%s: %s%s",
			step_title(walk->given[given].step),
			buffer_string(&said), effect);
	buffer_release(&said);
}

/* Whether the item that ended the walk depends on such an answer. */
static bool is_asked_by(const struct item *end, const struct given *given)
{
	struct answer_numbers counts = given_counts(given);

	for (size_t i = 0; end && i < end->guards.when.count; i++) {
		const struct clause *clause = &end->guards.when.items[i];
		if (clause->step == given->step &&
		    answers_meet(&counts, &clause->answers))
			return true;
	}
	return false;
}

/* The effect of an answer on the diagnosis; NULL: none. */
static const char *effect_of(const struct walk *walk, size_t at)
{
	const struct given *given = &walk->given[walk->path[at]];
	const struct diagnosis *diagnosis = walk->diagnosis;
	const struct cause *cause = diagnosis->cause;

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		const struct answer *answer = step_answer(given->step, number);
		if (answer &&
		    answer_diagnosis(given->step, answer) == diagnosis)
			return " (confirmed it)";
	}
	if (is_asked_by(walk->end, given))
		return " (led to it)";
	if (cause && given_says(given, cause) == CAUSE_SUSPECTED)
		return " (pointed to it)";
	return NULL;
}

void view_found(struct document *document, const struct walk *walk,
		const struct interview *interview)
{
	bool headed = false;

	for (size_t at = 0; at < walk->path_count; at++) {
		const char *effect = effect_of(walk, at);
		if (!effect)
			continue;
		if (!headed)
			document_add(document, BLOCK_HEADING, 0,
				     "How it was found");
		headed = true;
		add_given(document, walk, interview, walk->path[at], effect);
	}
}

static void add_tried(struct document *document, const struct walk *walk,
		      const struct interview *interview)
{
	bool headed = false;

	for (size_t at = 0; at < walk->path_count; at++) {
		const struct given *given = &walk->given[walk->path[at]];
		if (!step_is_action(given->step) ||
		    answers_has(&given->chosen, ANSWER_UNSURE))
			continue;
		if (!headed)
			document_add(document, BLOCK_HEADING, 0,
				     "What was tried");
		headed = true;
		add_given(document, walk, interview, walk->path[at], "");
	}
}

static void add_causes(struct document *document, const char *heading,
		       const struct unresolved_causes *causes)
{
	if (causes->count)
		document_add(document, BLOCK_HEADING, 0, heading);
	for (size_t i = 0; i < causes->count; i++)
		document_add(document, BLOCK_ITEM, 0, causes->items[i]->title);
}

static void add_unresolved(struct document *document,
			   const struct unresolved *unresolved)
{
	add_causes(document, "Still suspected", &unresolved->suspected);
	add_causes(document, "Tested, no clear result", &unresolved->unsettled);
	add_causes(document, "Not tested", &unresolved->untested);
	add_causes(document, "Unlikely, but not ruled out",
		   &unresolved->doubted);
}

void view_open_causes(struct document *document, const struct walk *walk)
{
	struct unresolved unresolved;

	if (!unresolved_matters(walk))
		return;
	unresolved_init(&unresolved, walk);
	add_unresolved(document, &unresolved);
	unresolved_release(&unresolved);
}

/* Adds the open causes and the steps that were not done. */
static void add_open(struct document *document, const struct walk *walk)
{
	struct unresolved unresolved;

	if (!unresolved_matters(walk))
		return;
	unresolved_init(&unresolved, walk);
	add_unresolved(document, &unresolved);
	if (unresolved.undone_count)
		document_add(document, BLOCK_HEADING, 0,
			     "Not done, or not sure");
	for (size_t i = 0; i < unresolved.undone_count; i++)
		document_add(document, BLOCK_ITEM, 0,
			     step_title(unresolved.undone[i]));
	unresolved_release(&unresolved);
}

static void add_about(struct document *document, const struct walk *walk)
{
	const struct diagnosis *diagnosis = walk->diagnosis;

	if (diagnosis->cause)
		document_format(document, BLOCK_ASIDE, 0,
				diagnosis->verdict == VERDICT_LATER
					? "Suspected cause: %s"
					: "Cause: %s",
				diagnosis->cause->title);
	document_add(document, BLOCK_PARAGRAPH, 0,
		     view_fill(document, walk, NULL, diagnosis->about));
}

/* In danger, the advice comes before the explanation. */
static void add_diagnosis(struct document *document, const struct walk *walk)
{
	const struct diagnosis *diagnosis = walk->diagnosis;

	document_verdict(document, diagnosis->verdict);
	document_add(document, BLOCK_LEAD, 0, diagnosis->title);
	if (diagnosis->verdict == VERDICT_DANGER) {
		view_advice(document, walk);
		document_gap(document);
		add_about(document, walk);
	} else {
		add_about(document, walk);
		view_advice(document, walk);
	}
}

void view_end(struct document *document, const struct walk *walk,
	      const struct interview *interview)
{
	add_diagnosis(document, walk);
	view_afterwards(document, walk);
	view_found(document, walk, interview);
	add_tried(document, walk, interview);
	add_open(document, walk);
}
