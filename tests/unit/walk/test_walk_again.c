/* Walks with several tries, beside a model that just goes back in the list. */
#include "chargefix/walk.h"

#include "lamp.h"
#include "random_guide.h"
#include "share.h"
#include "test.h"
#include "walk_equal.h"

#include <stdio.h>
#include <string.h>

enum { WALKS = 2000, MOVES = 40 };

static const char guide_text[] =
	"format: 2\n"
	"guide: {id: g, version: 1, language: en, title: Tries}\n"
	"otherwise: unknown\n"
	"diagnoses:\n"
	"  unknown: {verdict: service, title: A shop should look at it}\n"
	"start:\n"
	"  - {id: a, ask: A?, answers: [{id: y, say: Y}, {id: n, say: N}]}\n"
	"  - {id: b, ask: B?, answers: [{id: y, say: Y}, {id: n, say: N}]}\n"
	"  - {id: c, ask: C?, when: {b: y}, answers: [{id: y, say: Y},"
	" {id: n, say: N}]}\n"
	"  - id: d\n"
	"    ask: D?\n"
	"    answers:\n"
	"      - {id: on, say: On}\n"
	"      - {id: back, say: Back, again: b, most: 3}\n"
	"      - {id: too, say: Back too, again: b, most: 3}\n"
	"  - id: e\n"
	"    ask: E?\n"
	"    when: {c: n}\n"
	"    answers:\n"
	"      - {id: on, say: On}\n"
	"      - {id: back, say: Back, again: e, most: 9}\n"
	"  - {id: f, ask: F?, unless: {d: too}, answers: [{id: y, say: Y},"
	" {id: n, say: N}]}\n";

static const char letters[] = "abcdef";

/* What the model knows: the newest answer to each step, by its letter. */
struct model {
	size_t newest[sizeof(letters)]; /* 0: none */
	unsigned int tries[sizeof(letters)]; /* answered so far */
};

/* Whether the guards let the step of that place be asked. */
static bool is_due(const struct model *model, size_t at)
{
	switch (letters[at]) {
	case 'c':
		return model->newest[1] == 1;
	case 'e':
		return model->newest[2] == 2;
	case 'f':
		return model->newest[3] != 3;
	default:
		return true;
	}
}

/* Where the list goes on after that answer to the step of that place. */
static size_t next_of(const struct model *model, size_t at, size_t answer)
{
	if (letters[at] == 'd' && (answer == 2 || answer == 3) &&
	    model->tries[at] <= 3)
		return 1;
	if (letters[at] == 'e' && answer == 2 && model->tries[at] <= 9)
		return at;
	return at + 1;
}

/* The answer that the walk has, or will get, of that try of a step. */
static size_t answer_of(const struct walk *walk, const char *id)
{
	const struct step *step = guide_step(walk->guide, id);
	size_t found = step ? walk_find(walk, step) : SIZE_MAX;
	size_t number = 0;

	if (found < walk->given_count)
		number = answers_next(&walk->given[found].chosen, 0);
	return number;
}

/* Which try of the step of that place comes now: those of b to d go together. */
static unsigned int try_of(const struct model *model, size_t at)
{
	size_t leads_back = strchr("bcd", letters[at]) ? 3 : at;

	return model->tries[leads_back] + 1;
}

/* Asserts that the walk has asked, in order, what the model asks. */
static void assert_as_model(const struct walk *walk)
{
	struct model model = {0};
	size_t asked = 0;
	size_t at = 0;

	while (at < strlen(letters)) {
		char id[16] = {letters[at]};
		unsigned int number = try_of(&model, at);

		if (!is_due(&model, at)) {
			at++;
			continue;
		}
		if (number > 1)
			snprintf(id, sizeof(id), "%c~%u", letters[at], number);
		if (asked == walk->path_count) {
			assert_non_null(walk->step);
			assert_string_equal(walk->step->id, id);
			return;
		}
		assert_string_equal(walk->given[walk->path[asked++]].step->id,
				    id);
		model.newest[at] = answer_of(walk, id);
		model.tries[at]++;
		at = next_of(&model, at, model.newest[at]);
	}
	assert_null(walk->step);
	assert_int_equal(asked, walk->path_count);
}

static void move(struct walk *walk, struct dice *dice)
{
	size_t kind = dice_roll(dice, 6);

	if (kind == 0) {
		walk_undo(walk);
	} else if (kind == 1 && walk->given_count > 0) {
		const struct step *step =
			walk->given[dice_roll(dice, walk->given_count)].step;
		walk_change(walk, step, random_answer(step, dice));
	} else if (walk->step) {
		walk_answer(walk, random_answer(walk->step, dice));
	}
}

static void tries_are_as_a_way_back_in_the_list(void **state)
{
	struct guide guide;
	size_t last_tries = 0;

	(void)state;
	lamp_load_text(&guide, guide_text);
	const struct step *last = guide_step(&guide, "d~4");

	assert_non_null(last);
	assert_null(guide_step(&guide, "d~5"));
	for (uint64_t seed = 0; seed < share_of(WALKS); seed++) {
		struct dice dice = {seed};
		struct walk walk, copy;

		walk_init(&walk, &guide, AUDIENCE_OWNER);
		for (size_t i = 0; i < MOVES; i++) {
			move(&walk, &dice);
			assert_as_model(&walk);
		}
		last_tries += walk_asked(&walk, last);
		walk_copy(&copy, &walk);
		assert_true(walk_equal(&copy, &walk));
		walk_release(&copy);
		walk_release(&walk);
	}
	assert_true(last_tries > 0);
	guide_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tries_are_as_a_way_back_in_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
