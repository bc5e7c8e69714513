#include "chargefix/report.h"

#include "chargefix/command.h"
#include "command/outlet.h"
#include "command/recorded.h"
#include "command/say.h"

/* Sets how the report is to be made. Returns a status after a message. */
static int take_input(struct report_input *input, const struct options *options)
{
	uint64_t columns = 0;

	if (options->brief && (options->width || options->format_given))
		return say_usage("report", "--short can't be used together "
					   "with --format or --width");
	if (options->width && options->format != REPORT_TEXT)
		return say_usage("report", "--width is only for text");
	if (!options_number("report", "width", options->width,
			    REPORT_COLUMNS_LEAST, REPORT_COLUMNS_MOST,
			    &columns))
		return STATUS_USAGE;
	*input = (struct report_input){
		.style = options_report_style(options),
		.columns = (int)columns,
	};
	return STATUS_DONE;
}

static int write_report(const struct options *options,
			struct report_input *input)
{
	const struct report_format *format = &report_formats[options->format];
	struct outlet outlet;
	struct buffer out = {0};
	int status = outlet_open(&outlet, "report", options);

	if (status != STATUS_DONE)
		return status;
	input->links =
		!options->brief && !outlet.is_file && page_takes_links(stdout);
	if (options->brief)
		view_short(interview_walk(input->interview),
			   input->style.shop_name, VIEW_SHORT_MOST, &out);
	else
		format->write(input, &out);
	/* Cleaning it would take out the links. */
	status = outlet_write(&outlet, &out, format->exact || input->links);
	buffer_release(&out);
	return outlet_close(&outlet, status);
}

static int report(const struct options *options)
{
	struct recorded recorded;
	struct report_input input = {0};
	int status = take_input(&input, options);

	if (status != STATUS_DONE)
		return status;
	if (!recorded_open(&recorded, options, options->operand))
		return STATUS_FAILED;
	input.interview = recorded.interview;
	input.row = recorded.row;
	status = write_report(options, &input);
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
	.groups = OPTIONS_FORMAT | OPTIONS_REPORT | OPTIONS_OUTPUT |
		  OPTIONS_RECORD,
	.settings = true,
	.run = report,
};
