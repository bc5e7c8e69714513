/*
 * What a person gives about a case: ticket, technician, model, serial number.
 *
 * Private to src/record.
 */
#ifndef CHARGEFIX_RECORD_DETAILS_H
#define CHARGEFIX_RECORD_DETAILS_H

#include "chargefix/arena.h"
#include "chargefix/store.h"

/*
 * A copy whose strings are in the arena, each of them cleaned; what is empty
 * then is NULL.
 */
void details_clean(struct case_details *to, const struct case_details *from,
		   struct arena *arena);

/* Two of the same kind; NULL is one that was not given. */
bool detail_equal(const char *x, const char *y);
bool details_equal(const struct case_details *a, const struct case_details *b);

/* Appends what differs, "ticket: A-1" a line; "model: -" for what is gone. */
void details_write_changes(struct buffer *out, const struct case_details *from,
			   const struct case_details *to);

#endif
