/*
 * The guide of version 1.0.0 is walked as version 1.0.0 walked it.
 *
 * The file of walks was written by that version: with each seed answers are
 * drawn for whatever is asked, now and then one is changed or taken back, or
 * danger is raised. UPDATE_GOLDEN would write it anew, by the rules of today.
 */
#include "chargefix/load.h"
#include "chargefix/walk.h"

#include "stage.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/scenarios/version-1/"

enum { WALKS = 400, MOVES_MOST = 80 };

static size_t roll(uint64_t *state, size_t sides)
{
	/* splitmix64, Steele et al. 2014 */
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (size_t)((z ^ (z >> 31)) % sides);
}

/* Seldom one that ends the walk, or it would not get far. */
static size_t draw_one(const struct step *step, uint64_t *state)
{
	size_t n;

	do
		n = roll(state, step->answers.count);
	while (answer_diagnosis(step, &step->answers.items[n]) &&
	       roll(state, 16) > 0);
	return n + 1;
}

/* "Not sure" now and then; of choose: many, up to two. */
static struct answer_numbers draw(const struct step *step, uint64_t *state)
{
	struct answer_numbers chosen = answers_only(draw_one(step, state));
	struct answer_numbers more = chosen;

	answers_add(&more, draw_one(step, state));
	if (!step->unsure && roll(state, 8) == 0)
		return answers_only(ANSWER_UNSURE);
	return walk_valid(step, more) ? more : chosen;
}

/* FNV-1a */
static void mix(uint64_t *hash, const char *text)
{
	for (; *text; text++)
		*hash = (*hash ^ (unsigned char)*text) *
			UINT64_C(0x100000001b3);
	*hash = (*hash ^ '/') * UINT64_C(0x100000001b3);
}

static void mix_state(uint64_t *hash, const struct walk *walk)
{
	mix(hash, walk->step ? walk->step->id : walk->diagnosis->id);
	mix(hash, walk->overtakes ? "early" : "in turn");
	for (size_t i = 0; i < walk->path_count; i++)
		mix(hash, walk->given[walk->path[i]].step->id);
	for (size_t i = 0; i < walk->skipped_count; i++)
		mix(hash, walk->skipped[i]->id);
	for (size_t i = 0; i < walk->guide->cause_count; i++)
		mix(hash, cause_status_word(walk->causes[i].status));
}

static void move(struct walk *walk, uint64_t *state)
{
	size_t kind = roll(state, 24);

	if (kind == 0) {
		walk_undo(walk);
	} else if (kind == 1) {
		const struct step *danger = walk->guide->danger;
		walk_raise_danger(walk, draw(danger, state));
	} else if (kind < 4 && walk->given_count) {
		const struct step *step =
			walk->given[roll(state, walk->given_count)].step;
		walk_change(walk, step, draw(step, state));
	} else if (walk->step) {
		walk_answer(walk, draw(walk->step, state));
	}
}

/* What was asked at each turn, as a number, and how it ended. */
static void write_walk(struct buffer *out, const struct guide *guide,
		       uint64_t seed)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325), state = seed;
	size_t moves = 0;
	struct walk walk;

	walk_init(&walk, guide, seed % 2 ? AUDIENCE_SHOP : AUDIENCE_OWNER);
	while (walk.step && moves++ < MOVES_MOST) {
		move(&walk, &state);
		mix_state(&hash, &walk);
	}
	buffer_format(out, "%016llx %zu %s\n", (unsigned long long)hash,
		      walk.path_count,
		      walk.diagnosis ? walk.diagnosis->id : "-");
	walk_release(&walk);
}

static void update(const struct buffer *walked)
{
	FILE *file = fopen(FOLDER "walks.txt", "w");

	assert_non_null(file);
	fwrite(walked->data, 1, walked->length, file);
	assert_int_equal(fclose(file), 0);
}

static void it_is_walked_as_that_version_walked_it(void **state)
{
	struct messages problems = {0};
	struct message error = {0};
	struct buffer walked = {0};
	struct file_text text, walks;
	struct guide guide;

	(void)state;
	assert_true(file_read(&text, FOLDER "charging.yaml", &error));
	assert_true(guide_load(&guide, text.data, text.length, &problems));
	for (uint64_t seed = 0; seed < WALKS; seed++)
		write_walk(&walked, &guide, seed);
	if (getenv("UPDATE_GOLDEN"))
		update(&walked);
	assert_true(file_read(&walks, FOLDER "walks.txt", &error));
	assert_int_equal(walks.length, walked.length);
	assert_memory_equal(walks.data, walked.data, walked.length);
	file_text_release(&walks);
	file_text_release(&text);
	guide_release(&guide);
	buffer_release(&walked);
}

static void its_stories_end_as_they_did(void **state)
{
	static const char *const argv[] = {
		"chargefix", "test", FOLDER "charging.yaml",
		FOLDER "charging.scenarios.yaml", NULL};
	struct program_result result;

	stage_run(*state, argv, NULL, &result);
	assert_has(result.out, "194 passed, 0 failed");
	assert_int_equal(result.status, 0);
	program_result_release(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_walked_as_that_version_walked_it),
		stage_test(its_stories_end_as_they_did),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
