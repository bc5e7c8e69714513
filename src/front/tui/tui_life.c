/* What is done with the case as a whole: waiting, handing back, reopening. */
#include "front/tui/tui.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

#include <string.h>

static void open_list(struct tui *tui, enum life_list list)
{
	struct screen screen = {.kind = SCREEN_LIFE};

	life_screen_init(&screen.is.life, list, interview_walk(tui->interview));
	tui_open(tui, &screen);
}

/* Opens the case for its list alone; false: a notice says why not. */
static bool open_managed(struct tui *tui, int64_t number)
{
	const struct action resume = {.kind = ACTION_RESUME, .number = number};

	if (!number)
		return true;
	tui->managed = true;
	tui_do(tui, &resume);
	tui->managed =
		tui->interview && interview_number(tui->interview) == number;
	return tui->managed;
}

/* The question who is working on the case stays above the list. */
void tui_open_life(struct tui *tui, const struct action *action)
{
	struct screen name = {.kind = SCREEN_NAME};

	if (!open_managed(tui, action->number) ||
	    !tui_may_write(tui, interview_read_only(tui->interview)))
		return;
	bool asked = tui_screen(tui)->kind == SCREEN_NAME;
	if (asked)
		name = tui->screens[--tui->count];
	open_list(tui, LIST_ACTIONS);
	if (asked)
		tui_open(tui, &name);
}

void tui_open_hand_back(struct tui *tui, const struct action *action)
{
	const struct life_change back = {.action = LIFE_HAND_BACK};

	(void)action;
	if (front_offers(tui->interview, back.action) &&
	    tui_may_write(tui, interview_read_only(tui->interview)))
		open_list(tui, LIST_OUTCOMES);
}

/* Whoever gave the last answer can't be the one who checks it. */
static const char *likely_name(const struct interview *interview)
{
	const char *who = text_or_empty(interview_who(interview));

	return strcmp(who, interview_ended_by(interview)) == 0 ? "" : who;
}

void tui_open_life_form(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_LIFE_FORM};

	life_form_screen_init(&screen.is.life_form, action->life,
			      likely_name(tui->interview));
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}

/* Goes back to the list that the case was opened from for this. */
static void end_managing(struct tui *tui)
{
	const struct action away = {.kind = ACTION_PUT_AWAY};

	if (tui->managed)
		tui_do(tui, &away);
	tui->managed = false;
}

void tui_close_life(struct tui *tui, const struct action *action)
{
	(void)action;
	tui_close(tui);
	end_managing(tui);
}

void tui_ask_lasted(struct tui *tui)
{
	if (tui->due && !tui->managed)
		open_list(tui, LIST_LASTED);
	tui->due = false;
}

/* Says why the action is not possible, and what is. */
static void tell_refusal(struct tui *tui, enum life_action action)
{
	enum life_action instead;

	buffer_clear(&tui->notice);
	if (!view_refusal(tui->interview, action, &tui->notice, &instead))
		buffer_text(&tui->notice, "That is not possible here.");
	else if (instead == LIFE_REOPEN)
		buffer_text(&tui->notice, " Press m to reopen it.");
}

bool tui_refuse_closed(struct tui *tui)
{
	const struct case_life life = interview_life(tui->interview);

	if (life_takes_answers(&life))
		return false;
	tell_refusal(tui, LIFE_WAIT);
	return true;
}

/* Says what was done, and what follows for whoever is in the case. */
static void tell_done(struct tui *tui, const struct life_change *change)
{
	buffer_clear(&tui->notice);
	view_life_change(change, &tui->notice);
	buffer_text(&tui->notice, ".");
	if (change->action == LIFE_LASTED && change->lasted == LASTED_NO &&
	    interview_walk(tui->interview)->step)
		buffer_text(&tui->notice, " The case goes on from here.");
}

/*
 * Does it, in the name of whoever came over only to confirm the diagnosis.
 * False: a notice says why not.
 */
static bool change_life(struct tui *tui, const struct life_change *change)
{
	struct interview *interview = tui->interview;
	struct buffer before = {0};

	buffer_text(&before, text_or_empty(interview_who(interview)));
	if (change->who)
		interview_sign(interview, change->who);
	enum interview_result result = interview_change_life(interview, change);
	if (result == INTERVIEW_REFUSED)
		tell_refusal(tui, change->action);
	if (change->who)
		interview_sign(interview, buffer_string(&before));
	buffer_release(&before);
	return result != INTERVIEW_REFUSED && tui_was_done(tui, result, "");
}

void tui_do_life(struct tui *tui, const struct action *action)
{
	struct buffer said = {0};

	if (!change_life(tui, action->life))
		return;
	/* The texts of the change are those of the screen that goes now. */
	tell_done(tui, action->life);
	buffer_text(&said, buffer_string(&tui->notice));
	tui_take_up(tui, tui->interview);
	tui_show_walk(tui);
	end_managing(tui);
	tui_notice(tui, buffer_string(&said));
	buffer_release(&said);
}

/* A case whose repair didn't last stays open, to go on with. */
void tui_answer_lasted(struct tui *tui, const struct action *action)
{
	if (!open_managed(tui, action->number))
		return;
	tui->managed = action->life->lasted == LASTED_YES;
	tui_do_life(tui, action);
}

void tui_open_erase(struct tui *tui, const struct action *action)
{
	const struct screen screen = {.kind = SCREEN_ERASE};

	(void)action;
	tui_open(tui, &screen);
}

/* Says what was done, or why traces are left. */
static void write_erased(const struct tui *tui, bool scrubbed,
			 const struct message *error, struct buffer *out)
{
	struct buffer again = {0};

	interview_write_command(tui->interview, "erase", &again);
	if (scrubbed)
		view_erased(1, out);
	else
		view_erasing_traces(error->text, buffer_string(&again), out);
	buffer_release(&again);
}

void tui_erase(struct tui *tui, const struct action *action)
{
	struct message error = {0};
	struct buffer said = {0};
	bool erased;
	bool scrubbed = interview_erase(tui->interview, &erased, &error);

	(void)action;
	if (!erased) {
		tui_message(tui, error.text);
		return;
	}
	write_erased(tui, scrubbed, &error, &said);
	tui_take_up(tui, tui->interview);
	tui_show_walk(tui);
	end_managing(tui);
	tui_message(tui, buffer_string(&said));
	buffer_release(&said);
}

/* The wait of the step that led to the diagnosis; 0: it has none. */
static int64_t wait_of_last(const struct walk *walk)
{
	return walk->path_count
		       ? (int64_t)walk->given[walk->path[walk->path_count - 1]]
				 .step->wait
		       : 0;
}

void tui_wait_again(struct tui *tui, const struct action *action)
{
	int64_t seconds = wait_of_last(interview_walk(tui->interview));
	struct life_change change = {.action = LIFE_WAIT,
				     .waits_for = HOLD_TIME};
	struct action next = {.kind = ACTION_OPEN_LIFE_FORM, .life = &change};

	(void)action;
	if (seconds) {
		next.kind = ACTION_LIFE;
		change.until = interview_now(tui->interview) + seconds * 1000;
	}
	tui_do(tui, &next);
}
