#include "chargefix/cases.h"

#include "chargefix/clock.h"
#include "chargefix/command.h"
#include "command/outlet.h"
#include "command/record.h"
#include "command/say.h"

#include <unistd.h>

/* The rows written so far. */
struct listing {
	const struct cases_format *format;
	bool cut; /* cut long texts, on terminals only */
	bool at_once; /* write each row at once: the next may take long */
	struct buffer out;
	size_t count;
	struct outlet *outlet;
	int status;
};

/* How much is collected before it is written, and read at a time. */
enum { WRITTEN_AT_ONCE = 32 * 1024, LOOKED_AT_ONCE = 1000 };

static void flush(struct listing *listing)
{
	listing->status = outlet_write(listing->outlet, &listing->out,
				       listing->format->exact);
	buffer_clear(&listing->out);
}

static void list_row(struct listing *listing, const struct case_row *row)
{
	listing->format->row(&listing->out, row, listing->count++,
			     listing->cut);
	if (listing->at_once || listing->out.length >= WRITTEN_AT_ONCE)
		flush(listing);
}

/* Lists a part, so that no list is too long. False: reading failed. */
static bool list_part(struct listing *listing, struct store *store,
		      struct case_query *query, struct message *error)
{
	struct case_rows rows = {0};
	bool read = store_cases(store, query, &rows, error);

	for (size_t i = 0; i < rows.count && listing->status == STATUS_DONE;
	     i++)
		list_row(listing, &rows.items[i]);
	query->after = rows.reached;
	case_rows_release(&rows);
	return read;
}

static bool list_rows(struct listing *listing, struct store *store,
		      const struct options *options, struct message *error)
{
	struct case_query query = {
		.filter = options->open     ? CASES_OPEN
			  : options->closed ? CASES_CLOSED
					    : CASES_ALL,
		.search = options->search,
		.look = LOOKED_AT_ONCE,
	};
	bool read;

	/* Otherwise, a case that changes in the meantime would be left out. */
	store_freeze(store, true);
	do {
		read = list_part(listing, store, &query, error);
	} while (read && query.after && listing->status == STATUS_DONE);
	store_freeze(store, false);
	return read;
}

/* If there is no record yet, `store` is NULL and the list is empty. */
static int list(struct store *store, const struct options *options,
		struct outlet *outlet)
{
	struct listing listing = {
		.format = &cases_formats[options->format],
		.cut = !outlet->is_file && isatty(STDOUT_FILENO),
		.outlet = outlet,
	};
	struct message error = {0};

	listing.at_once = listing.cut || options->search;
	listing.format->begin(&listing.out);
	bool read = !store || list_rows(&listing, store, options, &error);
	if (read && listing.status == STATUS_DONE)
		listing.format->end(&listing.out, listing.count);
	if (listing.status == STATUS_DONE)
		flush(&listing);
	if (!read)
		listing.status = say_failed("%s", error.text);
	buffer_release(&listing.out);
	return listing.status;
}

/*
 * Someone who searches will search again, so this prepares as many cases of an
 * older record as it can in the time that the search took. If another program
 * is writing, the next search does it.
 */
static int search(struct store *store, const struct options *options,
		  struct outlet *outlet)
{
	const struct clock clock = clock_system();
	struct message ignored = {0};
	int64_t begun = clock_now(&clock);
	int status = list(store, options, outlet);
	int64_t done = clock_now(&clock);
	bool more = status == STATUS_DONE;

	store_wait(store, STORE_WAIT_SHORT);
	while (more && clock_now(&clock) - done <= done - begun)
		if (!store_fill_search(store, &more, &ignored))
			break;
	return status;
}

static int list_to_outlet(struct store *store, const struct options *options)
{
	struct outlet outlet;
	int status = outlet_open(&outlet, "cases", options);

	if (status != STATUS_DONE)
		return status;
	status = store && options->search ? search(store, options, &outlet)
					  : list(store, options, &outlet);
	return outlet_close(&outlet, status);
}

static int list_options(const struct options *options)
{
	struct buffer path = {0};
	struct store *store = NULL;
	int status = STATUS_FAILED;

	if (options->open && options->closed)
		return say_usage("cases",
				 "--open and --closed can't be used together");
	if (!record_path(&path, options->store))
		return STATUS_FAILED;
	/* If a named file is missing, that is an error. */
	if (options->store)
		store = record_to_read(buffer_string(&path), options->trace);
	if (store ||
	    (!options->store &&
	     record_open(&store, buffer_string(&path), options->trace)))
		status = list_to_outlet(store, options);
	store_close(store);
	buffer_release(&path);
	return status;
}

const struct command command_cases = {
	.name = "cases",
	.summary = "list recorded cases",
	.operand = "",
	.about = "Lists the recorded cases, the most recently changed one "
		 "first.",
	.format_name = cases_format_name,
	.groups =
		OPTIONS_LIST | OPTIONS_FORMAT | OPTIONS_OUTPUT | OPTIONS_RECORD,
	.settings = true,
	.run = list_options,
};
