#include "chargefix/document.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

void document_release(struct document *document)
{
	arena_release(&document->arena);
	free(document->blocks);
	*document = (struct document){0};
}

/* Keeps a copy that is safe to show. */
static const char *keep(struct document *document, const char *text)
{
	struct buffer clean = {0};
	const char *kept;

	if (!text)
		return NULL;
	text_clean(&clean, text, strlen(text), TEXT_KEEP_LINES);
	kept = arena_text(&document->arena, buffer_string(&clean),
			  clean.length);
	buffer_release(&clean);
	return kept;
}

void document_block(struct document *document, const struct block *block)
{
	document->blocks = memory_room(document->blocks, document->count,
				       sizeof(*document->blocks));
	struct block *added = &document->blocks[document->count++];
	*added = *block;
	added->label = keep(document, block->label);
	added->text = keep(document, block->text);
}

void document_add(struct document *document, enum block_kind kind, int depth,
		  const char *text)
{
	if (text && *text)
		document_block(document, &(struct block){.kind = kind,
							 .depth = depth,
							 .text = text});
}

void document_format(struct document *document, enum block_kind kind, int depth,
		     const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_format_list(&text, format, arguments);
	va_end(arguments);
	document_add(document, kind, depth, buffer_string(&text));
	buffer_release(&text);
}

void document_field(struct document *document, const char *label,
		    const char *value)
{
	if (value && *value)
		document_block(document, &(struct block){.kind = BLOCK_FIELD,
							 .label = label,
							 .text = value});
}

void document_verdict(struct document *document, enum verdict verdict)
{
	const struct verdict_facts *facts = verdict_facts(verdict);

	document_block(document, &(struct block){.kind = BLOCK_VERDICT,
						 .look = facts->look,
						 .text = facts->said});
}

void document_gap(struct document *document)
{
	document_block(document,
		       &(struct block){.kind = BLOCK_GAP, .text = ""});
}

int block_lines(const struct block *block, int columns)
{
	struct text_wrap wrap = {0};
	int lines;

	text_wrap(&wrap, block->text, columns - block->lead);
	lines = (int)wrap.count;
	text_wrap_release(&wrap);
	return lines;
}
