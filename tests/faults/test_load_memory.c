/*
 * Loading a guide while the first, the second … allocation fails, whoever
 * asked for it, libyaml included.
 */
#include "chargefix/load.h"

#include "allocator.h"
#include "generate_guide.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { GUIDE_STEPS = 20 };

struct text {
	const char *data;
	size_t length;
};

static void load(void *context)
{
	const struct text *text = context;
	struct messages problems = {0};
	struct guide guide;

	if (guide_load(&guide, text->data, text->length, &problems))
		guide_release(&guide);
}

static void expect_end(const char *data, size_t length)
{
	struct text text = {data, length};

	story_ends_without_memory(
		&(struct story){.act = load, .context = &text});
}

static void a_good_guide_is_loaded_or_the_program_ends(void **state)
{
	struct buffer text = {0};

	(void)state;
	generate_guide(&text, GUIDE_STEPS);
	expect_end(text.data, text.length);
	buffer_release(&text);
}

static void a_broken_guide_is_complained_of_or_the_program_ends(void **state)
{
	static const char text[] =
		"format: 1\nguide: {id: x, versoin: 1}\ndanger: none\n"
		"start: [{id: a, ask: A?, answers: [{id: b, say: B, then: c}]},"
		" {id: a}]\n";

	(void)state;
	expect_end(text, sizeof(text) - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_guide_is_loaded_or_the_program_ends),
		cmocka_unit_test(
			a_broken_guide_is_complained_of_or_the_program_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
