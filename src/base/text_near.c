#include "chargefix/text.h"

#include <stdint.h>
#include <string.h>

/* Longer names are not compared. */
enum { NAME_MOST = 128 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* One bit for each byte value modulo 64 that is in the name. */
static uint64_t letters(const char *name, size_t length)
{
	uint64_t set = 0;

	for (size_t i = 0; i < length; i++)
		set |= UINT64_C(1) << ((unsigned char)name[i] % 64);
	return set;
}

static size_t bit_count(uint64_t set)
{
	size_t count = 0;

	for (; set; set &= set - 1)
		count++;
	return count;
}

/*
 * The edit distance, or some value above `limit` if it is larger. It needs
 * three rows, each computed from the two before.
 */
static size_t distance(const char *a, size_t a_length, const char *b,
		       size_t b_length, size_t limit)
{
	size_t rows[3][NAME_MOST + 1];
	size_t *older = rows[0], *old = rows[1], *new = rows[2];

	for (size_t j = 0; j <= b_length; j++)
		old[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *spare = older;
		size_t best = new[0] = i;

		for (size_t j = 1; j <= b_length; j++) {
			size_t cost = old[j - 1] + (a[i - 1] != b[j - 1]);

			cost = least(cost, least(old[j], new[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				cost = least(cost, older[j - 2] + 1);
			new[j] = cost;
			best = least(best, cost);
		}
		/*
		 * A transposition looks back two rows, but costs something too.
		 */
		if (best > limit)
			return best;
		older = old;
		old = new;
		new = spare;
	}
	return old[b_length];
}

const char *text_near(const char *name, const char *const *names, size_t count)
{
	size_t length = strlen(name);
	size_t best = SIZE_MAX;
	const char *found = NULL;
	uint64_t set = letters(name, length);

	if (length > NAME_MOST)
		return NULL;
	for (size_t i = 0; i < count && best > 0; i++) {
		size_t other = strlen(names[i]);
		size_t longer = other > length ? other : length;
		size_t limit = least(longer / 3, best - 1);
		size_t steps;

		if (other > NAME_MOST || longer - least(other, length) > limit)
			continue;
		/* One edit changes at most two letters of the set. */
		if (bit_count(set ^ letters(names[i], other)) > 2 * limit)
			continue;
		steps = distance(name, length, names[i], other, limit);
		if (steps <= limit) {
			best = steps;
			found = names[i];
		}
	}
	return best > 0 ? found : NULL;
}
