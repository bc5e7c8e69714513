/* The command `case`: how a case is, and what can be done with it. */
#include "command/case_request.h"

#include "chargefix/command.h"
#include "chargefix/report.h"
#include "chargefix/text.h"
#include "command/login.h"
#include "command/recorded.h"
#include "command/say.h"

#include <string.h>

/* How to do something else with the case: "chargefix case 7 reopen". */
static void write_way(const struct interview *interview,
		      enum life_action action, struct buffer *out)
{
	interview_write_command(interview, "case", out);
	buffer_format(out, " %s", life_action_words[action].word);
	if (action == LIFE_REOPEN)
		buffer_text(out, " --why TEXT");
}

/* Says why the case can't do that, and what would be right. */
static int refuse(const struct interview *interview,
		  const struct life_change *change)
{
	struct buffer out = {0};
	enum life_action instead;

	if (!view_refusal(interview, change->action, &out, &instead))
		buffer_text(&out, "That is not possible with this case.");
	if (instead == LIFE_CONFIRM) {
		buffer_text(&out, " --technician NAME says who it is.");
	} else if (instead) {
		buffer_text(&out, " To go on with it: ");
		write_way(interview, instead, &out);
	}
	say(stderr, "chargefix: %s\n", buffer_string(&out));
	buffer_release(&out);
	return STATUS_FAILED;
}

static int correct(struct interview *interview,
		   const struct case_request *request,
		   enum interview_result *result)
{
	size_t count;
	const struct note *notes = interview_notes(interview, &count);

	if (request->note > count)
		return say_failed("case %lld has no note %zu",
				  (long long)interview_number(interview),
				  request->note);
	const struct note *note = &notes[request->note - 1];
	*result = interview_correct_note(
		interview, note->seq, buffer_string(&request->text),
		request->reader_given ? request->customer : note->customer);
	return STATUS_DONE;
}

static int act(struct interview *interview, const struct case_request *request,
	       enum interview_result *result)
{
	const char *text = buffer_string(&request->text);

	switch (request->task) {
	case CASE_STATUS:
		break;
	case CASE_CHANGE:
		*result = interview_change_life(interview, &request->change);
		if (*result == INTERVIEW_REFUSED)
			return refuse(interview, &request->change);
		break;
	case CASE_NOTE:
		*result = request->customer
				  ? interview_note_for_customer(interview, NULL,
								text)
				  : interview_note(interview, NULL, text);
		break;
	case CASE_CORRECT:
	case CASE_WITHDRAW:
		return correct(interview, request, result);
	}
	return STATUS_DONE;
}

/* Whether what was asked for is on disk now. */
static int check_saved(struct interview *interview,
		       enum interview_result result)
{
	if (result == INTERVIEW_DONE && interview_unsaved(interview))
		result = interview_retry_last(interview);
	if (result == INTERVIEW_READ_ONLY)
		return say_failed("the case database is read-only, so nothing "
				  "was changed: %s",
				  interview_read_only(interview));
	if (result == INTERVIEW_RELOADED)
		return say_failed("another terminal changed case %lld at the "
				  "same moment, so nothing was done; try again",
				  (long long)interview_number(interview));
	if (result == INTERVIEW_REFUSED)
		return say_failed("this note has no text that can be saved");
	if (interview_unsaved(interview))
		return say_failed("nothing could be saved: %s",
				  interview_failure(interview));
	return STATUS_DONE;
}

static int do_request(struct interview *interview,
		      const struct case_request *request)
{
	enum interview_result result = INTERVIEW_DONE;
	int status = act(interview, request, &result);

	return status == STATUS_DONE && request->task != CASE_STATUS
		       ? check_saved(interview, result)
		       : status;
}

/* For people, an action is answered by the new status alone. */
static void write_short(const struct interview *interview, struct buffer *out)
{
	const struct step *step = interview_walk(interview)->step;
	const struct case_life life = interview_life(interview);

	buffer_format(out,
		      "Case %lld: ", (long long)interview_number(interview));
	view_status(interview, out);
	if (step && life_takes_answers(&life))
		buffer_format(out, ". Next: %s", step_title(step));
	buffer_text(out, "\n");
}

/* What was noted or corrected. */
static void write_note(const struct interview *interview,
		       const struct case_request *request, struct buffer *out)
{
	size_t count;

	interview_notes(interview, &count);
	buffer_format(out, "Note %zu of case %lld was %s.\n",
		      request->task == CASE_NOTE ? count : request->note,
		      (long long)interview_number(interview),
		      request->task == CASE_NOTE      ? "saved"
		      : request->task == CASE_CORRECT ? "corrected"
						      : "withdrawn");
}

static int write_result(const struct options *options,
			const struct recorded *recorded,
			const struct case_request *request)
{
	const struct report_format *format = &life_formats[options->format];
	struct report_input input = {.interview = recorded->interview};
	struct case_rows rows = {0};
	struct message error = {0};
	struct buffer out = {0};
	int status;

	if (!store_case(recorded->casebook.store, recorded->row->number, &rows,
			&error))
		return say_failed("%s", error.text);
	input.row = rows.items;
	if (format->exact || request->task == CASE_STATUS)
		format->write(&input, &out);
	else if (request->task == CASE_CHANGE)
		write_short(recorded->interview, &out);
	else
		write_note(recorded->interview, request, &out);
	status = say_result(&out, format->exact);
	buffer_release(&out);
	case_rows_release(&rows);
	return status;
}

/* Opens the case as whoever does something with it. */
static bool open_case(struct recorded *recorded, const struct options *options,
		      struct buffer *login)
{
	struct casebook *casebook = &recorded->casebook;

	if (!recorded_casebook(casebook, &recorded->path, options))
		return false;
	login_name(login);
	casebook->setup.program = options->program;
	casebook->setup.login = buffer_string(login);
	casebook->setup.who = options->details.of[DETAIL_TECHNICIAN];
	return recorded_find(recorded, options->program, options->operand);
}

static int work_on(const struct options *options,
		   const struct case_request *request)
{
	struct recorded recorded = {0};
	struct buffer login = {0};
	int status = STATUS_FAILED;

	if (open_case(&recorded, options, &login))
		status = do_request(recorded.interview, request);
	if (recorded.interview && status == STATUS_DONE)
		status = write_result(options, &recorded, request);
	recorded_release(&recorded);
	buffer_release(&login);
	return status;
}

static int run_request(const struct options *options)
{
	struct case_request request;
	int status;

	if (!options->operand)
		return say_usage("case", "case needs a CASE");
	status = case_request_read(&request, options);
	if (status == STATUS_DONE)
		status = work_on(options, &request);
	case_request_release(&request);
	return status;
}

const struct command command_case = {
	.name = "case",
	.summary = "show a case, let it wait, hand it back, and so on",
	.operand = "CASE [ACTION [VALUE]...]",
	.operands_most = 4,
	.about = "Prints the status of a case, or does one of these actions "
		 "with it. CASE is its number, ticket or serial number, or "
		 "\"last\" for the case changed last.",
	.explain = case_request_explain,
	.format_name = life_format_name,
	.groups = OPTIONS_FORMAT | OPTIONS_LIFE | OPTIONS_RECORD,
	.settings = true,
	.run = run_request,
};
