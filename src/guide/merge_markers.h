/*
 * Finds unresolved merge conflicts, which make YAML unreadable.
 *
 * May use: message.
 */
#ifndef CHARGEFIX_GUIDE_MERGE_MARKERS_H
#define CHARGEFIX_GUIDE_MERGE_MARKERS_H

#include "chargefix/message.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether there are none; if there are, adds a message for each. */
bool merge_markers_check(const char *text, size_t length,
			 struct messages *problems);

#endif
