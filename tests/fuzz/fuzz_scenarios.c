/* Scenario files: loaded, walked, and what a walk tells written and read. */
#include "chargefix/answered_path.h"
#include "chargefix/coverage.h"
#include "chargefix/scenario.h"

#include "fuzz.h"
#include "stage.h"

#include <stdlib.h>
#include <string.h>

const char *const fuzz_corpora[] = {"tests/fuzz/corpus/scenarios", NULL};

static void load_guide(struct guide *guide)
{
	struct messages *problems = calloc(1, sizeof(*problems));
	struct message error = {0};
	struct file_text text;

	fuzz_assert(problems && file_read(&text, STAGE_GUIDE, &error) &&
			    guide_load(guide, text.data, text.length, problems),
		    STAGE_GUIDE " loads");
	file_text_release(&text);
	free(problems);
}

/* What a walk tells is read back, and walks the same way. */
static void tell(const struct walk *walk, struct messages *problems)
{
	struct buffer text = {0};
	struct arena arena = {0};
	struct message error = {0};
	struct scenarios again;
	struct scenario told;
	struct walk second;

	if (!scenario_from_walk(&told, walk, "A \"name\" \\ of it", &arena,
				&error)) {
		arena_release(&arena);
		return;
	}
	buffer_text(&text, "format: 1\nscenarios:\n");
	scenario_write(&told, walk->guide, &text);
	fuzz_assert(scenarios_load(&again, walk->guide, text.data, text.length,
				   problems),
		    "what is written is read");
	fuzz_assert(scenario_run(&again.items[0], walk->guide, &second, &error),
		    "and ends as it did");
	fuzz_assert(second.path_count == walk->path_count, "on the same way");
	walk_release(&second);
	scenarios_release(&again);
	buffer_release(&text);
	arena_release(&arena);
}

static void run(const struct scenario *scenario, const struct guide *guide,
		struct messages *problems)
{
	struct coverage coverage;
	struct arena arena = {0};
	struct message failure;
	struct scenario carried;
	struct walk walk;

	if (!scenario_run(scenario, guide, &walk, &failure))
		fuzz_assert(failure.text[0] != '\0', "a failure says why");
	coverage_init(&coverage, guide);
	coverage_add(&coverage, &walk);
	coverage_release(&coverage);
	tell(&walk, problems);
	walk_release(&walk);
	scenario_adapt(&carried, scenario, guide, guide, &arena);
	scenario_walk(&carried, guide, &walk, &failure);
	walk_release(&walk);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct guide guide;
	struct messages *problems = calloc(1, sizeof(*problems));
	struct scenarios scenarios;

	if (guide.step_count == 0)
		load_guide(&guide);
	fuzz_assert(problems, "memory");
	if (scenarios_load(&scenarios, &guide, (const char *)data, size,
			   problems)) {
		for (size_t i = 0; i < scenarios.count && i < 20; i++)
			run(&scenarios.items[i], &guide, problems);
		scenarios_release(&scenarios);
	} else {
		fuzz_assert(problems->count > 0, "what fails says why");
	}
	free(problems);
	return 0;
}
