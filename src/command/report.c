#include "chargefix/report.h"

#include "chargefix/command.h"
#include "command/outlet.h"
#include "command/recorded.h"
#include "command/say.h"

/* Sets how the report is to be made. Returns a status after a message. */
static int take_input(struct report_input *input, const struct options *options)
{
	uint64_t columns = 0;

	if ((options->brief || options->qr) &&
	    (options->width || options->format_given))
		return say_usage("report", "--short and --qr can't be used "
					   "together with --format or --width");
	if (options->qr && !text_locale_is_utf8())
		return say_failed("%s", VIEW_CODE_NEEDS_UTF8);
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

/* The text comes first, so that all of the code is in sight at the end. */
static void write_code(const struct report_input *input, bool colours,
		       struct buffer *out)
{
	struct view_code code;

	if (view_code(&code, interview_walk(input->interview),
		      input->style.shop_name, VIEW_CODE_COLUMNS,
		      VIEW_CODE_LINES)) {
		buffer_text(out, buffer_string(&code.text));
		qr_write(&code.qr, colours, out);
	}
	view_code_release(&code);
}

static void write_short(const struct report_input *input, struct buffer *out)
{
	view_short(interview_walk(input->interview), input->style.shop_name,
		   VIEW_SHORT_MOST, out);
}

/*
 * Returns whether the text is to be printed as it is: cleaning it would take out
 * the sequences for a terminal.
 */
static bool write_chosen(const struct options *options,
			 struct report_input *input, bool terminal,
			 struct buffer *out)
{
	const struct report_format *format = &report_formats[options->format];

	if (options->qr) {
		write_code(input, terminal, out);
		return terminal;
	}
	if (options->brief) {
		write_short(input, out);
		return false;
	}
	input->links = terminal;
	format->write(input, out);
	return format->exact || terminal;
}

static int write_report(const struct options *options,
			struct report_input *input)
{
	struct outlet outlet;
	struct buffer out = {0};
	int status = outlet_open(&outlet, "report", options);

	if (status != STATUS_DONE)
		return status;
	bool terminal = !outlet.is_file && page_takes_sequences(stdout);
	bool exact = write_chosen(options, input, terminal, &out);
	status = outlet_write(&outlet, &out, exact);
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
