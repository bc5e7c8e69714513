#include "chargefix/history.h"

#include "chargefix/memory.h"
#include "record/store_file.h"

#include <string.h>

void case_history_release(struct case_history *history)
{
	case_rows_release(&history->device);
	case_rows_release(&history->customer);
}

static bool has_case(const struct case_rows *rows, int64_t number)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].number == number)
			return true;
	return false;
}

/* Leaves those of the customer that are not of the device. */
static void leave_others(struct case_history *history)
{
	struct case_rows *rows = &history->customer;
	size_t kept = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (!has_case(&history->device, rows->items[i].number))
			rows->items[kept++] = rows->items[i];
	rows->count = kept;
}

bool case_history_read(struct case_history *history, struct store *store,
		       const struct case_details *details, size_t most,
		       struct message *error)
{
	bool read = store_of_device(store, details, most, &history->device,
				    error) &&
		    store_of_customer(store, details->of[DETAIL_CUSTOMER], most,
				      &history->customer, error);

	leave_others(history);
	return read;
}

static bool not_found(struct store *store, const char *name,
		      struct message *error)
{
	struct buffer shown = {0}, path = {0};

	store_file_show(&shown, name);
	store_file_show(&path, store_path(store));
	message_set(error,
		    "no case has the number, the ticket, the serial number or "
		    "the customer \"%s\" in the case database %s",
		    buffer_string(&shown), buffer_string(&path));
	buffer_release(&shown);
	buffer_release(&path);
	return false;
}

/* A case without any of these details is all of its history. */
static void add_itself(struct case_history *history, const struct case_row *row)
{
	if (!has_case(&history->device, row->number) &&
	    !has_case(&history->customer, row->number))
		case_rows_add(&history->device, row);
}

bool case_history_find(struct case_history *history, struct store *store,
		       const char *name, struct message *error)
{
	const struct case_details customer = {.of[DETAIL_CUSTOMER] = name};
	struct case_rows found = {0};
	bool read;

	if (store_find(store, name, &found, error)) {
		read = case_history_read(history, store, &found.items->details,
					 0, error);
		add_itself(history, found.items);
	} else {
		*error = (struct message){0};
		read = case_history_read(history, store, &customer, 0, error);
		if (read && history->customer.count == 0)
			read = not_found(store, name, error);
	}
	case_rows_release(&found);
	return read;
}
