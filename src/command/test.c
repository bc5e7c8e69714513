#include "chargefix/command.h"
#include "chargefix/load.h"
#include "chargefix/memory.h"
#include "command/recorded.h"
#include "command/say.h"
#include "command/trials.h"

#include <stdlib.h>
#include <string.h>

static void release_trials(struct trials *trials)
{
	free(trials->trial.outcomes);
	free(trials->trial.changes);
	arena_release(&trials->arena);
	coverage_release(&trials->coverage);
	scenarios_release(&trials->scenarios);
	guide_file_release(&trials->old);
	file_text_release(&trials->text);
	guide_file_release(&trials->guide);
	casebook_release(&trials->casebook);
	buffer_release(&trials->path);
}

static bool open_scenarios(struct trials *trials, const char *path)
{
	struct messages problems = {0};
	struct message error = {0};

	trials->trial.file = strcmp(path, "-") == 0 ? "standard input" : path;
	if (!file_read(&trials->text, path, &error)) {
		say_failed("%s: %s", path, error.text);
		return false;
	}
	return scenarios_load(&trials->scenarios, &trials->guide.guide,
			      trials->text.data, trials->text.length,
			      &problems) ||
	       say_problems(&problems, trials->trial.file, &trials->text);
}

static void walk_one(struct trials *trials, const struct scenario *scenario)
{
	struct trial *trial = &trials->trial;
	struct trial_outcome *outcome = &trial->outcomes[trial->count++];
	struct walk walk;

	outcome->scenario = scenario;
	outcome->passed = scenario_run(scenario, &trials->guide.guide, &walk,
				       &outcome->failure);
	trial->passed += outcome->passed;
	coverage_add(&trials->coverage, &walk);
	answered_path_take(&outcome->path, &walk, &trials->arena);
	walk_release(&walk);
}

static void walk_all(struct trials *trials)
{
	size_t count = trials->scenarios.count;

	trials->trial.outcomes =
		memory_new(count + 1, sizeof(*trials->trial.outcomes));
	coverage_init(&trials->coverage, &trials->guide.guide);
	trials->trial.guide = &trials->guide.guide;
	trials->trial.coverage = &trials->coverage;
	for (size_t i = 0; i < count; i++)
		walk_one(trials, &trials->scenarios.items[i]);
}

static bool is_covered(const struct coverage *coverage)
{
	struct coverage_sum met = coverage_met(coverage);
	struct coverage_sum whole = coverage_whole(coverage);

	return met.steps == whole.steps && met.answers == whole.answers &&
	       met.diagnoses == whole.diagnoses;
}

static int conclude(const struct trials *trials, const struct options *options)
{
	const struct trial_format *format = &trial_formats[options->format];
	const struct trial *trial = &trials->trial;
	struct buffer out = {0};
	int status;

	format->write(trial, &out);
	status = say_result(&out, format->exact);
	buffer_release(&out);
	if (status != STATUS_DONE || trial->passed < trial->count)
		return STATUS_FAILED;
	if (options->cover && !is_covered(&trials->coverage))
		return say_failed(
			"the scenarios do not reach all of the guide");
	return STATUS_DONE;
}

/* Whether the file is a valid guide, without printing its errors. */
static bool is_guide(const char *path)
{
	struct messages problems = {0};
	struct message ignored = {0};
	struct file_text text;
	struct guide guide;
	bool loaded;

	if (strcmp(path, "-") == 0 || !file_read(&text, path, &ignored))
		return false;
	loaded = guide_load_file(&guide, &text, path, &problems);
	if (loaded)
		guide_release(&guide);
	file_text_release(&text);
	return loaded;
}

static bool open_guide(struct trials *trials, const struct options *options,
		       const char *program)
{
	char *const *names = options->operands;

	if (guide_file_open(&trials->guide, names[0], program))
		return true;
	if (is_guide(names[1]))
		say_failed("the guide must come first: chargefix test %s %s",
			   names[1], names[0]);
	return false;
}

static int test(const struct options *options, const char *program)
{
	struct trials trials = {0};
	int status = STATUS_FAILED;

	if (open_guide(&trials, options, program) &&
	    open_scenarios(&trials, options->operands[1])) {
		walk_all(&trials);
		if (trials_against(&trials, options, program) &&
		    trials_cases(&trials, options))
			status = conclude(&trials, options);
	}
	release_trials(&trials);
	return status;
}

/* "Amazfit watch: The contacts were dirty", both in the guide's words. */
static void name_case(const struct walk *walk, struct buffer *name)
{
	const struct step *subject = walk->guide->subject;
	size_t index = subject ? walk_find(walk, subject) : WALK_NONE;

	if (index != WALK_NONE) {
		given_say(&walk->given[index], true, name);
		buffer_text(name, ": ");
	}
	if (walk->diagnosis)
		buffer_text(name, walk->diagnosis->title);
}

static int write_case(const struct recorded *recorded, bool whole)
{
	const struct interview *interview = recorded->interview;
	const struct walk *walk = interview_walk(interview);
	struct scenario scenario;
	struct arena arena = {0};
	struct buffer name = {0};
	struct buffer out = {0};
	int status = STATUS_FAILED;

	name_case(walk, &name);
	buffer_format(&name, " (case %lld)", (long long)recorded->row->number);
	if (trials_from_case(&scenario, interview, buffer_string(&name),
			     &arena)) {
		if (whole)
			buffer_text(&out, "format: 1\nscenarios:\n");
		scenario_write(&scenario, walk->guide, &out);
		status = say_result(&out, true);
	}
	buffer_release(&out);
	buffer_release(&name);
	arena_release(&arena);
	return status;
}

static int record_case(const struct options *options)
{
	struct recorded recorded;
	int status;

	if (!recorded_open(&recorded, options, options->record))
		return STATUS_FAILED;
	status = write_case(&recorded, options->operand_count < 2);
	recorded_release(&recorded);
	return status;
}

/* The given option that only applies to walking scenarios, or NULL. */
static const char *walking_option(const struct options *options)
{
	if (options->cover)
		return "--cover";
	if (options->against)
		return "--against";
	if (options->cases)
		return "--cases";
	return options->format > 0 ? "--format" : NULL;
}

static int test_guide(const struct options *options)
{
	if (options->record && walking_option(options))
		return say_usage(
			"test",
			"--record only prints a case: %s can't be used with it",
			walking_option(options));
	if (options->record)
		return record_case(options);
	if (options->operand_count < 2)
		return say_usage("test", "test needs a GUIDE and SCENARIOS");
	if (options->cases && !options->against)
		return say_usage("test", "--cases needs --against GUIDE");
	return test(options, options->called);
}

const struct command command_test = {
	.name = "test",
	.summary = "test a guide with scenarios",
	.operand = "GUIDE SCENARIOS",
	.operands_most = 2,
	.about = "Tests a guide with scenarios: reports those that don't go or "
		 "end as they should, and the parts of the guide that none of "
		 "them reaches. Or prints a case as a scenario (--record): as "
		 "an item to add to SCENARIOS, or without SCENARIOS as a "
		 "complete file.",
	.format_name = trial_format_name,
	.groups = OPTIONS_TEST | OPTIONS_FORMAT | OPTIONS_RECORD,
	.settings = true,
	.run = test_guide,
};
