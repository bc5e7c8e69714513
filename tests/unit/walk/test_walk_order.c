/*
 * Tally and order, against a model of the rules that takes no short cuts: it
 * counts all evidence anew and goes through whole lists for each question.
 */
#include "chargefix/walk.h"

#include "random_guide.h"
#include "test.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { GUIDES = 8000, LISTS_MOST = 8, ITEMS_MOST = 400 };

struct model {
	const struct guide *guide;
	enum audience audience;
	struct answer_numbers *answers; /* by step.index */
	int *tally; /* by cause.index */
	bool *ruled_out;
	const struct list *frames[LISTS_MOST];
	size_t frame_count;
	size_t left_at[LISTS_MOST]; /* by list.index: answers given + 1 */
	size_t given;
};

/* The due items of a list in a row, as the rules look at them. */
struct row {
	const struct item *items[ITEMS_MOST];
	size_t count;
	bool met[LISTS_MOST];
};

static bool holds(const struct model *model, const struct condition *condition)
{
	bool all = true;

	for (size_t i = 0; i < condition->count; i++) {
		const struct clause *clause = &condition->items[i];
		all &= answers_meet(&model->answers[clause->step->index],
				    &clause->answers);
		if (i + 1 < condition_end(condition, i))
			continue;
		if (all)
			return true;
		all = true;
	}
	return condition->count == 0;
}

static bool is_free(const struct item *item)
{
	return !item->guards.when.count && !item->guards.unless.count &&
	       item->guards.only == AUDIENCE_ANY;
}

static bool is_due(const struct model *model, const struct item *item)
{
	if (item->guards.only != AUDIENCE_ANY &&
	    item->guards.only != model->audience)
		return false;
	if (!holds(model, &item->guards.when) ||
	    (item->guards.unless.count && holds(model, &item->guards.unless)))
		return false;
	if (item->use)
		return model->left_at[item->use->list.index] !=
		       model->given + 1;
	if (item->diagnosis)
		return true;
	bool open = item->step->tests.count == 0;
	for (size_t i = 0; i < item->step->tests.count; i++)
		open |= !model->ruled_out[item->step->tests.items[i]->index];
	return open && !answers_any(&model->answers[item->step->index]);
}

static void add_row(const struct model *model, const struct list *list,
		    struct row *row)
{
	if (row->met[list->index])
		return;
	row->met[list->index] = true;
	for (size_t i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (model->guide->counts_evidence && item->use && is_free(item))
			add_row(model, &item->use->list, row);
		else if (is_due(model, item))
			row->items[row->count++] = item;
	}
}

static bool is_fence(const struct item *item)
{
	return !item->step || !item->step->tests.count;
}

static bool is_last_resort(const struct item *item)
{
	return item->diagnosis ||
	       (item->step && (item->step->consent || item->step->erases));
}

static int best_of(const struct model *model, const struct step *step)
{
	int best = INT_MIN;

	for (size_t i = 0; i < step->tests.count; i++) {
		uint32_t cause = step->tests.items[i]->index;
		if (!model->ruled_out[cause] && model->tally[cause] > best)
			best = model->tally[cause];
	}
	return best;
}

/* The rules of version 1.0.0, as they were. */
static const struct item *choose_by_suspicion(const struct model *model,
					      const struct row *row)
{
	const struct item *first = row->items[0];

	if (is_fence(first) || best_of(model, first->step) > 0)
		return first;
	for (size_t i = 1; i < row->count && !is_fence(row->items[i]); i++) {
		const struct step *step = row->items[i]->step;
		if (!step->consent && best_of(model, step) > 0)
			return row->items[i];
	}
	return first;
}

/*
 * Of what stands before the first fence, the highest that is not doubted; then
 * the fence; then the highest of what is doubted. Consent, erasing and ends
 * wait for all that stands before them.
 */
static const struct item *choose_by_tally(const struct model *model,
					  const struct row *row)
{
	const struct item *best = NULL;
	size_t i;

	for (i = 0; i < row->count && !is_fence(row->items[i]); i++) {
		const struct step *step = row->items[i]->step;
		if (i > 0 && is_last_resort(row->items[i]))
			continue;
		if (!best || best_of(model, step) > best_of(model, best->step))
			best = row->items[i];
	}
	if (!best || (best_of(model, best->step) < 0 && i < row->count &&
		      !is_last_resort(row->items[i])))
		return row->items[i];
	return best;
}

static void open_list(struct model *model, const struct list *list)
{
	size_t left = 0;

	for (size_t i = 0; i < model->frame_count; i++)
		if (model->frames[i] != list)
			model->frames[left++] = model->frames[i];
	model->frames[left++] = list;
	model->frame_count = left;
}

static const struct step *next_step(struct model *model)
{
	while (model->frame_count > 0) {
		const struct list *list = model->frames[model->frame_count - 1];
		struct row row = {.count = 0};

		add_row(model, list, &row);
		if (row.count == 0) {
			model->left_at[list->index] = model->given + 1;
			model->frame_count--;
			continue;
		}
		const struct item *item =
			model->guide->counts_evidence
				? choose_by_tally(model, &row)
				: choose_by_suspicion(model, &row);
		if (!item->use)
			return item->step; /* or none: an end of the list */
		open_list(model, &item->use->list);
	}
	return NULL;
}

