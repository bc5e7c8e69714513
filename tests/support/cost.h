/*
 * What a key costs: the bytes that the program sends the terminal for it.
 */
#ifndef SUPPORT_COST_H
#define SUPPORT_COST_H

#include "stage.h"

struct cost {
	const char *what;
	const char *scene; /* where it is pressed */
	const char *before; /* keys pressed first, not counted */
	const char *press;
	size_t most; /* bytes it may cost at any size; 0: nothing is sent */
};

extern const struct cost costs[];
size_t cost_count(void);

/* The bytes sent for it in a window of that size. */
size_t cost_measure(struct stage *stage, const struct cost *cost);

#endif
