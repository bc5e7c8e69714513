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
	case SCREEN_NOTE:
		return note_screen_key(&screen->is.note, view, key);
	case SCREEN_PAGER:
		return pager_screen_key(&screen->is.pager, view, key);
	case SCREEN_LEAVE:
		break;
	}
	return leave_screen_key(key);
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
	case SCREEN_NOTE:
		note_screen_draw(&screen->is.note, view);
		break;
	case SCREEN_PAGER:
		pager_screen_draw(&screen->is.pager, view);
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
	return screen->kind == SCREEN_NOTE || screen->kind == SCREEN_CONSENT;
}
