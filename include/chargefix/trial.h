/*
 * The results of scenarios, written out for people and programs.
 *
 * May use: scenario, coverage, way; jansson (src/report/json_trial.c only).
 */
#ifndef CHARGEFIX_TRIAL_H
#define CHARGEFIX_TRIAL_H

#include "chargefix/answered_path.h"
#include "chargefix/coverage.h"
#include "chargefix/scenario.h"

struct trial_outcome {
	const struct scenario *scenario;
	bool passed;
	struct message failure; /* what was expected, and what came instead */
	struct answered_path path; /* that it went, where it failed */
};

/* A scenario or a case that ends otherwise than with another guide. */
struct trial_change {
	const char *name;
	struct place place; /* of the scenario; line 0: it is a case */
	struct answered_path before;
	struct answered_path now;
	size_t parting; /* answers that they have in common */
};

struct trial {
	const struct guide *guide;
	const char *file; /* that the scenarios stand in */
	struct trial_outcome *outcomes;
	size_t count;
	size_t passed;
	const struct coverage *coverage; /* of all of them */
	bool compared; /* with another guide */
	size_t compared_cases;
	struct trial_change *changes;
	size_t change_count;
};

struct trial_format {
	const char *name;
	void (*write)(const struct trial *trial, struct buffer *out);
	bool exact; /* for programs: UTF-8 whatever the locale */
};

enum trial_kind { TRIAL_TEXT, TRIAL_JSON, TRIAL_FORMATS };

/* By their kind. */
extern const struct trial_format trial_formats[];

/* Its name at that index; NULL behind the last. */
const char *trial_format_name(size_t index);

void trial_text(const struct trial *trial, struct buffer *out);
void trial_json(const struct trial *trial, struct buffer *out);

#endif
