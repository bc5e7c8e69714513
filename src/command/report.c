#include "chargefix/report.h"

#include "chargefix/command.h"
#include "command/outlet.h"
#include "command/recorded.h"

static int write_report(const struct options *options,
			const struct recorded *recorded, struct outlet *outlet)
{
	const struct report_format *format = &report_formats[options->format];
	struct report_input input = {
		.interview = recorded->interview,
		.row = recorded->row,
		.letterhead = options->letterhead,
		.links = !outlet->is_file && page_takes_links(stdout),
	};
	struct buffer out = {0};
	int status;

	format->write(&input, &out);
	/* Cleaning it would take out the links. */
	status = outlet_write(outlet, &out, format->exact || input.links);
	buffer_release(&out);
	return status;
}

static int report(const struct options *options)
{
	struct recorded recorded;
	struct outlet outlet;
	int status;

	if (!recorded_open(&recorded, options, options->operand))
		return STATUS_FAILED;
	status = outlet_open(&outlet, "report", options);
	if (status == STATUS_DONE)
		status = outlet_close(
			&outlet, write_report(options, &recorded, &outlet));
	recorded_release(&recorded);
	return status;
}

const struct command command_report = {
	.name = "report",
	.summary = "print a case",
	.operand = "CASE",
	.operand_required = true,
	.about = "Prints the report of a case. CASE is its number, ticket or "
		 "serial number, "
		 "or \"last\" for the case changed last.",
	.format_name = report_format_name,
	.groups = OPTIONS_FORMAT | OPTIONS_OUTPUT | OPTIONS_RECORD,
	.settings = true,
	.run = report,
};
