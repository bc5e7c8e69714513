/*
 * Findings that say the same of many things, as one.
 *
 * May use: check, memory.
 */
#ifndef CHARGEFIX_REPORT_CHECKED_FOLD_H
#define CHARGEFIX_REPORT_CHECKED_FOLD_H

#include "chargefix/check.h"

/* So many that say the same are shown one by one. */
enum { CHECKED_FOLD_ABOVE = 5 };

struct checked_fold {
	size_t count; /* 1: stands alone; 0: an earlier one stands for it */
	struct place next; /* of those that it stands for, the first */
};

/*
 * One for each finding, to be freed: those say the same that are of one kind,
 * show no walk, and differ in the names in quotes only.
 */
struct checked_fold *checked_folds(const struct checked *checked);

#endif
