#include "front/tui/sheet_document.h"

#include "chargefix/text.h"

#include <stdio.h>

enum { LABEL_COLUMNS = 13, LEAD_MOST = 16 };

static const struct {
	enum tint tint;
	enum mark mark;
} looks[] = {
	[VERDICT_LOOKS_GOOD] = {TINT_GOOD, MARK_GOOD},
	[VERDICT_LOOKS_WAITING] = {TINT_CAUTION, MARK_CAUTION},
	[VERDICT_LOOKS_SIMPLE] = {TINT_ACCENT, MARK_WORK},
	[VERDICT_LOOKS_HARD] = {TINT_CAUTION, MARK_WORK},
	[VERDICT_LOOKS_LOST] = {TINT_CAUTION, MARK_RULED_OUT},
	[VERDICT_LOOKS_DANGEROUS] = {TINT_DANGER, MARK_CAUTION},
};

_Static_assert(sizeof(looks) / sizeof(*looks) == VERDICT_LOOKS,
	       "each look has its row");

static void add_verdict(struct sheet *sheet, const struct theme *theme,
			const struct block *block)
{
	enum tint tint = looks[block->look].tint;
	char lead[LEAD_MOST];

	snprintf(lead, sizeof(lead), " %s ",
		 theme_mark(theme, looks[block->look].mark));
	sheet_item(sheet, tint, lead, tint, block->text);
}

static void add_field(struct sheet *sheet, const struct block *block)
{
	struct buffer lead = {0};

	text_pad(&lead, block->label, LABEL_COLUMNS, sheet->utf8);
	sheet_item(sheet, TINT_QUIET, buffer_string(&lead), TINT_TEXT,
		   block->text);
	buffer_release(&lead);
}

/* Below an item its text stands where the item's does. */
static void add_paragraph(struct sheet *sheet, enum tint tint,
			  const struct block *block)
{
	char lead[LEAD_MOST];

	snprintf(lead, sizeof(lead), "%*s",
		 block->depth ? 2 * block->depth - 1 : 0, "");
	sheet_item(sheet, tint, lead, tint, block->text);
}

static void add_block(struct sheet *sheet, const struct theme *theme,
		      const struct block *block, bool roomy)
{
	switch (block->kind) {
	case BLOCK_TITLE:
		sheet_text(sheet, TINT_STRONG, block->text);
		sheet_gap(sheet);
		break;
	case BLOCK_FIELD:
		add_field(sheet, block);
		break;
	case BLOCK_VERDICT:
		add_verdict(sheet, theme, block);
		if (roomy)
			sheet_gap(sheet);
		break;
	case BLOCK_LEAD:
		sheet_text(sheet, TINT_STRONG, block->text);
		break;
	case BLOCK_HEADING:
		sheet_heading(sheet, block->text, 1);
		break;
	case BLOCK_PARAGRAPH:
		add_paragraph(sheet, TINT_TEXT, block);
		break;
	case BLOCK_ITEM:
		sheet_bullet(sheet, theme, block->text);
		break;
	case BLOCK_ASIDE:
		add_paragraph(sheet, TINT_QUIET, block);
		break;
	case BLOCK_GAP:
		sheet_gap(sheet);
		break;
	}
}

void sheet_document(struct sheet *sheet, const struct theme *theme,
		    const struct document *document, bool roomy)
{
	for (size_t i = 0; i < document->count; i++) {
		if (document_parts(document, i))
			sheet_gap(sheet);
		add_block(sheet, theme, &document->blocks[i], roomy);
	}
}
