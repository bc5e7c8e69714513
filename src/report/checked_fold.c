#include "report/checked_fold.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

/* A finding, to be compared without the names in its text. */
struct saying {
	const struct finding *finding;
	size_t number; /* of the finding */
};

static bool can_fold(const struct finding *finding)
{
	return !finding->reason && !finding->walk_count && !finding->walk_step;
}

/* Compares two texts, ignoring the names in quotes. */
static int compare_texts(const char *a, const char *b)
{
	while (*a && *a == *b) {
		bool quote = *a == '"';

		a++;
		b++;
		if (!quote)
			continue;
		a += strcspn(a, "\"");
		b += strcspn(b, "\"");
	}
	return (unsigned char)*a - (unsigned char)*b;
}

static int compare_sayings(const struct saying *a, const struct saying *b)
{
	int order = can_fold(b->finding) - can_fold(a->finding);

	if (order == 0)
		order = strcmp(a->finding->kind, b->finding->kind);
	return order ? order
		     : compare_texts(a->finding->text, b->finding->text);
}

static int order_sayings(const void *a, const void *b)
{
	const struct saying *one = a, *other = b;
	int order = compare_sayings(one, other);

	if (order == 0)
		order = one->number < other->number ? -1 : 1;
	return order;
}

/* Lets the first of these findings represent all, if there are many. */
static void fold(struct checked_fold *folds, const struct saying *sayings,
		 size_t count)
{
	bool one = count > CHECKED_FOLD_ABOVE && can_fold(sayings->finding);

	for (size_t i = 0; i < count; i++)
		folds[sayings[i].number].count = !one;
	if (one)
		folds[sayings->number] =
			(struct checked_fold){count, sayings[1].finding->place};
}

static void fold_all(struct checked_fold *folds, struct saying *sayings,
		     const struct checked *checked)
{
	size_t count = checked->count;

	for (size_t i = 0; i < count; i++)
		sayings[i] = (struct saying){&checked->items[i], i};
	if (count > 0)
		qsort(sayings, count, sizeof(*sayings), order_sayings);
	for (size_t i = 0, next; i < count; i = next) {
		next = i + 1;
		while (next < count &&
		       compare_sayings(&sayings[i], &sayings[next]) == 0)
			next++;
		fold(folds, &sayings[i], next - i);
	}
}

struct checked_fold *checked_folds(const struct checked *checked)
{
	struct checked_fold *folds = memory_new(checked->count, sizeof(*folds));
	struct saying *sayings = memory_new(checked->count, sizeof(*sayings));

	fold_all(folds, sayings, checked);
	free(sayings);
	return folds;
}
