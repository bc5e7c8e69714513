/* Walks told as scenarios, and scenarios taken over by other guides. */
#include "chargefix/answered_path.h"
#include "chargefix/coverage.h"
#include "chargefix/scenario.h"

#include "lamp.h"
#include "numbers.h"
#include "test.h"
#include "wording.h"

#include <string.h>

static void start(struct walk *walk, const struct guide *guide,
		  enum audience audience, const char *answers)
{
	walk_init(walk, guide, audience);
	lamp_answer(walk, answers);
}

static void raise(struct walk *walk, const char *answer)
{
	walk_raise_danger(walk, lamp_answers(walk->guide->danger, answer));
}

static void a_walk_is_told_as_yaml(void **state)
{
	const struct lamp *lamp = *state;
	struct arena arena = {0};
	struct buffer out = {0};
	struct message error = {0};
	struct scenario told;
	struct walk walk;

	start(&walk, &lamp->guide, AUDIENCE_SHOP, "front none dim,flicker");
	raise(&walk, "none");
	lamp_answer(&walk, "cannot fixed");
	assert_true(scenario_from_walk(&told, &walk, "A \"cable\" \\ it",
				       &arena, &error));
	told.answers[1].reading = "4.5 V";
	scenario_write(&told, &lamp->guide, &out);
	assert_string_equal(buffer_string(&out),
			    "  - name: \"A \\\"cable\\\" \\\\ it\"\n"
			    "    audience: shop\n"
			    "    answers:\n"
			    "      lamp: front\n"
			    "      danger: 4.5 V\n"
			    "      signs: [dim, flicker]\n"
			    "      clean: cannot\n"
			    "      cable: fixed\n"
			    "    raises:\n"
			    "      signs: none\n"
			    "    diagnosis: cable\n");
	walk_release(&walk);
	buffer_release(&out);
	arena_release(&arena);
}

static void answers_set_aside_are_not_told(void **state)
{
	const struct lamp *lamp = *state;
	struct arena arena = {0};
	struct message error = {0};
	struct scenario told;
	struct walk walk;

	start(&walk, &lamp->guide, AUDIENCE_OWNER, "front none dim same");
	walk_change(&walk, lamp->guide.danger,
		    lamp_answers(lamp->guide.danger, "hot"));
	assert_true(scenario_from_walk(&told, &walk, "", &arena, &error));
	assert_int_equal(told.answer_count, 2);
	walk_release(&walk);
	arena_release(&arena);
}

static void what_can_t_be_told_is_said(void **state)
{
	const struct lamp *lamp = *state;
	struct arena arena = {0};
	struct message error = {0};
	struct scenario told;
	struct walk walk;

	start(&walk, &lamp->guide, AUDIENCE_OWNER, "front none");
	assert_false(scenario_from_walk(&told, &walk, "", &arena, &error));
	assert_string_equal(error.text, "it has no diagnosis yet");
	walk_release(&walk);

	start(&walk, &lamp->guide, AUDIENCE_OWNER, "");
	raise(&walk, "none");
	lamp_answer(&walk, "front none fixed");
	assert_false(scenario_from_walk(&told, &walk, "", &arena, &error));
	assert_has(error.text, "danger was reported");
	walk_release(&walk);
	arena_release(&arena);
}

/* The lamp's guide with a change; `from` stands in it once or more. */
static void load_changed(struct guide *guide, const struct lamp *lamp,
			 const char *from, const char *to)
{
	struct buffer text = {0};
	const char *at = lamp->text.data;
	const char *found;

	while ((found = strstr(at, from))) {
		buffer_add(&text, at, (size_t)(found - at));
		buffer_text(&text, to);
		at = found + strlen(from);
	}
	buffer_text(&text, at);
	lamp_load_text(guide, buffer_string(&text));
	buffer_release(&text);
}

