/* What must hold of every walk of every guide, on guides of random shape. */
#include "chargefix/walk.h"

#include "random_guide.h"
#include "share.h"
#include "test.h"
#include "walk_equal.h"

enum { GUIDES = 3000, MOVES = 40 };

static struct walk start(const struct guide *guide, struct dice *dice)
{
	struct walk walk;

	walk_init(&walk, guide,
		  dice_hit(dice, 2) ? AUDIENCE_OWNER : AUDIENCE_SHOP);
	return walk;
}

static struct walk copy_of(const struct walk *walk)
{
	struct walk copy;

	walk_copy(&copy, walk);
	return copy;
}

/* The same input walked from the start gives the same state. */
static void assert_replays(const struct walk *walk)
{
	struct walk copy = copy_of(walk);

	assert_true(walk_equal(&copy, walk));
	walk_release(&copy);
}

static struct answer_numbers answer_for(const struct walk *walk,
					struct dice *dice)
{
	return random_answer(walk->step, dice);
}

/* Any of the things that a person can do, if it is possible. */
static void move(struct walk *walk, struct dice *dice)
{
	size_t kind = dice_roll(dice, 8);

	if (kind == 0) {
		walk_undo(walk);
	} else if (kind == 1) {
		walk_raise_danger(walk,
				  random_answer(walk->guide->danger, dice));
	} else if (kind <= 3 && walk->given_count > 0) {
		const struct step *step =
			walk->given[dice_roll(dice, walk->given_count)].step;
		walk_change(walk, step, random_answer(step, dice));
	} else if (walk->step) {
		walk_answer(walk, answer_for(walk, dice));
	}
}

static void every_walk_ends_within_the_number_of_steps(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		struct walk walk = start(&guide, &dice);
		while (walk.step) {
			assert_null(walk.diagnosis);
			assert_true(walk.given_count < guide.step_count);
			walk_answer(&walk, answer_for(&walk, &dice));
		}
		assert_non_null(walk.diagnosis);
		assert_replays(&walk);
		walk_release(&walk);
		guide_release(&guide);
	}
}

static void undo_after_any_answer_gives_the_state_before(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		struct walk walk = start(&guide, &dice);
		for (size_t i = 0; i < MOVES; i++) {
			struct walk before = copy_of(&walk);
			if (walk.step)
				walk_answer(&walk, answer_for(&walk, &dice));
			else
				walk_raise_danger(
					&walk,
					random_answer(guide.danger, &dice));
			assert_true(walk_undo(&walk));
			assert_true(walk_equal(&walk, &before));
			walk_release(&before);
			move(&walk, &dice);
		}
		walk_release(&walk);
		guide_release(&guide);
	}
}

static void change_and_change_back_gives_the_same_state(void **state)
{
	size_t changed = 0;

	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		struct walk walk = start(&guide, &dice);
		for (size_t i = 0; i < MOVES; i++) {
			move(&walk, &dice);
			if (walk.given_count == 0)
				continue;
			size_t at = dice_roll(&dice, walk.given_count);
			const struct step *step = walk.given[at].step;
			struct walk before = copy_of(&walk);
			struct answer_numbers was =
				before.given[walk_find(&before, step)].chosen;
			walk_change(&walk, step, random_answer(step, &dice));
			changed += !walk_equal(&walk, &before);
			walk_change(&walk, step, was);
			assert_true(walk_equal(&walk, &before));
			walk_release(&before);
		}
		walk_release(&walk);
		guide_release(&guide);
	}
	assert_true(changed > share_of(GUIDES));
}

static void any_moves_replay_to_the_live_state(void **state)
{
	size_t set_aside = 0, overtaking = 0, skipped = 0;

	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		struct walk walk = start(&guide, &dice);
		for (size_t i = 0; i < MOVES; i++) {
			move(&walk, &dice);
			assert_replays(&walk);
			set_aside += walk.path_count < walk.given_count;
			overtaking += walk.overtakes;
			skipped += walk.skipped_count;
		}
		walk_release(&walk);
		guide_release(&guide);
	}
	/* The guides must be rich enough for this to mean something. */
	assert_true(set_aside > share_of(GUIDES) &&
		    overtaking > share_of(GUIDES) / 10 &&
		    skipped > share_of(GUIDES));
}

/* What answers say for and against a cause adds up to its tally. */
static void assert_adds_up(const struct walk *walk)
{
	for (size_t i = 0; i < walk->guide->cause_count; i++) {
		const struct cause *cause = &walk->guide->causes[i];
		int sum = 0;
		for (size_t k = 0; k < walk->path_count; k++) {
			struct tally tally =
				given_tally(&walk->given[walk->path[k]], cause);
			sum += tally.speaks_for - tally.against;
		}
		assert_int_equal(walk->causes[i].tally, sum);
	}
}

static void the_evidence_of_the_answers_adds_up_to_the_tally(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide_thin(&guide, &dice);
		struct walk walk = start(&guide, &dice);
		for (size_t i = 0; i < MOVES; i++) {
			move(&walk, &dice);
			assert_adds_up(&walk);
		}
		walk_release(&walk);
		guide_release(&guide);
	}
}

static void raised_danger_always_counts(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		struct walk walk = start(&guide, &dice);
		for (size_t i = 0; i < MOVES; i++) {
			move(&walk, &dice);
			for (size_t k = 0; k < walk.given_count; k++)
				assert_true(!walk.given[k].raised ||
					    walk.given[k].on_path);
		}
		walk_release(&walk);
		guide_release(&guide);
	}
}

static void no_step_is_asked_twice_or_while_its_causes_are_ruled_out(
	void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct dice dice = {seed};
		struct guide guide;
		random_guide(&guide, &dice);
		struct walk walk = start(&guide, &dice);
		while (walk.step) {
			bool open = walk.step->tests.count == 0;
			for (size_t i = 0; i < walk.step->tests.count; i++)
				open |= walk.causes[walk.step->tests.items[i]
							    ->index]
						.status != CAUSE_RULED_OUT;
			assert_true(open);
			assert_int_equal(walk_find(&walk, walk.step),
					 WALK_NONE);
			walk_answer(&walk, answer_for(&walk, &dice));
		}
		walk_release(&walk);
		guide_release(&guide);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_walk_ends_within_the_number_of_steps),
		cmocka_unit_test(undo_after_any_answer_gives_the_state_before),
		cmocka_unit_test(change_and_change_back_gives_the_same_state),
		cmocka_unit_test(any_moves_replay_to_the_live_state),
		cmocka_unit_test(
			the_evidence_of_the_answers_adds_up_to_the_tally),
		cmocka_unit_test(raised_danger_always_counts),
		cmocka_unit_test(
			no_step_is_asked_twice_or_while_its_causes_are_ruled_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
