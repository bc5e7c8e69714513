/* Finds texts that steps, causes and diagnoses should have but don't. */
#include "check/internal.h"

struct lack {
	bool lacks;
	const char *what;
};

static void add_lacks(struct check *check, struct place place, const char *id,
		      const struct lack *lacks, size_t count)
{
	struct buffer text = {0};

	for (size_t i = 0; i < count; i++) {
		if (lacks[i].lacks)
			buffer_format(&text, "%s no %s",
				      text.length ? " and" : " has",
				      lacks[i].what);
	}
	if (text.length)
		check_add(check, "missing-text", false, place, "\"%s\"%s", id,
			  buffer_string(&text));
	buffer_release(&text);
}

void check_texts(struct check *check)
{
	const struct guide *guide = check->guide;
	bool sources = guide->source_count > 0;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		const struct lack lacks[] = {
			{!step->why, "why"},
			{step_is_action(step) && !step->minutes, "minutes"},
			{sources && !step->sources.count, "source"},
		};
		if (!step->earlier)
			add_lacks(check, step->place, step->id, lacks, 3);
	}
	for (size_t i = 0; i < guide->cause_count; i++) {
		const struct cause *cause = &guide->causes[i];
		const struct lack lack = {sources && !cause->sources.count,
					  "source"};
		add_lacks(check, cause->place, cause->id, &lack, 1);
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		const struct diagnosis *diagnosis = &guide->diagnoses[i];
		const struct lack lack = {sources && !diagnosis->sources.count,
					  "source"};
		add_lacks(check, diagnosis->place, diagnosis->id, &lack, 1);
	}
}
