#include "chargefix/cases.h"

#include "chargefix/clock.h"
#include "chargefix/command.h"
#include "chargefix/text.h"
#include "command/listed.h"
#include "command/outlet.h"
#include "command/record.h"
#include "command/say.h"

/* The rows written so far. */
struct listing {
	const struct cases_format *format;
	struct cases_style style;
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
			     &listing->style);
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
		      const struct case_query *wanted, struct message *error)
{
	struct case_query query = *wanted;
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
		const struct case_query *query, struct outlet *outlet)
{
	struct listing listing = {
		.format = listed_format(options),
		.outlet = outlet,
	};
	struct column_list chosen;
	struct message error = {0};

	listed_style(options, outlet, &chosen, &listing.style);
	listing.at_once = listing.style.columns || options->search;
	listing.format->begin(&listing.out, &listing.style);
	bool read = !store || list_rows(&listing, store, query, &error);
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
		  const struct case_query *query, struct outlet *outlet)
{
	const struct clock clock = clock_system();
	struct message ignored = {0};
	int64_t begun = clock_now(&clock);
	int status = list(store, options, query, outlet);
	int64_t done = clock_now(&clock);
	bool more = status == STATUS_DONE;

	store_wait(store, STORE_WAIT_SHORT);
	while (more && clock_now(&clock) - done <= done - begun)
		if (!store_fill_search(store, &more, &ignored))
			break;
	return status;
}

/* The rows of each section that a shop's display has room for, and more. */
enum { BOARD_ROWS = 100 };

/* If there is no record yet, `store` is NULL and the board is empty. */
static int write_board(struct store *store, const struct options *options,
		       struct outlet *outlet)
{
	const struct cases_format *format = listed_format(options);
	const struct clock clock = clock_system();
	const struct board_day day = board_day(
		clock_now(&clock), settings_days(options->stale_days));
	struct board board = {.day = day};
	struct buffer who = {0}, out = {0};
	struct message error = {0};
	int status;

	detail_clean(&who,
		     text_or_empty(options->details.of[DETAIL_TECHNICIAN]));
	if (store && !board_read(&board, store, &day, buffer_string(&who),
				 BOARD_ROWS, &error)) {
		status = say_failed("%s", error.text);
	} else {
		format->board(&out, &board, outlet_columns(outlet));
		status = outlet_write(outlet, &out, format->exact);
	}
	board_release(&board);
	buffer_release(&who);
	buffer_release(&out);
	return status;
}

static int write_to(struct outlet *outlet, struct store *store,
		    const struct options *options,
		    const struct case_query *query)
{
	if (options->board)
		return write_board(store, options, outlet);
	return store && options->search ? search(store, options, query, outlet)
					: list(store, options, query, outlet);
}

static int list_to_outlet(struct store *store, const struct options *options,
			  const struct case_query *query)
{
	struct outlet outlet;
	int status = outlet_open(&outlet, "cases", options);

	if (status != STATUS_DONE)
		return status;
	return outlet_close(&outlet, write_to(&outlet, store, options, query));
}

static int list_query(const struct options *options,
		      const struct case_query *query)
{
	struct buffer path = {0};
	struct store *store = NULL;
	int status = STATUS_FAILED;

	if (!record_path(&path, options->store))
		return STATUS_FAILED;
	/* If a named file is missing, that is an error. */
	if (options->store)
		store = record_to_read(buffer_string(&path), options->trace);
	if (store ||
	    (!options->store &&
	     record_open(&store, buffer_string(&path), options->trace)))
		status = list_to_outlet(store, options, query);
	store_close(store);
	buffer_release(&path);
	return status;
}

/* Options that contradict each other; NULL: none do. */
static const char *find_clash(const struct options *options)
{
	bool some = options->open || options->closed || options->status ||
		    options->of_technician || options->verdict ||
		    options->since || options->date || options->due ||
		    options->search;

	if (options->open && options->closed)
		return "--open and --closed can't be used together";
	if (options->since && options->date)
		return SINCE_AND_DATE;
	if (options->board && some)
		return "--board shows the whole day, so it can't be used "
		       "with an option that selects cases";
	if (options->board && (options->columns || options->excel ||
			       !listed_format(options)->board))
		return "the board has no CSV, NDJSON or --columns; use "
		       "--format table or json";
	return NULL;
}

static int list_cases(const struct options *options)
{
	const char *clash = find_clash(options);
	struct buffer technician = {0};
	struct case_query query = {
		.filter = options->open     ? CASES_OPEN
			  : options->closed ? CASES_CLOSED
					    : CASES_ALL,
		.sort = options->due ? CASES_BY_DUE : CASES_BY_CHANGE,
		.state = options->status,
		.verdict = options->verdict,
		.search = options->search,
		.look = LOOKED_AT_ONCE,
	};
	int status = STATUS_USAGE;

	if (clash)
		return say_usage("cases", "%s", clash);
	if (!listed_check(options, "cases"))
		return STATUS_USAGE;
	detail_clean(&technician, text_or_empty(options->of_technician));
	if (options->of_technician)
		query.technician = buffer_string(&technician);
	if (listed_days(options, "cases", &query))
		status = list_query(options, &query);
	buffer_release(&technician);
	return status;
}

const struct command command_cases = {
	.name = "cases",
	.summary = "list recorded cases",
	.operand = "",
	.about = "Lists the recorded cases, the most recently changed one "
		 "first.",
	.format_name = cases_format_name,
	.explain = listed_explain,
	.groups = OPTIONS_LIST | OPTIONS_FORMAT | OPTIONS_COLUMNS |
		  OPTIONS_OUTPUT | OPTIONS_RECORD,
	.settings = true,
	.run = list_cases,
};