static void count(struct model *model, const struct cause *cause, int points)
{
	model->tally[cause->index] += points;
	if (points > 0)
		model->ruled_out[cause->index] = false;
}

static void rule_out(struct model *model, const struct step *step,
		     const struct answer *answer)
{
	for (size_t i = 0; i < answer->rules_out.count; i++)
		model->ruled_out[answer->rules_out.items[i]->index] = true;
	for (size_t i = 0; answer->rules_out_this && i < step->tests.count; i++)
		model->ruled_out[step->tests.items[i]->index] = true;
}

static void weigh(struct model *model, const struct step *step,
		  const struct answer *answer)
{
	for (size_t i = 0; i < answer->suspects.count; i++)
		count(model, answer->suspects.items[i],
		      cause_set_weight(&answer->suspects, i));
	for (size_t i = 0; i < answer->doubts.count; i++)
		count(model, answer->doubts.items[i], -1);
	for (size_t i = 0; i < step->tests.count; i++) {
		if (answer->suspects_this)
			count(model, step->tests.items[i],
			      answer->suspects_this);
		if (answer->doubts_this)
			count(model, step->tests.items[i], -1);
	}
}

/* Returns whether it ends the walk. */
static bool take(struct model *model, const struct step *step,
		 struct answer_numbers chosen)
{
	const struct answer *all[ANSWERS_MOST + 1];
	size_t all_count = 0;
	bool ends = false;

	model->answers[step->index] = chosen;
	if (answers_has(&chosen, ANSWER_UNSURE) && step->unsure)
		answers_add(&model->answers[step->index],
			    step_answer_number(step, step->unsure->id));
	model->given++;
	for (size_t number = 0; (number = answers_next(&chosen, number));)
		if (step_answer(step, number))
			all[all_count++] = step_answer(step, number);
	for (size_t i = 0; i < all_count; i++)
		rule_out(model, step, all[i]);
	for (size_t i = 0; i < all_count; i++)
		weigh(model, step, all[i]);
	for (size_t i = all_count; i-- > 0;) {
		ends |= answer_diagnosis(step, all[i]) != NULL;
		if (all[i]->then)
			open_list(model, all[i]->then);
	}
	return ends;
}

static void model_init(struct model *model, const struct guide *guide,
		       enum audience audience)
{
	*model = (struct model){.guide = guide, .audience = audience};
	model->answers = calloc(guide->step_count, sizeof(*model->answers));
	model->tally = calloc(guide->cause_count, sizeof(*model->tally));
	model->ruled_out =
		calloc(guide->cause_count, sizeof(*model->ruled_out));
	assert_in_range(guide->list_count, 1, LISTS_MOST);
	open_list(model, &guide->start);
}

static void model_release(struct model *model)
{
	free(model->answers);
	free(model->tally);
	free(model->ruled_out);
}

/* What must be the same while the walk goes on. */
static void assert_as_counted(const struct walk *walk,
			      const struct model *model)
{
	for (size_t i = 0; i < walk->guide->cause_count; i++) {
		const struct cause_state *state = &walk->causes[i];
		enum cause_status status =
			model->ruled_out[i]    ? CAUSE_RULED_OUT
			: model->tally[i] > 0  ? CAUSE_SUSPECTED
			: model->tally[i] == 0 ? CAUSE_OPEN
					       : CAUSE_DOUBTED;
		assert_int_equal(state->tally, model->tally[i]);
		assert_int_equal(state->status, status);
	}
}

static size_t walk_beside(const struct guide *guide, struct dice *dice)
{
	enum audience audience =
		dice_hit(dice, 2) ? AUDIENCE_OWNER : AUDIENCE_SHOP;
	struct model model;
	struct walk walk;
	size_t early = 0;

	walk_init(&walk, guide, audience);
	model_init(&model, guide, audience);
	bool ended = false;
	while (!ended && walk.step) {
		const struct step *step = walk.step;
		struct answer_numbers chosen = random_answer(step, dice);

		assert_ptr_equal(next_step(&model), step);
		assert_as_counted(&walk, &model);
		early += walk.overtakes;
		walk_answer(&walk, chosen);
		ended = take(&model, step, chosen);
	}
	assert_true(ended || !next_step(&model));
	model_release(&model);
	walk_release(&walk);
	return early;
}

static void tally_and_order_are_those_of_the_rules(void **state)
{
	size_t early[2] = {0};

	(void)state;
	for (uint64_t seed = 0; seed < GUIDES; seed++) {
		struct dice dice = {seed};
		struct guide guide;

		random_guide(&guide, &dice);
		early[guide.counts_evidence] += walk_beside(&guide, &dice);
		guide_release(&guide);
	}
	/* The guides must be rich enough for this to mean something. */
	assert_true(early[0] > 100 && early[1] > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tally_and_order_are_those_of_the_rules),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
