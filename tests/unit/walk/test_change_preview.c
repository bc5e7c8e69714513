/* What a change is said to do is what it does, on guides of random shape. */
#include "chargefix/change_preview.h"
#include "chargefix/outline.h"

#include "numbers.h"
#include "random_guide.h"
#include "share.h"
#include "test.h"
#include "walk_equal.h"

#include <stdlib.h>

enum { GUIDES = 400, MOVES = 30, GIVEN_MOST = 256 };

/* A walk under way, and what its answers were before they were changed. */
struct trip {
	struct dice dice;
	struct guide guide;
	struct walk walk;
	struct answer_numbers before[GIVEN_MOST];
};

static void trip_begin(struct trip *trip, uint64_t seed)
{
	*trip = (struct trip){.dice = {seed}};
	random_guide(&trip->guide, &trip->dice);
	walk_init(&trip->walk, &trip->guide, AUDIENCE_OWNER);
}

static void trip_end(struct trip *trip)
{
	walk_release(&trip->walk);
	guide_release(&trip->guide);
}

static void change(struct trip *trip, const struct step *step,
		   struct answer_numbers chosen)
{
	size_t at = walk_find(&trip->walk, step);

	if (!answers_equal(&trip->walk.given[at].chosen, &chosen))
		trip->before[at] = trip->walk.given[at].chosen;
	walk_change(&trip->walk, step, chosen);
}

/* One of the answers given, and another answer to it. */
static struct change any_change(struct trip *trip)
{
	const struct walk *walk = &trip->walk;
	size_t at = dice_roll(&trip->dice, walk->given_count);
	const struct step *step = walk->given[at].step;

	return (struct change){step, random_answer(step, &trip->dice)};
}

static void move(struct trip *trip)
{
	struct walk *walk = &trip->walk;

	if (walk->given_count > 1 && dice_hit(&trip->dice, 4)) {
		struct change made = any_change(trip);
		change(trip, made.step, made.chosen);
	} else if (walk->step) {
		walk_answer(walk, random_answer(walk->step, &trip->dice));
	}
}

static bool has(const struct change_preview_list *list, size_t given)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i] == given)
			return true;
	return false;
}

/* Each answer is in the one list that says what became of it. */
static void check_lists(const struct walk *was, const struct walk *is,
			const struct change_preview *preview, size_t changed)
{
	bool later = false;

	for (size_t i = 0; i < was->path_count; i++) {
		size_t at = was->path[i];
		bool on = is->given[at].on_path;
		assert_true(has(&preview->kept, at) == (later && on));
		assert_true(has(&preview->aside, at) +
				    has(&preview->later, at) ==
			    (later && !on));
		later |= at == changed;
	}
	for (size_t at = 0; at < was->given_count; at++)
		if (at != changed)
			assert_true(has(&preview->back, at) ==
				    (!was->given[at].on_path &&
				     is->given[at].on_path));
}

static void check_asked(const struct walk *was, const struct walk *is,
			const struct change_preview *preview)
{
	struct remaining before;
	bool next = false, known;

	remaining_certain(&before, was);
	known = remaining_has(&before, is->step);
	for (size_t i = 0; i < preview->asked.count; i++) {
		assert_false(walk_asked(is, preview->asked.steps[i]));
		next |= preview->asked.steps[i] == is->step;
	}
	if (is->step)
		assert_true(next != known);
	else
		assert_int_equal(preview->asked.count, 0);
	remaining_release(&before);
}

static void a_change_does_what_its_preview_says(void **state)
{
	size_t kept = 0, aside = 0, waiting = 0, back = 0, asked = 0;

	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct trip trip;
		trip_begin(&trip, seed);
		for (size_t i = 0; i < MOVES; i++) {
			struct walk was;
			struct change_preview preview;
			move(&trip);
			if (!trip.walk.given_count)
				continue;
			struct change made = any_change(&trip);
			walk_copy(&was, &trip.walk);
			change_preview_init(&preview, &was, made.step,
					    made.chosen);
			change(&trip, made.step, made.chosen);
			assert_true(walk_equal(&preview.after, &trip.walk));
			check_lists(&was, &trip.walk, &preview,
				    walk_find(&was, made.step));
			check_asked(&was, &trip.walk, &preview);
			kept += preview.kept.count;
			aside += preview.aside.count;
			waiting += preview.later.count;
			back += preview.back.count;
			asked += preview.asked.count;
			change_preview_release(&preview);
			walk_release(&was);
		}
		trip_end(&trip);
	}
	assert_true(kept > share_of(GUIDES) && aside > share_of(GUIDES) &&
		    waiting > 0 && back > share_of(GUIDES) &&
		    asked > share_of(GUIDES));
}

