/*
 * The guide that goes with the program, and the stories about it.
 */
#ifndef SUPPORT_STORIES_H
#define SUPPORT_STORIES_H

#include "chargefix/scenario.h"

#define STORIES_GUIDE "data/charging.yaml"
#define STORIES_FILE "data/charging.scenarios.yaml"

/* All zero is empty. */
struct stories {
	struct guide guide;
	struct scenarios scenarios;
};

/* False: what is wrong was printed. Release them in any case. */
bool stories_load(struct stories *stories);
void stories_release(struct stories *stories);

#endif
