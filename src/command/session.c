#include "command/session.h"

#include "chargefix/command.h"
#include "chargefix/front.h"
#include "chargefix/text.h"
#include "command/found_case.h"
#include "command/open_case.h"
#include "command/record.h"
#include "command/say.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void take_login(struct session *session)
{
	const struct passwd *user = getpwuid(getuid());

	if (user != NULL)
		detail_clean(&session->login, user->pw_name);
}

/* Whoever sits at a terminal is told why there is no screen on it. */
static bool has_screen(void)
{
	const char *kind = text_or_empty(getenv("TERM"));

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return false;
	if (tui_can_start())
		return true;
	if (*kind && strcmp(kind, "dumb") != 0)
		say_failed("the terminal type \"%s\" can't show screens here, "
			   "so plain mode is used (TERM=xterm may help)",
			   kind);
	return false;
}

bool session_init(struct session *session, const struct options *options)
{
	struct interview_setup *setup = &session->setup;

	session->theme = options->theme;
	session->signs = options->origins[SETTING_TECHNICIAN] == ORIGIN_OPTION;
	session->letterhead = options->letterhead;
	session->plain = options->plain || !has_screen();
	if (!record_path(&session->store_path, options->store))
		return false;
	details_clean(&setup->details, &options->details, &session->arena);
	setup->who = setup->details.of[DETAIL_TECHNICIAN];
	take_login(session);
	setup->login = buffer_string(&session->login);
	setup->store_path = buffer_string(&session->store_path);
	setup->program = options->program;
	setup->audience = options->shop ? AUDIENCE_SHOP : AUDIENCE_OWNER;
	setup->clock = clock_system();
	setup->trace = options->trace;
	return true;
}

void session_release(struct session *session)
{
	guide_file_release(&session->file);
	buffer_release(&session->store_path);
	buffer_release(&session->login);
	arena_release(&session->arena);
}

/* Where somebody stopped in the middle of what is to be done. */
static void say_half_done(const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);
	const struct step *step = walk->step;
	size_t done = step ? interview_done(interview, step) : 0;
	size_t all = step ? count_bits(walk_tickable(walk, step)) : 0;

	if (done > 0 && done < all)
		say(stdout, "Not finished: \"%s\", %zu of %zu steps done.\n",
		    step_title(step), done, all);
}

/* "Saved as case 7. Continue with: chargefix resume 7". */
static void say_saved(const struct interview *interview, const char *what_for,
		      const char *command)
{
	struct buffer typed = {0};

	interview_write_command(interview, command, &typed);
	say(stdout, "Saved as case %lld. %s with: %s\n",
	    (long long)interview_number(interview), what_for,
	    buffer_string(&typed));
	buffer_release(&typed);
}

static int say_left(const struct interview *interview)
{
	const char *read_only = interview_read_only(interview);

	if (read_only)
		say(stdout, FRONT_READ_ONLY "\n", read_only);
	else if (interview_number(interview) == 0)
		say(stdout, "Nothing was answered, so nothing was saved.\n");
	else
		say_saved(interview, "Continue", "resume");
	say_half_done(interview);
	fflush(stdout);
	return STATUS_LEFT;
}

/* After a screen, which leaves no line behind; plain mode has said it. */
static int say_diagnosed(const struct session *session,
			 const struct interview *interview)
{
	const struct diagnosis *diagnosis =
		interview_walk(interview)->diagnosis;

	if (session->plain)
		return STATUS_DONE;
	say_saved(interview, "Read it", "report");
	say(stdout, "diagnosis: %s (%s)\n", diagnosis->id,
	    verdict_word(diagnosis->verdict));
	fflush(stdout);
	return STATUS_DONE;
}

int session_say_waiting(const struct session *session, int64_t number)
{
	struct buffer typed = {0};

	store_write_command(&typed, session->setup.program, "resume", number,
			    session->setup.store_path);
	say(stdout, "Case %lld is not finished. Continue it with: %s\n",
	    (long long)number, buffer_string(&typed));
	buffer_release(&typed);
	fflush(stdout);
	return STATUS_LEFT;
}

/* Left without going on with any case. */
static int say_unopened(const struct session *session, struct open_cases *cases)
{
	struct message ignored = {0};
	struct found_case found = {0};
	struct store *store = open_cases_store(cases, &ignored);
	int status = STATUS_DONE;

	if (store != NULL)
		found_case_open(&found, store, NULL, &ignored);
	if (found.row.number != 0)
		status = session_say_waiting(session, found.row.number);
	found_case_release(&found);
	return status;
}

