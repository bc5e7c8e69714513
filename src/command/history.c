#include "chargefix/history.h"

#include "chargefix/cases.h"
#include "chargefix/command.h"
#include "command/listed.h"
#include "command/outlet.h"
#include "command/record.h"
#include "command/say.h"

#include <string.h>

/* The rows written so far. */
struct written {
	const struct cases_format *format;
	struct cases_style style;
	size_t count;
	struct buffer out;
};

/* Programs tell the parts by the details of each case. */
static void write_part(struct written *written, const char *heading,
		       const struct case_rows *rows)
{
	if (rows->count == 0)
		return;
	if (!written->format->exact)
		buffer_format(&written->out, "%s%s\n",
			      written->count ? "\n" : "", heading);
	for (size_t i = 0; i < rows->count; i++)
		written->format->row(&written->out, &rows->items[i],
				     written->count++, &written->style);
}

static int write_history(const struct case_history *history,
			 const struct options *options, struct outlet *outlet)
{
	struct written written = {
		.format = listed_format(options),
	};
	struct column_list chosen;

	listed_style(options, outlet, &chosen, &written.style);
	written.format->begin(&written.out, &written.style);
	write_part(&written, HISTORY_DEVICE, &history->device);
	write_part(&written,
		   history->device.count ? HISTORY_OTHERS : HISTORY_CUSTOMER,
		   &history->customer);
	written.format->end(&written.out, written.count);
	int status = outlet_write(outlet, &written.out, written.format->exact);
	buffer_release(&written.out);
	return status;
}

static int write_to_outlet(const struct case_history *history,
			   const struct options *options)
{
	struct outlet outlet;
	int status = outlet_open(&outlet, "history", options);

	if (status != STATUS_DONE)
		return status;
	return outlet_close(&outlet, write_history(history, options, &outlet));
}

static int find_history(struct store *store, const struct options *options)
{
	struct case_history history = {0};
	struct message error = {0};
	struct buffer name = {0};
	int status;

	/* Cleaned like recorded names. */
	detail_clean(&name, options->operand);
	if (case_history_find(&history, store, buffer_string(&name), &error))
		status = write_to_outlet(&history, options);
	else
		status = say_failed("%s", error.text);
	case_history_release(&history);
	buffer_release(&name);
	return status;
}

static int list_history(const struct options *options)
{
	struct buffer path = {0};
	struct store *store = NULL;
	int status = STATUS_FAILED;

	if (!listed_check(options, "history"))
		return STATUS_USAGE;
	if (record_path(&path, options->store))
		store = record_to_read(buffer_string(&path), options->trace);
	if (store)
		status = find_history(store, options);
	store_close(store);
	buffer_release(&path);
	return status;
}

const struct command command_history = {
	.name = "history",
	.summary = "list the cases of a device and of its customer",
	.operand = "NAME",
	.operand_required = true,
	.about = "Lists all cases of a device, then the other cases of its "
		 "customer, the most recently changed one first. NAME is a "
		 "serial number, a ticket, the number of a case, or a "
		 "customer.",
	.format_name = cases_format_name,
	.explain = listed_explain,
	.groups = OPTIONS_FORMAT | OPTIONS_COLUMNS | OPTIONS_OUTPUT |
		  OPTIONS_RECORD,
	.settings = true,
	.run = list_history,
};
