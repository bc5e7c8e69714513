/* A case as JSON, for reports and the board. Private to src/report. */
#ifndef CHARGEFIX_REPORT_JSON_CASE_H
#define CHARGEFIX_REPORT_JSON_CASE_H

#include "chargefix/store.h"

#include <jansson.h>

/* The row of a case, which is not damaged; and the guide of the case. */
json_t *json_case(const struct case_row *row);
json_t *json_guide(const struct case_row *row);

/* The same as in a list, with the guide, the next step and the diagnosis. */
json_t *json_listed_case(const struct case_row *row);

#endif
