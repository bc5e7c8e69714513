#include "fuzz.h"
#include "walk_equal.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz_assert(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

uint8_t bytes_take(struct bytes *bytes)
{
	if (bytes->left == 0)
		return 0;
	bytes->left--;
	return *bytes->data++;
}

struct answer_numbers bytes_answer(struct bytes *bytes, const struct step *step)
{
	uint8_t byte = bytes_take(bytes);
	size_t count = step->answers.count;
	struct answer_numbers one = answers_only(1 + byte % count);
	struct answer_numbers more = one;

	if (byte >= 250)
		return answers_only(ANSWER_UNSURE);
	if (!step->many)
		return one;
	answers_add(&more, 1 + bytes_take(bytes) % count);
	return walk_valid(step, more) ? more : one;
}

/* Walked again from its first answer it is the same, and so is its copy. */
static void see(const struct walk *walk)
{
	struct walk copy;

	walk_copy(&copy, walk);
	fuzz_assert(walk_equal(&copy, walk), "a walk replays to itself");
	walk_release(&copy);
	fuzz_assert(!walk->step == !!walk->diagnosis,
		    "a walk that has ended has a diagnosis");
	fuzz_assert(walk->path_count <= walk->given_count,
		    "the path is of what was given");
	fuzz_assert(!walk->step || !walk_asked(walk, walk->step),
		    "no step is asked twice");
}

static void move(struct walk *walk, struct bytes *bytes)
{
	uint8_t kind = bytes_take(bytes) % 16;
	size_t at;

	if (kind == 0) {
		walk_undo(walk);
	} else if (kind == 1) {
		walk_raise_danger(walk,
				  bytes_answer(bytes, walk->guide->danger));
	} else if (kind == 2 && walk->given_count > 0) {
		at = bytes_take(bytes) % walk->given_count;
		const struct step *step = walk->given[at].step;

		walk_change(walk, step, bytes_answer(bytes, step));
	} else if (walk->step) {
		walk_answer(walk, bytes_answer(bytes, walk->step));
	}
}

void fuzz_walk(struct walk *walk, struct bytes *bytes)
{
	while (bytes->left > 0 && walk->given_count < 200) {
		move(walk, bytes);
		see(walk);
	}
}
