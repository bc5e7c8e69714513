#include "chargefix/report.h"

#include "chargefix/command.h"
#include "command/options.h"
#include "command/recorded.h"
#include "command/say.h"

static const struct usage usage = {
	.command = "report",
	.operand = "CASE",
	.operand_required = true,
	.about = "Prints a case. CASE is its number, ticket or serial number, "
		 "or \"last\" for the case changed last.",
	.formats = report_formats,
	.groups = OPTIONS_FORMAT | OPTIONS_RECORD,
};

static int write_report(const char *name, const struct recorded *recorded)
{
	const struct report_format *format = report_format(name);
	struct report_input input = {
		.interview = recorded->interview,
		.row = &recorded->found.row,
	};
	struct buffer out = {0};
	int status;

	format->write(&input, &out);
	status = format->exact ? say_exact(&out) : say_result(&out);
	buffer_release(&out);
	return status;
}

int command_report(int argc, char **argv)
{
	struct options options;
	struct recorded recorded;
	int status;
	enum options_result result = options_read(&options, &usage, argc, argv);

	if (result != OPTIONS_READ)
		return options_status(result);
	if (!recorded_open(&recorded, &options, options.operand))
		return STATUS_FAILED;
	status = write_report(options.format, &recorded);
	recorded_release(&recorded);
	return status;
}
