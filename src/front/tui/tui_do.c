/* Carries out the actions that screens ask for. */
#include "front/tui/tui.h"

#include <string.h>

void tui_notice(struct tui *tui, const char *text)
{
	buffer_clear(&tui->notice);
	buffer_text(&tui->notice, text);
}

struct screen *tui_screen(struct tui *tui)
{
	return &tui->screens[tui->count - 1];
}

void tui_close(struct tui *tui)
{
	if (tui->count > 1)
		screen_release(&tui->screens[--tui->count]);
}

bool tui_open(struct tui *tui, const struct screen *screen)
{
	if (tui->count == TUI_SCREENS_MOST)
		return false;
	tui->screens[tui->count++] = *screen;
	return true;
}

static struct screen screen_of_step(const struct tui *tui,
				    const struct step *step,
				    enum step_turn turn,
				    struct answer_numbers before,
				    const char *reading)
{
	struct screen screen = {.kind = SCREEN_STEP};

	if (step->consent && !interview_has_consent(tui->interview, step)) {
		screen.kind = SCREEN_CONSENT;
		screen.is.consent = (struct consent_screen){
			.step = step, .change = turn == TURN_CHANGE};
	} else {
		step_screen_init(&screen.is.step, step, turn, before, reading);
	}
	return screen;
}

/*
 * A step that was asked before starts with its earlier answer, which Enter
 * alone gives only if the person went back to the step.
 */
void tui_show_walk(struct tui *tui)
{
	const struct walk *walk = interview_walk(tui->interview);
	const struct case_life life = interview_life(tui->interview);
	const struct step *step = life_takes_answers(&life) ? walk->step : NULL;
	struct screen screen = {.kind = SCREEN_END};

	while (tui->count)
		screen_release(&tui->screens[--tui->count]);
	if (tui->found > walk->given_count)
		tui->found = walk->given_count;
	screen.is.end.read = tui->read;
	screen.is.end.answered = tui->found < walk->given_count;
	if (step) {
		const char *reading;
		struct answer_numbers before =
			interview_latest(tui->interview, step, &reading);

		tui->read = false;
		if (!tui->managed)
			tui_forget_list(tui);
		screen = screen_of_step(tui, step, TURN_ASKED, before, reading);
		if (screen.kind == SCREEN_STEP)
			screen.is.step.found =
				answers_any(&before) && !tui->back;
	}
	tui_open(tui, &screen);
	/* Asked only once: after that, the case is signed. */
	if (step && interview_other_technician(tui->interview)) {
		screen = (struct screen){.kind = SCREEN_NAME};
		name_screen_init(&screen.is.name);
		tui_open(tui, &screen);
	}
	tui_ask_lasted(tui);
}

void tui_take_up(struct tui *tui, struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);
	const struct case_life life = interview_life(interview);

	tui->interview = interview;
	tui->back = false;
	tui->read = walk->diagnosis || !life_takes_answers(&life);
	tui->due = life_asks_lasted(&life, interview_now(interview));
	tui->found = walk->given_count;
}

/* Closes the screen being written on and all above it. The caller owns it. */
static bool take_written(struct tui *tui, struct screen *written)
{
	size_t at = tui->count;

	while (at > 0 && !screen_is_written(&tui->screens[at - 1]))
		at--;
	if (at == 0)
		return false;
	while (tui->count > at)
		tui_close(tui);
	*written = tui->screens[--tui->count];
	return true;
}

void tui_show_moved(struct tui *tui, const char *notice)
{
	struct screen written;
	bool kept = take_written(tui, &written);

	tui_take_up(tui, tui->interview);
	tui_show_walk(tui);
	if (kept)
		tui_open(tui, &written);
	tui_notice(tui, notice);
	buffer_text(&tui->notice, kept ? " What you type here is kept."
				       : " Press any key to continue.");
	tui->moved = true;
}

bool tui_may_write(struct tui *tui, const char *unwritable)
{
	buffer_clear(&tui->notice);
	if (unwritable)
		buffer_format(&tui->notice, FRONT_READ_ONLY, unwritable);
	return !unwritable;
}

