#include "chargefix/front.h"

#include "front/tui/frame.h"
#include "front/tui/screen_offer.h"
#include "front/tui/terminal.h"

static struct view view_now(const struct terminal *terminal,
			    const struct clock *clock)
{
	return (struct view){
		.window = stdscr,
		.theme = &terminal->theme,
		.lines = getmaxy(stdscr),
		.columns = getmaxx(stdscr),
		.now = clock_now(clock),
	};
}

static void draw(const struct offer_screen *screen, const struct view *view)
{
	werase(stdscr);
	if (frame_is_small(view))
		frame_draw_small(view);
	else
		offer_screen_draw(screen, view);
	wnoutrefresh(stdscr);
	doupdate();
}

static enum offer_result take_key(struct terminal *terminal,
				  struct offer_screen *screen,
				  const struct view *view,
				  const struct keypress *key)
{
	enum command command = key_command(key);

	if (command == COMMAND_SUSPEND)
		terminal_suspend(terminal);
	else if (command == COMMAND_REPAINT)
		clearok(curscr, TRUE);
	else if (!frame_is_small(view) || command == COMMAND_LEAVE)
		return offer_screen_key(screen, view, key);
	return OFFER_STAYS;
}

static enum offer_result ask(struct terminal *terminal,
			     struct offer_screen *screen,
			     const struct clock *clock)
{
	enum offer_result result = OFFER_STAYS;
	struct keypress key;

	while (result == OFFER_STAYS) {
		struct view view = view_now(terminal, clock);
		draw(screen, &view);
		if (terminal_wait(terminal, -1) == TERMINAL_GONE)
			return OFFER_LEAVE;
		while (result == OFFER_STAYS && terminal_read(terminal, &key))
			result = take_key(terminal, screen, &view, &key);
	}
	return result;
}

enum front_choice tui_offer(const struct case_row *row,
			    const struct clock *clock)
{
	struct offer_screen screen = {.row = row};
	struct message error = {0};
	struct terminal terminal;

	/* tui_run will find the same wrong, and say it. */
	if (!terminal_start(&terminal, &error))
		return CHOOSE_NEW;
	enum offer_result result = ask(&terminal, &screen, clock);
	terminal_stop(&terminal);
	if (result == OFFER_RESUME)
		return CHOOSE_RESUME;
	return result == OFFER_NEW ? CHOOSE_NEW : CHOOSE_LEAVE;
}
