#include "front/tui/screen_search.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"

#include "chargefix/memory.h"
#include "chargefix/remaining.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/* The step's place in the walk, or NOTED if only a note was found. */
enum turn { ANSWERED, ASIDE, NOW, AHEAD, NOTED };

/* A step that contains the word, and the text that does. */
struct hit {
	const struct step *step; /* NULL: a note on the case as a whole */
	enum turn turn;
	bool unchosen; /* the text is an answer not given */
	const char *text;
};

/* Columns of a text that are shown: more would not fit any window. */
enum { HIT_COLUMNS = 2000 };

/*
 * Bytes of text to fold for one drawing or key, which takes some hundredths of
 * a second in any script.
 */
enum { WORK_MOST = 256 * 1024 };

struct hits {
	const struct view *view;
	struct text_memo *memo;
	struct text_memo own; /* used if the screen has none yet */
	struct hit *items; /* room for every step, answer and note */
	int count;
};

void search_screen_release(struct search_screen *screen)
{
	editor_release(&screen->word);
	if (screen->memo)
		text_memo_release(screen->memo);
	free(screen->memo);
}

static bool has(const struct hits *hits, const char *text)
{
	return text_memo_has(hits->memo, text);
}

/*
 * The first answer that contains the word, or NULL: of those in `given` if
 * `in`, else of the others.
 */
static const char *find_in_answers(const struct hits *hits,
				   const struct step *step,
				   const struct answer_numbers *given, bool in)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		if (answers_has(given, i + 1) != in)
			continue;
		if (has(hits, answer->say))
			return answer->say;
		if (answer->about && has(hits, answer->about))
			return answer->about;
	}
	return NULL;
}

/* The text of the question that contains the word, or NULL. */
static const char *find_in_question(const struct hits *hits,
				    const struct step *step)
{
	if (step->title && has(hits, step->title))
		return step->title;
	if (step->ask && has(hits, step->ask))
		return step->ask;
	return NULL;
}

static const char *find_in_notes(const struct hits *hits,
				 const struct step *step)
{
	const struct view *view = hits->view;

	for (size_t i = 0; i < view->note_count; i++)
		if (view->notes[i].step == step &&
		    has(hits, view->notes[i].text))
			return view->notes[i].text;
	return NULL;
}

static void note_hit(struct hits *hits, const struct step *step, enum turn turn,
		     const char *text)
{
	if (text)
		hits->items[hits->count++] =
			(struct hit){.step = step, .turn = turn, .text = text};
}

/* Searches a step, with the answers `given` (none: all). */
static void look_at(struct hits *hits, const struct step *step, enum turn turn,
		    const struct answer_numbers *given)
{
	const char *text = turn == AHEAD ? NULL : find_in_notes(hits, step);
	bool some = answers_any(given);
	bool unchosen = false;

	if (!text)
		text = find_in_question(hits, step);
	if (!text)
		text = find_in_answers(hits, step, given, some);
	if (!text && some) {
		text = find_in_answers(hits, step, given, false);
		unchosen = text;
	}
	note_hit(hits, step, turn, text);
	if (unchosen)
		hits->items[hits->count - 1].unchosen = true;
}

static void find_remaining(struct hits *hits)
{
	const struct answer_numbers none = {0};
	struct remaining remaining;

	remaining_possible(&remaining, hits->view->walk);
	/* Skip the first one: it is the current step. */
	for (size_t i = 1; i < remaining.count; i++)
		look_at(hits, remaining.steps[i], AHEAD, &none);
	remaining_release(&remaining);
}

/* Searches notes on the case, and on steps whose answers were taken back. */
static void look_at_other_notes(struct hits *hits)
{
	const struct view *view = hits->view;

	for (size_t i = 0; i < view->note_count; i++) {
		const struct note *note = &view->notes[i];
		bool stands = note->step &&
			      (note->step == view->walk->step ||
			       walk_find(view->walk, note->step) != WALK_NONE);
		if (!stands && has(hits, note->text))
			note_hit(hits, note->step, NOTED, note->text);
	}
}

