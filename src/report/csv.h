/* Fields of CSV. Private to src/report. */
#ifndef CHARGEFIX_REPORT_CSV_H
#define CHARGEFIX_REPORT_CSV_H

#include "chargefix/buffer.h"

#include <stdbool.h>

/*
 * Appends outside text as a field (RFC 4180), made safe and on one line; NULL
 * is an empty one. A text that a spreadsheet would run as a formula has a ' in
 * front. `excel`: what it would take for a number, a date or a time is written
 * as ="…", which it shows as it is.
 */
void csv_put_field(struct buffer *out, const char *text, char separator,
		   bool excel);

#endif
