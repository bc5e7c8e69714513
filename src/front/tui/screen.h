/*
 * Any screen: its state, its keys, its drawing.
 *
 * May use: the screens.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "front/tui/screen_cases.h"
#include "front/tui/screen_change.h"
#include "front/tui/screen_code.h"
#include "front/tui/screen_consent.h"
#include "front/tui/screen_day.h"
#include "front/tui/screen_details.h"
#include "front/tui/screen_end.h"
#include "front/tui/screen_erase.h"
#include "front/tui/screen_filter.h"
#include "front/tui/screen_forms.h"
#include "front/tui/screen_history.h"
#include "front/tui/screen_home.h"
#include "front/tui/screen_leave.h"
#include "front/tui/screen_life.h"
#include "front/tui/screen_life_form.h"
#include "front/tui/screen_name.h"
#include "front/tui/screen_note.h"
#include "front/tui/screen_pager.h"
#include "front/tui/screen_review.h"
#include "front/tui/screen_save.h"
#include "front/tui/screen_scanned.h"
#include "front/tui/screen_search.h"
#include "front/tui/screen_step.h"
#include "front/tui/screen_text.h"

enum screen_kind {
	SCREEN_STEP,
	SCREEN_CONSENT,
	SCREEN_END,
	SCREEN_REVIEW,
	SCREEN_CHANGE,
	SCREEN_NOTE,
	SCREEN_PAGER,
	SCREEN_LEAVE,
	SCREEN_HOME,
	SCREEN_DAY,
	SCREEN_CASES,
	SCREEN_DETAILS,
	SCREEN_TEXT,
	SCREEN_SEARCH,
	SCREEN_NAME,
	SCREEN_SCANNED,
	SCREEN_FORMS,
	SCREEN_LIFE,
	SCREEN_LIFE_FORM,
	SCREEN_HISTORY,
	SCREEN_FILTER,
	SCREEN_ERASE,
	SCREEN_CODE,
	SCREEN_SAVE,
};

struct screen {
	enum screen_kind kind;
	union {
		struct step_screen step;
		struct consent_screen consent;
		struct end_screen end;
		struct review_screen review;
		struct change_screen change;
		struct note_screen note;
		struct pager_screen pager;
		struct home_screen home;
		struct day_screen day;
		struct cases_screen cases;
		struct details_screen details;
		struct text_screen text;
		struct search_screen search;
		struct name_screen name;
		struct scanned_screen scanned;
		struct forms_screen forms;
		struct life_screen life;
		struct life_form_screen life_form;
		struct history_screen history;
		struct filter_screen filter;
		struct erase_screen erase;
		struct code_screen code;
		struct save_screen save;
	} is;
};

void screen_release(struct screen *screen);
struct action screen_key(struct screen *screen, const struct view *view,
			 const struct keypress *key);

/* Draws the whole window, or a line that says so if it is too small. */
void screen_draw(const struct screen *screen, const struct view *view);

/* Whether text is being typed: then letters are text, and the cursor shows. */
bool screen_is_typed(const struct screen *screen);

/* Whether the screen can use scanned or pasted text. */
bool screen_takes_text(const struct screen *screen);

/*
 * Whether typed text goes into the record: a note, a case's details, or the
 * like.
 */
bool screen_is_written(const struct screen *screen);

#endif