static int say_end(const struct session *session, struct interview *interview,
		   enum front_end end)
{
	const char *news = interview_news(interview);

	if (news)
		say(stderr, "chargefix: %s\n", news);
	if (interview_unsaved(interview) > 0)
		return say_failed("the last %zu of what you gave could not be "
				  "saved: %s",
				  interview_unsaved(interview),
				  interview_failure(interview));
	switch (end) {
	case FRONT_DIAGNOSED:
		return say_diagnosed(session, interview);
	case FRONT_LEFT:
		return say_left(interview);
	case FRONT_FAILED:
		break;
	}
	return STATUS_FAILED;
}

struct edition session_edition(struct session *session)
{
	return (struct edition){&session->file.guide, &session->file.hashed};
}

static const char *session_who(const struct session *session)
{
	const struct interview_setup *setup = &session->setup;

	if (setup->audience != AUDIENCE_SHOP)
		return NULL;
	return setup->who ? setup->who : setup->login;
}

static enum front_end run_front(struct session *session,
				struct open_cases *cases,
				struct interview **interview)
{
	struct casebook casebook = {
		.edition = session_edition(session),
		.clock = session->setup.clock,
		.theme = session->theme,
		.trace = session->setup.trace,
		.letterhead = session->letterhead,
		.who = session_who(session),
		.context = cases,
		.store = open_cases_store,
		.open = open_cases_open,
		.close = open_cases_close,
		.sign = open_cases_sign,
	};

	if (session->plain)
		return plain_run(*interview, stdin, stdout);
	return tui_run(&casebook, interview);
}

/* `interview` is one of the cases; NULL: none is begun with. */
static int session_walk(struct session *session, struct open_cases *cases,
			struct interview *interview)
{
	enum front_end end = run_front(session, cases, &interview);

	if (end == FRONT_FAILED)
		return STATUS_FAILED;
	if (interview == NULL)
		return say_unopened(session, cases);
	return say_end(session, interview, end);
}

static struct open_cases cases_of(struct session *session)
{
	struct open_cases cases = {
		.setup = session->setup,
		.text = &session->file.hashed,
	};

	cases.setup.guide = &session->file.guide;
	cases.setup.guide_text = session->file.text.data;
	cases.setup.guide_length = session->file.text.length;
	return cases;
}

int session_choose(struct session *session)
{
	struct open_cases cases = cases_of(session);
	int status = session_walk(session, &cases, NULL);

	open_cases_release(&cases);
	return status;
}

static void take_over(struct interview *interview,
		      const struct case_details *given)
{
	enum interview_result result = INTERVIEW_RELOADED;

	/* Where it is not written yet, the interview says so. */
	for (int i = 0; i < 2 && result == INTERVIEW_RELOADED; i++) {
		struct case_details details = *interview_details(interview);

		details_put(&details, given);
		result = interview_set_details(interview, &details);
	}
}

/* `details`: see session_resume. */
static int walk_case(struct session *session, int64_t number,
		     const struct case_details *details)
{
	struct open_cases cases = cases_of(session);
	struct message error = {0};
	struct interview *interview = open_cases_open(&cases, number, &error);
	int status;

	if (interview != NULL && details != NULL)
		take_over(interview, details);
	if (interview != NULL)
		status = session_walk(session, &cases, interview);
	else
		status = say_failed("%s", error.text);
	open_cases_release(&cases);
	return status;
}

int session_new(struct session *session)
{
	return walk_case(session, 0, NULL);
}

int session_resume(struct session *session, struct store *store,
		   const struct case_row *row,
		   const struct case_details *details)
{
	const struct guide *guide = &session->file.guide;
	struct message error = {0};

	session->setup.audience = row->shop ? AUDIENCE_SHOP : AUDIENCE_OWNER;
	if (guide->id != NULL && strcmp(guide->id, row->guide_id) == 0)
		return walk_case(session, row->number, details);
	guide_file_release(&session->file);
	if (!guide_file_recorded(&session->file, store, row->guide_sha256,
				 &error))
		return say_failed("%s", error.text);
	return walk_case(session, row->number, details);
}
