/*
 * What was here before: the cases of a device, and the others of its customer.
 *
 * May use: store.
 */
#ifndef CHARGEFIX_HISTORY_H
#define CHARGEFIX_HISTORY_H

#include "chargefix/store.h"

/* As it was read, each part newest first. All zero is empty. */
struct case_history {
	struct case_rows device;
	struct case_rows customer;
};

void case_history_release(struct case_history *history);

/*
 * The cases that have a ticket, serial number or customer of these details, at
 * most `most` of each part; 0: all. False: `error` says why it can't be read.
 */
bool case_history_read(struct case_history *history, struct store *store,
		       const struct case_details *details, size_t most,
		       struct message *error);

/*
 * The same for the case that `name` means in store_find, or else for a customer
 * of that name. False: `error` also says that there is neither.
 */
bool case_history_find(struct case_history *history, struct store *store,
		       const char *name, struct message *error);

#endif
