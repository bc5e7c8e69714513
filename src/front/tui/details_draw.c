/* Draws the form for the details of a case. */
#include "front/tui/details_layout.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include <stdio.h>

enum { NAME_COLUMNS = 15, FIELD_COLUMNS_MOST = 60 };

/* In narrower windows, what is said below a field begins further left. */
enum { BELOW_FIELD_COLUMNS = 64, NARROW_INDENT = 2 };

static void write_title(const struct details_screen *screen, char *title,
			size_t size)
{
	if (screen->intake)
		snprintf(title, size, "Take in a device");
	else if (screen->number)
		snprintf(title, size, "Details of case %lld",
			 (long long)screen->number);
	else
		snprintf(title, size, "Details of this case");
}

/* The line below the current field: "Required: the device's model." */
static void write_hint(const struct details_screen *screen, enum detail detail,
		       struct buffer *out)
{
	const char *help = detail_facts[detail].help;
	bool required = detail_list_has(&screen->part.required, detail);

	if (required)
		buffer_format(out, "Required: %s.", help);
	else
		buffer_format(out, "%c%s.", help[0] - 'a' + 'A', help + 1);
}

static void draw_hint(const struct details_screen *screen,
		      const struct view *view, const struct area *area,
		      int line, int row)
{
	const char *warning = details_warning(screen, row);
	struct buffer hint = {0};
	bool narrow = area->columns < BELOW_FIELD_COLUMNS;
	int indent = narrow ? NARROW_INDENT : NAME_COLUMNS + 1;
	int column = area->left + indent;
	int columns = area->columns - indent;

	if (warning)
		buffer_format(&hint, "! %s", warning);
	else if (row == screen->field)
		write_hint(screen, screen->asked.of[row], &hint);
	paint_cut(view, line, column, columns,
		  warning ? ROLE_CAUTION : ROLE_QUIET, buffer_string(&hint));
	buffer_release(&hint);
}

/* The line on which a field is typed, or that it must not stay empty. */
static void draw_room(const struct details_screen *screen,
		      const struct view *view, int line, int column,
		      int columns, int row)
{
	struct buffer room = {0};
	enum detail detail = screen->asked.of[row];

	buffer_repeat(&room, '_', (size_t)columns);
	paint_cut(view, line, column, columns, ROLE_LINE, buffer_string(&room));
	if (row != screen->field && !screen->fields[detail].text.length &&
	    detail_list_has(&screen->part.required, detail))
		paint_cut(view, line, column, columns, ROLE_QUIET, "required");
	buffer_release(&room);
}

static void draw_field(const struct details_screen *screen,
		       const struct view *view, const struct area *area,
		       int line, int row)
{
	const struct editor *editor = &screen->fields[screen->asked.of[row]];
	int column = area->left + NAME_COLUMNS + 1;
	int columns = area->columns - NAME_COLUMNS - 1;
	bool chosen = row == screen->field;
	char name[64];

	snprintf(name, sizeof(name), "%s %s",
		 chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
		 detail_facts[screen->asked.of[row]].label);
	paint_cut(view, line, area->left, NAME_COLUMNS,
		  chosen ? ROLE_ACCENT : ROLE_QUIET, name);
	if (columns > FIELD_COLUMNS_MOST)
		columns = FIELD_COLUMNS_MOST;
	draw_room(screen, view, line, column, columns, row);
	if (chosen)
		paint_editor(view, line, column, columns, editor);
	else
		paint_cut(view, line, column, columns, ROLE_TEXT,
			  buffer_string(&editor->text));
}

static void write_choice(const struct intake_part *part,
			 const struct view *view, int row, struct buffer *out)
{
	const char *dot = theme_mark(view->theme, MARK_DOT);
	const struct known_case *known = &part->known[row];

	if (row == part->known_count) {
		buffer_text(out, "Begin a new case");
		return;
	}
	buffer_format(out, "%s case %lld %s ",
		      known->open ? "Resume" : "Comeback of",
		      (long long)known->number, dot);
	clock_write_ago(out, known->at, view->now);
	buffer_format(out, " %s %s", dot, known->said);
}