/*
 * Searches within a limited amount of work. With very long notes, that doesn't
 * find everything, and the next call finds more.
 */
static void find_hits(struct hits *hits, const struct search_screen *screen,
		      const struct view *view, size_t work)
{
	const struct answer_numbers none = {0};
	const struct walk *walk = view->walk;
	size_t most = walk->given_count + walk->guide->step_count +
		      view->note_count + 1;

	*hits = (struct hits){
		.view = view,
		.items = memory_new(most, sizeof(*hits->items)),
	};
	hits->memo = screen->memo ? screen->memo : &hits->own;
	text_memo_ask(hits->memo, buffer_string(&screen->word.text), work);
	if (!hits->memo->part.length)
		return;
	for (size_t i = 0; i < walk->given_count; i++)
		look_at(hits, walk->given[i].step,
			walk->given[i].on_path ? ANSWERED : ASIDE,
			&walk->given[i].chosen);
	if (walk->step)
		look_at(hits, walk->step, NOW, &none);
	look_at_other_notes(hits);
	find_remaining(hits);
}

static void release_hits(struct hits *hits)
{
	text_memo_release(&hits->own);
	free(hits->items);
}

/* The chosen row; the word may be found in fewer places now. */
static int chosen_row(const struct search_screen *screen,
		      const struct hits *hits)
{
	int row = screen->choices.row;

	return row < hits->count ? row : hits->count - 1;
}

static void add_hit(struct rich_text *rich, const struct view *view,
		    const struct hit *hit, bool chosen)
{
	static const char *const words[] = {
		[ANSWERED] = "answered", [ASIDE] = "set aside", [NOW] = "now",
		[AHEAD] = "may come",    [NOTED] = "noted",
	};
	const char *title = hit->step ? step_title(hit->step) : "This case";
	struct buffer lead = {0}, text = {0}, shown = {0};

	buffer_format(&lead, "%s %-10s",
		      chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
		      words[hit->turn]);
	buffer_text(&text, title);
	if (hit->unchosen)
		buffer_format(&text, " (not chosen: %s)", hit->text);
	else if (hit->text != title)
		buffer_format(&text, ": %s", hit->text);
	text_cut(&shown, buffer_string(&text), HIT_COLUMNS, view->theme->utf8);
	rich_text_item(rich, ROLE_QUIET, buffer_string(&lead), ROLE_TEXT,
		       buffer_string(&shown));
	buffer_release(&shown);
	buffer_release(&lead);
	buffer_release(&text);
}

static void compose_hits(struct rich_text *rich,
			 const struct search_screen *screen,
			 const struct view *view, const struct hits *hits)
{
	rich_text_init(rich, view->theme, view->columns - 4);
	for (int i = 0; i < hits->count; i++) {
		rich->row = i;
		add_hit(rich, view, &hits->items[i],
			i == chosen_row(screen, hits));
	}
	if (!hits->memo->part.length)
		rich_text_paragraph(
			rich, ROLE_QUIET,
			"Type a word to find it in this case: in answers, "
			"notes, and questions that may still be asked.");
	else if (!hits->count && !hits->memo->late)
		rich_text_paragraph(
			rich, ROLE_QUIET,
			"No question, answer or note contains that.");
}

/* The lines above the list show the word. */
static struct area list_area(const struct view *view)
{
	return frame_area_below(view, 2);
}

static struct action open(const struct search_screen *screen,
			  const struct hits *hits)
{
	static const enum action_kind kinds[] = {
		[ANSWERED] = ACTION_OPEN_CHANGE,
		[ASIDE] = ACTION_OPEN_CHANGE,
		[NOW] = ACTION_CLOSE,
		[AHEAD] = ACTION_OPEN_STEP,
		[NOTED] = ACTION_OPEN_STEP,
	};
	int row = chosen_row(screen, hits);

	if (row < 0)
		return (struct action){0};
	/* The report contains every note. */
	if (!hits->items[row].step)
		return (struct action){.kind = ACTION_OPEN_REPORT};
	return (struct action){.kind = kinds[hits->items[row].turn],
			       .step = hits->items[row].step};
}

