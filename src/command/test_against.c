/* What would end otherwise: scenarios with another guide, cases with this. */
#include "command/trials.h"

#include "chargefix/command.h"
#include "chargefix/memory.h"
#include "command/record.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>

/* Adds to trial.changes if the ends are not the same. */
static void compare(struct trials *trials, const struct trial_change *change)
{
	struct trial *trial = &trials->trial;
	size_t count = trial->change_count;

	if (answered_path_same_end(&change->before, &change->now))
		return;
	if ((count & (count - 1)) == 0) /* full at each power of two */
		trial->changes =
			memory_grow(trial->changes, count == 0 ? 1 : count * 2,
				    sizeof(*trial->changes));
	trial->changes[count] = *change;
	trial->changes[count].parting =
		answered_path_parting(&change->before, &change->now);
	trial->change_count++;
}

/* The way that the answers of a scenario of `guide` take in `other`. */
static void walk_other(struct trials *trials, const struct scenario *scenario,
		       const struct guide *guide, const struct guide *other,
		       struct answered_path *path)
{
	struct scenario carried;
	struct message ignored;
	struct walk walk;

	scenario_adapt(&carried, scenario, guide, other, &trials->arena);
	/* Where no answer is known to what is asked, that is its end. */
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

/* A case's answers are those of its path, in order, but for raised danger. */
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

/* The cases to compare, kept beyond the call that shows them. */
struct compared {
	struct {
		int64_t number;
		char sha256[65];
	} * items;
	size_t count;
	size_t capacity;
};

static bool keep_case(void *context, const struct case_row *row)
{
	struct compared *list = context;

	if (row->damaged) {
		say_failed("the record is damaged at case %lld",
			   (long long)row->number);
		return true;
	}
	if (list->count == list->capacity) {
		list->capacity = list->capacity * 2 + 16;
		list->items = memory_grow(list->items, list->capacity,
					  sizeof(*list->items));
	}
	list->items[list->count].number = row->number;
	snprintf(list->items[list->count].sha256, 65, "%s", row->guide_sha256);
	list->count++;
	return true;
}

/* The guide of that hash, loaded once; NULL after a message. */
static const struct guide_file *recorded_guide(struct trials *trials,
					       struct store *store,
					       const char *sha256)
{
	size_t count = trials->recorded_count;
	struct guide_file **files = trials->recorded;
	struct guide_file *file;
	struct message error = {0};
	char(*hashes)[65] = trials->hashes;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(hashes[i], sha256) == 0)
			return files[i];
	}
	hashes = memory_grow(hashes, count + 1, sizeof(*hashes));
	trials->hashes = hashes;
	files = memory_grow(files, count + 1, sizeof(*files));
	trials->recorded = files;
	file = memory_new(1, sizeof(*file));
	if (!guide_file_recorded(file, store, sha256, &error)) {
		say_failed("%s", error.text);
		free(file);
		return NULL;
	}
	snprintf(hashes[count], sizeof(*hashes), "%s", sha256);
	files[count] = file;
	trials->recorded_count++;
	return file;
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
	/* What can't be told has been said, and is no reason to stop. */
	if (!trials_from_case(&scenario, interview, change.name,
			      &trials->arena))
		return;
	trials->trial.compared_cases++;
	walk_other(trials, &scenario, walk->guide, &trials->guide.guide,
		   &change.now);
	compare(trials, &change);
}

static bool compare_case(struct trials *trials, struct store *store,
			 const char *path, int64_t number, const char *sha256)
{
	const struct guide_file *file = recorded_guide(trials, store, sha256);
	struct interview *interview = NULL;
	struct message error = {0};

	if (!file)
		return false;
	struct interview_setup setup = {
		.guide = &file->guide,
		.guide_text = file->text.data,
		.guide_length = file->text.length,
		.store_path = path,
		.clock = clock_system(),
		.who = "",
	};
	/* What can't be read is said, and is no reason to stop. */
	if (!interview_resume(&interview, &setup, number, &error)) {
		say_failed("%s", error.text);
		return true;
	}
	compare_interview(trials, interview);
	interview_free(interview);
	return true;
}

static bool compare_cases(struct trials *trials, struct store *store,
			  const char *path)
{
	struct case_query query = {
		.filter = CASES_CLOSED,
		.guide_id = trials->guide.guide.id,
	};
	struct compared list = {0};
	struct message error = {0};
	bool done = store_cases(store, &query, keep_case, &list, &error);

	if (!done)
		say_failed("%s", error.text);
	for (size_t i = 0; done && i < list.count; i++)
		done = compare_case(trials, store, path, list.items[i].number,
				    list.items[i].sha256);
	free(list.items);
	return done;
}

bool trials_cases(struct trials *trials, const struct options *options)
{
	struct buffer path = {0};
	struct store *store = NULL;
	bool done = false;

	if (!options->cases)
		return true;
	if (record_path(&path, options->store))
		store = record_to_read(buffer_string(&path), options->trace);
	if (store)
		done = compare_cases(trials, store, buffer_string(&path));
	store_close(store);
	buffer_release(&path);
	return done;
}
