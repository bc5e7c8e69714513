/* "It helped, but the problem came back": added to steps that can help. */
#include "guide/loader.h"

#include <string.h>

static const struct answer came_back = {
	.id = ANSWER_ID_HELPED,
	.say = "It helped, but the problem came back",
	.label = "helped a while",
	.implied = true,
};

/* The diagnosis that the answer ends with, even before `this` is linked. */
static const struct diagnosis *end_of(const struct step *step,
				      const struct answer *answer,
				      const struct directory *diagnoses)
{
	const struct entry *entry = NULL;

	if (!answer->diagnosis_this)
		return answer->diagnosis;
	if (step->tests.count == 1 && step->tests.items[0])
		entry = directory_find(diagnoses, step->tests.items[0]->id);
	return entry ? entry->thing : NULL;
}

static bool can_help(const struct step *step, const struct directory *diagnoses)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct diagnosis *diagnosis =
			end_of(step, &step->answers.items[i], diagnoses);
		if (diagnosis && diagnosis->verdict == VERDICT_FIXED)
			return true;
	}
	return false;
}

static bool has_own(const struct step *step)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const char *id = step->answers.items[i].id;
		if (id && strcmp(id, ANSWER_ID_HELPED) == 0)
			return true;
	}
	return false;
}

bool takes_helped(const struct loader *loader, const struct step *step,
		  const struct directory *diagnoses)
{
	if (!loader->guide->counts_evidence && !step->helped)
		return false;
	return !step->measure && step != loader->guide->danger &&
	       step->answers.count < ANSWERS_MOST && !has_own(step) &&
	       can_help(step, diagnoses);
}

static void append(struct loader *loader, struct step *step)
{
	size_t count = step->answers.count;
	struct answer *items =
		reader_alloc(loader->reader, (count + 1) * sizeof(*items));

	memcpy(items, step->answers.items, count * sizeof(*items));
	items[count] = step->helped ? *step->helped : came_back;
	items[count].say = came_back.say;
	items[count].label = came_back.label;
	items[count].alone = step->many;
	if (step->unsure && !step_unsure_differs(step))
		step->unsure = &items[step->unsure - step->answers.items];
	step->answers = (struct answers){items, count + 1};
	step->helped = &items[count];
}

void resolve_helped(struct loader *loader, const struct directory *diagnoses)
{
	const struct step_read *steps = (struct step_read *)loader->steps.data;

	for (size_t i = 0; i < loader->steps.used / sizeof(*steps); i++) {
		struct step *step = steps[i].step;

		if (takes_helped(loader, step, diagnoses))
			append(loader, step);
		else if (step->helped)
			messages_add(
				loader->problems, step->helped->place.line,
				step->helped->place.column,
				"\"helped\" is only allowed in a step that "
				"can end with the verdict \"fixed\", has "
				"no answer \"" ANSWER_ID_HELPED
				"\" and no \"measure\"");
	}
}