bool tui_was_done(struct tui *tui, enum interview_result result,
		  const char *refused)
{
	switch (result) {
	case INTERVIEW_DONE:
		return true;
	case INTERVIEW_RELOADED:
		tui_show_moved(tui, FRONT_RELOADED);
		break;
	case INTERVIEW_REFUSED:
		if (!tui_refuse_closed(tui))
			tui_notice(tui, refused);
		break;
	case INTERVIEW_READ_ONLY:
		tui_may_write(tui, interview_read_only(tui->interview));
		break;
	}
	return false;
}

bool tui_try_again(struct tui *tui)
{
	return !tui->interview ||
	       tui_was_done(tui, interview_retry(tui->interview), "");
}

static const char refused[] = "That is not possible here.";

static void do_answer(struct tui *tui, const struct action *action)
{
	struct interview *interview = tui->interview;
	const char *reading;
	struct answer_numbers before =
		interview_latest(interview, action->step, &reading);

	/* Giving the same answer again moves forward as before. */
	tui->back &= answers_equal(&before, &action->chosen);
	if (tui_was_done(tui,
			 action->measured
				 ? interview_measure(interview, action->step,
						     action->reading)
				 : interview_answer(interview, action->step,
						    action->chosen),
			 refused))
		tui_show_walk(tui);
}

static void do_raise(struct tui *tui, const struct action *action)
{
	tui->back = false;
	if (tui_was_done(tui,
			 interview_raise_danger(tui->interview, action->chosen),
			 refused))
		tui_show_walk(tui);
}

static void do_undo(struct tui *tui, const struct action *action)
{
	(void)action;
	tui->back = true;
	if (tui_was_done(tui, interview_undo(tui->interview),
			 "This is the first question: there is no answer to "
			 "take back."))
		tui_show_walk(tui);
}

static void do_consent(struct tui *tui, const struct action *action)
{
	if (!tui_was_done(tui, interview_consent(tui->interview, action->step),
			  refused))
		return;
	bool change = tui_screen(tui)->is.consent.change;
	if (!change) {
		tui_show_walk(tui);
		return;
	}
	tui_close(tui);
	tui_open_change(tui, action);
}

void tui_open_change(struct tui *tui, const struct action *action)
{
	const struct walk *walk = interview_walk(tui->interview);
	const struct step *step = action->step;
	size_t given = walk_find(walk, step);
	struct screen screen;

	if (tui_refuse_closed(tui))
		return;
	if (given == WALK_NONE)
		screen = screen_of_step(tui, step, TURN_CHANGE,
					(struct answer_numbers){0}, NULL);
	else
		screen = screen_of_step(
			tui, step, TURN_CHANGE, walk->given[given].chosen,
			interview_given_reading(tui->interview, given));

	tui_open(tui, &screen);
}

size_t tui_danger_open(const struct tui *tui)
{
	const struct walk *walk = interview_walk(tui->interview);

	for (size_t i = tui->count; i > 0; i--) {
		const struct screen *screen = &tui->screens[i - 1];
		if (screen->kind == SCREEN_STEP &&
		    screen->is.step.turn == TURN_DANGER)
			return i;
	}
	return walk->step && walk->step == walk->guide->danger ? 1 : 0;
}

static void open_danger(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_STEP};

	if (tui_guide(tui) && !tui_guide(tui)->danger) {
		tui_notice(tui, "This guide has no question about danger.");
		return;
	}
	/* Someone who sees smoke must not have to choose a case first. */
	(void)action;
	if (!tui->interview)
		tui_begin_case(tui);
	if (!tui->interview)
		return;
	const struct walk *walk = interview_walk(tui->interview);
	size_t asked = tui_danger_open(tui);

	if (asked) {
		while (tui->count > asked)
			tui_close(tui);
		tui_notice(tui,
			   "You are already at the question about danger.");
		return;
	}
	step_screen_init(&screen.is.step, walk->guide->danger, TURN_DANGER,
			 (struct answer_numbers){0}, NULL);
	tui_open(tui, &screen);
}

static void open_review(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_REVIEW};

	(void)action;
	review_screen_init(&screen.is.review, interview_walk(tui->interview));
	tui_open(tui, &screen);
}

static void open_why(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_PAGER};

	screen.is.pager.why = action->step;
	tui_open(tui, &screen);
}

