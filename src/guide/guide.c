#include "chargefix/guide.h"

#include <stdlib.h>
#include <string.h>

const char *audience_word(enum audience audience)
{
	static const char *const words[] = {
		[AUDIENCE_ANY] = NULL,
		[AUDIENCE_OWNER] = "owner",
		[AUDIENCE_SHOP] = "shop",
	};

	return words[audience];
}

bool audience_parse(const char *word, enum audience *audience)
{
	for (int i = AUDIENCE_OWNER; i <= AUDIENCE_SHOP; i++) {
		if (strcmp(word, audience_word((enum audience)i)) == 0) {
			*audience = (enum audience)i;
			return true;
		}
	}
	return false;
}

size_t condition_end(const struct condition *condition, size_t clause)
{
	size_t end = clause + 1;

	while (end < condition->count &&
	       condition->items[end].alternative ==
		       condition->items[clause].alternative)
		end++;
	return end;
}

bool guards_are_none(const struct guards *guards)
{
	return guards->when.count == 0 && guards->unless.count == 0 &&
	       guards->only == AUDIENCE_ANY;
}

void guide_release(struct guide *guide)
{
	arena_release(&guide->arena);
	*guide = (struct guide){0};
}

size_t guide_written_steps(const struct guide *guide)
{
	size_t count = 0;

	for (size_t i = 0; i < guide->step_count; i++)
		count += !guide->steps[i]->earlier;
	return count;
}

static int compare_id(const void *id, const void *element)
{
	const struct step *const *step = element;

	return strcmp(id, (*step)->id);
}

const struct step *guide_step(const struct guide *guide, const char *id)
{
	const struct step *const *found = NULL;

	if (guide->step_count > 0)
		found = bsearch(id, guide->steps_by_id, guide->step_count,
				sizeof(struct step *), compare_id);
	return found ? *found : NULL;
}

bool cause_set_has(const struct cause_set *set, const struct cause *cause)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->items[i] == cause)
			return true;
	return false;
}

int cause_set_weight(const struct cause_set *set, size_t n)
{
	return set->weights ? set->weights[n] : 1;
}

const char *step_title(const struct step *step)
{
	if (step->try_title)
		return step->try_title;
	return step->title ? step->title : step->ask;
}

const struct step *step_first_try(const struct step *step)
{
	while (step->earlier)
		step = step->earlier;
	return step;
}

bool step_is_action(const struct step *step)
{
	return step->instructions.count > 0;
}

size_t step_tickable(const struct step *step)
{
	size_t count = step->instructions.count;

	return count < TICKABLE_MOST ? count : TICKABLE_MOST;
}

struct answer_numbers step_all_answers(const struct step *step)
{
	struct answer_numbers all = answers_up_to(step->answers.count);

	if (!step->sure)
		answers_add(&all, ANSWER_UNSURE);
	return all;
}

bool step_unsure_differs(const struct step *step)
{
	const struct answers *answers = &step->answers;

	return step->unsure &&
	       (step->unsure < answers->items ||
		step->unsure >= answers->items + answers->count);
}

const struct answer *step_effect(const struct step *step, size_t n)
{
	if (n < step->answers.count)
		return &step->answers.items[n];
	return n == step->answers.count && step_unsure_differs(step)
		       ? step->unsure
		       : NULL;
}

size_t step_effect_number(const struct step *step, size_t n)
{
	return n < step->answers.count ? n + 1 : ANSWER_UNSURE;
}

/* The guide's own answer of that number, or NULL. */
static const struct answer *own_answer(const struct step *step, size_t number)
{
	if (number == 0 || number > step->answers.count)
		return NULL;
	return &step->answers.items[number - 1];
}

const struct answer *step_answer(const struct step *step, size_t number)
{
	return number == ANSWER_UNSURE ? step->unsure
				       : own_answer(step, number);
}

const char *step_answer_id(const struct step *step, size_t number)
{
	const struct answer *answer = own_answer(step, number);

	if (answer)
		return answer->id;
	return step_is_action(step) ? ANSWER_ID_CANNOT : ANSWER_ID_UNSURE;
}

const char *step_answer_say(const struct step *step, size_t number)
{
	const struct answer *answer = own_answer(step, number);

	if (answer)
		return answer->say;
	return step_is_action(step) ? "I can't do this" : "Not sure";
}

const char *step_answer_label(const struct step *step, size_t number)
{
	const struct answer *answer = own_answer(step, number);

	if (answer)
		return answer->label ? answer->label : answer->say;
	return step_is_action(step) ? "can't do" : "not sure";
}

const char *step_answer_about(const struct step *step, size_t number)
{
	const struct answer *answer = own_answer(step, number);

	return answer ? answer->about : NULL;
}

size_t step_answer_number(const struct step *step, const char *id)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		if (strcmp(id, step->answers.items[i].id) == 0)
			return i + 1;
	}
	if (!step->sure && (strcmp(id, ANSWER_ID_UNSURE) == 0 ||
			    strcmp(id, ANSWER_ID_CANNOT) == 0))
		return ANSWER_UNSURE;
	return 0;
}

const struct diagnosis *answer_diagnosis(const struct step *step,
					 const struct answer *answer)
{
	return answer->diagnosis_this ? step->diagnosis : answer->diagnosis;
}

size_t count_bits(uint64_t bits)
{
	size_t count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}
