#include "front/tui/tui.h"

#include "front/tui/frame.h"

#include "chargefix/front.h"
#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <string.h>

/* How often saving is tried again, in milliseconds. */
enum { RETRY_MILLISECONDS = 5000 };

/* Adds the parts of the view that belong to the open case. */
static void add_case(const struct interview *interview, struct view *view)
{
	const struct walk *walk = interview_walk(interview);
	const struct case_life life = interview_life(interview);

	view->walk = walk;
	view->interview = interview;
	view->number = interview_number(interview);
	view->who = interview_who(interview);
	view->now = interview_now(interview);
	view->warning = interview_warning(interview);
	view->notes = interview_notes(interview, &view->note_count);
	if (life.due_for == DUE_HOLD)
		view->hold = life.due;
	if (walk->step) {
		view->waiting =
			interview_waiting(interview, walk->step, &view->until);
		view->done = interview_ticks(interview, walk->step);
	}
}

const struct guide *tui_guide(const struct tui *tui)
{
	return tui->interview ? interview_walk(tui->interview)->guide
			      : tui->setup->edition.guide;
}

/* A form that can't be kept is a warning like a case that can't be saved. */
static void add_form(const struct tui *tui, struct view *view)
{
	for (size_t i = 0; i < tui->count; i++) {
		const struct screen *screen = &tui->screens[i];

		if (screen->kind == SCREEN_DETAILS &&
		    screen->is.details.part.kept.unkept.text[0])
			view->warning =
				screen->is.details.part.kept.unkept.text;
	}
}

struct view tui_view(const struct tui *tui)
{
	const struct guide *guide = tui_guide(tui);

	struct view view = {
		.window = stdscr,
		.theme = &tui->terminal.theme,
		.lines = getmaxy(stdscr),
		.columns = getmaxx(stdscr),
		.who = tui->who,
		.no_danger = guide && !guide->danger,
		.now = clock_now(&tui->setup->casebook->setup.clock),
		.notice =
			tui->notice.length ? buffer_string(&tui->notice) : NULL,
	};

	if (tui->interview) {
		add_case(tui->interview, &view);
		view.danger = tui_danger_open(tui) != 0;
	}
	add_form(tui, &view);
	return view;
}

static void draw_screen(struct tui *tui)
{
	struct view view = tui_view(tui);

	curs_set(screen_is_typed(tui_screen(tui)) && !frame_is_small(&view));
	werase(stdscr);
	screen_draw(tui_screen(tui), &view);
	wnoutrefresh(stdscr);
	doupdate();
}

/* Handles keys that mean the same everywhere, even in typed text. */
static bool global_key(struct tui *tui, const struct keypress *key)
{
	struct action leave = {.kind = ACTION_LEAVE};

	if (key_is_control(key, 'L' & 0x1f))
		clearok(curscr, TRUE);
	else if (key_is_control(key, 'Z' & 0x1f))
		terminal_suspend(&tui->terminal);
	else if (key_is_control(key, 'C' & 0x1f))
		tui_do(tui, &leave);
	else
		return false;
	return true;
}

/* Whether a character is no part of any text. Line ends become spaces. */
static bool is_of_no_text(unsigned int code)
{
	return code == KEY_BROKEN || (code >= 0x7f && code < 0xA0) ||
	       (code < ' ' && code != '\r' && code != '\n' && code != '\t');
}

/* Collects pasted text, but no more than a detail of a case can hold. */
static void gather(struct tui *tui, const struct keypress *key)
{
	unsigned int code = key->code;

	if (!key->pasted) {
		buffer_clear(&tui->scanned);
		tui->fault = TEXT_SOUND;
	}
	if (!key->pasted || key->kind != KEYPRESS_CHARACTER)
		return;
	if (tui->scanned.length <= DETAIL_SIZE_MOST)
		text_put(&tui->scanned, code);
	if (is_of_no_text(code))
		tui->fault = TEXT_BINARY;
	else if (tui->scanned.length > DETAIL_SIZE_MOST && code > ' ' &&
		 !tui->fault)
		tui->fault = TEXT_TOO_LONG;
}

/* Handles the end of scanned or pasted text, which only some screens use. */
static void take_text(struct tui *tui, const struct view *view,
		      const struct keypress *key)
{
	struct screen *screen = tui_screen(tui);
	struct keypress end = *key;
	struct buffer text = {0};

	detail_clean(&text, buffer_string(&tui->scanned));
	end.fault = tui->fault;
	buffer_clear(&tui->scanned);
	tui->fault = TEXT_SOUND;
	end.text = buffer_string(&text) + strspn(buffer_string(&text), " ");
	if ((*end.text || end.fault) && screen_takes_text(screen)) {
		struct action action = screen_key(screen, view, &end);
		tui_do(tui, &action);
	} else if (*end.text) {
		tui_notice(tui, "Scanned or pasted text does nothing here. "
				"Press keys one by one.");
	}
	buffer_release(&text);
}

