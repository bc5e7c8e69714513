/*
 * Steps with as many answers as a guide may have: they load, decide what comes
 * next, and are recorded like any others.
 */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"
#include "wording.h"

#include "chargefix/buffer.h"

#include <stdlib.h>

static void add_answers(struct buffer *out, size_t count, const char *letter)
{
	for (size_t i = 1; i <= count; i++)
		buffer_format(out, "      - {id: %s%zu, say: Model %s%zu%s}\n",
			      letter, i, letter, i,
			      *letter == 'a' && i == 299 ? ", suspects: rare"
							 : "");
}

/* A guide whose 299th answers matter; its path, to be freed. */
static char *write_guide(const struct stage *stage, size_t count)
{
	char *path = folder_file(stage->folder, "many.yaml");
	struct buffer text = {0};

	buffer_text(&text, "format: 2\n"
			   "guide: {id: many, version: '1', language: en, "
			   "title: Many answers}\n"
			   "otherwise: other\n"
			   "causes:\n"
			   "  common: {title: A common fault}\n"
			   "  rare: {title: A rare fault}\n"
			   "start:\n"
			   "  - id: model\n"
			   "    ask: Which model is it?\n"
			   "    answers:\n");
	add_answers(&text, count, "a");
	buffer_text(&text, "  - id: parts\n"
			   "    ask: Which parts are there?\n"
			   "    choose: many\n"
			   "    answers:\n");
	add_answers(&text, 300, "p");
	buffer_text(
		&text,
		"  - id: common\n"
		"    ask: Is it the common fault?\n"
		"    tests: [common]\n"
		"    answers:\n"
		"      - {id: yes, say: 'Yes', diagnosis: this}\n"
		"      - {id: no, say: 'No'}\n"
		"  - id: rare\n"
		"    when: {parts: p299}\n"
		"    ask: Is it the rare fault?\n"
		"    tests: [rare]\n"
		"    answers:\n"
		"      - {id: yes, say: 'Yes', diagnosis: this}\n"
		"      - {id: no, say: 'No'}\n"
		"diagnoses:\n"
		"  common: {verdict: result, title: Common, cause: common}\n"
		"  rare: {verdict: result, title: Rare, cause: rare}\n"
		"  other: {verdict: result, title: Something else}\n");
	contents_write_text(path, buffer_string(&text));
	buffer_release(&text);
	return path;
}

/* Walks the guide as the input says; what is printed, to be freed. */
static char *walk(struct stage *stage, const char *path, const char *input)
{
	const char *const argv[] = {"chargefix", "--plain", "-g", path, NULL};
	struct program_result result;

	stage_run(stage, argv, input, &result);
	assert_string_equal(result.error, "");
	free(result.error);
	return result.out;
}

static void three_hundred_answers_load_and_no_more(void **state)
{
	struct stage *stage = *state;
	char *path = write_guide(stage, 300);
	const char *const argv[] = {"chargefix", "check", path, NULL};
	struct program_result result;

	stage_run(stage, argv, "", &result);
	assert_has(result.out, "4 steps, 0 errors");
	/* Who types needs no window that shows them all. */
	assert_lacks(result.out, "too-tall");
	program_result_release(&result);
	/* It is at the same path. */
	free(write_guide(stage, 301));
	stage_run(stage, argv, "", &result);
	assert_int_equal(result.status, 1);
	assert_has(result.out, "this list has 301 answers, but a step can "
			       "have at most 300");
	program_result_release(&result);
	free(path);
}

/* The suspected cause is tested first, though its step stands later. */
static void the_299th_answer_is_evidence_and_opens_a_guard(void **state)
{
	struct stage *stage = *state;
	char *path = write_guide(stage, 300);
	char *out = walk(stage, path, "299\n299,1,64\nyes\n");

	assert_has(out, "Asked early: one of your answers points to this.");
	assert_ends(out, "diagnosis: rare (result)\n");
	free(out);
	stage_expect_answers(stage, "model=a299 parts=p1,p64,p299 rare=yes");
	out = walk(stage, path, "298\np300\nno\n");
	assert_lacks(out, "Is it the rare fault?");
	assert_ends(out, "diagnosis: other (result)\n");
	free(out);
	free(path);
}

static void a_case_goes_on_and_its_answers_can_be_changed(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "--plain",
					     NULL};
	struct stage *stage = *state;
	struct program_result result;
	char *path = write_guide(stage, 300);

	free(walk(stage, path, "300\np299,p300\n:back\n"));
	stage_expect_answers(stage, "model=a300");
	stage_run(stage, resume, "p299\n:change model\na299\n", &result);
	assert_has(result.out, "Is it the rare fault?");
	program_result_release(&result);
	stage_expect_answers(stage, "model=a299 parts=p299");
	stage_run(stage, resume, ":change parts\n298,300\nno\n", &result);
	assert_ends(result.out, "diagnosis: other (result)\n");
	program_result_release(&result);
	stage_expect_answers(stage, "model=a299 parts=p298,p300 common=no");
	free(path);
}

static void part_of_an_answer_lists_those_that_contain_it(void **state)
{
	struct stage *stage = *state;
	char *path = write_guide(stage, 300);
	char *out = walk(stage, path,
			 "MODEL a29\nmodel A257\nnothing\n257\n1,p1 mod\n");

	assert_has(out, "Type part of an answer to find its number.");
	assert_has(out, "These answers contain that. To give one, type its "
			"number:\n   29  Model a29\n  290  Model a290\n");
	assert_has(out, "  299  Model a299\n");
	assert_has(out, "This answer contains that. To give it, type its "
			"number:\n  257  Model a257\n");
	assert_has(out, "Type a number from 1 to 301 or part of an answer.");
	assert_has(out, "91 more: type more of the answer.");
	free(out);
	/* It is found, but not given. */
	stage_expect_answers(stage, "model=a257");
	free(path);
}

static void drawings_name_some_of_many_answers(void **state)
{
	static const char *const formats[] = {"dot", "mermaid"};
	struct stage *stage = *state;
	char *path = write_guide(stage, 300);

	for (size_t i = 0; i < COUNT(formats); i++) {
		const char *const argv[] = {"chargefix", "graph", "--format",
					    formats[i],  path,    NULL};
		struct program_result result;

		stage_run(stage, argv, "", &result);
		assert_has(result.out, "a10");
		assert_has(result.out, "· 290");
		assert_lacks(result.out, "a11");
		program_result_release(&result);
	}
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(three_hundred_answers_load_and_no_more),
		stage_test(the_299th_answer_is_evidence_and_opens_a_guard),
		stage_test(a_case_goes_on_and_its_answers_can_be_changed),
		stage_test(part_of_an_answer_lists_those_that_contain_it),
		stage_test(drawings_name_some_of_many_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
