#include "front/tui/screen_text.h"

#include "front/tui/frame.h"
#include "front/tui/pager.h"

#include <string.h>

void text_screen_release(struct text_screen *screen)
{
	buffer_release(&screen->text);
}

static void add_list(struct buffer *out, const char *heading,
		     const struct texts *texts)
{
	if (texts->count)
		buffer_format(out, "\n%s\n", heading);
	for (size_t i = 0; i < texts->count; i++)
		buffer_format(out, "  - %s\n", texts->items[i]);
}

void text_screen_step(struct text_screen *screen, const struct step *step)
{
	struct buffer *out = &screen->text;

	*screen = (struct text_screen){0};
	buffer_format(out, "%s\n", step_title(step));
	if (step->about)
		buffer_format(out, "\n%s\n", step->about);
	/* What takes consent is not shown before it is given. */
	if (step->consent)
		buffer_format(out, "\n%s\n", step->consent);
	else
		add_list(out, "What is done", &step->instructions);
	add_list(out, "Heed", &step->cautions);
	buffer_format(out, "\n%s\n", step->ask);
	for (size_t i = 0; i < step->answers.count; i++)
		buffer_format(out, "  - %s\n", step->answers.items[i].say);
	if (step->why)
		buffer_format(out, "\nWhy\n%s\n", step->why);
}

/* The longest name of a field, in bytes. */
enum { LABEL_MOST = 12 };

/*
 * How much of a line stays before what wraps: its indent, a list's mark, and
 * "Ticket       " of a field.
 */
static size_t lead_of(const char *line, size_t length)
{
	size_t lead = strspn(line, " ");
	const char *gap = strstr(line + lead, "  ");

	if (lead >= length)
		return length;
	if (length - lead > 2 && strncmp(line + lead, "- ", 2) == 0)
		return lead + 2;
	if (gap && gap < line + length && gap <= line + LABEL_MOST)
		lead = (size_t)(gap - line) + strspn(gap, " ");
	return lead < length ? lead : length;
}

/* A line of the text, with its own indent before what wraps. */
static void add_line(struct sheet *sheet, bool heading, const char *line,
		     size_t length)
{
	struct buffer lead = {0}, text = {0};
	size_t indent = heading ? 0 : lead_of(line, length);

	buffer_add(&lead, line, indent);
	buffer_add(&text, line + indent, length - indent);
	if (heading)
		sheet_heading(sheet, buffer_string(&text), 1);
	else
		sheet_item(sheet, TINT_QUIET, buffer_string(&lead), TINT_TEXT,
			   buffer_string(&text));
	sheet->failed |= lead.failed || text.failed;
	buffer_release(&lead);
	buffer_release(&text);
}

static void fill(const struct text_screen *screen, const struct view *view,
		 struct sheet *sheet)
{
	const char *text = buffer_string(&screen->text);
	bool first = true, gap = false;

	sheet_init(sheet, view->theme, view->columns - 4);
	while (*text) {
		size_t length = strcspn(text, "\n");
		/* In a report what comes after a gap is a heading. */
		bool heading = first || (screen->report && gap &&
					 !lead_of(text, length));
		if (length)
			add_line(sheet, heading, text, length);
		else
			sheet_gap(sheet);
		gap = !length;
		first = false;
		text += length + (text[length] == '\n');
	}
}

struct action text_screen_key(struct text_screen *screen,
			      const struct view *view,
			      const struct keypress *key)
{
	enum command command = key_command(key);
	struct sheet sheet;

	if (command == COMMAND_LEAVE)
		return (struct action){.deed = DEED_LEAVE};
	if (command == COMMAND_HELP)
		return (struct action){.deed = DEED_OPEN_HELP};
	if (command == COMMAND_DANGER)
		return (struct action){.deed = DEED_OPEN_DANGER};
	if (command == COMMAND_FILE && screen->report)
		return (struct action){.deed = DEED_WRITE_REPORT,
				       .number = screen->number};
	if (command == COMMAND_CANCEL || command == COMMAND_BACK ||
	    command == COMMAND_ENTER || command == COMMAND_REPORT)
		return (struct action){.deed = DEED_CLOSE};
	fill(screen, view, &sheet);
	screen->scroll = pager_key(view, &sheet, screen->scroll, command);
	sheet_release(&sheet);
	return (struct action){0};
}

void text_screen_draw(const struct text_screen *screen, const struct view *view)
{
	static const struct foot of_report[] = {
		{COMMAND_PAGE_DOWN, NULL}, {COMMAND_FILE, NULL},
		{COMMAND_CANCEL, "back"},  {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},      {COMMAND_LEAVE, NULL},
	};
	static const struct foot of_step[] = {
		{COMMAND_UP, "scroll"},   {COMMAND_PAGE_DOWN, NULL},
		{COMMAND_CANCEL, "back"}, {COMMAND_DANGER, NULL},
		{COMMAND_HELP, NULL},     {COMMAND_LEAVE, NULL},
	};
	struct sheet sheet;

	fill(screen, view, &sheet);
	pager_draw(view, &sheet, screen->scroll);
	pager_draw_feet(view, pager_has_more(view, &sheet),
			screen->report ? of_report : of_step,
			sizeof(of_step) / sizeof(*of_step));
	sheet_release(&sheet);
}
