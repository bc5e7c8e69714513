/*
 * Combines findings that say the same about many things.
 *
 * May use: check, memory.
 */
#ifndef CHARGEFIX_REPORT_CHECKED_FOLD_H
#define CHARGEFIX_REPORT_CHECKED_FOLD_H

#include "chargefix/check.h"

/* Up to this many equal findings are shown one by one. */
enum { CHECKED_FOLD_ABOVE = 5 };

struct checked_fold {
	size_t count; /* 1: on its own; 0: part of an earlier one */
	struct place next; /* the first of the others it represents */
};

/*
 * Returns one for each finding; the caller frees the array. Findings count as
 * equal if they have the same kind, show no walk, and differ only in the names
 * in quotes.
 */
struct checked_fold *checked_folds(const struct checked *checked);

#endif
