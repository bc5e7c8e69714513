/*
 * Sets of answers to one step, by their numbers.
 *
 * The answers of a step have numbers: those of the guide from 1, in its order,
 * and ANSWER_UNSURE for the answer that every step has of itself. 0 is no
 * answer. A set is a value: copy it with `=`; all zero is the empty set. May
 * use: nothing.
 */
#ifndef CHARGEFIX_ANSWER_NUMBERS_H
#define CHARGEFIX_ANSWER_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many answers a step can have in the guide. */
#define ANSWERS_MOST 300

/* The number of "Not sure", and of "I can't do this". */
#define ANSWER_UNSURE (ANSWERS_MOST + 1)

/* No answer's number: in sets of what may be true, that none was given. */
#define ANSWER_NOT_GIVEN (ANSWER_UNSURE + 1)

/* All numbers are below this. */
#define ANSWER_NUMBERS_END (ANSWER_NOT_GIVEN + 1)

enum { ANSWER_WORDS = (ANSWER_NUMBERS_END + 63) / 64 };

/* Bit n of all words together stands for the answer of number n. */
struct answer_numbers {
	uint64_t words[ANSWER_WORDS];
};

/* The set of one answer; of 0, the empty set. */
struct answer_numbers answers_only(size_t answer);

/* The set of the answers 1 … `count`. */
struct answer_numbers answers_up_to(size_t count);

/* Adding and removing 0 changes nothing; toggling does one or the other. */
void answers_add(struct answer_numbers *set, size_t answer);
void answers_remove(struct answer_numbers *set, size_t answer);
void answers_toggle(struct answer_numbers *set, size_t answer);

/* Adds all answers of the other set, removes them, or keeps only them. */
void answers_add_all(struct answer_numbers *set,
		     const struct answer_numbers *other);
void answers_remove_all(struct answer_numbers *set,
			const struct answer_numbers *other);

void answers_keep_all(struct answer_numbers *set,
		      const struct answer_numbers *other);

/* Whether there is any answer in it. */
bool answers_any(const struct answer_numbers *set);

bool answers_has(const struct answer_numbers *set, size_t answer);
bool answers_equal(const struct answer_numbers *a,
		   const struct answer_numbers *b);

/* Whether all answers of the set are in the other. */
bool answers_within(const struct answer_numbers *set,
		    const struct answer_numbers *other);

/*
 * Whether any answer is in both. This and answers_next are here because walks
 * call them for each guard and each answer.
 */
static inline bool answers_meet(const struct answer_numbers *a,
				const struct answer_numbers *b)
{
	for (size_t i = 0; i < ANSWER_WORDS; i++)
		if (a->words[i] & b->words[i])
			return true;
	return false;
}

/* How many there are. */
size_t answers_count(const struct answer_numbers *set);

/* The only answer of the set; 0: it has none or several. */
size_t answers_single(const struct answer_numbers *set);

/*
 * The next answer of the set after `previous` (0: the first), lowest number
 * first; 0 when there is none: for (n = 0; (n = answers_next(&set, n));)
 */
static inline size_t answers_next(const struct answer_numbers *set,
				  size_t previous)
{
	size_t word = (previous + 1) / 64;
	uint64_t mask = UINT64_MAX << (previous + 1) % 64;

	for (; word < ANSWER_WORDS; word++, mask = UINT64_MAX) {
		uint64_t left = set->words[word] & mask;
		if (left)
			return word * 64 + (size_t)__builtin_ctzll(left);
	}
	return 0;
}

#endif
