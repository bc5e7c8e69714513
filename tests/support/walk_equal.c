#include "walk_equal.h"

#include <string.h>

static bool input_equal(const struct walk *a, const struct walk *b)
{
	if (a->given_count != b->given_count)
		return false;
	for (size_t i = 0; i < a->given_count; i++) {
		const struct given *x = &a->given[i], *y = &b->given[i];
		if (x->step != y->step ||
		    !answers_equal(&x->chosen, &y->chosen) ||
		    x->raised != y->raised || x->after != y->after)
			return false;
	}
	return true;
}

static bool path_equal(const struct walk *a, const struct walk *b)
{
	if (a->path_count != b->path_count ||
	    a->skipped_count != b->skipped_count)
		return false;
	for (size_t i = 0; i < a->path_count; i++) {
		if (a->path[i] != b->path[i])
			return false;
	}
	for (size_t i = 0; i < a->skipped_count; i++) {
		if (a->skipped[i] != b->skipped[i])
			return false;
	}
	return true;
}

static bool evidence_equal(const struct walk *a, const struct walk *b)
{
	for (size_t i = 0; i < a->guide->cause_count; i++) {
		if (a->causes[i].status != b->causes[i].status ||
		    a->causes[i].tally != b->causes[i].tally ||
		    a->causes[i].by != b->causes[i].by)
			return false;
	}
	return memcmp(a->counted, b->counted,
		      a->guide->step_count * sizeof(*a->counted)) == 0;
}

bool walk_equal(const struct walk *a, const struct walk *b)
{
	return a->guide == b->guide && a->audience == b->audience &&
	       a->step == b->step && a->diagnosis == b->diagnosis &&
	       a->overtakes == b->overtakes && input_equal(a, b) &&
	       path_equal(a, b) && evidence_equal(a, b);
}
