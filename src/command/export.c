/* Writing a whole record out. */
#include "chargefix/exported.h"

#include "chargefix/command.h"
#include "command/options.h"
#include "command/outlet.h"
#include "command/record.h"
#include "command/say.h"

#include <string.h>

/* What has been written so far, and what not yet. */
struct exporter {
	struct store *store;
	struct outlet *outlet;
	struct buffer out;
	struct exported_counts counts;
	struct message error; /* "": a message was printed already */
};

/* How much is collected before it is written, and read at a time. */
enum { EXPORTED_AT_ONCE = 64 * 1024, CASES_AT_ONCE = 1000 };

static bool flush_lines(struct exporter *exporter)
{
	int status = outlet_write(exporter->outlet, &exporter->out, true);

	buffer_clear(&exporter->out);
	return status == STATUS_DONE;
}

static bool put_line(struct exporter *exporter,
		     const struct exported_line *line)
{
	if (!exported_write(line, &exporter->out, &exporter->error))
		return false;
	return exporter->out.length < EXPORTED_AT_ONCE || flush_lines(exporter);
}

static bool put_first_line(struct exporter *exporter)
{
	struct exported_line line = {.kind = EXPORTED_RECORD,
				     .format = EXPORTED_FORMAT};

	return store_last_number(exporter->store, &line.last,
				 &exporter->error) &&
	       put_line(exporter, &line);
}

static bool put_guides(struct exporter *exporter)
{
	struct exported_line line = {.kind = EXPORTED_GUIDE};
	char after[65] = "";
	bool found = true, done = true;

	while (done && found) {
		done = store_next_guide(exporter->store, after, &line.guide,
					&found, &exporter->error);
		if (!done || !found)
			break;
		snprintf(after, sizeof(after), "%s", line.guide.sha256);
		exporter->counts.guides++;
		done = put_line(exporter, &line);
		stored_guide_release(&line.guide);
	}
	return done;
}

static bool is_damaged(struct exporter *exporter, const struct case_row *row)
{
	return message_set(&exporter->error,
			   "case %lld is damaged, so the case database can't "
			   "be exported: restore a backup of it",
			   (long long)row->number);
}

static bool put_case(struct exporter *exporter, const struct case_row *row)
{
	const struct exported_line line = {.kind = EXPORTED_CASE, .row = *row};

	exporter->counts.cases++;
	return row->damaged ? is_damaged(exporter, row)
			    : put_line(exporter, &line);
}

static bool put_events(struct exporter *exporter, const struct case_row *row)
{
	struct exported_line line = {.kind = EXPORTED_EVENT,
				     .of_case = row->number};
	struct events *events = stored_events_read(exporter->store, row->number,
						   &exporter->error);
	size_t count = 0;
	const struct event *items =
		events ? stored_events(events, &count) : NULL;
	bool done = events != NULL;

	for (size_t i = 0; i < count && done; i++) {
		line.event = items[i];
		exporter->counts.events++;
		done = put_line(exporter, &line);
	}
	if (events)
		stored_events_free(events);
	return done;
}

/* For all cases, the one changed first first: so they are imported again. */
static bool for_cases(struct exporter *exporter,
		      bool (*put)(struct exporter *exporter,
				  const struct case_row *row))
{
	struct case_query query = {
		.sort = CASES_BY_CHANGE,
		.backward = true,
		.look = CASES_AT_ONCE,
	};
	bool done;

	do {
		struct case_rows rows = {0};

		done = store_cases(exporter->store, &query, &rows,
				   &exporter->error);
		for (size_t i = 0; i < rows.count && done; i++)
			done = put(exporter, &rows.items[i]);
		query.after = rows.reached;
		case_rows_release(&rows);
	} while (done && query.after);
	return done;
}

static bool put_last_line(struct exporter *exporter)
{
	const struct exported_line line = {.kind = EXPORTED_END,
					   .counts = exporter->counts};

	return put_line(exporter, &line) && flush_lines(exporter);
}

static int write_export(struct store *store, struct outlet *outlet)
{
	struct exporter exporter = {.store = store, .outlet = outlet};

	/* As it is now, though somebody may go on working. */
	store_freeze(store, true);
	bool done = put_first_line(&exporter) && put_guides(&exporter) &&
		    for_cases(&exporter, put_case) &&
		    for_cases(&exporter, put_events) &&
		    put_last_line(&exporter);
	store_freeze(store, false);
	buffer_release(&exporter.out);
	if (!done && exporter.error.text[0])
		say_failed("%s", exporter.error.text);
	return done ? STATUS_DONE : STATUS_FAILED;
}

static int export_store(struct store *store, const struct options *options)
{
	struct outlet outlet;
	int status = outlet_open(&outlet, "export", options);

	if (status != STATUS_DONE)
		return status;
	return outlet_close(&outlet, write_export(store, &outlet));
}

static int export_record(const struct options *options)
{
	struct buffer path = {0};
	struct store *store = NULL;
	int status = STATUS_FAILED;

	if (record_path(&path, options->store))
		store = record_to_read(buffer_string(&path), options->trace);
	if (store)
		status = export_store(store, options);
	store_close(store);
	buffer_release(&path);
	return status;
}

const struct command command_export = {
	.name = "export",
	.summary = "write all cases to a file",
	.operand = "",
	.about = "Writes the whole case database as lines of JSON: its guides, "
		 "its cases with all details and notes, and everything that "
		 "happened in them. \"chargefix import\" reads them again. The "
		 "file holds personal data.",
	.groups = OPTIONS_OUTPUT | OPTIONS_RECORD,
	.settings = true,
	.run = export_record,
};
