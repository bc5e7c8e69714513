#include "chargefix/answer_numbers.h"

struct answer_numbers answers_only(size_t answer)
{
	struct answer_numbers set = {0};

	answers_add(&set, answer);
	return set;
}

struct answer_numbers answers_up_to(size_t count)
{
	struct answer_numbers set = {0};

	for (size_t i = 0; i < count / 64; i++)
		set.words[i] = UINT64_MAX;
	set.words[count / 64] = UINT64_MAX >> (63 - count % 64);
	answers_remove(&set, 0);
	return set;
}

void answers_add(struct answer_numbers *set, size_t answer)
{
	set->words[answer / 64] |= (uint64_t)(answer != 0) << answer % 64;
}

void answers_remove(struct answer_numbers *set, size_t answer)
{
	set->words[answer / 64] &= ~(UINT64_C(1) << answer % 64);
}

void answers_toggle(struct answer_numbers *set, size_t answer)
{
	if (answers_has(set, answer))
		answers_remove(set, answer);
	else
		answers_add(set, answer);
}

void answers_add_all(struct answer_numbers *set,
		     const struct answer_numbers *other)
{
	for (size_t i = 0; i < ANSWER_WORDS; i++)
		set->words[i] |= other->words[i];
}

void answers_remove_all(struct answer_numbers *set,
			const struct answer_numbers *other)
{
	for (size_t i = 0; i < ANSWER_WORDS; i++)
		set->words[i] &= ~other->words[i];
}

void answers_keep_all(struct answer_numbers *set,
		      const struct answer_numbers *other)
{
	for (size_t i = 0; i < ANSWER_WORDS; i++)
		set->words[i] &= other->words[i];
}

bool answers_any(const struct answer_numbers *set)
{
	for (size_t i = 0; i < ANSWER_WORDS; i++)
		if (set->words[i])
			return true;
	return false;
}

bool answers_has(const struct answer_numbers *set, size_t answer)
{
	return set->words[answer / 64] >> answer % 64 & 1;
}

bool answers_equal(const struct answer_numbers *a,
		   const struct answer_numbers *b)
{
	for (size_t i = 0; i < ANSWER_WORDS; i++)
		if (a->words[i] != b->words[i])
			return false;
	return true;
}

bool answers_within(const struct answer_numbers *set,
		    const struct answer_numbers *other)
{
	for (size_t i = 0; i < ANSWER_WORDS; i++)
		if (set->words[i] & ~other->words[i])
			return false;
	return true;
}

size_t answers_count(const struct answer_numbers *set)
{
	size_t count = 0;

	for (size_t answer = 0; (answer = answers_next(set, answer));)
		count++;
	return count;
}

size_t answers_single(const struct answer_numbers *set)
{
	size_t first = answers_next(set, 0);

	return first && !answers_next(set, first) ? first : 0;
}
