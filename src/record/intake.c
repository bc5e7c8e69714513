#include "chargefix/intake.h"

/* How many cases of a device are looked at. */
enum { KIN_MOST = 20 };

/* Adds the cases that are unfinished, or those that are not. */
static void add_known(struct case_rows *known, const struct case_rows *rows,
		      bool open, size_t most)
{
	for (size_t i = 0; i < rows->count && known->count < most; i++) {
		const struct case_row *row = &rows->items[i];

		if (!row->damaged &&
		    life_is_unfinished(row->standing.life.state) == open)
			case_rows_add(known, row);
	}
}

bool intake_known(struct store *store, const struct case_details *details,
		  size_t most, struct case_rows *rows, size_t *of_device,
		  struct message *error)
{
	struct case_history history = {0};
	bool read =
		case_history_read(&history, store, details, KIN_MOST, error);

	add_known(rows, &history.device, true, most);
	add_known(rows, &history.device, false, most);
	*of_device = rows->count;
	add_known(rows, &history.customer, true, most);
	add_known(rows, &history.customer, false, most);
	case_history_release(&history);
	return read;
}

void intake_fill(struct case_details *details,
		 const struct case_details *earlier)
{
	static const enum detail kept[] = {DETAIL_BRAND, DETAIL_MODEL,
					   DETAIL_SERIAL, DETAIL_CUSTOMER,
					   DETAIL_CONTACT};

	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		if (!details->of[kept[i]])
			details->of[kept[i]] = earlier->of[kept[i]];
}
