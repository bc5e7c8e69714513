/* The loader, and whatever takes a guide that it has let through. */
#include "chargefix/graph.h"
#include "chargefix/load.h"
#include "chargefix/remaining.h"
#include "chargefix/view.h"

#include "fuzz.h"

#include <stdlib.h>

const char *const fuzz_corpora[] = {"tests/fuzz/corpus/guide",
				    "tests/unit/guide/broken", NULL};

static void draw(const struct guide *guide, const struct walk *walk)
{
	static graph_writer *const writers[] = {graph_dot, graph_mermaid,
						graph_tree};
	struct graph_mark mark = {guide->danger, answers_only(ANSWER_UNSURE)};
	struct graph_input input = {
		.guide = guide,
		.marks = &mark,
		.mark_count = 1,
		.reached = walk->diagnosis,
	};

	for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++) {
		struct buffer out = {0};

		writers[i](&input, &out);
		buffer_release(&out);
	}
}

/* The walk's answers come from the file itself, from its end. */
static void use(const struct guide *guide, const uint8_t *data, size_t size)
{
	size_t taken = size < 64 ? size : 64;
	struct bytes bytes = {data + size - taken, taken};
	struct document document = {0};
	struct buffer why = {0};
	struct walk walk;

	walk_init(&walk, guide, size % 2 ? AUDIENCE_SHOP : AUDIENCE_OWNER);
	fuzz_walk(&walk, &bytes);
	remaining_minutes(&walk);
	for (size_t i = 0; i < walk.path_count; i++)
		view_why(&document, &walk, NULL, walk.given[walk.path[i]].step);
	for (size_t i = 0; i < walk.skipped_count; i++)
		view_skipped(&walk, walk.skipped[i], &why);
	draw(guide, &walk);
	walk_release(&walk);
	document_release(&document);
	buffer_release(&why);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct messages *problems = calloc(1, sizeof(*problems));
	const char *text = (const char *)data;
	struct buffer said = {0};
	struct guide guide;

	fuzz_assert(problems, "memory");
	if (guide_load(&guide, text, size, problems)) {
		fuzz_assert(problems->count == 0, "what loads has no fault");
		use(&guide, data, size);
		guide_release(&guide);
	} else {
		fuzz_assert(problems->count > 0, "what fails says why");
		messages_write(problems, "fuzz.yaml", text, size, &said);
		if (guide_load_recorded(&guide, text, size, problems)) {
			use(&guide, data, size);
			guide_release(&guide);
		}
	}
	buffer_release(&said);
	free(problems);
	return 0;
}
