#include "chargefix/command.h"
#include "command/found_case.h"
#include "command/options.h"
#include "command/record.h"
#include "command/say.h"
#include "command/session.h"

static bool find_case(struct case_rows *found, struct store *store,
		      const char *name)
{
	struct message error = {0};

	if (name != NULL)
		return found_case_named(found, store, name);
	if (!found_case_open(found, store, NULL, &error)) {
		say_failed("%s", error.text);
		return false;
	}
	if (found->count == 0)
		say_failed("there is no unfinished case");
	return found->count > 0;
}

static int resume_named(struct session *session, const char *name)
{
	struct interview_setup *setup = &session->casebook.setup;
	struct case_details details = setup->details;
	struct case_rows found = {0};
	struct store *store = record_to_read(setup->store_path, setup->trace);
	int status = STATUS_FAILED;

	/* A default technician must not take over another technician's case. */
	if (!session->signs)
		details.of[DETAIL_TECHNICIAN] = NULL;
	session->casebook.store = store;
	if (store && find_case(&found, store, name))
		status = session_resume(session, found.items, &details);
	case_rows_release(&found);
	return status;
}

static int resume(const struct options *options)
{
	struct session session = {0};
	int status = STATUS_FAILED;

	guide_file_look(&session.file, options->guide, options->called);
	if (session_init(&session, options))
		status = resume_named(&session, options->operand);
	session_release(&session);
	return status;
}

const struct command command_resume = {
	.name = "resume",
	.summary = "continue a case",
	.operand = "[CASE]",
	.about = "Continues a case with the guide that it was started with. "
		 "CASE is its number, ticket or serial number, or \"last\" for "
		 "the case changed last. Without CASE, continues the "
		 "unfinished case changed last. Options such as --ticket "
		 "change the details of the case, and --shop and --no-shop "
		 "whether it has the steps for repair shops.",
	.groups = OPTIONS_FRONT | OPTIONS_DETAILS | OPTIONS_AUDIENCE |
		  OPTIONS_RECORD,
	.settings = true,
	.run = resume,
};