/* Typed or scanned text may be personal, so its content isn't logged. */
static void trace_key(struct tui *tui, const struct keypress *key)
{
	enum command command = key_command(key);
	bool text = key->kind == KEYPRESS_CHARACTER &&
		    screen_is_typed(tui_screen(tui));
	const char *name = "other";

	if (key->pasted || key->kind == KEYPRESS_TEXT_END)
		name = "pasted";
	else if (key->kind == KEYPRESS_CLICK)
		name = "click";
	else if (text)
		name = "text";
	else if (command != COMMAND_NONE)
		name = key_bindings[command].name[0];
	trace_write(tui->setup->casebook->setup.trace, "key %s", name);
}

static void take_key(struct tui *tui, const struct keypress *key)
{
	struct view view = tui_view(tui);
	struct action leave = {.kind = ACTION_LEAVE};

	if (key->kind == KEYPRESS_FUNCTION && key->code == KEY_RESIZE)
		return;
	trace_key(tui, key);
	gather(tui, key);
	if (global_key(tui, key))
		return;
	if (frame_is_small(&view)) {
		/* Nobody can answer what they can't see. */
		if (key_command(key) == COMMAND_LEAVE)
			tui_do(tui, &leave);
		return;
	}
	/*
	 * This key was meant for another question, so it doesn't answer this
	 * one.
	 */
	if (tui->moved && !screen_is_written(tui_screen(tui))) {
		if (key->pasted)
			return;
		tui->moved = false;
		tui_notice(tui, FRONT_MOVED);
		return;
	}
	/* At the end of a text, the notice about it stays. */
	if (key->kind == KEYPRESS_TEXT_END) {
		take_text(tui, &view, key);
		return;
	}
	buffer_clear(&tui->notice);
	view.notice = NULL;
	struct action action = screen_key(tui_screen(tui), &view, key);
	tui_do(tui, &action);
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Milliseconds until something happens by itself, or may. */
static int until_something(struct tui *tui)
{
	const struct screen *top = tui_screen(tui);
	struct view view = tui_view(tui);
	int64_t next = tui_until_bell(tui, view.now);

	/* A visible countdown changes every full second. */
	if (view_wait_end(&view) > view.now)
		next = (view_wait_end(&view) - view.now - 1) % 1000 + 1;
	if (tui->interview && interview_unsaved(tui->interview))
		next = sooner(next, RETRY_MILLISECONDS);
	if (top->kind == SCREEN_DAY)
		next = sooner(next, day_screen_changes(&top->is.day, view.now));
	if (top->kind == SCREEN_CASES)
		next = sooner(next,
			      cases_screen_changes(&top->is.cases, &view));
	int form = tui_form_wait(tui);
	if (form >= 0)
		next = sooner(next, form);
	return (int)next;
}

/* Rings once when a countdown ends while it is on the screen. */
static void ring(struct tui *tui)
{
	struct view view = tui_view(tui);
	int64_t end = view_wait_end(&view);

	if (!end || view.now < end || tui->rung == end)
		return;
	tui->rung = end;
	beep();
	/* The step's own screen already says so. */
	if (tui_screen(tui)->kind != SCREEN_STEP)
		tui_notice(tui, "The wait is over.");
}

static void retry(struct tui *tui)
{
	if (!tui->interview || !interview_unsaved(tui->interview))
		return;
	int64_t now = interview_now(tui->interview);
	int64_t since = now - tui->retried;
	/* A clock that was set back must not delay the next try. */
	if (since >= 0 && since < RETRY_MILLISECONDS)
		return;
	tui->retried = now;
	tui_try_again(tui);
}

/* After leaving, the command prints the news below the screen instead. */
static void tell_news(struct tui *tui)
{
	const char *news = tui->interview && !tui->left
				   ? interview_news(tui->interview)
				   : NULL;

	if (news)
		tui_notice(tui, news);
}

static void take_keys(struct tui *tui)
{
	struct keypress key;

	while (!tui->left && terminal_read(&tui->terminal, &key)) {
		take_key(tui, &key);
		tui_read_cases(tui);
	}
}

/* Whether the visible screen has more to find. */
static bool goes_on(struct tui *tui)
{
	const struct screen *screen = tui_screen(tui);

	return screen->kind == SCREEN_SEARCH &&
	       search_screen_goes_on(&screen->is.search);
}

static void loop(struct tui *tui)
{
	while (!tui->left) {
		bool more = tui_read_cases(tui);

		tell_news(tui);
		draw_screen(tui);
		more = more || goes_on(tui);
		if (terminal_wait(&tui->terminal,
				  more ? 0 : until_something(tui)) ==
		    TERMINAL_GONE)
			break;
		take_keys(tui);
		ring(tui);
		tui_listen(tui);
		retry(tui);
		if (tui_form_wait(tui) == 0)
			tui_keep_form(tui, false);
	}
}

void tui_ring_late(struct tui *tui)
{
	struct view view = tui_view(tui);
	int64_t end = view_wait_end(&view);

	if (!end || end > view.now)
		return;
	tui->rung = end;
	beep();
	tui_notice(tui, "The wait ended ");
	clock_write_ago(&tui->notice, end, view.now);
	buffer_text(&tui->notice, ".");
}

static const char welcome[] =
	"Choose an answer with its number or the arrow keys, then press "
	"Enter. Press q to quit: your answers are saved.";

/*
 * Opens the opening screen, or takes a device in. False: neither is possible,
 * so a new case begins.
 */
static bool begin_without_case(struct tui *tui)
{
	const struct case_details *given = &tui->setup->casebook->setup.details;
	bool fresh = tui->setup->fresh && tui_takes_in(tui);

	if (tui_open_home(tui) && !fresh) {
		tui_tell_forms(tui);
		return true;
	}
	if (!tui_takes_in(tui))
		return false;
	if (details_of_one_case(given))
		tui_open_form(tui, given);
	else
		tui_offer_forms(tui);
	return true;
}

/* Opens the first screen. */
static void begin_tui(struct tui *tui)
{
	if (!tui->interview && begin_without_case(tui))
		return;
	if (!tui->interview) {
		tui->interview = casebook_open(tui->setup->casebook, 0, NULL);
		if (!tui->notice.length)
			tui_notice(tui, welcome);
	}
	tui_take_up(tui, tui->interview);
	tui_show_walk(tui);
	tui_ring_late(tui);
	tui_tell_edition(tui);
}

static enum front_end fail(const struct message *error)
{
	fprintf(stderr, "chargefix: %s\n", error->text);
	return FRONT_FAILED;
}

/* Saves a note or a form that was being typed when the window closed. */
static void keep_typed(struct tui *tui)
{
	tui_keep_form(tui, true);
	for (size_t i = 0; i < tui->count; i++)
		if (tui->screens[i].kind == SCREEN_NOTE)
			tui_keep_note(tui, &tui->screens[i].is.note);
}

/* Called when memory runs out: restores the terminal and saves typed notes. */
static void save_last(void *context)
{
	struct tui *tui = context;

	terminal_stop(&tui->terminal);
	keep_typed(tui);
	if (tui->interview)
		interview_retry(tui->interview);
}

enum front_end tui_run(const struct front_setup *setup,
		       struct interview **interview)
{
	struct tui tui = {
		.setup = setup, .interview = *interview, .who = setup->who};
	struct message error = {0};
	enum theme_name theme;

	theme_parse(setup->theme, &theme);
	if (!terminal_start(&tui.terminal, theme, &error))
		return fail(&error);
	struct memory_hook hook = {.save = save_last, .context = &tui};
	memory_hook_add(&hook);
	trace_write(setup->casebook->setup.trace,
		    "screen %d columns, %d lines, %d colours", getmaxx(stdscr),
		    getmaxy(stdscr), COLORS);
	begin_tui(&tui);
	tui_begin_listening(&tui);
	loop(&tui);
	keep_typed(&tui);
	/* Done now, while no signal can end the program in the middle. */
	bool moved =
		tui.interview &&
		!tui_was_done(&tui, interview_retry_last(tui.interview), "");
	const struct details_screen *form = tui_form(&tui);
	bool left = form && form->part.kept.draft.id;
	while (tui.count)
		screen_release(&tui.screens[--tui.count]);
	tui_forget_list(&tui);
	buffer_release(&tui.notice);
	buffer_release(&tui.scanned);
	memory_hook_remove(&hook);
	terminal_stop(&tui.terminal);
	*interview = tui.interview;
	if (moved)
		fputs("chargefix: " FRONT_RELOADED "\n", stderr);
	if (left)
		puts("The intake form is kept. To continue it, start chargefix "
		     "again and press N.");
	return tui.interview && interview_walk(tui.interview)->diagnosis
		       ? FRONT_DIAGNOSED
		       : FRONT_LEFT;
}
