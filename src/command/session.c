#include "command/session.h"

#include "chargefix/command.h"
#include "chargefix/front.h"
#include "chargefix/text.h"
#include "command/found_case.h"
#include "command/login.h"
#include "command/record.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* At a terminal, the reason why there is no screen is printed. */
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

/* What the settings say, else the default. */
static void read_details(struct detail_list *list, const char *given,
			 enum setting_id id)
{
	detail_list_read(list, given ? given : settings[id].standard);
}

bool session_init(struct session *session, const struct options *options)
{
	struct interview_setup *setup = &session->casebook.setup;

	session->theme = options->theme;
	session->stale_days = settings_days(options->stale_days);
	session->switches = options->origins[SETTING_SHOP] == ORIGIN_OPTION;
	session->signs = options->origins[SETTING_TECHNICIAN] == ORIGIN_OPTION;
	session->report = options_report_style(options);
	read_details(&session->asked, options->intake, SETTING_INTAKE);
	read_details(&session->required, options->intake_required,
		     SETTING_INTAKE_REQUIRED);
	session->plain = options->plain || !has_screen();
	if (!record_path(&session->store_path, options->store))
		return false;
	details_clean(&setup->details, &options->details, &session->arena);
	setup->who = setup->details.of[DETAIL_TECHNICIAN];
	login_name(&session->login);
	setup->login = buffer_string(&session->login);
	setup->store_path = buffer_string(&session->store_path);
	setup->program = options->program;
	setup->audience = options->shop ? AUDIENCE_SHOP : AUDIENCE_OWNER;
	setup->clock = clock_system();
	setup->trace = options->trace;
	if (session->file.guide.id)
		casebook_set_guide(&session->casebook, &session->file.guide,
				   &session->file.hashed);
	return true;
}

void session_release(struct session *session)
{
	casebook_release(&session->casebook);
	guide_file_release(&session->file);
	buffer_release(&session->store_path);
	buffer_release(&session->login);
	arena_release(&session->arena);
}

/* Says if instructions were left half done. */
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
	const struct case_life life = interview_life(interview);

	if (!read_only && !life_takes_answers(&life)) {
		say_saved(interview, "Read it", "report");
		fflush(stdout);
		return STATUS_DONE;
	}
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

/*
 * Says the diagnosis after a screen, which leaves no output; plain mode already
 * printed it.
 */
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

	store_write_command(&typed, session->casebook.setup.program, "resume",
			    number, session->casebook.setup.store_path);
	say(stdout, "Case %lld is not finished. Continue it with: %s\n",
	    (long long)number, buffer_string(&typed));
	buffer_release(&typed);
	fflush(stdout);
	return STATUS_LEFT;
}

