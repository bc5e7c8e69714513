/* The columns of a case that are exported. Private to src/report. */
#ifndef CHARGEFIX_REPORT_JSON_EXPORTED_H
#define CHARGEFIX_REPORT_JSON_EXPORTED_H

#include "chargefix/columns.h"

#include <stdbool.h>

/* All but those that follow from others. */
bool json_exports(enum case_column column);

#endif
