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
	view_texts(document, walk, NULL, VIEW_PREVENT,
		   &walk->diagnosis->prevent);
	view_texts(document, walk, NULL, VIEW_TELL, &walk->diagnosis->tell);
}

void view_given(const struct walk *walk, const struct interview *interview,
		size_t given, bool label, struct buffer *out)
{
	if (interview)
		interview_say(interview, given, label, out);
	else
		given_say(&walk->given[given], label, out);
}

/* Whether the line ends with a mark that ends a sentence in some script. */
static bool is_sentence(const struct buffer *line)
{
	static const char *const marks[] = {".",  "?",  "!",  ":", "…",
					    "。", "？", "！", "؟"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t length = strlen(marks[i]);

		if (line->length >= length &&
		    memcmp(line->data + line->length - length, marks[i],
			   length) == 0)
			return true;
	}
	return false;
}

void view_join(struct buffer *out, const char *text)
{
	buffer_format(out, "%s %s", is_sentence(out) ? "" : ":", text);
}

void view_add_given(struct document *document, const struct walk *walk,
		    const struct interview *interview, size_t given,
		    const char *effect)
{
	struct buffer line = {0}, said = {0};

	view_given(walk, interview, given, true, &said);
	buffer_text(&line, step_title(walk->given[given].step));
	view_join(&line, buffer_string(&said));
	buffer_text(&line, effect);
	document_add(document, BLOCK_ITEM, 0, buffer_string(&line));
	buffer_release(&line);
	buffer_release(&said);
}

/* Whether the item that ended the walk depends on such an answer. */
static bool is_asked_by(const struct walk *walk, const struct given *given)
{
	const struct item *end = walk->end;
	struct answer_numbers counts = given_counts(given);

	for (size_t i = 0; end && i < end->guards.when.count; i++) {
		const struct clause *clause = &end->guards.when.items[i];
		if (walk_counted(walk, clause->step) == given &&
		    answers_meet(&counts, &clause->answers))
			return true;
	}
	return false;
}

const char *view_effect(const struct walk *walk, const struct given *given)
{
	const struct diagnosis *diagnosis = walk->diagnosis;
	const struct cause *cause = diagnosis ? diagnosis->cause : NULL;

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));) {
		const struct answer *answer = step_answer(given->step, number);
		if (answer && diagnosis &&
		    answer_diagnosis(given->step, answer) == diagnosis)
			return " (confirmed it)";
	}
	if (is_asked_by(walk, given))
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
		const char *effect =
			view_effect(walk, &walk->given[walk->path[at]]);
		if (!effect)
			continue;
		if (!headed)
			document_add(document, BLOCK_HEADING, 0,
				     "How it was found");
		headed = true;
		view_add_given(document, walk, interview, walk->path[at],
			       effect);
	}
}

bool view_was_done(const struct given *given)
{
	return step_is_action(given->step) &&
	       !answers_has(&given->chosen, ANSWER_UNSURE);
}

static void add_tried(struct document *document, const struct walk *walk,
		      const struct interview *interview)
{
	bool headed = false;

	for (size_t at = 0; at < walk->path_count; at++) {
		if (!view_was_done(&walk->given[walk->path[at]]))
			continue;
		if (!headed)
			document_add(document, BLOCK_HEADING, 0,
				     "What was tried");
		headed = true;
		view_add_given(document, walk, interview, walk->path[at], "");
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
			   const struct unresolved *unresolved, bool untested)
{
	add_causes(document, "Still suspected", &unresolved->suspected);
	add_causes(document, "Tested, no clear result", &unresolved->unsettled);
	if (untested)
		add_causes(document, "Not tested", &unresolved->untested);
	add_causes(document, "Unlikely, but not ruled out",
		   &unresolved->doubted);
}

void view_open_causes(struct document *document, const struct walk *walk)
{
	struct unresolved unresolved;

	unresolved_init(&unresolved, walk);
	add_unresolved(document, &unresolved, unresolved_matters(walk));
	unresolved_release(&unresolved);
}

/* Adds the open causes and the steps that were not done. */
static void add_open(struct document *document, const struct walk *walk)
{
	struct unresolved unresolved;

	if (!unresolved_matters(walk))
		return;
	unresolved_init(&unresolved, walk);
	add_unresolved(document, &unresolved, true);
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

static void add_pending(struct document *document, const struct walk *walk)
{
	document_add(document, BLOCK_LEAD, 0, "No diagnosis yet.");
	if (walk->step)
		document_format(document, BLOCK_PARAGRAPH, 0, "Next: %s",
				step_title(walk->step));
}

void view_end(struct document *document, const struct walk *walk,
	      const struct interview *interview)
{
	if (interview)
		view_fate(document, interview);
	if (!walk->diagnosis) {
		add_pending(document, walk);
		return;
	}
	add_diagnosis(document, walk);
	if (interview)
		view_outlook(document, interview);
	view_afterwards(document, walk);
	view_found(document, walk, interview);
	add_tried(document, walk, interview);
	add_open(document, walk);
}
