/* Writing notes, correcting them, and keeping one that was being typed. */
#include "front/tui/tui.h"

#include <string.h>

void tui_open_note(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_NOTE};

	if (!tui_may_write(tui, interview_read_only(tui->interview)))
		return;
	note_screen_init(&screen.is.note, action->step);
	tui_open(tui, &screen);
}

static enum interview_result write_note(struct interview *interview,
					const struct step *step,
					const char *text, bool customer)
{
	return customer ? interview_note_for_customer(interview, step, text)
			: interview_note(interview, step, text);
}

void tui_note(struct tui *tui, const struct action *action)
{
	enum interview_result result = write_note(tui->interview, action->step,
						  action->text, action->on);
	bool moved = result == INTERVIEW_RELOADED;

	if (!tui_was_done(tui, result,
			  "This note has no text that can be saved.") &&
	    !moved)
		return;
	tui_close(tui);
	tui_notice(tui, moved ? "Note saved. " FRONT_MOVED
				" Press any key to continue."
			      : "Note saved.");
}

void tui_open_correct(struct tui *tui, const struct action *action)
{
	struct screen screen = {.kind = SCREEN_NOTE};
	size_t count;
	const struct note *notes = interview_notes(tui->interview, &count);

	if (action->row >= count ||
	    !tui_may_write(tui, interview_read_only(tui->interview)))
		return;
	note_screen_correct(&screen.is.note, &notes[action->row]);
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}

/* Whether the note that is corrected is still the one that was chosen. */
static bool is_same_note(const struct tui *tui,
			 const struct note_screen *screen)
{
	size_t count;
	const struct note *notes = interview_notes(tui->interview, &count);

	for (size_t i = 0; i < count; i++)
		if (notes[i].seq == screen->seq &&
		    notes[i].customer == screen->before_customer &&
		    strcmp(notes[i].text, buffer_string(&screen->before)) == 0)
			return true;
	return false;
}

void tui_correct(struct tui *tui, const struct action *action)
{
	const struct note_screen *screen = &tui_screen(tui)->is.note;
	bool withdrawn = !*action->text;

	if (!is_same_note(tui, screen)) {
		tui_notice(tui, "This note was changed on another terminal. "
				"Press Esc twice, and look at it again.");
		return;
	}
	if (!tui_was_done(tui,
			  interview_correct_note(tui->interview, screen->seq,
						 action->text, action->on),
			  "This note has no text that can be saved."))
		return;
	tui_close(tui);
	tui_notice(tui, withdrawn ? "Note withdrawn." : "Note corrected.");
}

void tui_keep_note(struct tui *tui, const struct note_screen *screen)
{
	const char *text = note_screen_unsaved(screen);

	if (!tui->interview || !text)
		return;
	if (!screen->seq)
		write_note(tui->interview, screen->step, text,
			   screen->customer);
	else if (is_same_note(tui, screen))
		interview_correct_note(tui->interview, screen->seq, text,
				       screen->customer);
}
