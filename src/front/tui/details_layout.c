#include "front/tui/details_layout.h"

#include "front/tui/frame.h"

int details_choices(const struct details_screen *screen)
{
	return screen->intake ? screen->part.known_count + 1 : 0;
}

const char *details_warning(const struct details_screen *screen, int row)
{
	enum detail detail = screen->asked.of[row];
	const char *text = buffer_string(&screen->fields[detail].text);

	if (detail != DETAIL_SERIAL || !detail_is_mistyped_imei(text))
		return NULL;
	return "Invalid IMEI: check the digits.";
}

static void put_line(struct details_layout *layout, enum details_line_kind kind,
		     int row)
{
	layout->lines[layout->count++] = (struct details_line){kind, row};
}

/* A roomy form has a line below each field, so that nothing moves. */
static void put_fields(const struct details_screen *screen, bool roomy,
		       struct details_layout *layout)
{
	for (int row = 0; row < screen->asked.count; row++) {
		bool below = roomy || row == screen->field ||
			     details_warning(screen, row);

		put_line(layout, DETAILS_FIELD, row);
		if (below)
			put_line(layout, DETAILS_HINT, row);
	}
}

static void add_choices(const struct details_screen *screen, bool gap,
			struct details_layout *layout)
{
	int choices = details_choices(screen);

	if (choices > 0 && gap)
		put_line(layout, DETAILS_GAP, 0);
	if (choices > 1)
		put_line(layout, DETAILS_HEADING, 0);
	for (int row = 0; row < choices; row++)
		put_line(layout, DETAILS_CHOICE, row);
}

/* From the roomiest form to the tightest. */
enum fit { FIT_ROOMY, FIT_DENSE, FIT_TIGHT };

static void fill(const struct details_screen *screen, enum fit fit,
		 struct details_layout *layout)
{
	layout->count = 0;
	if (fit != FIT_TIGHT)
		put_line(layout, DETAILS_TITLE, 0);
	if (fit == FIT_ROOMY)
		put_line(layout, DETAILS_GAP, 0);
	put_fields(screen, fit == FIT_ROOMY, layout);
	add_choices(screen, fit == FIT_DENSE, layout);
}

static bool is_current(const struct details_screen *screen,
		       const struct details_line *line)
{
	if (screen->field == screen->asked.count)
		return line->kind == DETAILS_CHOICE &&
		       line->row == screen->part.choices.row;
	return (line->kind == DETAILS_FIELD || line->kind == DETAILS_HINT) &&
	       line->row == screen->field;
}

/* Scrolls no further than needed to show the current line and its hint. */
static int form_scroll(const struct details_screen *screen,
		       const struct details_layout *layout)
{
	int last = 0;

	for (int i = 0; i < layout->count; i++)
		if (is_current(screen, &layout->lines[i]))
			last = i;
	return last < layout->area.lines ? 0 : last - layout->area.lines + 1;
}

void details_lay_out(const struct details_screen *screen,
		     const struct view *view, struct details_layout *layout)
{
	struct view quiet = *view;

	/* A notice that comes and goes doesn't move the fields. */
	quiet.notice = NULL;
	int lines = frame_area(&quiet).lines;
	layout->area = frame_area(view);
	for (int fit = FIT_ROOMY; fit <= FIT_TIGHT; fit++) {
		fill(screen, (enum fit)fit, layout);
		if (layout->count <= lines)
			break;
	}
	layout->scroll = form_scroll(screen, layout);
}

const struct details_line *details_line_at(const struct details_layout *layout,
					   int line)
{
	int index = line - layout->area.top + layout->scroll;

	if (line < layout->area.top ||
	    line >= layout->area.top + layout->area.lines ||
	    index >= layout->count)
		return NULL;
	return &layout->lines[index];
}