static void draw_choice(const struct details_screen *screen,
			const struct view *view, const struct area *area,
			int line, int row)
{
	bool chosen = screen->field == screen->asked.count &&
		      row == screen->part.choices.row;
	enum role role = chosen ? ROLE_CHOSEN : ROLE_TEXT;
	struct buffer said = {0};

	buffer_format(&said, "%s %d  ",
		      chosen ? theme_mark(view->theme, MARK_CHOSEN) : " ",
		      row + 1);
	int lead = paint_cut(view, line, area->left, area->columns,
			     chosen ? ROLE_CHOSEN : ROLE_QUIET,
			     buffer_string(&said));
	buffer_clear(&said);
	write_choice(&screen->part, view, row, &said);
	paint_cut(view, line, area->left + lead, area->columns - lead - 1, role,
		  buffer_string(&said));
	if (chosen)
		wmove(view->window, line, area->left);
	buffer_release(&said);
}

static void draw_line(const struct details_screen *screen,
		      const struct view *view, const struct area *area,
		      int line, const struct details_line *shown)
{
	char title[64];

	switch (shown->kind) {
	case DETAILS_TITLE:
		write_title(screen, title, sizeof(title));
		paint_cut(view, line, area->left, area->columns, ROLE_STRONG,
			  title);
		break;
	case DETAILS_GAP:
		break;
	case DETAILS_FIELD:
		draw_field(screen, view, area, line, shown->row);
		break;
	case DETAILS_HINT:
		draw_hint(screen, view, area, line, shown->row);
		break;
	case DETAILS_HEADING:
		paint_cut(view, line, area->left, area->columns, ROLE_STRONG,
			  screen->part.of_device
				  ? "This device was here before"
				  : "This customer was here before");
		break;
	case DETAILS_CHOICE:
		draw_choice(screen, view, area, line, shown->row);
		break;
	}
}

static bool holds_cursor(const struct details_screen *screen,
			 const struct details_line *line)
{
	if (screen->field == screen->asked.count)
		return line->kind == DETAILS_CHOICE &&
		       line->row == screen->part.choices.row;
	return line->kind == DETAILS_FIELD && line->row == screen->field;
}

/* The line with the cursor is drawn last, so that the cursor stays there. */
static void draw_lines(const struct details_screen *screen,
		       const struct view *view,
		       const struct details_layout *layout)
{
	const struct area *area = &layout->area;

	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < area->lines; i++) {
			const struct details_line *line =
				details_line_at(layout, area->top + i);

			if (line && holds_cursor(screen, line) == (pass == 1))
				draw_line(screen, view, area, area->top + i,
					  line);
		}
	}
}

static void draw_details_feet(const struct details_screen *screen,
			      const struct view *view)
{
	static const struct foot edit[] = {
		{COMMAND_PANEL, "next"},
		{COMMAND_ENTER, "save"},
		{COMMAND_CANCEL, "cancel"},
	};
	static const struct foot take_in[] = {
		{COMMAND_ENTER, "next"},
		{COMMAND_PAGE_DOWN, "to the end"},
		{COMMAND_CANCEL, "put aside"},
		{COMMAND_DANGER, NULL},
	};
	const struct intake_part *part = &screen->part;
	int row = part->choices.row;
	bool open = row < part->known_count && part->known[row].open;
	const struct foot choose[] = {
		{COMMAND_UP, NULL},
		{COMMAND_ENTER, open ? "resume" : "begin"},
		{COMMAND_CANCEL, "put aside"},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
	};

	if (!screen->intake)
		frame_draw(view, edit, sizeof(edit) / sizeof(*edit));
	else if (screen->field < screen->asked.count)
		frame_draw(view, take_in, sizeof(take_in) / sizeof(*take_in));
	else
		frame_draw(view, choose, sizeof(choose) / sizeof(*choose));
}

void details_screen_draw(const struct details_screen *screen,
			 const struct view *view)
{
	struct details_layout layout;
	struct view of_form = *view;

	/* A device that is taken in has nothing to do with the case behind. */
	if (screen->intake)
		of_form.walk = NULL;
	details_lay_out(screen, &of_form, &layout);
	draw_details_feet(screen, &of_form);
	if (layout.count > layout.area.lines)
		paint_more(&of_form, &layout.area, layout.scroll, layout.count);
	draw_lines(screen, &of_form, &layout);
}
