/*
 * A document laid out for the screen. May use: sheet, document.
 */
#ifndef TUI_SHEET_DOCUMENT_H
#define TUI_SHEET_DOCUMENT_H

#include "front/tui/sheet.h"

#include "chargefix/document.h"

/* Adds the whole document; `roomy`: with a line left empty below a verdict. */
void sheet_document(struct sheet *sheet, const struct theme *theme,
		    const struct document *document, bool roomy);

#endif