static void open_code(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_CODE};

	(void)action;
	screen.is.code.shop_name = tui->setup->report.shop_name;
	tui_open(tui, &screen);
}

static void open_help(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_PAGER};

	(void)action;
	tui_open(tui, &screen);
}

/* Warns about anything unsaved before it is lost. */
static void leave(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_LEAVE};

	(void)action;

	if (!tui_try_again(tui))
		return;
	bool kept = tui_keep_form(tui, false) &&
		    (!tui->interview || !interview_unsaved(tui->interview));
	if (kept || tui_screen(tui)->kind == SCREEN_LEAVE ||
	    !tui_open(tui, &screen))
		tui->left = true;
}

static void do_tick(struct tui *tui, const struct action *action)
{
	tui_was_done(tui,
		     interview_tick(tui->interview, action->step, action->row,
				    action->on),
		     refused);
}

static void do_draft(struct tui *tui, const struct action *action)
{
	tui->back = false;
	tui_was_done(
		tui,
		interview_draft(tui->interview, action->step, action->chosen),
		refused);
}

static void do_wait(struct tui *tui, const struct action *action)
{
	tui_was_done(tui, interview_wait(tui->interview, action->step),
		     refused);
}

static void do_close(struct tui *tui, const struct action *action)
{
	(void)action;
	tui_close(tui);
}

static void do_leave_anyway(struct tui *tui, const struct action *action)
{
	(void)action;
	tui->left = true;
}

static void do_retry(struct tui *tui, const struct action *action)
{
	(void)action;
	tui_try_again(tui);
	tui_keep_form(tui, false);
}

static void do_notice(struct tui *tui, const struct action *action)
{
	tui_notice(tui, action->text);
}

static void do_refuse(struct tui *tui, const struct action *action)
{
	beep();
	tui_notice(tui, action->text);
}

static void do_nothing(struct tui *tui, const struct action *action)
{
	(void)tui;
	(void)action;
}

