/*
 * Routes that lead back into themselves where a guard lets them: two questions
 * that come in another order by an earlier answer.
 */
#include "chargefix/walk.h"

#include "chargefix/remaining.h"
#include "lamp.h"
#include "test.h"

static const char circle[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n"
	"start:\n"
	"  - {id: danger, ask: D?, answers: [{id: none, say: N}, {id: fire, "
	"say: F, diagnosis: fire}]}\n"
	"  - {id: where, ask: W?, answers: [{id: east, say: E, then: first}, "
	"{id: west, say: W, then: second}]}\n"
	"routes:\n"
	"  first:\n"
	"    - {id: one, ask: O?, answers: [{id: y, say: Y, diagnosis: fire}, "
	"{id: n, say: N, then: [{use: second, when: {where: east}}]}]}\n"
	"  second:\n"
	"    - {id: two, ask: T?, answers: [{id: y, say: Y, diagnosis: fire}, "
	"{id: n, say: N, then: [{use: first, unless: {where: east}}]}]}\n"
	"diagnoses: {end: {verdict: service, title: E}, fire: {verdict: "
	"danger, title: F}}\n";

static void assert_walks(const char *answers, const char *asks)
{
	struct guide guide;
	struct walk walk;

	lamp_load_text(&guide, circle);
	walk_init(&walk, &guide, AUDIENCE_OWNER);
	lamp_answer(&walk, answers);
	if (asks)
		assert_string_equal(walk.step->id, asks);
	else
		assert_null(walk.step);
	walk_release(&walk);
	guide_release(&guide);
}

static void a_circle_is_walked_as_its_guards_let_it(void **state)
{
	(void)state;
	assert_walks("none east", "one");
	assert_walks("none east n", "two");
	assert_walks("none east n n", NULL);
	assert_walks("none west", "two");
	assert_walks("none west n", "one");
	assert_walks("none west n n", NULL);
}

static void what_may_come_of_a_circle_is_found_once(void **state)
{
	struct guide guide;
	struct walk walk;
	struct remaining remaining;

	(void)state;
	lamp_load_text(&guide, circle);
	walk_init(&walk, &guide, AUDIENCE_OWNER);
	remaining_possible(&remaining, &walk);
	assert_int_equal(remaining.count, 4);
	remaining_release(&remaining);
	walk_release(&walk);
	guide_release(&guide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_circle_is_walked_as_its_guards_let_it),
		cmocka_unit_test(what_may_come_of_a_circle_is_found_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
