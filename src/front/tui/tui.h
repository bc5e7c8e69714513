/*
 * The screens of an interview that runs: those open, and what they ask for.
 *
 * May use: interview, terminal, screen.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "front/tui/screen.h"
#include "front/tui/terminal.h"

#include "chargefix/front.h"

/* As many as the keys can open upon each other, and one to spare. */
enum { TUI_SCREENS_MOST = 8 };

struct tui {
	const struct front_setup *setup;
	struct interview *interview; /* the case walked; NULL: none yet */
	struct terminal terminal;
	const char *who; /* as setup->who, or given since */
	struct screen screens[TUI_SCREENS_MOST]; /* the last is seen */
	size_t count; /* the first is where the walk stands */
	struct buffer notice; /* about the last key; empty: none */
	struct buffer scanned; /* of a text that no hand typed, so far */
	int64_t retried; /* when writing what waits was last tried */
	int64_t rung; /* the end of the wait that the bell has rung for */
	bool read; /* the case was finished when it was opened, and still is */
	size_t found; /* as many answers as it was finished with */
	bool back; /* the person went back to the step that is asked */
	bool listed; /* it was opened from `list` */
	struct screen list;
	bool moved; /* another terminal went on with the case, and no key has
		     * been pressed since, but to write */
	bool left;
};

/* The guide of the open case, else that of a new one; NULL: there is none. */
const struct guide *tui_guide(const struct tui *tui);

/* All that the seen screen is drawn from, as it is now. */
struct view tui_view(const struct tui *tui);

/* Takes note of how the case was found that is walked from now on. */
void tui_take_up(struct tui *tui, struct interview *interview);

struct screen *tui_screen(struct tui *tui);

/* Closes all screens, and shows where the walk stands. */
void tui_show_walk(struct tui *tui);

/*
 * The same where another terminal went on with the case; but a note or details
 * being typed stay open. `notice` is a sentence.
 */
void tui_show_moved(struct tui *tui, const char *notice);
void tui_close(struct tui *tui);

/* Forgets the list that a case was opened from. */
void tui_forget_list(struct tui *tui);

void tui_notice(struct tui *tui, const char *text);

/* The same with a message, which may name files: cleaned, as a sentence. */
void tui_message(struct tui *tui, const char *text);

/* The record, to list its cases; NULL: says why not. */
struct store *tui_store(struct tui *tui);

/* Opens a screen upon the others; false: there are so many already. */
bool tui_open(struct tui *tui, const struct screen *screen);

/* Does what a screen asked for. */
void tui_do(struct tui *tui, const struct action *action);

/* Each action is a function: see the table in tui_do.c. */
typedef void tui_action(struct tui *tui, const struct action *action);

/* About earlier answers; the first asks an answered step again. */
tui_action tui_open_change, tui_look_first, tui_change, tui_restore;

/* About other cases, reports, searches. */
tui_action tui_sign, tui_new_case, tui_resume, tui_put_away, tui_open_cases,
	tui_open_report, tui_write_report, tui_open_details, tui_set_details,
	tui_open_search, tui_open_step, tui_edit, tui_look_up, tui_new_scanned;

/* How many screens are open up to where danger is asked; 0: nowhere. */
size_t tui_danger_open(const struct tui *tui);

/* Whether nothing speaks against writing; else a notice says what does. */
bool tui_may_write(struct tui *tui, const char *unwritable);

/* Whether it was done; if not, says why. */
bool tui_was_done(struct tui *tui, enum interview_result result,
		  const char *refused);

/*
 * Tries to write what waits. False: another terminal went on with the case,
 * whose screens are now closed, but for a note or details being typed.
 */
bool tui_try_again(struct tui *tui);

/* The opening screen; false: no case to show, or a notice says why not. */
bool tui_open_home(struct tui *tui);

/* Reads lists again: what they show may be different now. */
void tui_renew_lists(struct tui *tui);

/* Reads on what the seen list lacks. True: not all is there yet. */
bool tui_read_cases(struct tui *tui);

/* Rings for a countdown that ended while the program was closed. */
void tui_ring_late(struct tui *tui);

/* Says also of an unfinished case that a new one would have another guide. */
void tui_tell_edition(struct tui *tui);

#endif
