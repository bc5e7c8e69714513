/*
 * Loading a guide while the first, the second … allocation fails, until none
 * does: whoever asked for it, libyaml included. Where libyaml does not
 * allocate through us, the tests are skipped.
 */
#include "chargefix/load.h"

#include "allocator.h"
#include "generate_guide.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { GUIDE_STEPS = 20, FAULTS_MOST = 1000000 };

/* Skips the test where libyaml does not allocate through us. */
static void need_all_allocations(void)
{
	yaml_parser_t parser;
	bool initialised;

	allocator_fail(1);
	initialised = yaml_parser_initialize(&parser);
	allocator_stop();
	if (!initialised)
		return;
	yaml_parser_delete(&parser);
	skip();
}

/*
 * Loads the text with one allocation after the other failing. `good`: it must
 * load when none fails; when one does, that is all that is said.
 */
static void load_with_every_fault(const char *text, size_t length, bool good)
{
	struct messages *problems = calloc(1, sizeof(*problems));
	bool failed = true;

	assert_non_null(problems);
	for (size_t n = 1; failed && n < FAULTS_MOST; n++) {
		struct guide guide;
		bool loaded;

		*problems = (struct messages){0};
		allocator_fail(n);
		loaded = guide_load(&guide, text, length, problems);
		if (loaded)
			guide_release(&guide);
		failed = allocator_stop();
		assert_int_equal(allocator_alive(), 0);
		assert_int_equal(loaded, good && !failed);
		if (good && failed) {
			assert_int_equal(problems->count, 1);
			assert_string_equal(problems->items[0].text,
					    "memory ran out");
		}
		assert_int_equal(problems->count == 0, loaded);
	}
	assert_false(failed);
	free(problems);
}

static void a_guide_is_loaded_whole_or_not_at_all(void **state)
{
	struct buffer text = {0};

	(void)state;
	need_all_allocations();
	/* Small enough for qsort to do without memory. */
	generate_guide(&text, GUIDE_STEPS);
	assert_false(text.failed);
	load_with_every_fault(text.data, text.length, true);
	buffer_release(&text);
}

static void messages_about_a_broken_guide_need_no_memory(void **state)
{
	static const char *const broken[] = {
		"anchor-and-alias", "circle",      "dangling", "odd-keys",
		"open-list",        "unknown-key", "unused",   "wrong-types",
	};

	(void)state;
	need_all_allocations();
	for (size_t i = 0; i < COUNT(broken); i++) {
		struct message error = {0};
		struct file_text text;
		char path[128];

		snprintf(path, sizeof(path), "tests/unit/guide/broken/%s.yaml",
			 broken[i]);
		if (!file_read(&text, path, &error))
			fail_msg("%s: %s", path, error.text);
		load_with_every_fault(text.data, text.length, false);
		file_text_release(&text);
	}
}

static void a_file_is_read_whole_or_not_at_all(void **state)
{
	bool failed = true;

	(void)state;
	need_all_allocations();
	for (size_t n = 1; failed; n++) {
		struct message error = {0};
		struct file_text text;
		bool done;

		allocator_fail(n);
		done = file_read(&text, "data/charging.yaml", &error);
		file_text_release(&text);
		failed = allocator_stop();
		assert_int_equal(allocator_alive(), 0);
		assert_int_equal(done, !failed);
		assert_string_equal(error.text, done ? "" : "memory ran out");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_guide_is_loaded_whole_or_not_at_all),
		cmocka_unit_test(messages_about_a_broken_guide_need_no_memory),
		cmocka_unit_test(a_file_is_read_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
