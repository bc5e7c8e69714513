/*
 * What lies ahead of a walk: steps, and the time and causes that they are
 * about.
 *
 * Pure, as the walk is. May use: walk.
 */
#ifndef CHARGEFIX_REMAINING_H
#define CHARGEFIX_REMAINING_H

#include "chargefix/walk.h"

struct remaining {
	const struct step **steps; /* each once, and none that was answered */
	size_t count;
};

/*
 * The steps that come if each is asked, as things stand: those whose guards
 * hold now and whose tests are not all ruled out, walk->step among them.
 */
void remaining_certain(struct remaining *remaining, const struct walk *walk);

/*
 * The steps that may come, whatever is answered, walk->step first. Whatever
 * comes was among them from the start, but for raised danger: from answer to
 * answer there are never more.
 */
void remaining_possible(struct remaining *remaining, const struct walk *walk);
void remaining_release(struct remaining *remaining);

/* Whether the step is among them. */
bool remaining_has(const struct remaining *remaining, const struct step *step);

/* Minutes of all that may come, which no answer makes more. */
unsigned int remaining_minutes(const struct walk *walk);

/*
 * The same in words, "up to 25 min" or "up to 2 h". Nothing where nothing takes
 * time, or where so much may come that the number would say nothing.
 */
void remaining_write_time(const struct walk *walk, struct buffer *out);

/*
 * How many causes the search may still be about: suspected, now or by an answer
 * yet to be given, or open and tested by a step that may come. No answer makes
 * them more.
 */
size_t remaining_causes(const struct walk *walk);

/* Marks which those are, by cause.index. */
void remaining_mark_causes(const struct walk *walk, bool *marks);

#endif
