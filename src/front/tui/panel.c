#include "front/tui/panel.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"
#include "front/tui/paint.h"
#include "front/tui/panel_list.h"

#include "chargefix/text.h"

#include <string.h>

/* On longer lines, a name would be too far from its status. */
enum { PANEL_COLUMNS_LEAST = 28, PANEL_COLUMNS_MOST = 56 };

/* Windows this wide show the answers as a tree beside the step. */
enum { WAY_COLUMNS_LEAST = 120 };

/* The fewest columns between a title and the words about it. */
enum { GAP = 2 };

/* A list with its area and its scroll position, kept within its length. */
struct part {
	struct panel_list list;
	struct area area;
	int scroll;
};

/* The two lists beside a step, each below its heading. */
struct beside {
	struct part suspects;
	struct part answers;
};

bool panel_split(const struct view *view, struct area *text, int columns,
		 struct area *panel)
{
	/* The border, an empty column beside it, and the marks for more. */
	int width = view->columns - (RICH_TEXT_COLUMNS_MOST + 5);

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

void panel_draw_border(const struct view *view, const struct area *area)
{
	const char *down = theme_mark(view->theme, MARK_TEE_DOWN);
	const char *up = theme_mark(view->theme, MARK_TEE_UP);
	int column = area->left - 2;
	int bottom = area->top + area->lines;

	paint_text(view, 1, column, 1, ROLE_LINE, down, strlen(down));
	paint_down(view, column, 2, bottom);
	/* Not if status lines are in between, nor over words. */
	if (bottom == view->lines - 2 && column < frame_rule_end(view))
		paint_text(view, bottom, column, 1, ROLE_LINE, up, strlen(up));
}

static int within(int scroll, int most)
{
	if (scroll > most)
		scroll = most;
	return scroll < 0 ? 0 : scroll;
}

/* The furthest that a list can be scrolled. */
static int most_scroll(const struct part *part)
{
	return within(part->list.count - part->area.lines, part->list.count);
}

/* How many of the lines for both lists the suspects get. */
static int share(int suspects, int answers, int lines)
{
	int half = lines / 2;

	if (suspects + answers <= lines)
		return suspects;
	if (answers <= half)
		return lines - answers;
	return suspects < lines - half ? suspects : lines - half;
}

static void lay_out_panel(struct beside *beside, const struct view *view,
			  const struct area *area, const struct step *step,
			  const struct panel_scroll *scroll)
{
	struct part *suspects = &beside->suspects;
	struct part *answers = &beside->answers;
	/* Two headings, and a line between the lists if there is room. */
	int gap = area->lines > 4;
	int lines = area->lines - 2 - gap;

	*beside = (struct beside){0};
	panel_list_suspects(&suspects->list, view->walk, step);
	panel_list_path(&answers->list, view,
			view->columns >= WAY_COLUMNS_LEAST);
	suspects->area = *area;
	if (suspects->area.columns > PANEL_COLUMNS_MOST)
		suspects->area.columns = PANEL_COLUMNS_MOST;
	answers->area = suspects->area;
	suspects->area.top++;
	suspects->area.lines =
		share(suspects->list.count, answers->list.count, lines);
	answers->area.top = suspects->area.top + suspects->area.lines + gap + 1;
	answers->area.lines = lines - suspects->area.lines;
	suspects->scroll = within(scroll->suspects, most_scroll(suspects));
	answers->scroll = most_scroll(answers) -
			  within(scroll->answers, most_scroll(answers));
}

static void release_beside(struct beside *beside)
{
	panel_list_release(&beside->suspects.list);
	panel_list_release(&beside->answers.list);
}

/* Draws a title and the words about it, each cut if both don't fit. */
static void draw_line(const struct view *view, const struct area *area,
		      int line, const struct panel_line *from, const char *said)
{
	int column = area->left + from->indent;
	int columns = area->columns - from->indent;
	int left = text_width(from->title, strlen(from->title));
	int right = text_width(said, strlen(said));
	int least = columns / 3;

	if (from->mark != MARKS)
		paint_cut(view, line, column - 2, 1, from->role,
			  theme_mark(view->theme, from->mark));
	if (right && left + GAP + right > columns && left > least)
		left = columns - GAP - right > least ? columns - GAP - right
						     : least;
	paint_cut(view, line, column, left < columns ? left : columns,
		  from->role, from->title);
	paint_right(view, line, column + left + GAP, columns - left - GAP,
		    from->said_role, said);
}

static void draw_part(const struct view *view, const struct part *part)
{
	const struct panel_list *list = &part->list;
	struct area area = part->area;

	/* Keep columns for the marks that show there is more. */
	if (list->count > area.lines)
		area.columns -= 2;
	for (int i = 0; i < area.lines && part->scroll + i < list->count; i++) {
		const struct panel_line *line = &list->lines[part->scroll + i];
		draw_line(view, &area, area.top + i, line,
			  buffer_string(&list->text) + line->said);
	}
	paint_more(view, &part->area, part->scroll, list->count);
}

void panel_draw_beside(const struct view *view, const struct area *area,
		       const struct step *step,
		       const struct panel_scroll *scroll)
{
	struct beside beside;

	lay_out_panel(&beside, view, area, step, scroll);
	const struct area *suspects = &beside.suspects.area;
	const struct area *answers = &beside.answers.area;

	paint_cut(view, suspects->top - 1, suspects->left, suspects->columns,
		  ROLE_STRONG, "Suspects");
	paint_cut(view, answers->top - 1, answers->left, answers->columns,
		  ROLE_STRONG,
		  view->columns >= WAY_COLUMNS_LEAST ? "Steps so far"
						     : "Answers");
	draw_part(view, &beside.suspects);
	draw_part(view, &beside.answers);
	release_beside(&beside);
}

static bool is_over(const struct area *area, const struct keypress *key)
{
	return key->line >= area->top && key->line < area->top + area->lines &&
	       key->column >= area->left &&
	       key->column < area->left + area->columns;
}

/* A click on an answer opens it for a change; any other does nothing. */
static struct action click_panel(const struct view *view,
				 const struct part *part,
				 const struct keypress *key)
{
	int line = part->scroll + key->line - part->area.top;

	if (!is_over(&part->area, key) || line >= part->list.count ||
	    part->list.lines[line].given < 0)
		return (struct action){0};
	return (struct action){
		.kind = ACTION_OPEN_CHANGE,
		.step = view->walk->given[part->list.lines[line].given].step,
	};
}

bool panel_mouse(const struct view *view, const struct area *area,
		 const struct step *step, struct panel_scroll *scroll,
		 const struct keypress *key, struct action *action)
{
	int lines = pager_lines(key_command(key), 1);
	struct beside beside;

	if (!area->columns || !is_over(area, key) ||
	    (!lines && key->kind != KEYPRESS_CLICK))
		return false;
	lay_out_panel(&beside, view, area, step, scroll);
	if (is_over(&beside.suspects.area, key))
		scroll->suspects = within(beside.suspects.scroll + lines,
					  most_scroll(&beside.suspects));
	if (is_over(&beside.answers.area, key))
		scroll->answers = within(most_scroll(&beside.answers) -
						 beside.answers.scroll - lines,
					 most_scroll(&beside.answers));
	*action = key->kind == KEYPRESS_CLICK
			  ? click_panel(view, &beside.answers, key)
			  : (struct action){0};
	release_beside(&beside);
	return true;
}

static void lay_out_alone(struct part *part, const struct view *view,
			  const struct step *step, int scroll)
{
	*part = (struct part){.area = frame_area(view)};
	if (part->area.columns > RICH_TEXT_COLUMNS_MOST)
		part->area.columns = RICH_TEXT_COLUMNS_MOST;
	panel_list_heading(&part->list, "Suspects");
	panel_list_suspects(&part->list, view->walk, step);
	panel_list_heading(&part->list, "Steps so far");
	panel_list_path(&part->list, view, true);
	part->scroll = within(scroll, most_scroll(part));
}

bool panel_draw_alone(const struct view *view, const struct step *step,
		      const struct panel_scroll *scroll)
{
	struct part part;

	lay_out_alone(&part, view, step, scroll->alone);
	draw_part(view, &part);
	bool more = most_scroll(&part) > 0;
	panel_list_release(&part.list);
	return more;
}

struct action panel_key_alone(const struct view *view, const struct step *step,
			      struct panel_scroll *scroll,
			      const struct keypress *key)
{
	enum command command = key_command(key);
	struct action action = {0};
	struct part part;

	if (command == COMMAND_UP)
		command = COMMAND_SCROLL_UP;
	if (command == COMMAND_DOWN)
		command = COMMAND_SCROLL_DOWN;
	lay_out_alone(&part, view, step, scroll->alone);
	scroll->alone =
		within(part.scroll + pager_lines(command, part.area.lines - 1),
		       most_scroll(&part));
	if (key->kind == KEYPRESS_CLICK)
		action = click_panel(view, &part, key);
	panel_list_release(&part.list);
	return action;
}
