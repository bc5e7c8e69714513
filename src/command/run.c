#include "chargefix/command.h"
#include "chargefix/front.h"
#include "chargefix/intake.h"
#include "command/found_case.h"
#include "command/options.h"
#include "command/record.h"
#include "command/say.h"
#include "command/session.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * If the guide comes from standard input, answers must come from the terminal,
 * if there is one.
 */
static bool answers_from_terminal(void)
{
	return freopen("/dev/tty", "r", stdin) != NULL;
}

static bool has_terminal(void)
{
	FILE *terminal = fopen("/dev/tty", "r");

	if (terminal != NULL)
		fclose(terminal);
	return terminal != NULL;
}

static int run_offered(struct session *session, const struct case_row *row)
{
	struct edition edition = session_edition(session);

	switch (plain_offer(row, &edition, &session->casebook.setup.clock,
			    stdin, stdout)) {
	case CHOOSE_RESUME:
		return session_resume(session, row, NULL);
	case CHOOSE_LEAVE:
		return session_say_waiting(session, row->number);
	case CHOOSE_NEW:
		break;
	}
	return session_new(session);
}

/* Offers the unfinished case of this guide, if there is one. */
static int offer_open(struct session *session)
{
	struct message ignored = {0};
	struct case_rows found = {0};
	int status;

	found_case_open(&found, session->casebook.store, session->file.guide.id,
			&ignored);
	status = found.count > 0 ? run_offered(session, found.items)
				 : session_new(session);
	case_rows_release(&found);
	return status;
}

/*
 * The repair of an owner's that may have lasted, the first due first. A shop has
 * its board for that.
 */
static bool find_due(const struct session *session, struct case_rows *found)
{
	const struct interview_setup *setup = &session->casebook.setup;
	const struct board_part part = {.section = BOARD_LASTED, .most = 1};
	const struct board_day day = {.now = clock_now(&setup->clock)};
	struct store *store = session->casebook.store;
	struct message ignored = {0};
	size_t count;

	return setup->audience != AUDIENCE_SHOP && !store_unwritable(store) &&
	       store_board(store, &part, &day, found, &count, &ignored) &&
	       found->count > 0 && !found->items->damaged;
}

/* Whether nothing else is to be asked; `status` is how the program ends. */
static bool ask_lasted(struct session *session, int *status)
{
	struct case_rows found = {0};
	enum lasted lasted = LASTED_UNKNOWN;
	bool due = find_due(session, &found);
	bool stays = !due || plain_offer_lasted(found.items,
						&session->casebook.setup.clock,
						stdin, stdout, &lasted);

	*status = stays ? STATUS_DONE : STATUS_LEFT;
	if (lasted)
		*status = session_lasted(session, found.items, lasted);
	case_rows_release(&found);
	return !stays || lasted == LASTED_NO || *status != STATUS_DONE;
}

/*
 * Asks what to go on with. If the record can't be read, it begins a case: the
 * interview reports that itself. A script must work the same each time, whatever
 * case was left open.
 */
static int run_plain(struct session *session)
{
	struct message ignored = {0};
	int status;

	if (!isatty(STDIN_FILENO) ||
	    !casebook_store(&session->casebook, &ignored))
		return session_new(session);
	return ask_lasted(session, &status) ? status : offer_open(session);
}

static int run_session(struct session *session, bool fresh)
{
	if (fresh)
		return session_new(session);
	return session->plain ? run_plain(session) : session_choose(session);
}

/* Details of one device mean a new case: an old case has its own. */
static bool is_fresh(const struct options *options)
{
	return options->fresh || options->comeback ||
	       details_of_one_case(&options->details);
}

/* Links the new case to the earlier one. False: a message was printed. */
static bool take_comeback(struct session *session, const char *name)
{
	struct interview_setup *setup = &session->casebook.setup;
	struct case_details all = setup->details;
	struct case_rows found = {0};
	struct store *store;
	bool done = false;

	if (!name)
		return true;
	store = record_to_read(setup->store_path, setup->trace);
	if (store && found_case_named(&found, store, name)) {
		intake_fill(&all, &found.items->details);
		/* Copied: the row goes. */
		details_clean(&setup->details, &all, &session->arena);
		setup->comeback_of = found.items->number;
		done = true;
	}
	case_rows_release(&found);
	store_close(store);
	return done;
}

static int run_case(const struct options *options)
{
	const char *name = options->guide;
	bool piped = name != NULL && strcmp(name, "-") == 0;
	struct session session = {0};
	int status = STATUS_FAILED;

	if (piped && !has_terminal())
		return say_usage(
			"run", "the guide is read from standard input, and "
			       "there is no terminal to read the answers from");
	if (guide_file_open(&session.file, name, options->called) &&
	    (!piped || answers_from_terminal()) &&
	    session_init(&session, options) &&
	    take_comeback(&session, options->comeback))
		status = run_session(&session, is_fresh(options));
	session_release(&session);
	return status;
}

const struct command command_run = {
	.name = "run",
	.summary = "find out why a device does not charge",
	.operand = "",
	.about = "Finds out why a device does not charge: asks questions, says "
		 "what to try, and ends with a diagnosis. Every answer is "
		 "saved at once. You can quit at any time and continue later.",
	.groups = OPTIONS_GUIDE | OPTIONS_FRONT | OPTIONS_CASE |
		  OPTIONS_DETAILS | OPTIONS_RECORD,
	.settings = true,
	.run = run_case,
};
