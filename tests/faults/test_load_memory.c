/*
 * Loading a guide while the first, the second … allocation fails, until none
 * does: whoever asked for it, libyaml included.
 *
 * The linker hands chargefix's own calls of the allocator to the functions
 * here (--wrap, see the Makefile). Those of libyaml go through functions of
 * its own, which are replaced; where a system does not link libraries that
 * way, the tests are skipped. Sanitizers see the real allocator below both.
 */
#include "chargefix/load.h"

#include "generate_guide.h"
#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { GUIDE_STEPS = 20, FAULTS_MOST = 1000000 };

/* What the allocator is told, and what it tells. */
static struct {
	bool counting;
	size_t asked; /* allocations since counting began */
	size_t failing; /* the number of the one that fails; 0: none */
	ptrdiff_t alive; /* given and not given back since then */
} memory;

/* Whether this allocation is the one to fail. */
static bool fails(void)
{
	if (!memory.counting)
		return false;
	memory.asked++;
	if (memory.asked != memory.failing)
		return false;
	errno = ENOMEM;
	return true;
}

static void *given(void *block)
{
	if (memory.counting && block)
		memory.alive++;
	return block;
}

/* The allocator, under the name that the linker gives it. */
void *real_malloc(size_t size) __asm__("__real_malloc");
void *real_calloc(size_t count, size_t size) __asm__("__real_calloc");
void *real_realloc(void *block, size_t size) __asm__("__real_realloc");
void real_free(void *block) __asm__("__real_free");

/* What chargefix calls instead. */
void *own_malloc(size_t size) __asm__("__wrap_malloc");
void *own_calloc(size_t count, size_t size) __asm__("__wrap_calloc");
void *own_realloc(void *block, size_t size) __asm__("__wrap_realloc");
void own_free(void *block) __asm__("__wrap_free");

/* What libyaml calls, which no header of it names. */
void *yaml_malloc(size_t size);
void *yaml_realloc(void *block, size_t size);
void yaml_free(void *block);
yaml_char_t *yaml_strdup(const yaml_char_t *text);

void *own_malloc(size_t size)
{
	return fails() ? NULL : given(real_malloc(size));
}

void *own_calloc(size_t count, size_t size)
{
	return fails() ? NULL : given(real_calloc(count, size));
}

void *own_realloc(void *block, size_t size)
{
	if (!block)
		return own_malloc(size);
	return fails() ? NULL : real_realloc(block, size);
}

void own_free(void *block)
{
	if (memory.counting && block)
		memory.alive--;
	real_free(block);
}

/* libyaml asks for no less than a byte. */
void *yaml_malloc(size_t size)
{
	return own_malloc(size > 0 ? size : 1);
}

void *yaml_realloc(void *block, size_t size)
{
	return own_realloc(block, size > 0 ? size : 1);
}

void yaml_free(void *block)
{
	own_free(block);
}

yaml_char_t *yaml_strdup(const yaml_char_t *text)
{
	size_t size;
	yaml_char_t *copy;

	if (!text)
		return NULL;
	size = strlen((const char *)text) + 1;
	copy = own_malloc(size);
	return copy ? memcpy(copy, text, size) : NULL;
}

static void count_from_here(size_t failing)
{
	memory.asked = 0;
	memory.alive = 0;
	memory.failing = failing;
	memory.counting = true;
}

/* Whether the allocation that was to fail was asked for. */
static bool stop_counting(void)
{
	memory.counting = false;
	return memory.asked >= memory.failing;
}

/* Skips the test where libyaml does not allocate through us. */
static void need_all_allocations(void)
{
	yaml_parser_t parser;
	bool initialised;

	count_from_here(1);
	initialised = yaml_parser_initialize(&parser);
	stop_counting();
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
		count_from_here(n);
		loaded = guide_load(&guide, text, length, problems);
		if (loaded)
			guide_release(&guide);
		failed = stop_counting();
		assert_int_equal(memory.alive, 0);
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

		count_from_here(n);
		done = file_read(&text, "data/charging.yaml", &error);
		file_text_release(&text);
		failed = stop_counting();
		assert_int_equal(memory.alive, 0);
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
