/* Writing a whole record out. */
#include "chargefix/exported.h"

#include "chargefix/command.h"
#include "chargefix/ords.h"
#include "command/guide_file.h"
#include "command/listed.h"
#include "command/record.h"
#include "command/say.h"

#include <string.h>

/* What has been written so far, and what not yet. */
struct exporter {
	struct store *store;
	struct outlet *outlet;
	struct case_query query; /* which cases */
	struct ords_style ords; /* of --ords, with the guide: */
	const struct guide *guide;
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

static bool flush_if_much(struct exporter *exporter)
{
	return exporter->out.length < EXPORTED_AT_ONCE || flush_lines(exporter);
}

static bool put_line(struct exporter *exporter,
		     const struct exported_line *line)
{
	return exported_write(line, &exporter->out, &exporter->error) &&
	       flush_if_much(exporter);
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

static bool put_ords_row(struct exporter *exporter, const struct case_row *row)
{
	if (row->damaged)
		return is_damaged(exporter, row);
	if (ords_has(row))
		ords_row(&exporter->out, row,
			 guide_category(exporter->guide, row->standing.subject),
			 &exporter->ords);
	return flush_if_much(exporter);
}

/* The case changed first comes first: so they are imported again. */
static bool for_cases(struct exporter *exporter,
		      bool (*put)(struct exporter *exporter,
				  const struct case_row *row))
{
	struct case_query query = exporter->query;
	bool done;

	query.sort = CASES_BY_CHANGE;
	query.backward = true;
	query.look = CASES_AT_ONCE;

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

static bool put_everything(struct exporter *exporter)
{
	return put_first_line(exporter) && put_guides(exporter) &&
	       for_cases(exporter, put_case) &&
	       for_cases(exporter, put_events) && put_last_line(exporter);
}

static bool put_open_data(struct exporter *exporter)
{
	ords_begin(&exporter->out);
	return for_cases(exporter, put_ords_row) && flush_lines(exporter);
}

static int write_export(struct exporter *exporter)
{
	/* As it is now, though somebody may go on working. */
	store_freeze(exporter->store, true);
	bool done = exporter->guide ? put_open_data(exporter)
				    : put_everything(exporter);
	store_freeze(exporter->store, false);
	buffer_release(&exporter->out);
	if (!done && exporter->error.text[0])
		say_failed("%s", exporter->error.text);
	return done ? STATUS_DONE : STATUS_FAILED;
}

static int export_store(struct exporter *exporter,
			const struct options *options)
{
	struct outlet outlet;
	int status = outlet_open(&outlet, "export", options);

	if (status != STATUS_DONE)
		return status;
	exporter->outlet = &outlet;
	return outlet_close(&outlet, write_export(exporter));
}

static int export_record(struct exporter *exporter,
			 const struct options *options)
{
	struct buffer path = {0};
	int status = STATUS_FAILED;

	if (record_path(&path, options->store))
		exporter->store =
			record_to_read(buffer_string(&path), options->trace);
	if (exporter->store)
		status = export_store(exporter, options);
	store_close(exporter->store);
	buffer_release(&path);
	return status;
}

/* Who publishes open data must be known. False: a message was printed. */
static bool choose_ords_style(const struct options *options,
			      struct ords_style *style)
{
	style->group = options->shop_name;
	style->provider =
		options->provider ? options->provider : options->shop_name;
	style->country = options->country;
	if (!style->provider)
		say_failed("open data names its provider: set provider or "
			   "shop_name in the settings file");
	else if (!style->country)
		say_failed("open data names the country of the repairs: set "
			   "country in the settings file, such as DEU or GBR");
	else if (!ords_is_country(style->country))
		say_failed("country in the settings file must be a code of ISO "
			   "3166-1 with three letters, such as DEU or GBR, not "
			   "\"%s\"",
			   style->country);
	else
		return true;
	return false;
}

static int export_open_data(const struct options *options)
{
	struct guide_file file = {0};
	struct exporter exporter = {.guide = &file.guide};

	if (!listed_days(options, "export", &exporter.query))
		return STATUS_USAGE;
	if (!choose_ords_style(options, &exporter.ords) ||
	    !guide_file_open(&file, options->guide, options->called))
		return STATUS_FAILED;
	int status = export_record(&exporter, options);
	guide_file_release(&file);
	return status;
}

static int export(const struct options *options)
{
	struct exporter exporter = {0};

	if (options->since && options->date)
		return say_usage("export", SINCE_AND_DATE);
	if (options->ords)
		return export_open_data(options);
	if (options->since || options->date)
		return say_usage("export",
				 "--since and --date are for --ords; without "
				 "it, all cases are exported");
	return export_record(&exporter, options);
}

const struct command command_export = {
	.name = "export",
	.summary = "write all cases to a file",
	.operand = "",
	.about = "Writes the whole case database as lines of JSON: its guides, "
		 "its cases with all details and notes, and everything that "
		 "happened in them. \"chargefix import\" reads them again. The "
		 "file holds personal data. With --ords, writes open data "
		 "without any, one row for each finished repair.",
	.groups = OPTIONS_EXPORT | OPTIONS_GUIDE | OPTIONS_OUTPUT |
		  OPTIONS_RECORD,
	.settings = true,
	.run = export,
};
