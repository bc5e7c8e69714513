/*
 * What is shown of a case, apart from how it looks: blocks in reading order.
 *
 * A document says what each text is, and a renderer what that looks like: as
 * lines of text, on a screen, as Markdown. Nothing reads a rendered text back.
 * May use: arena, guide, page.
 */
#ifndef CHARGEFIX_DOCUMENT_H
#define CHARGEFIX_DOCUMENT_H

#include "chargefix/arena.h"
#include "chargefix/guide.h"
#include "chargefix/page.h"

#include <stdarg.h>

enum {
	/* Labels of fields are so wide, with the gap behind them. */
	DOCUMENT_LABEL_COLUMNS = 14,
	/* Where lines are shorter, or a label is longer, nothing is aligned. */
	DOCUMENT_ALIGNED_LEAST = 40,
	/* How wide a place to sign is, if the line is. */
	DOCUMENT_SIGNATURE_COLUMNS = 40,
};

enum block_kind {
	BLOCK_SHOP, /* whose document it is: the name at its top */
	BLOCK_ADDRESS, /* of the shop */
	BLOCK_TITLE, /* of the whole */
	BLOCK_FIELD, /* a label and its value */
	BLOCK_VERDICT, /* what it comes to, in a few words */
	BLOCK_LEAD, /* the sentence that matters most */
	BLOCK_HEADING, /* of the blocks up to the next one; no colon */
	BLOCK_PARAGRAPH,
	BLOCK_ITEM, /* one of a list */
	BLOCK_ASIDE, /* a paragraph that matters less */
	BLOCK_GAP, /* what follows is not about the same */
	BLOCK_CAUTION, /* to be read before anything is done */
	BLOCK_ACTION, /* one thing to do; `number`, `done` */
	BLOCK_WAIT, /* how long to wait; `done`: it is over */
	BLOCK_QUESTION,
	BLOCK_ANSWER, /* one to choose; `number` */
	BLOCK_HINT, /* about the answer before it */
	BLOCK_SIGNATURE, /* a place to sign; says who */
};

struct block {
	enum block_kind kind;
	int depth; /* below how many items, or paragraphs, it belongs */
	enum verdict_look look; /* of a verdict */
	const char *label; /* of a field; else NULL */
	int number; /* of an action from 0, of an answer from 1; 0: it has none */
	bool done;
	int lead; /* columns of the mark that a screen puts before it */
	const char *text; /* UTF-8; lines end with '\n' */
};

/* All zero is empty. */
struct document {
	struct arena arena; /* of the blocks' texts */
	struct block *blocks;
	size_t count;
};

void document_release(struct document *document);

/* Adds a block with a copy of the text; nothing for NULL or "". */
void document_add(struct document *document, enum block_kind kind, int depth,
		  const char *text);
void document_format(struct document *document, enum block_kind kind, int depth,
		     const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Adds a block as it is, with copies of its texts. */
void document_block(struct document *document, const struct block *block);

/* How many lines it takes on a screen of so many columns. */
int block_lines(const struct block *block, int columns);

/* Adds a field; nothing where there is no value. */
void document_field(struct document *document, const char *label,
		    const char *value);

/* What the verdict comes to, in words. */
void document_verdict(struct document *document, enum verdict verdict);

/* The next block does not belong to those before it. */
void document_gap(struct document *document);

/* Whether an empty line parts the block from the one before it. */
bool document_parts(const struct document *document, size_t index);

/* Appends the document as lines of text. */
void document_text(const struct document *document, struct page *page);

#endif