static struct action click_hit(struct search_screen *screen,
			       const struct view *view, const struct hits *hits,
			       const struct keypress *key)
{
	struct area area = list_area(view);
	struct rich_text rich;

	compose_hits(&rich, screen, view, hits);
	int scroll = rich_text_reveal(&rich, 0, area.lines,
				      chosen_row(screen, hits));
	int row = paint_row_at(&area, &rich, scroll, key->line);
	rich_text_release(&rich);
	return choices_click(&screen->choices, row) == CHOICES_GIVEN
		       ? open(screen, hits)
		       : (struct action){0};
}

static void go_by(struct search_screen *screen, const struct hits *hits, int by)
{
	int row = chosen_row(screen, hits) + by;

	row = row < hits->count ? row : hits->count - 1;
	screen->choices = (struct choices){.row = row > 0 ? row : 0};
}

/* How far a key moves in the list; 0: it is text. */
static int steps_of(const struct view *view, const struct keypress *key)
{
	enum command command = key_command(key);

	if (key->kind != KEYPRESS_FUNCTION)
		return 0;
	if (command == COMMAND_UP || command == COMMAND_DOWN)
		return command == COMMAND_UP ? -1 : 1;
	return pager_lines(command, list_area(view).lines - 1);
}

static struct action type_word(struct search_screen *screen,
			       const struct view *view,
			       const struct keypress *key)
{
	if (editor_key(&screen->word, key, false, view->columns))
		screen->choices = (struct choices){0};
	if (!screen->word.refused)
		return (struct action){0};
	return (struct action){.kind = ACTION_NOTICE, .text = EDITOR_REFUSED};
}

struct action search_screen_key(struct search_screen *screen,
				const struct view *view,
				const struct keypress *key)
{
	enum command command = key_command(key);
	struct action action = {0};
	struct hits hits;

	if (command == COMMAND_CANCEL)
		return (struct action){.kind = ACTION_CLOSE};
	if (!screen->memo)
		screen->memo = memory_new(1, sizeof(*screen->memo));
	/* Typed text is searched for when it is drawn, and only then. */
	if (key->kind != KEYPRESS_CLICK && command != COMMAND_ENTER &&
	    !steps_of(view, key))
		return type_word(screen, view, key);
	/* Results that aren't visible yet can't be chosen. */
	find_hits(&hits, screen, view, screen->memo->late ? 0 : WORK_MOST);
	if (key->kind == KEYPRESS_CLICK)
		action = click_hit(screen, view, &hits, key);
	else if (command == COMMAND_ENTER)
		action = open(screen, &hits);
	else
		go_by(screen, &hits, steps_of(view, key));
	release_hits(&hits);
	return action;
}

/* Draws the word, and in how many places it was found. */
static void draw_word(const struct search_screen *screen,
		      const struct view *view, const struct hits *hits)
{
	struct area area = frame_area(view);
	struct buffer found = {0};

	if (hits->memo->late)
		buffer_text(&found, "searching");
	else if (hits->count)
		buffer_format(&found, "%d found", hits->count);
	paint_find(view, &area, area.top, &screen->word, buffer_string(&found));
	buffer_release(&found);
}

bool search_screen_goes_on(const struct search_screen *screen)
{
	return screen->memo && screen->memo->late;
}

void search_screen_draw(const struct search_screen *screen,
			const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, "open"},
		{COMMAND_CANCEL, "back"},
	};
	struct area area = list_area(view);
	struct rich_text rich;
	struct hits hits;

	find_hits(&hits, screen, view, WORK_MOST);
	compose_hits(&rich, screen, view, &hits);
	int row = chosen_row(screen, &hits);
	paint_rich_text(view, &area, &rich,
			rich_text_reveal(&rich, 0, area.lines, row),
			row < 0 ? RICH_TEXT_NO_ROW : row);
	/* Without results there is nothing to choose. */
	size_t skip = hits.count ? 0 : 2;
	frame_draw(view, feet + skip, sizeof(feet) / sizeof(*feet) - skip);
	draw_word(screen, view, &hits);
	rich_text_release(&rich);
	release_hits(&hits);
}
