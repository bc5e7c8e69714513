/*
 * Walks scenarios for `chargefix test`.
 *
 * Private to src/command/test*.c.
 */
#ifndef CHARGEFIX_COMMAND_TRIALS_H
#define CHARGEFIX_COMMAND_TRIALS_H

#include "chargefix/casebook.h"
#include "chargefix/trial.h"
#include "command/guide_file.h"
#include "command/options.h"

/* All zero is empty. */
struct trials {
	struct guide_file guide;
	struct file_text text; /* of the scenarios */
	struct scenarios scenarios;
	struct coverage coverage;
	struct guide_file old; /* of --against */
	struct casebook casebook; /* of --cases: with the guides of all */
	struct buffer path; /* of its case database */
	struct trial trial;
	struct arena arena;
};

/* Each prints a message before it returns false. */

/* Makes a scenario from a case, for its own guide. */
bool trials_from_case(struct scenario *made, const struct interview *interview,
		      const char *name, struct arena *arena);

/* Walks each scenario with the guide of --against as well. */
bool trials_against(struct trials *trials, const struct options *options,
		    const char *program);

/* Walks each closed case of the guide with the guide as it is now. */
bool trials_cases(struct trials *trials, const struct options *options);

#endif
