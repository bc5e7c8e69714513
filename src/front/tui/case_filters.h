/*
 * Which cases a list has: by status, technician, verdict and last change, all of
 * which must fit.
 *
 * Pure. May use: store, when.
 */
#ifndef TUI_CASE_FILTERS_H
#define TUI_CASE_FILTERS_H

#include "chargefix/store.h"

enum { FILTER_DAYS_MOST = 40 };

/* All zero lets every case through. It is copied as a whole. */
struct case_filters {
	const char *state; /* a word of case_state_words; NULL: any */
	const char *verdict; /* its word; NULL: any */
	bool of_technician;
	char technician[DETAIL_SIZE_MOST + 1]; /* "": cases without one */
	char days[FILTER_DAYS_MOST + 1]; /* of the last change; "": any */
};

/* What one filter is about. */
enum filter_part {
	FILTER_STATUS,
	FILTER_TECHNICIAN,
	FILTER_VERDICT,
	FILTER_CHANGED,
	FILTER_PARTS
};

bool case_filters_any(const struct case_filters *filters);

/*
 * Adds them to a query, which then points into them. "today" is the day that
 * `now` is in.
 */
void case_filters_query(const struct case_filters *filters, int64_t now,
			struct case_query *query);

/* Appends what is let through: "Waiting", "Ada". False: anything. */
bool case_filters_write(const struct case_filters *filters,
			enum filter_part part, struct buffer *out);

/* How many cases of the tallies fit; those of the days are not known. */
size_t case_filters_count(const struct case_filters *filters,
			  const struct case_tallies *tallies);

/* Appends "Ada", or who a case without a technician is of. */
void case_filters_name(struct buffer *out, const char *technician);

#endif
