/*
 * Explored guides, and whether the walks that are told of them are walks.
 */
#ifndef CHARGEFIX_TESTS_EXPLORED_H
#define CHARGEFIX_TESTS_EXPLORED_H

#include "chargefix/explore.h"

/* With the usual limits; for explore_release. */
struct exploration explored(const struct guide *guide, enum audience audience);

/*
 * Fails the test unless the answers are asked for in that order, and lead to
 * `step`, or where it is NULL to an end: to `diagnosis`, NULL being any.
 */
void assert_leads(const struct guide *guide, enum audience audience,
		  const struct explored_walk *answers, const struct step *step,
		  const struct diagnosis *diagnosis);

/*
 * Fails the test unless a shortest walk to each step and diagnosis is one and
 * comes there, and the longest is as long as was said.
 */
void assert_examples(const struct exploration *exploration);

#endif