/* A row for each action, with its name for the trace. */
static const struct {
	tui_action *run;
	const char *name;
} actions[] = {
	[ACTION_NONE] = {do_nothing, "nothing"},
	[ACTION_ANSWER] = {do_answer, "answer"},
	[ACTION_CHANGE] = {tui_look_first, "change"},
	[ACTION_CHANGE_SURE] = {tui_change, "change-sure"},
	[ACTION_OPEN_AUDIENCE] = {tui_open_audience, "open-audience"},
	[ACTION_SWITCH_AUDIENCE] = {tui_switch_audience, "switch-audience"},
	[ACTION_RESTORE] = {tui_restore, "restore"},
	[ACTION_RAISE] = {do_raise, "raise"},
	[ACTION_UNDO] = {do_undo, "undo"},
	[ACTION_NOTE] = {tui_note, "note"},
	[ACTION_CORRECT] = {tui_correct, "correct"},
	[ACTION_CONSENT] = {do_consent, "consent"},
	[ACTION_TICK] = {do_tick, "tick"},
	[ACTION_DRAFT] = {do_draft, "draft"},
	[ACTION_WAIT] = {do_wait, "wait"},
	[ACTION_OPEN_CHANGE] = {tui_open_change, "open-change"},
	[ACTION_OPEN_DANGER] = {open_danger, "open-danger"},
	[ACTION_OPEN_NOTE] = {tui_open_note, "open-note"},
	[ACTION_OPEN_CORRECT] = {tui_open_correct, "open-correct"},
	[ACTION_OPEN_REVIEW] = {open_review, "open-review"},
	[ACTION_OPEN_WHY] = {open_why, "open-why"},
	[ACTION_OPEN_HELP] = {open_help, "open-help"},
	[ACTION_CLOSE] = {do_close, "close"},
	[ACTION_LEAVE] = {leave, "leave"},
	[ACTION_LEAVE_ANYWAY] = {do_leave_anyway, "leave-anyway"},
	[ACTION_RETRY] = {do_retry, "retry"},
	[ACTION_NOTICE] = {do_notice, "notice"},
	[ACTION_REFUSE] = {do_refuse, "refuse"},
	[ACTION_SIGN] = {tui_sign, "sign"},
	[ACTION_NEW_CASE] = {tui_new_case, "new-case"},
	[ACTION_NEW_SCANNED] = {tui_new_scanned, "new-scanned"},
	[ACTION_FORM_LEFT] = {tui_form_left, "form-left"},
	[ACTION_TAKE_IN] = {tui_take_in, "take-in"},
	[ACTION_TAKE_IN_DANGER] = {tui_take_in_danger, "take-in-danger"},
	[ACTION_RESUME_KNOWN] = {tui_resume_known, "resume-known"},
	[ACTION_PUT_FORM_AWAY] = {tui_put_form_away, "put-form-away"},
	[ACTION_CONTINUE_FORM] = {tui_continue_form, "continue-form"},
	[ACTION_DISCARD_FORM] = {tui_discard_form, "discard-form"},
	[ACTION_NEW_FORM] = {tui_new_form, "new-form"},
	[ACTION_RESUME] = {tui_resume, "resume"},
	[ACTION_PUT_AWAY] = {tui_put_away, "put-away"},
	[ACTION_OPEN_HISTORY] = {tui_open_history, "open-history"},
	[ACTION_OPEN_CASES] = {tui_open_cases, "open-cases"},
	[ACTION_OPEN_SECTION] = {tui_open_section, "open-section"},
	[ACTION_OPEN_FILTER] = {tui_open_filter, "open-filter"},
	[ACTION_FILTER] = {tui_filter, "filter"},
	[ACTION_LOOK_UP] = {tui_look_up, "look-up"},
	[ACTION_OPEN_REPORT] = {tui_open_report, "open-report"},
	[ACTION_OPEN_SAVE] = {tui_open_save, "open-save"},
	[ACTION_WRITE_REPORT] = {tui_write_report, "write-report"},
	[ACTION_OPEN_CODE] = {open_code, "open-code"},
	[ACTION_OPEN_DETAILS] = {tui_open_details, "open-details"},
	[ACTION_SET_DETAILS] = {tui_set_details, "set-details"},
	[ACTION_OPEN_SEARCH] = {tui_open_search, "open-search"},
	[ACTION_OPEN_STEP] = {tui_open_step, "open-step"},
	[ACTION_OPEN_LIFE] = {tui_open_life, "open-life"},
	[ACTION_OPEN_HAND_BACK] = {tui_open_hand_back, "open-hand-back"},
	[ACTION_OPEN_LIFE_FORM] = {tui_open_life_form, "open-life-form"},
	[ACTION_CLOSE_LIFE] = {tui_close_life, "close-life"},
	[ACTION_LIFE] = {tui_do_life, "life"},
	[ACTION_LASTED] = {tui_answer_lasted, "lasted"},
	[ACTION_WAIT_AGAIN] = {tui_wait_again, "wait-again"},
	[ACTION_OPEN_ERASE] = {tui_open_erase, "open-erase"},
	[ACTION_ERASE] = {tui_erase, "erase"},
	[ACTION_EDIT] = {tui_edit, "edit"},
};

_Static_assert(sizeof(actions) / sizeof(*actions) == ACTIONS,
	       "each action has its row");

/* Logs neither texts nor readings, as they may be personal. */
static void trace_action(const struct tui *tui, const struct action *action)
{
	const char *step = action->step ? action->step->id : "";

	if (action->kind != ACTION_NONE)
		trace_write(tui->setup->casebook->setup.trace, "action %s%s%s",
			    actions[action->kind].name, *step ? " " : "", step);
}

static bool is_waiting(const struct tui *tui)
{
	return tui->interview && interview_life(tui->interview).waits_for;
}

/* Says so if an answer has ended the wait of the case. */
static void tell_wait_ended(struct tui *tui)
{
	if (tui->notice.length)
		buffer_text(&tui->notice, " ");
	buffer_text(&tui->notice, FRONT_WAIT_ENDED);
}

void tui_do(struct tui *tui, const struct action *action)
{
	const struct interview *before = tui->interview;
	bool waited = is_waiting(tui);

	trace_action(tui, action);
	actions[action->kind].run(tui, action);
	if (waited && before == tui->interview && !is_waiting(tui) &&
	    action->kind != ACTION_LIFE)
		tell_wait_ended(tui);
}
