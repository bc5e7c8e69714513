#include "front/tui/screen_code.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"

#include "chargefix/view.h"

/* Between the code and the text beside it. */
enum { GAP_COLUMNS = 2, TEXT_COLUMNS_LEAST = 20 };

struct action code_screen_key(struct code_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);

	(void)screen;
	(void)view;
	if (command == COMMAND_ENTER || command == COMMAND_CODE)
		return (struct action){.kind = ACTION_CLOSE};
	return (struct action){.kind = action_of_overlay(command)};
}

/* Returns the columns that the code takes. */
static int draw_code(const struct view *view, const struct area *area,
		     const struct qr *qr)
{
	struct buffer line = {0};

	for (int i = 0; i < qr_lines(qr); i++) {
		buffer_clear(&line);
		qr_write_line(qr, i, &line);
		paint_text(view, area->top + i, area->left, area->columns,
			   ROLE_CODE, buffer_string(&line), line.length);
	}
	buffer_release(&line);
	return qr->size;
}

static void draw_text(const struct view *view, const struct area *area,
		      const char *head, const char *text)
{
	struct rich_text rich;

	rich_text_init(&rich, view->theme, area->columns);
	rich_text_paragraph(&rich, ROLE_STRONG, head);
	rich_text_gap(&rich);
	rich_text_paragraph(&rich, ROLE_TEXT, text);
	paint_rich_text(view, area, &rich, 0, RICH_TEXT_NO_ROW);
	rich_text_release(&rich);
}

/* The code, and beside it what it says, if there is room. */
static void draw_both(const struct view *view, struct area area,
		      const struct view_code *code)
{
	int used = draw_code(view, &area, &code->qr) + GAP_COLUMNS;

	area.left += used;
	area.columns -= used;
	if (area.columns >= TEXT_COLUMNS_LEAST)
		draw_text(view, &area, "Point a phone's camera at the code.",
			  buffer_string(&code->text));
}

static void draw_instead(const struct code_screen *screen,
			 const struct view *view, const struct area *area)
{
	struct buffer text = {0};

	view_short(view->walk, screen->shop_name, VIEW_SHORT_MOST, &text);
	draw_text(view, area,
		  view->theme->utf8
			  ? "The window is too small for a QR code. Make it "
			    "larger, or copy the result:"
			  : VIEW_CODE_NEEDS_UTF8 " This is the result:",
		  buffer_string(&text));
	buffer_release(&text);
}

void code_screen_draw(const struct code_screen *screen, const struct view *view)
{
	static const struct foot feet[] = {
		{COMMAND_CANCEL, "back"},
		{COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},
		{COMMAND_LEAVE, NULL},
	};
	struct area area = frame_area(view);
	struct view_code code = {0};

	if (view->theme->utf8 && view_code(&code, view->walk, screen->shop_name,
					   area.columns, area.lines))
		draw_both(view, area, &code);
	else
		draw_instead(screen, view, &area);
	frame_draw(view, feet, sizeof(feet) / sizeof(*feet));
	view_code_release(&code);
}
