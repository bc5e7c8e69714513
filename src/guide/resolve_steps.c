#include "guide/loader.h"

#include <math.h>

/* The context for checking the answers of one step. */
struct check {
	struct loader *loader;
	const struct directory *diagnoses;
	struct step *step;
	bool tests_unread;
};

/* Checks `this` in an answer's evidence: the step must test something. */
static void check_this(const struct check *check, const char *key,
		       struct place place)
{
	if (check->step->tests.count == 0 && !check->tests_unread)
		messages_add(check->loader->problems, place.line, place.column,
			     "\"%s: " NAME_THIS "\" is only allowed in a step "
			     "with \"tests\"",
			     key);
}

/* The diagnosis with the same name as the cause, or NULL. */
static struct diagnosis *diagnosis_of(const struct check *check,
				      const struct cause *cause)
{
	struct entry *entry = NULL;

	if (cause)
		entry = directory_find(check->diagnoses, cause->id);
	if (!entry)
		return NULL;
	entry->used = true;
	return entry->thing;
}

/* Links `this` as a diagnosis: that of the one cause that the step tests. */
static void link_this(const struct check *check, struct place place)
{
	struct step *step = check->step;
	struct messages *problems = check->loader->problems;
	const struct cause_set *tests = &step->tests;

	if (step->diagnosis || check->tests_unread)
		return;
	if (tests->count != 1) {
		messages_add(problems, place.line, place.column,
			     "\"diagnosis: " NAME_THIS "\" is only allowed in "
			     "a step that tests exactly one cause; this step "
			     "tests %zu",
			     tests->count);
		/* There are too many, but they still count as used. */
		for (size_t i = 0; i < tests->count && i < ANSWERS_MOST; i++)
			diagnosis_of(check, tests->items[i]);
		return;
	}
	step->diagnosis = diagnosis_of(check, tests->items[0]);
	if (!step->diagnosis && tests->items[0] &&
	    !reader_skipped(check->loader->reader, tests->items[0]->id))
		messages_add(problems, place.line, place.column,
			     "the step tests \"%s\", so \"diagnosis: " NAME_THIS
			     "\" needs a diagnosis of that name; there is none",
			     shown(tests->items[0]->id).text);
}

static void check_answer(const struct check *check, const struct answer *answer,
			 struct place place)
{
	if (answer->suspects_this)
		check_this(check, "suspects", place);
	if (answer->doubts_this)
		check_this(check, "doubts", place);
	if (answer->rules_out_this)
		check_this(check, "rules_out", place);
	if (answer->diagnosis_this)
		link_this(check, place);
	if (answer->alone && !check->step->many)
		messages_add(check->loader->problems, place.line, place.column,
			     "\"alone\" is only allowed in a step with "
			     "\"choose: many\"");
	if ((answer->from != 0 || answer->to != 0) && !check->step->measure)
		messages_add(check->loader->problems, place.line, place.column,
			     "\"from\" and \"to\" are only allowed in a step "
			     "with \"measure\"");
}

/* The answer whose band begins at `from`, or the next one above; or NULL. */
static const struct answer *band_above(const struct answers *answers,
				       const struct answer *below)
{
	const struct answer *next = NULL;

	for (size_t i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->items[i];
		bool above = !below || answer->from > below->from ||
			     (answer->from == below->from && answer > below);
		if (above && (!next || answer->from < next->from))
			next = answer;
	}
	return next;
}

/*
 * A band must begin where the one below it ends. `reached` is NAN if that is
 * unknown, because the answer below isn't a band.
 */
static void check_band(struct loader *loader, const struct measure *measure,
		       double reached, const struct answer *band,
		       struct place place)
{
	bool lowest = reached == measure->min;
	bool gap = band->from > reached;

	if (!(band->from < band->to))
		messages_add(loader->problems, place.line, place.column,
			     "each answer of a step with \"measure\" needs a "
			     "band: \"from\" and a greater \"to\"");
	else if (lowest && band->from != reached)
		messages_add(loader->problems, place.line, place.column,
			     "the bands begin at %.15g %s, but \"min\" is "
			     "%.15g",
			     band->from, measure->unit, reached);
	else if (gap || band->from < reached)
		messages_add(loader->problems, place.line, place.column,
			     gap ? "the bands leave a gap between %.15g and "
				   "%.15g %s"
				 : "the bands overlap between %.15g and "
				   "%.15g %s",
			     gap ? reached : band->from,
			     gap ? band->from : reached, measure->unit);
}

/*
 * The bands must cover each reading from min to max exactly once. An error in a
 * set's bands is reported where the step names the set.
 */
static void check_bands(struct loader *loader, const struct step_read *read)
{
	const struct step *step = read->step;
	const struct measure *measure = step->measure;
	const struct answer *band = NULL;
	struct place place = read->set.text ? read->set.place : step->place;
	double reached = measure->min;

	if (step->many)
		messages_add(loader->problems, place.line, place.column,
			     "a step with \"measure\" can't have \"choose: "
			     "many\": each reading gives one answer");
	/* A measure that could not be read has no range to compare with. */
	if (!(measure->min < measure->max))
		return;
	for (size_t i = 0; i < step->answers.count; i++) {
		band = band_above(&step->answers, band);
		if (!band)
			return;
		if (!read->set.text)
			place = band->place;
		check_band(loader, measure, reached, band, place);
		reached = band->from < band->to ? band->to : NAN;
	}
	if (band && !isnan(reached) && reached != measure->max)
		messages_add(loader->problems, place.line, place.column,
			     "the bands end at %.15g %s, but \"max\" is %.15g",
			     reached, measure->unit, measure->max);
}

/* Lists show a question as its step's title, and can't fill in names. */
static void check_title(struct loader *loader, const struct step *step)
{
	struct mention mention;

	if (step->ask && !step->title && !loader->recorded &&
	    loader->guide->fills && mention_next(step->ask, &mention))
		messages_add(loader->problems, step->place.line,
			     step->place.column,
			     "a step whose \"ask\" names an answer needs a "
			     "\"title\", which lists show instead");
}

/* Only the answer that names the device can say what category it is. */
static void check_categories(struct loader *loader,
			     const struct step_read *read)
{
	const struct answers *answers = &read->step->answers;

	if (loader->recorded || read->step == loader->guide->subject)
		return;
	for (size_t i = 0; i < answers->count; i++) {
		struct place place = read->set.text ? read->set.place
						    : answers->items[i].place;

		if (answers->items[i].category)
			messages_add(loader->problems, place.line, place.column,
				     "\"category\" is only allowed in the "
				     "answers of the step named in "
				     "\"subject\"");
	}
}

void resolve_steps(struct loader *loader, const struct directory *diagnoses)
{
	const struct step_read *steps = (struct step_read *)loader->steps.data;

	for (size_t i = 0; i < loader->steps.used / sizeof(*steps); i++) {
		const struct step_read *read = &steps[i];
		const struct answers *answers = &read->step->answers;
		const struct check check = {loader, diagnoses, read->step,
					    read->tests_unread};

		/*
		 * An error in a set's answer is reported where a step names the
		 * set.
		 */
		for (size_t j = 0; j < answers->count; j++)
			check_answer(&check, &answers->items[j],
				     read->set.text ? read->set.place
						    : answers->items[j].place);
		check_title(loader, read->step);
		check_categories(loader, read);
		if (step_unsure_differs(read->step))
			check_answer(&check, read->step->unsure,
				     read->step->unsure->place);
		if (read->step->helped)
			check_answer(&check, read->step->helped,
				     read->step->helped->place);
		if (read->step->measure)
			check_bands(loader, read);
	}
	resolve_causes(loader);
}
