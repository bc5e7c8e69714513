/*
 * A document laid out for the screen. May use: rich_text, document.
 */
#ifndef TUI_RICH_DOCUMENT_H
#define TUI_RICH_DOCUMENT_H

#include "front/tui/rich_text.h"

#include "chargefix/document.h"

/* Adds one block. */
void rich_text_block(struct rich_text *rich, const struct theme *theme,
		     const struct block *block, bool roomy);

/* Adds the whole document; `roomy` adds an empty line below a verdict. */
void rich_text_document(struct rich_text *rich, const struct theme *theme,
			const struct document *document, bool roomy);

#endif
