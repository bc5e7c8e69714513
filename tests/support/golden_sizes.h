/*
 * A screen at the sizes that matter, with its frame whole in each of them,
 * compared with what is golden.
 */
#ifndef SUPPORT_GOLDEN_SIZES_H
#define SUPPORT_GOLDEN_SIZES_H

#include "golden.h"

/* Under what a screen is looked at. */
struct golden_kind {
	const char *name; /* what sections are called after the size */
	const char *const *environment;
	bool all_sizes; /* else 80x24 alone */
	unsigned int parts; /* at 80x24 */
};

struct golden_size {
	int rows;
	int columns;
};

void golden_check_size(struct pty *pty, const char *name,
		       const struct golden_kind *kind,
		       const struct golden_size *size, unsigned int parts);

/*
 * All sizes, or the narrow ones of them; at the end the window has the first
 * one again.
 */
void golden_check_sizes(struct pty *pty, const char *name, bool narrow,
			const struct golden_kind *kind);

/* The same check twice: in UTF-8, with how the text is marked, and in ASCII. */
void golden_in_both(void (*check)(const struct golden_kind *kind));

#endif
