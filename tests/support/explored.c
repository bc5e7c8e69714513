#include "explored.h"

#include "explore/expand.h"
#include "explore/pieces.h"

#include "test.h"

/* On a walk, in the largest guide here. */
enum { STATES_MOST = 10000 };

struct exploration explored(const struct guide *guide, enum audience audience)
{
	const struct explore_limits usual = {0};
	struct exploration exploration;

	assert_true(explore_init(&exploration, guide, audience, &usual));
	return exploration;
}

void assert_leads(const struct guide *guide, enum audience audience,
		  const struct explored_walk *answers, const struct step *step,
		  const struct diagnosis *diagnosis)
{
	struct walk walk;

	assert_true(walk_init(&walk, guide, audience));
	for (size_t i = 0; i < answers->count; i++) {
		const struct explored_answer *answer = &answers->items[i];
		assert_ptr_equal(walk.step, answer->step);
		assert_true(walk_valid(walk.step, answer->chosen));
		assert_true(walk_answer(&walk, answer->chosen));
	}
	assert_ptr_equal(walk.step, step);
	if (diagnosis)
		assert_ptr_equal(walk.diagnosis, diagnosis);
	walk_release(&walk);
}

/* A shortest walk that comes to the state. */
static void walk_to(const struct exploration *exploration, uint32_t state,
		    struct explored_walk *walk)
{
	const struct node *nodes = exploration->all->nodes;
	uint32_t states[STATES_MOST];
	size_t at = STATES_MOST;

	for (; state != NODE_NONE; state = nodes[state].parent) {
		assert_true(at > 0);
		states[--at] = state;
	}
	walk->count = STATES_MOST - at - 1;
	assert_true(explore_piece_together(exploration, &states[at], walk));
}

static void assert_example(const struct exploration *exploration,
			   const struct explored *explored,
			   const struct step *step,
			   const struct diagnosis *diagnosis)
{
	struct explored_walk walk = {0};

	if (explored->state == EXPLORE_NONE)
		return;
	walk_to(exploration, explored->state, &walk);
	assert_int_equal(walk.count, explored->asked);
	assert_leads(exploration->guide, exploration->audience, &walk, step,
		     diagnosis);
	explored_walk_release(&walk);
}

static void assert_longest(const struct exploration *exploration)
{
	struct explored_walk walk = {0};

	assert_true(explore_longest(exploration, &walk));
	assert_int_equal(walk.count, exploration->longest);
	assert_leads(exploration->guide, exploration->audience, &walk, NULL,
		     NULL);
	explored_walk_release(&walk);
}

void assert_examples(const struct exploration *exploration)
{
	const struct guide *guide = exploration->guide;

	for (size_t i = 0; i < guide->step_count; i++)
		assert_example(exploration, &exploration->steps[i],
			       guide->steps[i], NULL);
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		assert_example(exploration, &exploration->diagnoses[i], NULL,
			       &guide->diagnoses[i]);
	assert_longest(exploration);
}