static void what_a_change_set_aside_its_former_answer_brings_back(void **state)
{
	size_t restored = 0;

	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct trip trip;
		struct change_preview preview;
		trip_begin(&trip, seed);
		while (trip.walk.step)
			walk_answer(&trip.walk,
				    random_answer(trip.walk.step, &trip.dice));
		if (!trip.walk.given_count) {
			trip_end(&trip);
			continue;
		}
		struct change made = any_change(&trip);
		size_t at = walk_find(&trip.walk, made.step);
		struct answer_numbers former = trip.walk.given[at].chosen;
		change_preview_init(&preview, &trip.walk, made.step,
				    made.chosen);
		change(&trip, made.step, made.chosen);
		for (size_t i = 0; i < preview.aside.count; i++) {
			struct change found = change_preview_restore(
				&trip.walk, preview.aside.items[i],
				trip.before);
			assert_ptr_equal(found.step, made.step);
			assert_same_answers(found.chosen, former);
			restored++;
		}
		change_preview_release(&preview);
		trip_end(&trip);
	}
	assert_true(restored > share_of(GUIDES) / 4);
}

static void a_change_that_is_found_does_bring_the_answer_back(void **state)
{
	size_t exact = 0, open = 0, none = 0;

	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct trip trip;
		trip_begin(&trip, seed);
		for (size_t i = 0; i < MOVES; i++)
			move(&trip);
		for (size_t at = 0; at < trip.walk.given_count; at++) {
			struct walk copy;
			if (trip.walk.given[at].on_path)
				continue;
			struct change found = change_preview_restore(
				&trip.walk, at, trip.before);
			none += !found.step;
			open += found.step && !answers_any(&found.chosen);
			if (!answers_any(&found.chosen))
				continue;
			exact++;
			assert_true(walk_valid(found.step, found.chosen));
			walk_copy(&copy, &trip.walk);
			walk_change(&copy, found.step, found.chosen);
			assert_true(copy.given[at].on_path);
			walk_release(&copy);
		}
		trip_end(&trip);
	}
	assert_true(exact > share_of(GUIDES) / 2 && open > 0 && none > 0);
}

static void the_course_has_each_step_once_and_in_the_order_of_the_path(
	void **state)
{
	size_t deep = 0, skipped = 0;

	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct trip trip;
		trip_begin(&trip, seed);
		for (size_t i = 0; i < MOVES; i++) {
			struct outline outline;
			const struct walk *walk = &trip.walk;
			size_t at = 0;
			move(&trip);
			outline_init(&outline, walk);
			for (size_t k = 0; k < outline.count; k++) {
				const struct outline_item *item =
					&outline.items[k];
				if (item->kind == OUTLINE_ANSWERED)
					assert_int_equal(item->given,
							 walk->path[at++]);
				skipped += item->kind == OUTLINE_SKIPPED;
				deep += item->depth > 1;
			}
			assert_int_equal(at, walk->path_count);
			assert_int_equal(outline.count,
					 at + walk->skipped_count +
						 (walk->step ? 2 : 0));
			outline_release(&outline);
		}
		trip_end(&trip);
	}
	assert_true(deep > share_of(GUIDES) && skipped > share_of(GUIDES));
}

static void an_answer_leads_where_it_is_said_to_lead(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < share_of(GUIDES); seed++) {
		struct trip trip;
		trip_begin(&trip, seed);
		while (trip.walk.step) {
			const struct step *step = trip.walk.step;
			struct answer_numbers chosen =
				random_answer(step, &trip.dice);
			struct outline_end end, again;
			outline_after(&trip.walk, step, chosen, &end);
			walk_answer(&trip.walk, chosen);
			assert_ptr_equal(end.step, trip.walk.step);
			assert_ptr_equal(end.diagnosis, trip.walk.diagnosis);
			outline_after(&trip.walk, step, chosen, &again);
			assert_ptr_equal(again.step, end.step);
		}
		assert_int_equal(remaining_minutes(&trip.walk), 0);
		trip_end(&trip);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_does_what_its_preview_says),
		cmocka_unit_test(
			what_a_change_set_aside_its_former_answer_brings_back),
		cmocka_unit_test(
			a_change_that_is_found_does_bring_the_answer_back),
		cmocka_unit_test(
			the_course_has_each_step_once_and_in_the_order_of_the_path),
		cmocka_unit_test(an_answer_leads_where_it_is_said_to_lead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
