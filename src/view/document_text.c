/* A document as lines of text, for plain mode and text reports. */
#include "chargefix/document.h"

#include "chargefix/text.h"

#include <stdio.h>
#include <string.h>

enum { INDENT_COLUMNS = 2, HINT_COLUMNS = 5 };

static void add_field(const struct block *block, struct page *page)
{
	struct buffer mark = {0};

	if (page->columns < DOCUMENT_ALIGNED_LEAST ||
	    text_width(block->label, strlen(block->label)) >=
		    DOCUMENT_LABEL_COLUMNS) {
		page_format(page, 0, "%s: %s", block->label, block->text);
		return;
	}
	text_pad(&mark, block->label, DOCUMENT_LABEL_COLUMNS, true);
	page_item(page, 0, buffer_string(&mark), block->text);
	buffer_release(&mark);
}

/* "What to do now:", but not "Does it charge now?:". */
static void add_heading(const struct block *block, struct page *page)
{
	char last = block->text[strlen(block->text) - 1];

	page_gap(page);
	page_format(page, 0, "%s%s", block->text,
		    strchr(".:?!", last) ? "" : ":");
}

static void add_numbered(const struct block *block, struct page *page)
{
	char mark[16];

	snprintf(mark, sizeof(mark), "%2d  ", block->number);
	page_item(page, 1, block->number > 0 ? mark : "- ", block->text);
}

/* Without colours, signs must make danger stand out. */
static void add_verdict(const struct block *block, struct page *page)
{
	if (block->look == VERDICT_LOOKS_DANGEROUS)
		page_format(page, 0, "!!! %s !!!", block->text);
	else
		page_text(page, 0, block->text);
}

static void add_signature(const struct block *block, struct page *page)
{
	int columns = page->columns < DOCUMENT_SIGNATURE_COLUMNS
			      ? page->columns
			      : DOCUMENT_SIGNATURE_COLUMNS;
	struct buffer line = {0};

	buffer_repeat(&line, '_', (size_t)columns);
	page_gap(page);
	buffer_text(&page->out, "\n\n");
	page_text(page, 0, buffer_string(&line));
	page_text(page, 0, block->text);
	buffer_release(&line);
}

bool document_parts(const struct document *document, size_t index)
{
	const struct block *block = &document->blocks[index];
	const struct block *before = index > 0 ? block - 1 : NULL;

	if (block->kind != BLOCK_PARAGRAPH || block->depth > 0 || !before)
		return false;
	return before->kind == BLOCK_ITEM || before->kind == BLOCK_TITLE ||
	       before->kind == BLOCK_ASIDE || before->kind == BLOCK_PARAGRAPH;
}

static void add_block(const struct block *block, struct page *page)
{
	switch (block->kind) {
	case BLOCK_TITLE:
		page_text(page, 0, block->text);
		page_gap(page);
		break;
	case BLOCK_FIELD:
		add_field(block, page);
		break;
	case BLOCK_HEADING:
		add_heading(block, page);
		break;
	case BLOCK_ITEM:
		page_item(page, INDENT_COLUMNS * (block->depth + 1), "- ",
			  block->text);
		break;
	case BLOCK_VERDICT:
		add_verdict(block, page);
		break;
	case BLOCK_SHOP:
	case BLOCK_ADDRESS:
	case BLOCK_LEAD:
	case BLOCK_PARAGRAPH:
	case BLOCK_ASIDE:
		page_text(page, INDENT_COLUMNS * block->depth, block->text);
		break;
	case BLOCK_GAP:
		page_gap(page);
		break;
	case BLOCK_CAUTION:
		page_item(page, 0, "! ", block->text);
		break;
	case BLOCK_ACTION:
		page_item(page, INDENT_COLUMNS, block->done ? "- Done: " : "- ",
			  block->text);
		break;
	case BLOCK_WAIT:
	case BLOCK_QUESTION:
		page_gap(page);
		page_text(page, 0, block->text);
		break;
	case BLOCK_HINT:
		page_text(page, HINT_COLUMNS, block->text);
		break;
	case BLOCK_ANSWER:
		add_numbered(block, page);
		break;
	case BLOCK_SIGNATURE:
		add_signature(block, page);
		break;
	}
}

void document_text(const struct document *document, struct page *page)
{
	for (size_t i = 0; i < document->count; i++) {
		if (document_parts(document, i))
			page_gap(page);
		add_block(&document->blocks[i], page);
	}
}
