/*
 * One step: what to do or look at, its question, its answers.
 *
 * The same screen asks the current step, an earlier one again, and the danger
 * step out of turn. Pure except for drawing. May use: view, action, panel.
 */
#ifndef TUI_SCREEN_STEP_H
#define TUI_SCREEN_STEP_H

#include "front/tui/action.h"
#include "front/tui/choices.h"
#include "front/tui/editor.h"
#include "front/tui/panel.h"
#include "front/tui/reading.h"
#include "front/tui/view.h"

enum step_turn {
	TURN_ASKED, /* the walk's current step */
	TURN_CHANGE, /* an earlier answer is changed */
	TURN_DANGER, /* danger is reported */
};

struct step_screen {
	const struct step *step;
	enum step_turn turn;
	struct choices choices;
	bool found; /* Enter alone doesn't give the initial answer */
	struct answer_numbers ticked; /* if several answers may be given */
	struct reading reading; /* if the step asks for a number */
	bool finding; /* the line with the words is open: step_find.h */
	struct editor words;
	int scroll;
	bool panel; /* in a narrow window: shown instead of the step */
	struct panel_scroll panel_scroll;
};

/*
 * `before`: answers to start from; none, and no row is chosen.
 * `reading`: the reading given then, or NULL.
 */
void step_screen_init(struct step_screen *screen, const struct step *step,
		      enum step_turn turn, struct answer_numbers before,
		      const char *reading);
void step_screen_release(struct step_screen *screen);

/* Whether a number or words are being typed. */
bool step_screen_is_typed(const struct step_screen *screen);

struct action step_screen_key(struct step_screen *screen,
			      const struct view *view,
			      const struct keypress *key);
void step_screen_draw(const struct step_screen *screen,
		      const struct view *view);

#endif
