/* What would end otherwise: scenarios with another guide, cases with this. */
#include "command/trials.h"

#include "chargefix/command.h"
#include "chargefix/memory.h"
#include "command/record.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>

static bool no_memory(void)
{
	return say_failed("memory ran out") == STATUS_DONE;
}

/* Adds to trial.changes if the ends are not the same. */
static bool compare(struct trials *trials, const struct trial_change *change)
{
	struct trial *trial = &trials->trial;
	size_t count = trial->change_count;
	struct trial_change *changes = trial->changes;

	if (way_same_end(&change->before, &change->now))
		return true;
	if ((count & (count - 1)) == 0) { /* full at each power of two */
		changes = memory_grow(changes, count == 0 ? 1 : count * 2,
				      sizeof(*changes));
		if (!changes)
			return no_memory();
		trial->changes = changes;
	}
	changes[count] = *change;
	changes[count].parting = way_parting(&change->before, &change->now);
	trial->change_count++;
	return true;
}

/* The way that the answers of a scenario of `guide` take in `other`. */
static bool walk_other(struct trials *trials, const struct scenario *scenario,
		       const struct guide *guide, const struct guide *other,
		       struct way *way)
{
	struct scenario carried;
	struct message ignored;
	struct walk walk;
	bool kept;

	if (!scenario_carry(&carried, scenario, guide, other, &trials->arena))
		return no_memory();
	/* Where no answer is known to what is asked, that is its end. */
	scenario_walk(&carried, other, &walk, &ignored);
	kept = way_take(way, &walk, &trials->arena);
	walk_release(&walk);
	return kept || no_memory();
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
			.now = outcome->way,
		};

		if (!walk_other(trials, outcome->scenario, &trials->guide.guide,
				&trials->old.guide, &change.before) ||
		    !compare(trials, &change))
			return false;
	}
	return true;
}

/* A case's answers are those of its path, in order, but for raised danger. */
static bool take_readings(struct scenario *made,
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
		if (reading) {
			reading = arena_text(arena, reading, strlen(reading));
			if (!reading)
				return no_memory();
		}
		made->answers[answer++].reading = reading;
	}
	return true;
}

bool trials_tell(struct scenario *made, const struct interview *interview,
		 const char *name, struct arena *arena)
{
	struct message error = {0};

	if (scenario_tell(made, interview_walk(interview), name, arena, &error))
		return take_readings(made, interview, arena);
	say_failed("case %lld can't be told as a scenario: %s",
		   (long long)interview_number(interview), error.text);
	return false;
}

/* The cases to compare, kept beyond the call that shows them. */
struct compared {
	struct {
		int64_t number;
		char sha256[65];
	} * items;
	size_t count;
	size_t capacity;
	bool failed;
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
		size_t capacity = list->capacity * 2 + 16;
		void *items = memory_grow(list->items, capacity,
					  sizeof(*list->items));

		if (!items) {
			list->failed = true;
			return false;
		}
		list->items = items;
		list->capacity = capacity;
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
	struct guide_file *files = trials->recorded;
	struct message error = {0};
	char(*hashes)[65] = trials->hashes;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(hashes[i], sha256) == 0)
			return &files[i];
	}
	hashes = memory_grow(hashes, count + 1, sizeof(*hashes));
	trials->hashes = hashes;
	files = memory_grow(files, count + 1, sizeof(*files));
	trials->recorded = files;
	if (!guide_file_recorded(&files[count], store, sha256, &error)) {
		say_failed("%s", error.text);
		return NULL;
	}
	snprintf(hashes[count], sizeof(*hashes), "%s", sha256);
	trials->recorded_count++;
	return &files[count];
}

static const char *case_name(struct trials *trials, int64_t number)
{
	char name[32];

	snprintf(name, sizeof(name), "case %lld", (long long)number);
	return arena_text(&trials->arena, name, strlen(name));
}

static bool compare_interview(struct trials *trials,
			      const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);
	struct trial_change change = {
		.name = case_name(trials, interview_number(interview)),
	};
	struct scenario scenario;

	if (!change.name || !way_take(&change.before, walk, &trials->arena))
		return no_memory();
	/* What can't be told has been said, and is no reason to stop. */
	if (!trials_tell(&scenario, interview, change.name, &trials->arena))
		return true;
	trials->trial.compared_cases++;
	return walk_other(trials, &scenario, walk->guide, &trials->guide.guide,
			  &change.now) &&
	       compare(trials, &change);
}

static bool compare_case(struct trials *trials, struct store *store,
			 const char *path, int64_t number, const char *sha256)
{
	const struct guide_file *file = recorded_guide(trials, store, sha256);
	struct interview *interview = NULL;
	struct message error = {0};
	bool done;

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
	done = compare_interview(trials, interview);
	interview_free(interview);
	return done;
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
	else if (list.failed)
		done = no_memory();
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
		store = record_to_read(buffer_string(&path));
	if (store)
		done = compare_cases(trials, store, buffer_string(&path));
	store_close(store);
	buffer_release(&path);
	return done;
}
