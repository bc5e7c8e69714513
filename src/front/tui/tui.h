/*
 * The open screens of a running interview, and the actions they ask for.
 *
 * May use: interview, terminal, screen.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "front/tui/screen.h"
#include "front/tui/terminal.h"

#include "chargefix/front.h"

/* As many as the keys can open on top of each other, and one to spare. */
enum { TUI_SCREENS_MOST = 8 };

struct tui {
	const struct front_setup *setup;
	struct interview *interview; /* the open case; NULL: none yet */
	struct terminal terminal;
	const char *who; /* setup->who, or the name given since */
	struct screen screens[TUI_SCREENS_MOST]; /* the last one is visible */
	size_t count; /* the first one shows the walk */
	struct buffer notice; /* about the last key; empty: none */
	struct buffer scanned; /* scanned or pasted text so far */
	enum text_fault fault; /* of that text */
	int64_t retried; /* when saving was last tried */
	int64_t rung; /* end of the last wait that the bell rang for */
	struct {
		int64_t heard; /* the end of the last wait that was told */
		int64_t next; /* the end of the next one; 0: none */
		int64_t asked; /* when the record was asked last */
		int64_t renewed; /* when the board was read again */
	} bell; /* for the waits of all cases */
	bool read; /* opened as a finished case, and it still is */
	bool due; /* it is to be asked whether the repair lasted */
	bool managed; /* opened from a list only for something to be done with
		       * the case as a whole */
	size_t found; /* how many answers it was opened with */
	bool back; /* the person went back to the current step */
	bool listed; /* the case was opened from `list` */
	struct screen list;
	bool moved; /* another terminal continued the case, and only text was
		     * typed since */
	bool left;
};

/* The guide of the open case, else of new cases; NULL: there is none. */
const struct guide *tui_guide(const struct tui *tui);

/* All that the visible screen is drawn from, as it is now. */
struct view tui_view(const struct tui *tui);

/* Makes this the open case, and notes in which state it was. */
void tui_take_up(struct tui *tui, struct interview *interview);

struct screen *tui_screen(struct tui *tui);

/* Closes all screens and shows the current step or the diagnosis. */
void tui_show_walk(struct tui *tui);

/*
 * The same after another terminal continued the case, but a note or details
 * being typed stay open. `notice` is a sentence.
 */
void tui_show_moved(struct tui *tui, const char *notice);
void tui_close(struct tui *tui);

/* Forgets the list that a case was opened from. */
void tui_forget_list(struct tui *tui);

void tui_notice(struct tui *tui, const char *text);

/* Shows a message, which may name files, cleaned and as a sentence. */
void tui_message(struct tui *tui, const char *text);

/* The record, to list its cases. NULL: a notice says why not. */
struct store *tui_store(struct tui *tui);

/* Opens a screen on top of the others. False: there are too many already. */
bool tui_open(struct tui *tui, const struct screen *screen);

/* Carries out the action that a screen asked for. */
void tui_do(struct tui *tui, const struct action *action);

/* Each action is a function: see the table in tui_do.c. */
typedef void tui_action(struct tui *tui, const struct action *action);

/* About earlier answers; the first asks an answered step again. */
tui_action tui_open_change, tui_look_first, tui_change, tui_restore;

/* About who the case is for. */
tui_action tui_open_audience, tui_switch_audience;

/* About devices that are taken in. */
tui_action tui_form_left, tui_take_in, tui_take_in_danger, tui_resume_known,
	tui_put_form_away, tui_continue_form, tui_discard_form, tui_new_form;

/* About other cases, reports, searches. */
tui_action tui_sign, tui_new_case, tui_resume, tui_put_away, tui_open_cases,
	tui_open_section, tui_open_filter, tui_filter, tui_open_report,
	tui_open_save, tui_write_report, tui_open_details, tui_set_details,
	tui_open_history, tui_open_search, tui_open_step, tui_edit, tui_look_up,
	tui_new_scanned;

/* Whether new cases begin with the form for a device that is taken in. */
bool tui_takes_in(const struct tui *tui);

/* Opens the form with these details, or offers those that were left before. */
void tui_open_form(struct tui *tui, const struct case_details *details);
void tui_offer_forms(struct tui *tui);

/* Says that there are forms that were left. */
void tui_tell_forms(struct tui *tui);

/* The open form; NULL: there is none. */
struct details_screen *tui_form(struct tui *tui);

/*
 * Milliseconds until the open form must be kept in the record; -1: it needn't
 * be. tui_keep_form keeps it; with `away` for whoever goes on with it. False:
 * it can't be kept.
 */
int tui_form_wait(struct tui *tui);
bool tui_keep_form(struct tui *tui, bool away);

/* Begins a new case without a form. */
void tui_begin_case(struct tui *tui);

/* Whether the open case can be closed; if not, a notice says why. */
bool tui_can_leave_case(struct tui *tui);

/* Makes a case that was opened the one that is walked. */
void tui_walk_opened(struct tui *tui, struct interview *opened);

/* About what is done with the case as a whole. */
tui_action tui_open_life, tui_open_hand_back, tui_open_life_form,
	tui_close_life, tui_do_life, tui_answer_lasted, tui_wait_again,
	tui_open_erase, tui_erase;

/* About notes. */
tui_action tui_note, tui_correct, tui_open_note, tui_open_correct;

/* Saves a note that was being typed when the window closed. */
void tui_keep_note(struct tui *tui, const struct note_screen *screen);

/* Asks once whether the repair lasted, if it is time for that. */
void tui_ask_lasted(struct tui *tui);

/* If the case was handed back or cancelled, says so and how to reopen it. */
bool tui_refuse_closed(struct tui *tui);

/* The place of the screen that asks about danger, from 1; 0: none does. */
size_t tui_danger_open(const struct tui *tui);

/* Whether the record can be written; if not, a notice says why. */
bool tui_may_write(struct tui *tui, const char *unwritable);

/* Whether an action succeeded; if not, a notice says why. */
bool tui_was_done(struct tui *tui, enum interview_result result,
		  const char *refused);

/*
 * Tries to save what waits. False: another terminal continued the case, and its
 * screens are now closed, except for a note or details being typed.
 */
bool tui_try_again(struct tui *tui);

/* The opening screen; false: no case to show, or a notice says why not. */
bool tui_open_home(struct tui *tui);

/* Reads lists again, since their cases may have changed. */
void tui_renew_lists(struct tui *tui);

/* Reads more of the visible list. True: it isn't complete yet. */
bool tui_read_cases(struct tui *tui);

/*
 * Rings once for each countdown or wait of another case that has ended, also
 * for those that ended while the program was closed. Asks the record at most
 * once a second, and also learns of what other terminals start.
 */
void tui_begin_listening(struct tui *tui);
void tui_listen(struct tui *tui);

/* Milliseconds until the record must be asked again. */
int64_t tui_until_bell(const struct tui *tui, int64_t now);

/* Rings for a countdown that ended while the program was closed. */
void tui_ring_late(struct tui *tui);

/* For an unfinished case, says if a new one would use another guide. */
void tui_tell_edition(struct tui *tui);

#endif
