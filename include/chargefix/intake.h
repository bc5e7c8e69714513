/*
 * What a shop knows when it takes a device in.
 *
 * May use: history.
 */
#ifndef CHARGEFIX_INTAKE_H
#define CHARGEFIX_INTAKE_H

#include "chargefix/history.h"

/*
 * Adds the earlier cases of the device, then those of its customer, the
 * unfinished ones of each first, at most `most` of them. How many are of the
 * device comes back in `of_device`. False: `error` says why they can't be read.
 */
bool intake_known(struct store *store, const struct case_details *details,
		  size_t most, struct case_rows *rows, size_t *of_device,
		  struct message *error);

/*
 * Puts what a device and its customer have again, when they come back, where
 * `details` have nothing. What belongs to one visit, such as the ticket, is left
 * out. The texts are those of `earlier`.
 */
void intake_fill(struct case_details *details,
		 const struct case_details *earlier);

#endif
