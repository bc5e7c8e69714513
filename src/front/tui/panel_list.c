#include "front/tui/panel_list.h"

#include "chargefix/memory.h"
#include "chargefix/outline.h"

#include <stdlib.h>
#include <string.h>

/* Steps deeper than this are not indented further. */
enum { DEPTH_MOST = 6 };

/* The status of a cause, in the order in which causes are listed. */
enum standing {
	STANDING_CONFIRMED,
	STANDING_TESTING,
	STANDING_SUSPECTED,
	STANDING_DOUBTED,
	STANDING_RULED_OUT,
	STANDING_OPEN,
	STANDINGS,
};

static const struct {
	enum mark mark;
	enum role role;
	const char *word;
} standings[STANDINGS] = {
	[STANDING_CONFIRMED] = {MARK_CONFIRMED, ROLE_GOOD, "confirmed"},
	[STANDING_TESTING] = {MARK_CHOSEN, ROLE_ACCENT, "testing"},
	[STANDING_SUSPECTED] = {MARK_SUSPECTED, ROLE_TEXT, "suspected"},
	[STANDING_DOUBTED] = {MARK_DOUBTED, ROLE_QUIET, "doubted"},
	[STANDING_RULED_OUT] = {MARK_RULED_OUT, ROLE_QUIET, "ruled out"},
	[STANDING_OPEN] = {MARK_OPEN, ROLE_QUIET, "open"},
};

/* How the lines about the steps look, by outline_kind. */
static const struct {
	enum mark mark;
	enum role role;
	enum role said;
} looks[] = {
	[OUTLINE_ANSWERED] = {MARK_BULLET, ROLE_QUIET, ROLE_TEXT},
	[OUTLINE_SKIPPED] = {MARK_RULED_OUT, ROLE_QUIET, ROLE_QUIET},
	[OUTLINE_ASKED] = {MARK_CHOSEN, ROLE_ACCENT, ROLE_ACCENT},
	[OUTLINE_LIKELY] = {MARK_OPEN, ROLE_QUIET, ROLE_QUIET},
};

void panel_list_release(struct panel_list *list)
{
	buffer_release(&list->text);
	free(list->lines);
	*list = (struct panel_list){0};
}

static void add_said(struct panel_list *list, const struct panel_line *line,
		     const char *said)
{
	list->lines =
		memory_room(list->lines, list->count, sizeof(*list->lines));
	list->lines[list->count] = *line;
	list->lines[list->count++].said = list->text.length;
	buffer_add(&list->text, said, strlen(said) + 1);
}

static void add_words(struct panel_list *list, int indent, enum role role,
		      const char *text)
{
	const struct panel_line line = {.title = text,
					.indent = indent,
					.mark = MARKS,
					.role = role,
					.given = -1};

	add_said(list, &line, "");
}

void panel_list_heading(struct panel_list *list, const char *text)
{
	if (list->count)
		add_words(list, 0, ROLE_TEXT, "");
	add_words(list, 0, ROLE_STRONG, text);
}

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
	if (status == CAUSE_DOUBTED)
		return STANDING_DOUBTED;
	return status == CAUSE_SUSPECTED ? STANDING_SUSPECTED : STANDING_OPEN;
}

static void add_suspects(struct panel_list *list, const struct walk *walk,
			 const struct step *step, enum standing standing)
{
	for (size_t i = 0; i < walk->guide->cause_count; i++) {
		const struct cause *cause = &walk->guide->causes[i];
		const struct panel_line line = {
			.title = cause->title,
			.indent = 3,
			.mark = standings[standing].mark,
			.role = standings[standing].role,
			.said_role = standings[standing].role,
			.given = -1,
		};
		if (standing_of(walk, step, cause) == standing)
			add_said(list, &line, standings[standing].word);
	}
}

void panel_list_suspects(struct panel_list *list, const struct walk *walk,
			 const struct step *step)
{
	int before = list->count;

	/* Leaves out causes that nothing is known about yet. */
	for (int standing = 0; standing < STANDING_OPEN; standing++)
		add_suspects(list, walk, step, (enum standing)standing);
	if (list->count == before)
		add_words(list, 1, ROLE_QUIET,
			  walk->step ? "none yet" : "none");
}

/* Names the answer that ruled out the last cause of a skipped step. */
static void say_skipped(const struct walk *walk, const struct step *step,
			struct buffer *out)
{
	size_t by = WALK_NONE;

	for (size_t i = 0; step && i < step->tests.count && by == WALK_NONE;
	     i++)
		by = walk->causes[step->tests.items[i]->index].by;
	buffer_text(out, "ruled out");
	if (by != WALK_NONE)
		buffer_format(out, " by %s", step_title(walk->given[by].step));
}

static void say_item(const struct view *view, const struct outline_item *item,
		     struct buffer *out)
{
	switch (item->kind) {
	case OUTLINE_ANSWERED:
		view_say(view, item->given, true, out);
		break;
	case OUTLINE_SKIPPED:
		say_skipped(view->walk, item->step, out);
		break;
	case OUTLINE_ASKED:
		buffer_text(out, "now");
		break;
	case OUTLINE_LIKELY:
		buffer_text(out, "likely next");
		break;
	}
}

static void add_item(struct panel_list *list, const struct view *view,
		     const struct outline_item *item, bool tree)
{
	int depth = item->depth < DEPTH_MOST ? item->depth : DEPTH_MOST;
	struct buffer said = {0};
	const struct panel_line line = {
		.title = item->step ? step_title(item->step)
				    : item->diagnosis->title,
		.indent = tree ? 3 + 2 * depth : 1,
		.mark = tree ? looks[item->kind].mark : MARKS,
		.role = looks[item->kind].role,
		.said_role = looks[item->kind].said,
		.given = item->kind == OUTLINE_ANSWERED ? (int)item->given : -1,
	};

	say_item(view, item, &said);
	add_said(list, &line, buffer_string(&said));
	buffer_release(&said);
}

void panel_list_path(struct panel_list *list, const struct view *view,
		     bool tree)
{
	struct outline outline = {0};
	int before = list->count;

	outline_init(&outline, view->walk);
	for (size_t i = 0; i < outline.count; i++)
		if (tree || outline.items[i].kind == OUTLINE_ANSWERED)
			add_item(list, view, &outline.items[i], tree);
	if (list->count == before)
		add_words(list, 1, ROLE_QUIET, "none yet");
	outline_release(&outline);
}
