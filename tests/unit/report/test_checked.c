/* A check written out for programs; for people see test_check.c. */
#include "chargefix/checked.h"

#include "lamp.h"
#include "test.h"

#include <jansson.h>
#include <string.h>

/* The files as JSON, to be let go of. */
static json_t *written(const struct checked_file *files, size_t count)
{
	struct buffer out = {0};
	json_t *root;

	checked_formats[CHECKED_JSON].write(files, count, &out);
	root = json_loadb(out.data, out.length, 0, NULL);
	buffer_release(&out);
	assert_non_null(root);
	return root;
}

static const char *text_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static json_int_t number_at(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

static const char guide_text[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"danger: danger\n"
	"otherwise: end\n"
	"start:\n"
	"  - {id: danger, ask: D?, why: W, answers: [{id: none, say: N}, {id: "
	"fire, say: F, diagnosis: fire}]}\n"
	"  - {id: reset, ask: D?, why: W, minutes: 1, erases: true, do: [R.], "
	"answers: [{id: y, say: Y, diagnosis: end}, {id: n, say: N}]}\n"
	"  - {id: wipe, ask: D?, why: W, minutes: 1, do: [W.], answers: [{id: "
	"y, say: Y, diagnosis: end}, {id: n, say: N}]}\n"
	"diagnoses: {end: {verdict: service, title: E}, fire: {verdict: "
	"danger, title: F}}\n";

/* What is written of that guide, to be let go of. */
static json_t *check_written(const struct check_options *options)
{
	struct checked checked;
	struct guide guide;

	lamp_load_text(&guide, guide_text);
	check_guide(&checked, &guide, options);
	struct checked_file file = {.name = "g", .checked = &checked};
	json_t *root = written(&file, 1);
	checked_release(&checked);
	guide_release(&guide);
	return root;
}

static void a_finding_has_its_place_and_its_walk(void **state)
{
	const struct check_options options = {0};
	json_t *root = check_written(&options);
	json_t *one = json_array_get(root, 0);
	json_t *found = json_array_get(json_object_get(one, "findings"), 0);
	json_t *walk = json_object_get(found, "walk");
	json_t *given = json_array_get(json_object_get(walk, "answers"), 1);
	json_t *answer = json_array_get(json_object_get(given, "answer"), 0);

	(void)state;
	assert_string_equal(text_at(one, "file"), "g");
	assert_int_equal(number_at(one, "errors"), 1);
	assert_int_equal(number_at(one, "warnings"), 0);
	assert_string_equal(text_at(found, "kind"), "erases-early");
	assert_string_equal(text_at(found, "level"), "error");
	assert_int_equal(number_at(found, "line"), 7);
	assert_int_equal(number_at(found, "column"), 5);
	assert_string_equal(text_at(walk, "audience"), "owner");
	assert_string_equal(text_at(walk, "asked"), "wipe");
	assert_string_equal(text_at(given, "step"), "reset");
	assert_string_equal(json_string_value(answer), "n");
	json_decref(root);
}

static void each_audience_tells_how_much_of_it_was_tried(void **state)
{
	const struct check_options options = {0};
	json_t *root = check_written(&options);
	json_t *audiences =
		json_object_get(json_array_get(root, 0), "audiences");
	json_t *shop = json_array_get(audiences, 1);
	json_t *means = json_object_get(shop, "mean_questions");

	(void)state;
	assert_int_equal(json_array_size(audiences), 2);
	assert_string_equal(text_at(shop, "audience"), "shop");
	assert_true(json_is_true(json_object_get(shop, "exhaustive")));
	assert_int_equal(number_at(shop, "longest"), 3);
	assert_true(json_is_null(json_object_get(shop, "random")));
	/*
	 * A third of the walks end at once with the fire; of the others a third
	 * ends after two questions, and two thirds after three.
	 */
	assert_float_equal(json_real_value(json_object_get(means, "fire")), 1,
			   1e-6);
	assert_float_equal(json_real_value(json_object_get(means, "end")),
			   8.0F / 3, 1e-6);
	json_decref(root);
}

static void random_walks_are_counted(void **state)
{
	const struct check_options options = {.walks = 20,
					      .audience = AUDIENCE_SHOP};
	json_t *root = check_written(&options);
	json_t *shop = json_array_get(
		json_object_get(json_array_get(root, 0), "audiences"), 0);
	json_t *random = json_object_get(shop, "random");
	json_t *steps = json_object_get(random, "steps");
	json_t *danger = json_object_get(steps, "danger");
	json_t *answers = json_object_get(danger, "answers");
	json_t *ends = json_object_get(random, "diagnoses");

	(void)state;
	assert_int_equal(number_at(random, "walks"), 20);
	assert_true(number_at(danger, "asked") > 0);
	assert_true(number_at(answers, "none") > 0);
	assert_true(number_at(answers, "unsure") > 0);
	assert_true(number_at(ends, "end") > 0);
	assert_int_equal(number_at(answers, "fire"), number_at(ends, "fire"));
	json_decref(root);
}

static void what_is_no_guide_has_its_problems(void **state)
{
	static char text[] = "format: 3\n";
	struct file_text file_text = {text, strlen(text)};
	struct messages problems = {0};
	struct guide guide;

	(void)state;
	assert_false(guide_load(&guide, text, strlen(text), &problems));
	struct checked_file file = {
		.name = "\x1b[2J", .text = &file_text, .problems = &problems};
	json_t *root = written(&file, 1);
	json_t *one = json_array_get(root, 0);
	json_t *found = json_array_get(json_object_get(one, "findings"), 0);

	assert_string_equal(text_at(one, "file"), "[2J");
	assert_true(json_is_null(json_object_get(one, "guide")));
	assert_int_equal(number_at(one, "errors"), problems.count);
	assert_string_equal(text_at(found, "kind"), "not-a-guide");
	assert_int_equal(number_at(found, "line"), 1);
	json_decref(root);
}

static void only_its_formats_are_known(void **state)
{
	(void)state;
	assert_string_equal(checked_format_name(0), "text");
	assert_string_equal(checked_format_name(1), "json");
	assert_null(checked_format_name(2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_has_its_place_and_its_walk),
		cmocka_unit_test(each_audience_tells_how_much_of_it_was_tried),
		cmocka_unit_test(random_walks_are_counted),
		cmocka_unit_test(what_is_no_guide_has_its_problems),
		cmocka_unit_test(only_its_formats_are_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
