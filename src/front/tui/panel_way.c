#include "front/tui/panel_way.h"

#include "front/tui/paint.h"

#include "chargefix/course.h"
#include "chargefix/text.h"

#include <stdio.h>
#include <string.h>

/* Deeper steps stand no further to the right. */
enum { DEPTH_MOST = 6 };

/* What a line of the way looks like, by course_kind. */
static const struct {
	enum mark mark;
	enum tint tint;
	enum tint said;
} looks[] = {
	[COURSE_ANSWERED] = {MARK_BULLET, TINT_QUIET, TINT_TEXT},
	[COURSE_SKIPPED] = {MARK_RULED_OUT, TINT_QUIET, TINT_QUIET},
	[COURSE_ASKED] = {MARK_CHOSEN, TINT_ACCENT, TINT_ACCENT},
	[COURSE_LIKELY] = {MARK_OPEN, TINT_QUIET, TINT_QUIET},
};

bool panel_sees(const struct panel *panel)
{
	return panel->line >= 0 && panel->line < panel->area.lines;
}

void panel_heading(struct panel *panel, const char *text)
{
	if (panel_sees(panel))
		paint_cut(panel->view, panel->area.top + panel->line,
			  panel->area.left, panel->area.columns, TINT_STRONG,
			  text);
	panel->line++;
}

void panel_remark(struct panel *panel, const char *text)
{
	if (panel_sees(panel))
		paint_cut(panel->view, panel->area.top + panel->line,
			  panel->area.left + 1, panel->area.columns - 1,
			  TINT_QUIET, text);
	panel->line++;
}

/* A title and what is said of it, each cut where both do not fit. */
static void draw_pair(const struct panel *panel, int indent, const char *title,
		      enum tint tint, const char *said, enum tint said_tint)
{
	const struct area *area = &panel->area;
	int columns = area->columns - indent;
	int left = text_width(title, strlen(title));
	int right = text_width(said, strlen(said));
	int least = columns / 3;
	int line = area->top + panel->line;

	if (left + 2 + right > columns && left > least)
		left = columns - 2 - right > least ? columns - 2 - right
						   : least;
	paint_cut(panel->view, line, area->left + indent, left, tint, title);
	paint_right(panel->view, line, area->left + indent + left + 2,
		    columns - left - 2, said_tint, said);
}

/* The answer that ruled a skipped step's last cause out. */
static void say_skipped(const struct walk *walk, const struct step *step,
			struct buffer *out)
{
	size_t by = WALK_NONE;

	for (size_t i = 0; i < step->tests.count && by == WALK_NONE; i++)
		by = walk->causes[step->tests.items[i]->index].by;
	buffer_text(out, "ruled out");
	if (by != WALK_NONE)
		buffer_format(out, " by %s", step_title(walk->given[by].step));
}

static const char *title_of(const struct course_item *item)
{
	return item->step ? step_title(item->step) : item->diagnosis->title;
}

static void say_item(const struct view *view, const struct course_item *item,
		     struct buffer *out)
{
	switch (item->kind) {
	case COURSE_ANSWERED:
		view_say(view, item->given, true, out);
		break;
	case COURSE_SKIPPED:
		say_skipped(view->walk, item->step, out);
		break;
	case COURSE_ASKED:
		buffer_text(out, "now");
		break;
	case COURSE_LIKELY:
		buffer_text(out, "likely next");
		break;
	}
}

static void draw_item(struct panel *panel, const struct course_item *item,
		      bool tree)
{
	const struct view *view = panel->view;
	int depth = item->depth < DEPTH_MOST ? item->depth : DEPTH_MOST;
	int indent = tree ? 3 + 2 * depth : 1;
	struct buffer said = {0};

	say_item(view, item, &said);
	if (panel_sees(panel) && !said.failed) {
		if (tree)
			paint_cut(view, panel->area.top + panel->line,
				  panel->area.left + indent - 2, 1,
				  looks[item->kind].tint,
				  theme_mark(view->theme,
					     looks[item->kind].mark));
		draw_pair(panel, indent, title_of(item), looks[item->kind].tint,
			  buffer_string(&said), looks[item->kind].said);
	}
	buffer_release(&said);
	panel->line++;
}

/* Without the tree only answers are left. */
static void only_answers(struct course *course)
{
	size_t left = 0;

	for (size_t i = 0; i < course->count; i++)
		if (course->items[i].kind == COURSE_ANSWERED)
			course->items[left++] = course->items[i];
	course->count = left;
}

void panel_draw_way(struct panel *panel, bool tree, size_t room)
{
	struct course course = {0};
	char earlier[64];

	panel_heading(panel, tree ? "The way so far" : "Answers");
	if (!course_init(&course, panel->view->walk))
		return;
	if (!tree)
		only_answers(&course);
	if (!course.count)
		panel_remark(panel, "none yet");
	size_t skip = course.count > room ? course.count - room + 1 : 0;
	if (skip) {
		snprintf(earlier, sizeof(earlier), "%zu earlier", skip);
		panel_remark(panel, earlier);
	}
	for (size_t i = skip; i < course.count; i++)
		draw_item(panel, &course.items[i], tree);
	course_release(&course);
}

size_t panel_way_lines(const struct view *view, bool tree)
{
	const struct walk *walk = view->walk;
	size_t lines = walk->path_count;

	if (tree)
		lines += walk->skipped_count + (walk->step ? 2 : 0);
	return lines ? lines : 1;
}
