#include "front/tui/panel.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"
#include "front/tui/panel_way.h"

#include "chargefix/text.h"

#include <stdio.h>
#include <string.h>

/* Longer lines would part a name too far from its word. */
enum { PANEL_COLUMNS_LEAST = 28, PANEL_COLUMNS_MOST = 56 };

/* From here on the way is drawn as a tree beside the step. */
enum { WAY_COLUMNS_LEAST = 120 };

/* How a cause stands, in the order in which they are listed. */
enum standing {
	STANDING_CONFIRMED,
	STANDING_TESTING,
	STANDING_SUSPECTED,
	STANDING_RULED_OUT,
	STANDING_OPEN,
	STANDINGS,
};

static const struct {
	enum mark mark;
	enum tint tint;
	const char *word;
} standings[STANDINGS] = {
	[STANDING_CONFIRMED] = {MARK_CONFIRMED, TINT_GOOD, "confirmed"},
	[STANDING_TESTING] = {MARK_CHOSEN, TINT_ACCENT, "testing"},
	[STANDING_SUSPECTED] = {MARK_SUSPECTED, TINT_TEXT, "suspected"},
	[STANDING_RULED_OUT] = {MARK_RULED_OUT, TINT_QUIET, "ruled out"},
	[STANDING_OPEN] = {MARK_OPEN, TINT_QUIET, "open"},
};

static enum standing standing_of(const struct walk *walk,
				 const struct step *step,
				 const struct cause *cause)
{
	enum cause_status status = walk->causes[cause->index].status;

	if (status == CAUSE_CONFIRMED)
		return STANDING_CONFIRMED;
	if (status == CAUSE_RULED_OUT)
		return STANDING_RULED_OUT;
	if (step && cause_set_has(&step->tests, cause))
		return STANDING_TESTING;
	return status == CAUSE_SUSPECTED ? STANDING_SUSPECTED : STANDING_OPEN;
}

/* Causes of which nothing is known yet are only counted. */
static size_t count_known(const struct walk *walk, const struct step *step)
{
	size_t known = 0;

	for (size_t i = 0; i < walk->guide->cause_count; i++)
		known += standing_of(walk, step, &walk->guide->causes[i]) !=
			 STANDING_OPEN;
	return known;
}

static void draw_cause(struct panel *panel, const struct cause *cause,
		       enum standing standing)
{
	const struct area *area = &panel->area;
	const struct view *view = panel->view;
	enum tint tint = standings[standing].tint;
	int line = area->top + panel->line;

	if (panel_sees(panel)) {
		int used = paint_right(view, line, area->left + 3,
				       area->columns - 3, tint,
				       standings[standing].word);
		paint_cut(view, line, area->left + 1, 1, tint,
			  theme_mark(view->theme, standings[standing].mark));
		paint_cut(view, line, area->left + 3, area->columns - 4 - used,
			  tint, cause->title);
	}
	panel->line++;
}

static void draw_suspects(struct panel *panel, const struct step *step,
			  size_t room)
{
	const struct walk *walk = panel->view->walk;
	const struct guide *guide = walk->guide;
	size_t known = count_known(walk, step);
	size_t shown = known > room ? room - 1 : known;
	size_t drawn = 0;
	char more[64];

	panel_heading(panel, "Suspects");
	for (int standing = 0; standing < STANDING_OPEN; standing++)
		for (size_t i = 0; i < guide->cause_count && drawn < shown; i++)
			if (standing_of(walk, step, &guide->causes[i]) ==
			    (enum standing)standing) {
				draw_cause(panel, &guide->causes[i],
					   (enum standing)standing);
				drawn++;
			}
	if (!known)
		panel_remark(panel, "none yet");
	if (drawn == known)
		return;
	snprintf(more, sizeof(more), "and %zu more", known - drawn);
	panel_remark(panel, more);
}

/* Lines of the lists, without headings: never 0, as "none yet" is one. */
static size_t at_least_one(size_t count)
{
	return count ? count : 1;
}

bool panel_split(const struct view *view, struct area *text, int columns,
		 struct area *panel)
{
	/* The border, an empty column beside it, and the marks for more. */
	int width = view->columns - (SHEET_COLUMNS_MOST + 5);

	*panel = (struct area){0};
	if (width < PANEL_COLUMNS_LEAST)
		width = PANEL_COLUMNS_LEAST;
	if (text->columns - width - 2 < columns)
		return false;
	*panel = *text;
	panel->left = text->left + text->columns - width;
	panel->columns = width;
	text->columns -= width + 2;
	return true;
}

void panel_draw_beside(const struct view *view, const struct area *area,
		       const struct step *step)
{
	struct panel panel = {.view = view, .area = *area};
	bool wide = view->columns >= WAY_COLUMNS_LEAST;
	size_t suspects = at_least_one(count_known(view->walk, step));
	size_t answers = panel_way_lines(view, wide);
	/* Two headings, and a line between the lists. */
	size_t room = area->lines > 5 ? (size_t)area->lines - 3 : 2;

	if (panel.area.columns > PANEL_COLUMNS_MOST)
		panel.area.columns = PANEL_COLUMNS_MOST;
	if (suspects + answers > room) {
		size_t half = room / 2;
		if (answers <= half)
			suspects = room - answers;
		else if (suspects <= room - half)
			answers = room - suspects;
		else
			suspects = room - half, answers = half;
	}
	draw_suspects(&panel, step, suspects);
	panel.line++;
	panel_draw_way(&panel, wide, answers);
}

void panel_draw_border(const struct view *view, const struct area *area)
{
	const char *down = theme_mark(view->theme, MARK_TEE_DOWN);
	const char *up = theme_mark(view->theme, MARK_TEE_UP);
	int column = area->left - 2;
	int bottom = area->top + area->lines;

	paint_text(view, 1, column, 1, TINT_LINE, down, strlen(down));
	paint_down(view, column, 2, bottom);
	/* Not where status lines stand between, nor over words. */
	if (bottom == view->lines - 2 && column < frame_rule_end(view))
		paint_text(view, bottom, column, 1, TINT_LINE, up, strlen(up));
}

static int lines_alone(const struct view *view, const struct step *step)
{
	return (int)(at_least_one(count_known(view->walk, step)) +
		     panel_way_lines(view, true)) +
	       3;
}

int panel_clamp(const struct view *view, const struct step *step, int scroll)
{
	int most = lines_alone(view, step) - frame_area(view).lines;

	if (scroll > most)
		scroll = most;
	return scroll < 0 ? 0 : scroll;
}

void panel_draw_alone(const struct view *view, const struct step *step,
		      int scroll)
{
	struct panel panel = {
		.view = view,
		.area = frame_area(view),
		.line = -panel_clamp(view, step, scroll),
	};

	if (panel.area.columns > SHEET_COLUMNS_MOST)
		panel.area.columns = SHEET_COLUMNS_MOST;
	draw_suspects(&panel, step, SIZE_MAX);
	panel.line++;
	panel_draw_way(&panel, true, SIZE_MAX);
}
