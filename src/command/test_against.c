/*
 * Finds changed results: of scenarios with another guide, or of cases with this
 * one.
 */
#include "command/trials.h"

#include "chargefix/command.h"
#include "chargefix/memory.h"
#include "command/recorded.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>

/* Adds to trial.changes if the results differ. */
static void compare(struct trials *trials, const struct trial_change *change)
{
	struct trial *trial = &trials->trial;
	size_t count = trial->change_count;

	if (answered_path_same_end(&change->before, &change->now))
		return;
	trial->changes =
		memory_room(trial->changes, count, sizeof(*trial->changes));
	trial->changes[count] = *change;
	trial->changes[count].parting =
		answered_path_parting(&change->before, &change->now);
	trial->change_count++;
}

/* Finds the path of a scenario of `guide` through `other`. */
static void walk_other(struct trials *trials, const struct scenario *scenario,
		       const struct guide *guide, const struct guide *other,
		       struct answered_path *path)
{
	struct scenario carried;
	struct message ignored;
	struct walk walk;

	scenario_adapt(&carried, scenario, guide, other, &trials->arena);
	/* The path ends at a question without a known answer. */
	scenario_walk(&carried, other, &walk, &ignored);
	answered_path_take(path, &walk, &trials->arena);
	walk_release(&walk);
}

bool trials_against(struct trials *trials, const struct options *options,
		    const char *program)
{
	if (!options->against)
		return true;
	if (!guide_file_open(&trials->old, options->against, program))
		return false;
	trials->trial.compared = true;
	for (size_t i = 0; i < trials->trial.count; i++) {
		const struct trial_outcome *outcome =
			&trials->trial.outcomes[i];
		struct trial_change change = {
			.name = outcome->scenario->name,
			.place = outcome->scenario->place,
			.now = outcome->path,
		};

		walk_other(trials, outcome->scenario, &trials->guide.guide,
			   &trials->old.guide, &change.before);
		compare(trials, &change);
	}
	return true;
}

/*
 * The scenario's answers are those of the case's path, without reported danger.
 */
static void take_readings(struct scenario *made,
			  const struct interview *interview,
			  struct arena *arena)
{
	const struct walk *walk = interview_walk(interview);
	size_t answer = 0;

	for (size_t i = 0; i < walk->path_count; i++) {
		size_t given = walk->path[i];
		const char *reading;

		if (walk->given[given].raised)
			continue;
		reading = interview_given_reading(interview, given);
		if (reading)
			reading = arena_text(arena, reading, strlen(reading));
		made->answers[answer++].reading = reading;
	}
}

bool trials_from_case(struct scenario *made, const struct interview *interview,
		      const char *name, struct arena *arena)
{
	struct message error = {0};

	if (!scenario_from_walk(made, interview_walk(interview), name, arena,
				&error)) {
		say_failed("case %lld can't be written as a scenario: %s",
			   (long long)interview_number(interview), error.text);
		return false;
	}
	take_readings(made, interview, arena);
	return true;
}

static const char *case_name(struct trials *trials, int64_t number)
{
	char name[32];

	snprintf(name, sizeof(name), "case %lld", (long long)number);
	return arena_text(&trials->arena, name, strlen(name));
}

static void compare_interview(struct trials *trials,
			      const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);
	struct trial_change change = {
		.name = case_name(trials, interview_number(interview)),
	};
	struct scenario scenario;

	answered_path_take(&change.before, walk, &trials->arena);
	/* Cases that can't become scenarios have been reported; go on. */
	if (!trials_from_case(&scenario, interview, change.name,
			      &trials->arena))
		return;
	trials->trial.compared_cases++;
	walk_other(trials, &scenario, walk->guide, &trials->guide.guide,
		   &change.now);
	compare(trials, &change);
}

/*
 * Reports cases that can't be read; only unreadable guides are a reason to
 * stop.
 */
static bool compare_case(struct trials *trials, struct casebook *casebook,
			 const struct case_row *row)
{
	struct message error = {0};
	struct interview *interview;

	if (row->damaged) {
		say_failed("the case database is damaged at case %lld",
			   (long long)row->number);
		return true;
	}
	if (!casebook_guide(casebook, row->guide_sha256, &error)) {
		say_failed("%s", error.text);
		return false;
	}
	interview = casebook_open(casebook, row->number, &error);
	if (interview)
		compare_interview(trials, interview);
	else
		say_failed("%s", error.text);
	interview_free(interview);
	return true;
}

enum { LOOKED_AT_ONCE = 1000 };

static bool compare_cases(struct trials *trials, struct casebook *casebook)
{
	struct case_query query = {
		.filter = CASES_CLOSED,
		.guide_id = trials->guide.guide.id,
		.look = LOOKED_AT_ONCE,
	};
	bool done;

	do {
		struct case_rows rows = {0};
		struct message error = {0};

		done = store_cases(casebook->store, &query, &rows, &error);
		if (!done)
			say_failed("%s", error.text);
		for (size_t i = 0; done && i < rows.count; i++)
			done = compare_case(trials, casebook, &rows.items[i]);
		query.after = rows.reached;
		case_rows_release(&rows);
	} while (done && query.after);
	return done;
}

bool trials_cases(struct trials *trials, const struct options *options)
{
	return !options->cases ||
	       (recorded_casebook(&trials->casebook, &trials->path, options) &&
		compare_cases(trials, &trials->casebook));
}
