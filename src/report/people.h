/*
 * Who was at work on a case.
 *
 * Private to src/report.
 */
#ifndef CHARGEFIX_REPORT_PEOPLE_H
#define CHARGEFIX_REPORT_PEOPLE_H

#include "chargefix/report.h"

/* Names, each once; they are those of the interview and the row. */
struct people {
	const char **names;
	size_t count;
};

/*
 * Those of whom an answer, a consent or a note stands, or danger that was taken
 * back, in the order of their first one, and last the case's technician.
 */
void people_init(struct people *people, const struct report_input *input);
void people_release(struct people *people);

#endif