/* Where the answers of a walk of the lamp lead in a changed guide. */
static void compare(const struct lamp *lamp, const struct guide *changed,
		    const char *answers, const char *diagnosis, size_t parting)
{
	struct arena arena = {0};
	struct message error = {0};
	struct scenario told;
	struct scenario carried;
	struct walk before;
	struct walk now;
	struct answered_path old;
	struct answered_path new;

	start(&before, &lamp->guide, AUDIENCE_OWNER, answers);
	assert_true(scenario_from_walk(&told, &before, "", &arena, &error));
	scenario_adapt(&carried, &told, &lamp->guide, changed, &arena);
	scenario_walk(&carried, changed, &now, &error);
	if (diagnosis)
		assert_string_equal(now.diagnosis->id, diagnosis);
	else
		assert_null(now.diagnosis);
	answered_path_take(&old, &before, &arena);
	answered_path_take(&new, &now, &arena);
	assert_int_equal(answered_path_parting(&old, &new), parting);
	assert_int_equal(answered_path_parting(&new, &old), parting);
	walk_release(&before);
	walk_release(&now);
	arena_release(&arena);
}

static void the_same_guide_goes_the_same_way(void **state)
{
	const struct lamp *lamp = *state;

	compare(lamp, &lamp->guide, "front none dim fixed", "contacts",
		WALK_NONE);
}

static void a_changed_guide_parts_where_it_was_changed(void **state)
{
	static const struct {
		const char *from;
		const char *to;
		const char *answers;
		const char *diagnosis;
		size_t parting;
	} table[] = {
		/* Another end after the same answers. */
		{"label: hot, diagnosis: danger}",
		 "label: hot, diagnosis: service}\n"
		 "      - {id: smoke, say: It smokes, diagnosis: danger}",
		 "front hot", "service", 2},
		/* Other evidence brings another step. */
		{"label: dim, suspects: contacts",
		 "label: dim, suspects: "
		 "battery",
		 "front none dim fixed", NULL, 3},
		/* A step of another name is not answered. */
		{"id: signs", "id: looks", "front none dim fixed", NULL, 2},
		/* Nor is an answer of another name given. */
		{"id: front,", "id: ahead,", "front hot", NULL, 0},
		/* What is left out is not missed. */
		{"    source: [L.3]", "    source: [L.3]\n    only: shop",
		 "front none none same cannot cannot cannot", "service", 3},
		/* Titles and the like change nothing. */
		{"title: Lamp", "title: Which", "front hot", "danger",
		 WALK_NONE},
	};
	const struct lamp *lamp = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		struct guide changed;

		load_changed(&changed, lamp, table[i].from, table[i].to);
		compare(lamp, &changed, table[i].answers, table[i].diagnosis,
			table[i].parting);
		guide_release(&changed);
	}
}

static void coverage_is_what_walks_have_met(void **state)
{
	const struct lamp *lamp = *state;
	const struct guide *guide = &lamp->guide;
	struct coverage coverage;
	struct walk walk;

	coverage_init(&coverage, guide);
	struct coverage_sum whole = coverage_whole(&coverage);
	struct coverage_sum met = coverage_met(&coverage);

	assert_int_equal(whole.steps, 8);
	assert_int_equal(whole.answers, 19);
	assert_int_equal(whole.diagnoses, 6);
	assert_int_equal(met.steps + met.answers + met.diagnoses, 0);

	/* "Not sure" counts as hot, and is no answer of the guide itself. */
	start(&walk, guide, AUDIENCE_OWNER, "front unsure");
	coverage_add(&coverage, &walk);
	coverage_add(&coverage, &walk);
	walk_release(&walk);
	met = coverage_met(&coverage);
	assert_int_equal(met.steps, 2);
	assert_int_equal(met.answers, 2);
	assert_int_equal(met.diagnoses, 1);
	assert_same_answers(coverage_missed(&coverage, guide->danger),
			    lamp_answers(guide->danger, "none"));

	/* What was set aside is not met. */
	start(&walk, guide, AUDIENCE_OWNER, "rear none dim");
	walk_change(&walk, guide->danger, lamp_answers(guide->danger, "hot"));
	coverage_add(&coverage, &walk);
	walk_release(&walk);
	met = coverage_met(&coverage);
	assert_int_equal(met.steps, 2);
	assert_int_equal(met.answers, 3);
	coverage_release(&coverage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_walk_is_told_as_yaml),
		cmocka_unit_test(answers_set_aside_are_not_told),
		cmocka_unit_test(what_can_t_be_told_is_said),
		cmocka_unit_test(the_same_guide_goes_the_same_way),
		cmocka_unit_test(a_changed_guide_parts_where_it_was_changed),
		cmocka_unit_test(coverage_is_what_walks_have_met),
	};

	return cmocka_run_group_tests(tests, lamp_open, lamp_close);
}
