#include "chargefix/report.h"

#include "chargefix/command.h"
#include "command/options.h"
#include "command/recorded.h"
#include "command/say.h"

static int write_report(const struct options *options,
			const struct recorded *recorded)
{
	const struct report_format *format = &report_formats[options->format];
	struct report_input input = {
		.interview = recorded->interview,
		.row = recorded->row,
		.letterhead = options->letterhead,
	};
	struct buffer out = {0};
	int status;

	format->write(&input, &out);
	status = say_result(&out, format->exact);
	buffer_release(&out);
	return status;
}

static int report(const struct options *options)
{
	struct recorded recorded;
	int status;

	if (!recorded_open(&recorded, options, options->operand))
		return STATUS_FAILED;
	status = write_report(options, &recorded);
	recorded_release(&recorded);
	return status;
}

const struct command command_report = {
	.name = "report",
	.summary = "print a case",
	.operand = "CASE",
	.operand_required = true,
	.about = "Prints a case. CASE is its number, ticket or serial number, "
		 "or \"last\" for the case changed last.",
	.format_name = report_format_name,
	.groups = OPTIONS_FORMAT | OPTIONS_RECORD,
	.settings = true,
	.run = report,
};
