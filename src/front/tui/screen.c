#include "front/tui/screen.h"

#include "front/tui/frame.h"

void screen_release(struct screen *screen)
{
	if (screen->kind == SCREEN_STEP)
		step_screen_release(&screen->is.step);
	if (screen->kind == SCREEN_NOTE)
		note_screen_release(&screen->is.note);
	if (screen->kind == SCREEN_CONSENT)
		consent_screen_release(&screen->is.consent);
	if (screen->kind == SCREEN_HOME)
		home_screen_release(&screen->is.home);
	if (screen->kind == SCREEN_CASES)
		cases_screen_release(&screen->is.cases);
	if (screen->kind == SCREEN_DETAILS)
		details_screen_release(&screen->is.details);
	if (screen->kind == SCREEN_TEXT)
		text_screen_release(&screen->is.text);
	if (screen->kind == SCREEN_SEARCH)
		search_screen_release(&screen->is.search);
}

struct action screen_key(struct screen *screen, const struct view *view,
			 const struct keypress *key)
{
	switch (screen->kind) {
	case SCREEN_STEP:
		return step_screen_key(&screen->is.step, view, key);
	case SCREEN_CONSENT:
		return consent_screen_key(&screen->is.consent, view, key);
	case SCREEN_END:
		return end_screen_key(&screen->is.end, view, key);
	case SCREEN_REVIEW:
		return review_screen_key(&screen->is.review, view, key);
	case SCREEN_CHANGE:
		return change_screen_key(&screen->is.change, view, key);
	case SCREEN_NOTE:
		return note_screen_key(&screen->is.note, view, key);
	case SCREEN_PAGER:
		return pager_screen_key(&screen->is.pager, view, key);
	case SCREEN_HOME:
		return home_screen_key(&screen->is.home, view, key);
	case SCREEN_CASES:
		return cases_screen_key(&screen->is.cases, view, key);
	case SCREEN_DETAILS:
		return details_screen_key(&screen->is.details, view, key);
	case SCREEN_TEXT:
		return text_screen_key(&screen->is.text, view, key);
	case SCREEN_SEARCH:
		return search_screen_key(&screen->is.search, view, key);
	case SCREEN_LEAVE:
		break;
	}
	return leave_screen_key(view, key);
}

void screen_draw(const struct screen *screen, const struct view *view)
{
	if (frame_is_small(view)) {
		frame_draw_small(view);
		return;
	}
	switch (screen->kind) {
	case SCREEN_STEP:
		step_screen_draw(&screen->is.step, view);
		break;
	case SCREEN_CONSENT:
		consent_screen_draw(&screen->is.consent, view);
		break;
	case SCREEN_END:
		end_screen_draw(&screen->is.end, view);
		break;
	case SCREEN_REVIEW:
		review_screen_draw(&screen->is.review, view);
		break;
	case SCREEN_CHANGE:
		change_screen_draw(&screen->is.change, view);
		break;
	case SCREEN_NOTE:
		note_screen_draw(&screen->is.note, view);
		break;
	case SCREEN_PAGER:
		pager_screen_draw(&screen->is.pager, view);
		break;
	case SCREEN_HOME:
		home_screen_draw(&screen->is.home, view);
		break;
	case SCREEN_CASES:
		cases_screen_draw(&screen->is.cases, view);
		break;
	case SCREEN_DETAILS:
		details_screen_draw(&screen->is.details, view);
		break;
	case SCREEN_TEXT:
		text_screen_draw(&screen->is.text, view);
		break;
	case SCREEN_SEARCH:
		search_screen_draw(&screen->is.search, view);
		break;
	case SCREEN_LEAVE:
		leave_screen_draw(view);
		break;
	}
}

bool screen_is_typed(const struct screen *screen)
{
	if (screen->kind == SCREEN_STEP)
		return step_screen_is_typed(&screen->is.step);
	return screen->kind == SCREEN_NOTE || screen->kind == SCREEN_CONSENT ||
	       screen->kind == SCREEN_DETAILS ||
	       screen->kind == SCREEN_SEARCH ||
	       (screen->kind == SCREEN_CASES && screen->is.cases.typing);
}
