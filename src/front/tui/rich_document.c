#include "front/tui/rich_document.h"

#include "chargefix/text.h"

#include <stdio.h>

enum { LEAD_MOST = 16 };

static const struct {
	enum role role;
	enum mark mark;
} looks[] = {
	[VERDICT_LOOKS_GOOD] = {ROLE_GOOD, MARK_GOOD},
	[VERDICT_LOOKS_WAITING] = {ROLE_CAUTION, MARK_CAUTION},
	[VERDICT_LOOKS_SIMPLE] = {ROLE_ACCENT, MARK_WORK},
	[VERDICT_LOOKS_HARD] = {ROLE_CAUTION, MARK_WORK},
	[VERDICT_LOOKS_LOST] = {ROLE_CAUTION, MARK_RULED_OUT},
	[VERDICT_LOOKS_DANGEROUS] = {ROLE_DANGER, MARK_CAUTION},
};

_Static_assert(sizeof(looks) / sizeof(*looks) == VERDICT_LOOKS,
	       "each look has its row");

static void add_verdict(struct rich_text *rich, const struct theme *theme,
			const struct block *block)
{
	enum role role = looks[block->look].role;
	char lead[LEAD_MOST];

	snprintf(lead, sizeof(lead), " %s ",
		 theme_mark(theme, looks[block->look].mark));
	rich_text_item(rich, role, lead, role, block->text);
}

static void add_field(struct rich_text *rich, const struct block *block)
{
	struct buffer lead = {0};

	text_pad(&lead, block->label, DOCUMENT_LABEL_COLUMNS, rich->utf8);
	rich_text_item(rich, ROLE_QUIET, buffer_string(&lead), ROLE_TEXT,
		       block->text);
	buffer_release(&lead);
}

/* Below an item its text stands where the item's does. */
static void add_paragraph(struct rich_text *rich, enum role role,
			  const struct block *block)
{
	char lead[LEAD_MOST];

	snprintf(lead, sizeof(lead), "%*s",
		 block->depth ? 2 * block->depth - 1 : 0, "");
	rich_text_item(rich, role, lead, role, block->text);
}

static void lay_out_block(struct rich_text *rich, const struct theme *theme,
			  const struct block *block, bool roomy)
{
	switch (block->kind) {
	case BLOCK_TITLE:
		rich_text_paragraph(rich, ROLE_STRONG, block->text);
		rich_text_gap(rich);
		break;
	case BLOCK_FIELD:
		add_field(rich, block);
		break;
	case BLOCK_VERDICT:
		add_verdict(rich, theme, block);
		if (roomy)
			rich_text_gap(rich);
		break;
	case BLOCK_LEAD:
		rich_text_paragraph(rich, ROLE_STRONG, block->text);
		break;
	case BLOCK_HEADING:
		rich_text_heading(rich, block->text, 1);
		break;
	case BLOCK_PARAGRAPH:
		add_paragraph(rich, ROLE_TEXT, block);
		break;
	case BLOCK_ITEM:
		rich_text_bullet(rich, theme, block->text);
		break;
	case BLOCK_ASIDE:
		add_paragraph(rich, ROLE_QUIET, block);
		break;
	case BLOCK_GAP:
		rich_text_gap(rich);
		break;
	}
}

void rich_text_document(struct rich_text *rich, const struct theme *theme,
			const struct document *document, bool roomy)
{
	for (size_t i = 0; i < document->count; i++) {
		if (document_parts(document, i))
			rich_text_gap(rich);
		lay_out_block(rich, theme, &document->blocks[i], roomy);
	}
}
