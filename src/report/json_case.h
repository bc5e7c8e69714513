/* A case of a list as JSON. Private to src/report. */
#ifndef CHARGEFIX_REPORT_JSON_CASE_H
#define CHARGEFIX_REPORT_JSON_CASE_H

#include "chargefix/store.h"

#include <jansson.h>

/* The row, which is not damaged. */
json_t *json_listed_case(const struct case_row *row);

#endif
