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

	buffer_text(&lead, block->label);
	if (text_width(block->label, lead.length) < DOCUMENT_LABEL_COLUMNS) {
		buffer_clear(&lead);
		text_pad(&lead, block->label, DOCUMENT_LABEL_COLUMNS,
			 rich->utf8);
	} else {
		buffer_text(&lead, "  ");
	}
	rich_text_item(rich, ROLE_QUIET, buffer_string(&lead), ROLE_TEXT,
		       block->text);
	buffer_release(&lead);
}

/* A paragraph below an item is indented like the item's text. */
static void add_paragraph(struct rich_text *rich, enum role role,
			  const struct block *block)
{
	char lead[LEAD_MOST];

	snprintf(lead, sizeof(lead), "%*s",
		 block->depth ? 2 * block->depth - 1 : 0, "");
	rich_text_item(rich, role, lead, role, block->text);
}

/* Adds a block after a mark, padded to the width that the block asks for. */
static void add_marked(struct rich_text *rich, const struct block *block,
		       enum role lead_role, const char *mark, enum role role)
{
	struct buffer lead = {0};
	struct buffer padded = {0};

	buffer_format(&lead, " %s", mark);
	text_pad(&padded, buffer_string(&lead), block->lead, rich->utf8);
	rich_text_item(rich, lead_role, buffer_string(&padded), role,
		       block->text);
	buffer_release(&lead);
	buffer_release(&padded);
}

/* It can't be signed on a screen, but this is what will be printed. */
static void add_signature(struct rich_text *rich, const struct block *block)
{
	struct buffer line = {0};

	buffer_repeat(&line, '_', DOCUMENT_SIGNATURE_COLUMNS);
	rich_text_gap(rich);
	rich_text_paragraph(rich, ROLE_QUIET, buffer_string(&line));
	rich_text_paragraph(rich, ROLE_QUIET, block->text);
	buffer_release(&line);
}

static void add_action(struct rich_text *rich, const struct theme *theme,
		       const struct block *block)
{
	add_marked(rich, block, block->done ? ROLE_GOOD : ROLE_ACCENT,
		   theme_mark(theme, block->done ? MARK_DONE : MARK_BULLET),
		   block->done ? ROLE_QUIET : ROLE_TEXT);
}

void rich_text_block(struct rich_text *rich, const struct theme *theme,
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
	case BLOCK_SHOP:
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
	case BLOCK_ADDRESS:
	case BLOCK_ASIDE:
		add_paragraph(rich, ROLE_QUIET, block);
		break;
	case BLOCK_GAP:
		rich_text_gap(rich);
		break;
	case BLOCK_CAUTION:
		add_marked(rich, block, ROLE_CAUTION,
			   theme_mark(theme, MARK_CAUTION), ROLE_CAUTION);
		break;
	case BLOCK_ACTION:
		add_action(rich, theme, block);
		break;
	case BLOCK_WAIT:
		rich_text_paragraph(rich, block->done ? ROLE_GOOD : ROLE_ACCENT,
				    block->text);
		break;
	case BLOCK_QUESTION:
		rich_text_paragraph(rich, ROLE_STRONG, block->text);
		break;
	case BLOCK_ANSWER:
		add_marked(rich, block, ROLE_QUIET, "", ROLE_TEXT);
		break;
	case BLOCK_HINT:
		add_marked(rich, block, ROLE_QUIET, "", ROLE_QUIET);
		break;
	case BLOCK_SIGNATURE:
		add_signature(rich, block);
		break;
	}
}

void rich_text_document(struct rich_text *rich, const struct theme *theme,
			const struct document *document, bool roomy)
{
	for (size_t i = 0; i < document->count; i++) {
		if (document_parts(document, i))
			rich_text_gap(rich);
		rich_text_block(rich, theme, &document->blocks[i], roomy);
	}
}
