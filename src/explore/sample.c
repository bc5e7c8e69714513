#include "chargefix/sample.h"

#include "chargefix/memory.h"

#include <stdlib.h>

/* splitmix64, Steele et al. 2014 */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static bool new_counts(struct sample *sample)
{
	const struct guide *guide = sample->guide;
	size_t answers = 0;

	sample->steps = memory_new(guide->step_count + 1, sizeof(size_t));
	sample->diagnoses =
		memory_new(guide->diagnosis_count + 1, sizeof(size_t));
	sample->first_answer =
		memory_new(guide->step_count + 1, sizeof(size_t));
	if (!sample->steps || !sample->diagnoses || !sample->first_answer)
		return false;
	for (size_t i = 0; i < guide->step_count; i++) {
		sample->first_answer[i] = answers;
		answers += guide->steps[i]->answers.count + 1;
	}
	sample->answers = memory_new(answers + 1, sizeof(size_t));
	sample->ended = memory_new(answers + 1, sizeof(size_t));
	return sample->answers && sample->ended;
}

static size_t answer_at(const struct sample *sample, const struct step *step,
			uint64_t bit)
{
	size_t number = bit == ANSWER_UNSURE ? step->answers.count
					     : (size_t)__builtin_ctzll(bit);

	return sample->first_answer[step->index] + number;
}

size_t sample_answer(const struct sample *sample, const struct step *step,
		     uint64_t bit)
{
	return sample->answers[answer_at(sample, step, bit)];
}

/* Lower is better: not given yet, then not known to end walks. */
static int rank_answer(const struct sample *sample, const struct step *step,
		       uint64_t bit)
{
	size_t at = answer_at(sample, step, bit);

	if (!sample->answers[at])
		return 0;
	return sample->ended[at] < sample->answers[at] ? 1 : 2;
}

/* One of the best; now and then, any. */
static uint64_t choose_first(const struct sample *sample,
			     const struct step *step, uint64_t *random)
{
	bool any = next_random(random) % 16 == 0;
	int best = 3;
	size_t equal = 0;
	uint64_t found = 0, bit = 0;

	while ((bit = answers_next(step_answer_bits(step), bit))) {
		int rank = any ? 0 : rank_answer(sample, step, bit);
		if (rank > best)
			continue;
		if (rank < best)
			equal = 0;
		best = rank;
		if (next_random(random) % ++equal == 0)
			found = bit;
	}
	return found;
}

/* To the first answer others are added by the toss of a coin. */
static uint64_t choose(const struct sample *sample, const struct step *step,
		       uint64_t *random)
{
	uint64_t chosen = choose_first(sample, step, random);
	uint64_t bit = 0;

	while (step->many &&
	       (bit = answers_next(step_answer_bits(step), bit))) {
		if (next_random(random) % 2 && walk_valid(step, chosen | bit))
			chosen |= bit;
	}
	return chosen;
}

static bool take_answer(struct sample *sample, struct walk *walk,
			uint64_t *random)
{
	const struct step *step = walk->step;
	uint64_t chosen = choose(sample, step, random);

	if (!walk_answer(walk, chosen))
		return false;
	sample->steps[step->index]++;
	for (uint64_t bit = 0; (bit = answers_next(chosen, bit));) {
		size_t at = answer_at(sample, step, bit);
		sample->answers[at]++;
		sample->ended[at] += !walk->step;
	}
	return true;
}

static bool take_walk(struct sample *sample, uint64_t *random)
{
	struct walk walk;
	bool done = walk_init(&walk, sample->guide, sample->audience);

	if (!done)
		return false;
	while (done && walk.step)
		done = take_answer(sample, &walk, random);
	if (done)
		sample->diagnoses[walk.diagnosis->index]++;
	if (walk.path_count > sample->longest)
		sample->longest = walk.path_count;
	walk_release(&walk);
	return done;
}

bool sample_init(struct sample *sample, const struct guide *guide,
		 enum audience audience, size_t walks, uint64_t seed)
{
	*sample = (struct sample){
		.guide = guide, .audience = audience, .walks = walks};
	bool done = new_counts(sample);

	for (size_t i = 0; done && i < walks; i++)
		done = take_walk(sample, &seed);
	if (!done)
		sample_release(sample);
	return done;
}

void sample_release(struct sample *sample)
{
	free(sample->steps);
	free(sample->diagnoses);
	free(sample->answers);
	free(sample->ended);
	free(sample->first_answer);
	*sample = (struct sample){0};
}
