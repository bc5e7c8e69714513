#include "front/find_answers.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/* With fewer answers, one key is enough to name any of them. */
enum { MANY_LEAST = 10 };

/* Words in any order. */
struct words {
	struct text_part *items;
	size_t count;
};

bool answers_are_many(const struct step *step)
{
	struct answer_numbers all = step_all_answers(step);

	return !step->measure && answers_count(&all) >= MANY_LEAST;
}

static void words_init(struct words *words, const char *text)
{
	struct buffer folded = {0};
	char *rest = NULL;

	*words = (struct words){0};
	text_fold(&folded, text);
	for (char *word = folded.data ? strtok_r(folded.data, " ", &rest)
				      : NULL;
	     word; word = strtok_r(NULL, " ", &rest)) {
		words->items = memory_room(words->items, words->count,
					   sizeof(*words->items));
		text_part_init(&words->items[words->count++], word);
	}
	buffer_release(&folded);
}

static void words_release(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		text_part_release(&words->items[i]);
	free(words->items);
}

/* Whether the answer contains all words. */
static bool has_words(const struct answer *answer, const struct words *words)
{
	struct buffer folded = {0};
	bool found = true;

	text_fold(&folded, answer->say);
	if (answer->about) {
		buffer_text(&folded, "\n");
		text_fold(&folded, answer->about);
	}
	for (size_t i = 0; found && i < words->count; i++)
		found = text_part_in(&words->items[i], buffer_string(&folded));
	buffer_release(&folded);
	return found;
}

struct answer_numbers find_answers(const struct step *step, const char *text)
{
	struct answer_numbers found = {0};
	struct words words;

	words_init(&words, text);
	for (size_t i = 0; i < step->answers.count; i++)
		if (has_words(&step->answers.items[i], &words))
			answers_add(&found, i + 1);
	words_release(&words);
	return found;
}

struct answer_numbers answers_pinned(const struct step *step)
{
	struct answer_numbers pinned = {0};

	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];

		if (answer->pinned || answer->alone || answer->implied)
			answers_add(&pinned, i + 1);
	}
	if (!step->sure)
		answers_add(&pinned, ANSWER_UNSURE);
	return pinned;
}
