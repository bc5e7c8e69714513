/*
 * Finds texts that differ by one similar word: probably one of them was
 * corrected and the other forgotten.
 *
 * Each text is listed once for each of its words, without that word. Equal
 * entries differ only in that word. Sorting finds them, so that not every text
 * must be compared with every other.
 */
#include "check/internal.h"

#include "chargefix/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Shorter texts are similar by chance, and longer ones are not checked. */
enum { WORDS_LEAST = 4, WORDS_MOST = 64 };

/* Nor are texts whose words are shorter on average. */
enum { LETTERS_LEAST = 4 };

struct word {
	const char *start;
	size_t length;
};

/* A text without one of its words. */
struct variant {
	uint64_t hash; /* of the other words */
	uint32_t step; /* step.index */
	uint32_t at; /* the word left out */
	const char *text;
};

struct variants {
	struct variant *items;
	size_t count;
};

static bool is_word_part(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Splits a text into words, ignoring signs between them. */
static size_t split(const char *text, struct word *words)
{
	size_t count = 0;

	while (*text && count < WORDS_MOST) {
		size_t length = 0;
		while (text[length] && is_word_part(text[length]))
			length++;
		if (length)
			words[count++] = (struct word){text, length};
		text += length ? length : 1;
	}
	return *text ? 0 : count;
}

static uint64_t hash_word(uint64_t hash, const struct word *word)
{
	for (size_t i = 0; i < word->length; i++)
		hash = (hash ^
			(unsigned char)tolower((unsigned char)word->start[i])) *
		       UINT64_C(0x100000001b3);
	return (hash ^ ' ') * UINT64_C(0x100000001b3);
}

static void add_variant(struct variants *variants,
			const struct variant *variant)
{
	variants->items = memory_room(variants->items, variants->count,
				      sizeof(*variants->items));
	variants->items[variants->count++] = *variant;
}

static void add_text(struct variants *variants, const struct step *step,
		     const char *text)
{
	struct word words[WORDS_MOST];
	size_t count = text ? split(text, words) : 0;

	for (size_t at = 0; count >= WORDS_LEAST && at < count; at++) {
		uint64_t hash = UINT64_C(0xcbf29ce484222325) + at;
		for (size_t i = 0; i < count; i++) {
			if (i != at)
				hash = hash_word(hash, &words[i]);
		}
		struct variant variant = {hash, step->index, (uint32_t)at,
					  text};
		add_variant(variants, &variant);
	}
}

static int compare_variants(const void *a, const void *b)
{
	const struct variant *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->step != y->step)
		return x->step < y->step ? -1 : 1;
	return strcmp(x->text, y->text);
}

static size_t least_of_three(size_t a, size_t b, size_t c)
{
	size_t less = a < b ? a : b;

	return less < c ? less : c;
}

/* Texts may differ in numbers on purpose. */
static bool has_digit(const struct word *word)
{
	for (size_t i = 0; i < word->length; i++) {
		if (isdigit((unsigned char)word->start[i]))
			return true;
	}
	return false;
}

/* Whether the edit distance is 1 or 2; numbers never count as near. */
static bool are_near(const struct word *x, const struct word *y)
{
	enum { LENGTH_MOST = 24, NEAR = 2 };
	size_t before[LENGTH_MOST + 1], now[LENGTH_MOST + 1];

	if (x->length > LENGTH_MOST || y->length > LENGTH_MOST ||
	    x->length + y->length < 2 * LETTERS_LEAST || has_digit(x) ||
	    has_digit(y))
		return false;
	for (size_t k = 0; k <= y->length; k++)
		before[k] = k;
	for (size_t i = 1; i <= x->length; i++) {
		now[0] = i;
		for (size_t k = 1; k <= y->length; k++)
			now[k] = least_of_three(
				before[k] + 1, now[k - 1] + 1,
				before[k - 1] +
					(x->start[i - 1] != y->start[k - 1]));
		memcpy(before, now, (y->length + 1) * sizeof(*now));
	}
	return before[y->length] > 0 && before[y->length] <= NEAR;
}

static bool are_near_duplicates(const struct variant *one,
				const struct variant *other)
{
	struct word x[WORDS_MOST], y[WORDS_MOST];

	return one->at == other->at && one->step != other->step &&
	       split(one->text, x) == split(other->text, y) &&
	       are_near(&x[one->at], &y[other->at]);
}

static void add_near_duplicates(struct check *check, const struct variant *one,
				const struct variant *other)
{
	const struct step *first = check->guide->steps[one->step];
	const struct step *second = check->guide->steps[other->step];
	struct buffer reason = {0}, line = {0};
	struct finding *finding;

	guide_write_line(check->guide, first->place, second->place, &line);
	finding = check_add(
		check, "near-duplicate", false, second->place,
		"a text of \"%s\" is almost the same as a text of \"%s\" at %s",
		second->id, first->id, buffer_string(&line));
	buffer_format(&reason, "%s\n%s\n", other->text, one->text);
	finding->reason = check_keep(check, buffer_string(&reason));
	finding->meaning = "People who read both will look for a difference "
			   "that may not be there.";
	buffer_release(&reason);
	buffer_release(&line);
}

void check_near_duplicates(struct check *check)
{
	const struct guide *guide = check->guide;
	struct variants variants = {0};

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		if (step->earlier)
			continue;
		add_text(&variants, step, step->ask);
		add_text(&variants, step, step->title);
	}
	if (variants.count)
		qsort(variants.items, variants.count, sizeof(*variants.items),
		      compare_variants);
	/* Of many equal variants, only neighbours are compared. */
	for (size_t i = 1; i < variants.count; i++) {
		const struct variant *one = &variants.items[i - 1];
		if (one->hash == variants.items[i].hash &&
		    are_near_duplicates(one, &variants.items[i]))
			add_near_duplicates(check, one, &variants.items[i]);
	}
	free(variants.items);
}