/* Called after leaving without opening any case. */
static int say_unopened(struct session *session)
{
	struct message ignored = {0};
	struct case_rows found = {0};
	struct store *store = casebook_store(&session->casebook, &ignored);
	int status = STATUS_DONE;

	if (store != NULL)
		found_case_open(&found, store, NULL, &ignored);
	if (found.count > 0)
		status = session_say_waiting(session, found.items->number);
	case_rows_release(&found);
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

struct edition session_edition(const struct session *session)
{
	const struct casebook *casebook = &session->casebook;

	return (struct edition){casebook->setup.guide, casebook->text};
}

static const char *session_who(const struct session *session)
{
	const struct interview_setup *setup = &session->casebook.setup;

	if (setup->audience != AUDIENCE_SHOP)
		return NULL;
	return setup->who ? setup->who : setup->login;
}

/* Without an interview, `fresh` begins with a new case. */
static struct front_setup front_setup_of(struct session *session, bool fresh)
{
	return (struct front_setup){
		.casebook = &session->casebook,
		.edition = session_edition(session),
		.theme = session->theme,
		.report = session->report,
		.asked = session->asked,
		.required = session->required,
		.stale_days = session->stale_days,
		.fresh = fresh,
		.who = session_who(session),
	};
}

static enum front_end run_front(struct session *session,
				struct interview **interview, bool fresh)
{
	const struct front_setup setup = front_setup_of(session, fresh);

	if (session->plain)
		return plain_run(*interview, session->report.shop_name, stdin,
				 stdout);
	return tui_run(&setup, interview);
}

/* Frees `interview`. NULL: starts without a case, or takes a device in. */
static int session_walk(struct session *session, struct interview *interview,
			bool fresh)
{
	enum front_end end = run_front(session, &interview, fresh);
	int status = STATUS_FAILED;

	if (end != FRONT_FAILED)
		status = interview ? say_end(session, interview, end)
				   : say_unopened(session);
	interview_free(interview);
	return status;
}

int session_choose(struct session *session)
{
	return session_walk(session, NULL, false);
}

static void take_over(struct interview *interview,
		      const struct case_details *given)
{
	enum interview_result result = INTERVIEW_RELOADED;

	/* If the details can't be saved yet, the interview says so. */
	for (int i = 0; i < 2 && result == INTERVIEW_RELOADED; i++) {
		struct case_details details = *interview_details(interview);

		details_put(&details, given);
		result = interview_set_details(interview, &details);
	}
}

/* A case that was closed stays as it is, and says why. */
static void switch_audience(struct interview *interview, enum audience audience)
{
	struct buffer refused = {0};
	enum life_action instead;

	if (interview_set_audience(interview, audience) == INTERVIEW_REFUSED &&
	    view_refusal(interview, LIFE_WAIT, &refused, &instead))
		say_failed("%s", buffer_string(&refused));
	buffer_release(&refused);
}

/* `details`: see session_resume. */
static int walk_case(struct session *session, int64_t number,
		     const struct case_details *details)
{
	struct casebook *casebook = &session->casebook;
	struct message error = {0};
	struct interview *interview = casebook_open(casebook, number, &error);

	if (interview == NULL)
		return say_failed("%s", error.text);
	if (details != NULL)
		take_over(interview, details);
	if (session->switches)
		switch_audience(interview, casebook->setup.audience);
	/* From now on, a person must not wait long. */
	if (casebook->store != NULL)
		store_wait(casebook->store, STORE_WAIT_SHORT);
	return session_walk(session, interview, false);
}

/* Asks at a terminal; for a script, all that it gives is on its command line. */
static int take_in_plain(struct session *session)
{
	const struct front_setup setup = front_setup_of(session, true);
	struct interview *interview = plain_take_in(&setup, stdin, stdout);

	return interview ? session_walk(session, interview, false)
			 : STATUS_LEFT;
}

int session_new(struct session *session)
{
	struct interview_setup *setup = &session->casebook.setup;
	bool shop = setup->audience == AUDIENCE_SHOP;
	bool asks = session->asked.count + session->required.count > 0;

	/* A device that a shop takes in is on record at once. */
	setup->at_once = shop && (details_of_one_case(&setup->details) ||
				  setup->comeback_of);
	if (!shop || !asks || setup->comeback_of)
		return walk_case(session, 0, NULL);
	if (!session->plain)
		return session_walk(session, NULL, true);
	return isatty(STDIN_FILENO) ? take_in_plain(session)
				    : walk_case(session, 0, NULL);
}

/*
 * Uses the case's guide for new cases unless the session has an edition of it.
 */
static bool choose_guide(struct session *session, const struct case_row *row,
			 struct message *error)
{
	const struct guide *own = &session->file.guide;
	struct kept_guide *kept;

	if (own->id && strcmp(own->id, row->guide_id) == 0)
		return true;
	kept = casebook_guide(&session->casebook, row->guide_sha256, error);
	if (kept)
		casebook_set_guide(&session->casebook, &kept->guide,
				   &kept->text);
	return kept;
}

int session_resume(struct session *session, const struct case_row *row,
		   const struct case_details *details)
{
	struct message error = {0};

	if (!session->switches)
		session->casebook.setup.audience =
			row->shop ? AUDIENCE_SHOP : AUDIENCE_OWNER;
	if (!choose_guide(session, row, &error))
		return say_failed("%s", error.text);
	return walk_case(session, row->number, details);
}

/* What follows from it; NULL: it could not be noted, and a message was printed. */
static const char *note_lasted(struct interview *interview, enum lasted lasted)
{
	const struct life_change change = {.action = LIFE_LASTED,
					   .lasted = lasted};
	enum interview_result result =
		interview_change_life(interview, &change);

	/* Somebody else may have answered it in the meantime. */
	if (result != INTERVIEW_DONE)
		return "Another terminal has answered this in the meantime.";
	if (interview_unsaved(interview)) {
		say_failed("%s", interview_failure(interview));
		return NULL;
	}
	if (lasted == LASTED_YES)
		return "Noted: it was still working.";
	return interview_walk(interview)->step ? FRONT_GOES_ON
					       : "The problem came back.";
}

int session_lasted(struct session *session, const struct case_row *row,
		   enum lasted lasted)
{
	struct message error = {0};
	struct interview *interview =
		casebook_open(&session->casebook, row->number, &error);

	if (!interview)
		return say_failed("%s", error.text);
	const char *said = note_lasted(interview, lasted);
	if (said)
		say(stdout, "%s\n", said);
	interview_free(interview);
	if (!said)
		return STATUS_FAILED;
	return lasted == LASTED_NO ? session_resume(session, row, NULL)
				   : STATUS_DONE;
}
