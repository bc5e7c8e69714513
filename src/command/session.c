#include "command/session.h"

#include "chargefix/command.h"
#include "chargefix/front.h"
#include "chargefix/text.h"
#include "command/found_case.h"
#include "command/say.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes of a ticket, a name, a model or a serial number. */
enum { DETAIL_MOST = 200 };

/* What the person gave, cleaned and cut; NULL where nothing is left. */
static const char *take_detail(struct buffer *to, const char *given)
{
	size_t most = DETAIL_MOST;

	if (given == NULL)
		return NULL;
	text_clean(to, given, strlen(given), TEXT_ONE_LINE);
	if (to->length > most) {
		while ((to->data[most] & 0xC0) == 0x80)
			most--; /* not inside a character */
		to->data[most] = '\0';
		to->length = most;
	}
	return to->length == 0 ? NULL : to->data;
}

/* Who answers: the technician, else whose login it is. */
static void take_who(struct session *session)
{
	const struct passwd *user;

	if (session->technician.length > 0) {
		buffer_text(&session->who, session->technician.data);
		return;
	}
	user = getpwuid(getuid());
	if (user != NULL)
		take_detail(&session->who, user->pw_name);
}

static bool has_screen(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && tui_can_start();
}

bool session_init(struct session *session, const struct options *options)
{
	const struct case_details *given = &options->details;
	struct interview_setup *setup = &session->setup;

	session->plain = options->plain || !has_screen();
	if (!record_path(&session->store_path, options->store))
		return false;
	setup->details = (struct case_details){
		.ticket = take_detail(&session->ticket, given->ticket),
		.technician =
			take_detail(&session->technician, given->technician),
		.model = take_detail(&session->model, given->model),
		.serial = take_detail(&session->serial, given->serial),
	};
	take_who(session);
	setup->who = buffer_string(&session->who);
	setup->store_path = buffer_string(&session->store_path);
	setup->audience = options->shop ? AUDIENCE_SHOP : AUDIENCE_OWNER;
	setup->clock = clock_system();
	if (!session->who.failed && !session->ticket.failed &&
	    !session->technician.failed && !session->model.failed &&
	    !session->serial.failed)
		return true;
	say_failed("memory ran out");
	return false;
}

void session_release(struct session *session)
{
	guide_file_release(&session->file);
	buffer_release(&session->store_path);
	buffer_release(&session->who);
	buffer_release(&session->ticket);
	buffer_release(&session->technician);
	buffer_release(&session->model);
	buffer_release(&session->serial);
}

static void use_file(struct session *session)
{
	session->setup.guide = &session->file.guide;
	session->setup.guide_text = session->file.text.data;
	session->setup.guide_length = session->file.text.length;
}

static int say_left(const struct interview *interview)
{
	long long number = interview_number(interview);

	if (number == 0)
		say(stdout, "Nothing was answered, so nothing is saved.\n");
	else
		say(stdout,
		    "Saved as case %lld. Go on with: chargefix resume %lld\n",
		    number, number);
	fflush(stdout);
	return STATUS_LEFT;
}

/* After a screen, which leaves no line behind; plain mode has said it. */
static int say_diagnosed(const struct session *session,
			 const struct interview *interview)
{
	const struct diagnosis *diagnosis =
		interview_walk(interview)->diagnosis;
	long long number = interview_number(interview);

	if (session->plain)
		return STATUS_DONE;
	say(stdout, "Saved as case %lld. Read it with: chargefix report %lld\n",
	    number, number);
	say(stdout, "diagnosis: %s (%s)\n", diagnosis->id,
	    verdict_word(diagnosis->verdict));
	fflush(stdout);
	return STATUS_DONE;
}

static int session_walk(struct session *session, struct interview *interview)
{
	enum front_end end = session->plain
				     ? plain_run(interview, stdin, stdout)
				     : tui_run(interview);

	if (!interview_retry(interview))
		return say_failed("%s", interview_warning(interview));
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

int session_new(struct session *session)
{
	struct interview *interview;
	int status;

	use_file(session);
	if (!interview_new(&interview, &session->setup))
		return say_failed("memory ran out");
	status = session_walk(session, interview);
	interview_free(interview);
	return status;
}

int session_resume(struct session *session, struct store *store,
		   const struct case_row *row)
{
	struct message error = {0};
	struct interview *interview;
	int status;

	guide_file_release(&session->file);
	if (!guide_file_recorded(&session->file, store, row->guide_sha256))
		return STATUS_FAILED;
	use_file(session);
	if (!interview_resume(&interview, &session->setup, row->number, &error))
		return say_failed("%s", error.text);
	status = session_walk(session, interview);
	interview_free(interview);
	return status;
}
