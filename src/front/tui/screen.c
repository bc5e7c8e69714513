#include "front/tui/screen.h"

#include "front/tui/frame.h"

/* The functions of a kind of screen: for keys and for drawing. */
#define DOES(name)                                                             \
	static struct action name##_key(struct screen *screen,                 \
					const struct view *view,               \
					const struct keypress *key)            \
	{                                                                      \
		return name##_screen_key(&screen->is.name, view, key);         \
	}                                                                      \
	static void name##_draw(const struct screen *screen,                   \
				const struct view *view)                       \
	{                                                                      \
		name##_screen_draw(&screen->is.name, view);                    \
	}

/* And its release function, if it holds anything. */
#define HOLDS(name)                                                            \
	static void name##_release(struct screen *screen)                      \
	{                                                                      \
		name##_screen_release(&screen->is.name);                       \
	}

DOES(step)
HOLDS(step)
DOES(consent)
HOLDS(consent)
DOES(end)
DOES(review)
DOES(change)
DOES(note)
HOLDS(note)
DOES(pager)
DOES(home)
HOLDS(home)
DOES(day)
HOLDS(day)
DOES(cases)
HOLDS(cases)
DOES(details)
HOLDS(details)
DOES(text)
HOLDS(text)
DOES(search)
HOLDS(search)
DOES(name)
HOLDS(name)
DOES(scanned)
HOLDS(scanned)
DOES(forms)
HOLDS(forms)
DOES(life)
DOES(life_form)
HOLDS(life_form)
DOES(history)
HOLDS(history)
DOES(filter)
HOLDS(filter)
DOES(erase)
HOLDS(erase)
DOES(code)
DOES(save)

/* This screen has no state. */
static struct action leave_key(struct screen *screen, const struct view *view,
			       const struct keypress *key)
{
	(void)screen;
	return leave_screen_key(view, key);
}

static void leave_draw(const struct screen *screen, const struct view *view)
{
	(void)screen;
	leave_screen_draw(view);
}

static bool always(const struct screen *screen)
{
	(void)screen;
	return true;
}

static bool step_is_typed(const struct screen *screen)
{
	return step_screen_is_typed(&screen->is.step);
}

static bool cases_is_typed(const struct screen *screen)
{
	return screen->is.cases.typing;
}

static bool filter_is_typed(const struct screen *screen)
{
	return filter_screen_is_typed(&screen->is.filter);
}

static const struct {
	struct action (*key)(struct screen *screen, const struct view *view,
			     const struct keypress *key);
	void (*draw)(const struct screen *screen, const struct view *view);
	void (*release)(struct screen *screen); /* NULL: holds nothing */
	bool (*is_typed)(const struct screen *screen); /* NULL: never */
} kinds[] = {
	[SCREEN_STEP] = {step_key, step_draw, step_release, step_is_typed},
	[SCREEN_CONSENT] = {consent_key, consent_draw, consent_release, always},
	[SCREEN_END] = {end_key, end_draw, NULL, NULL},
	[SCREEN_REVIEW] = {review_key, review_draw, NULL, NULL},
	[SCREEN_CHANGE] = {change_key, change_draw, NULL, NULL},
	[SCREEN_NOTE] = {note_key, note_draw, note_release, always},
	[SCREEN_PAGER] = {pager_key, pager_draw, NULL, NULL},
	[SCREEN_LEAVE] = {leave_key, leave_draw, NULL, NULL},
	[SCREEN_HOME] = {home_key, home_draw, home_release, NULL},
	[SCREEN_DAY] = {day_key, day_draw, day_release, NULL},
	[SCREEN_CASES] = {cases_key, cases_draw, cases_release, cases_is_typed},
	[SCREEN_DETAILS] = {details_key, details_draw, details_release, always},
	[SCREEN_TEXT] = {text_key, text_draw, text_release, NULL},
	[SCREEN_SEARCH] = {search_key, search_draw, search_release, always},
	[SCREEN_NAME] = {name_key, name_draw, name_release, always},
	[SCREEN_SCANNED] = {scanned_key, scanned_draw, scanned_release, NULL},
	[SCREEN_FORMS] = {forms_key, forms_draw, forms_release, NULL},
	[SCREEN_LIFE] = {life_key, life_draw, NULL, NULL},
	[SCREEN_LIFE_FORM] = {life_form_key, life_form_draw, life_form_release,
			      always},
	[SCREEN_HISTORY] = {history_key, history_draw, history_release, NULL},
	[SCREEN_ERASE] = {erase_key, erase_draw, erase_release, always},
	[SCREEN_FILTER] = {filter_key, filter_draw, filter_release,
			   filter_is_typed},
	[SCREEN_CODE] = {code_key, code_draw, NULL, NULL},
	[SCREEN_SAVE] = {save_key, save_draw, NULL, NULL},
};

void screen_release(struct screen *screen)
{
	if (kinds[screen->kind].release)
		kinds[screen->kind].release(screen);
}

struct action screen_key(struct screen *screen, const struct view *view,
			 const struct keypress *key)
{
	return kinds[screen->kind].key(screen, view, key);
}

void screen_draw(const struct screen *screen, const struct view *view)
{
	if (frame_is_small(view))
		frame_draw_small(view);
	else
		kinds[screen->kind].draw(screen, view);
}

bool screen_is_typed(const struct screen *screen)
{
	return kinds[screen->kind].is_typed &&
	       kinds[screen->kind].is_typed(screen);
}

bool screen_takes_text(const struct screen *screen)
{
	return screen->kind == SCREEN_HOME || screen->kind == SCREEN_DAY ||
	       screen->kind == SCREEN_CASES || screen->kind == SCREEN_SCANNED ||
	       screen->kind == SCREEN_FORMS || screen_is_typed(screen);
}

bool screen_is_written(const struct screen *screen)
{
	return screen->kind == SCREEN_NOTE || screen->kind == SCREEN_DETAILS ||
	       screen->kind == SCREEN_LIFE_FORM;
}
