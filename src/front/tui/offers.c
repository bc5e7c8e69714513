#include "front/tui/offers.h"

#include "front/tui/paint.h"

#include <stdio.h>

/* Windows with this many lines have empty lines around the text. */
enum { ROOMY_LINES = 16 };

void offers_add(struct offers *offers, const char *row)
{
	if (offers->count < OFFERS_MOST)
		offers->rows[offers->count++] = row;
}

static void compose_offers(const struct offers *offers, const struct view *view,
			   int chosen, struct rich_text *rich)
{
	bool roomy = view->lines >= ROOMY_LINES;
	char lead[32];

	rich_text_init(rich, view->theme, view->columns - 4);
	rich_text_paragraph(rich, ROLE_STRONG, offers->title);
	if (roomy)
		rich_text_gap(rich);
	rich_text_paragraph(rich, ROLE_TEXT, offers->text);
	if (roomy)
		rich_text_gap(rich);
	for (int row = 0; row < offers->count; row++) {
		snprintf(lead, sizeof(lead), "%s %*d  ",
			 row == chosen ? theme_mark(view->theme, MARK_CHOSEN)
				       : " ",
			 offers->count >= CHOICES_LONG ? 2 : 1, row + 1);
		rich->row = row;
		rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
			       offers->rows[row]);
	}
	rich->row = RICH_TEXT_NO_ROW;
}

static int offers_scroll(const struct view *view, const struct rich_text *rich,
			 int chosen)
{
	return rich_text_reveal(rich, 0, frame_area(view).lines,
				chosen == CHOICES_NONE ? 0 : chosen);
}

static int offer_at(const struct offers *offers, const struct view *view,
		    int chosen, int line)
{
	struct area area = frame_area(view);
	struct rich_text rich;

	compose_offers(offers, view, chosen, &rich);
	int row = paint_row_at(&area, &rich, offers_scroll(view, &rich, chosen),
			       line);
	rich_text_release(&rich);
	return row;
}

enum choices_event offers_key(const struct offers *offers,
			      const struct view *view, struct choices *choices,
			      const struct keypress *key)
{
	if (key->kind == KEYPRESS_CLICK)
		return choices_click(
			choices,
			offer_at(offers, view, choices->row, key->line));
	return choices_key(choices, offers->count, key);
}

void offers_draw(const struct offers *offers, const struct view *view,
		 const struct choices *choices, const struct foot *feet,
		 size_t foot_count)
{
	struct area area = frame_area(view);
	struct rich_text rich;
	int row = choices->row;

	compose_offers(offers, view, row, &rich);
	int scroll = offers_scroll(view, &rich, row);
	paint_rich_text(view, &area, &rich, scroll, row);
	frame_draw(view, feet, foot_count);
	paint_cursor(view, &area, &rich, scroll, row == CHOICES_NONE ? 0 : row,
		     0);
	rich_text_release(&rich);
}
