#include "chargefix/report.h"

#include "chargefix/command.h"
#include "command/found_case.h"
#include "command/guide_file.h"
#include "command/options.h"
#include "command/say.h"

static const struct usage usage = {
	.command = "report",
	.operand = "CASE",
	.operand_required = true,
	.about = "Writes out a case: the one of that number or ticket, or "
		 "\"last\" for the one changed last.",
	.formats = report_formats,
	.default_format = "text",
	.groups = OPTIONS_FORMAT | OPTIONS_RECORD,
};

static int write_report(const char *name, const struct case_row *row,
			const struct interview *interview)
{
	const struct report_format *format = report_format(name);
	struct report_input input = {.interview = interview, .row = row};
	struct buffer out = {0};
	int status;

	format->write(&input, &out);
	status = format->exact ? say_exact(&out) : say_result(&out);
	buffer_release(&out);
	return status;
}

static int report_case(struct store *store, const char *path,
		       const struct case_row *row, const char *format)
{
	struct guide_file file;
	struct message error = {0};
	struct interview *interview;
	int status;

	if (!guide_file_recorded(&file, store, row->guide_sha256))
		return STATUS_FAILED;
	struct interview_setup setup = {
		.guide = &file.guide,
		.guide_text = file.text.data,
		.guide_length = file.text.length,
		.store_path = path,
		.clock = clock_system(),
		.who = "",
	};
	if (interview_resume(&interview, &setup, row->number, &error))
		status = write_report(format, row, interview);
	else
		status = say_failed("%s", error.text);
	interview_free(interview);
	guide_file_release(&file);
	return status;
}

static int report(const char *path, const struct options *options)
{
	struct found_case found = {0};
	struct store *store = record_open(path);
	int status = STATUS_FAILED;

	if (store && found_case_named(&found, store, options->operand))
		status = report_case(store, path, &found.row, options->format);
	found_case_release(&found);
	store_close(store);
	return status;
}

int command_report(int argc, char **argv)
{
	struct options options;
	struct buffer path = {0};
	int status = STATUS_FAILED;
	enum options_result result = options_read(&options, &usage, argc, argv);

	if (result != OPTIONS_READ)
		return options_status(result);
	if (record_path(&path, options.store))
		status = report(buffer_string(&path), &options);
	buffer_release(&path);
	return status;
}
