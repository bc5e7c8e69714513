/* Writes a case as CommonMark. */
#include "chargefix/report.h"
#include "chargefix/view.h"

#include <string.h>

/* Indents a paragraph below an item, so that it belongs to it. */
#define BELOW_ITEM "  "

/* A place to sign. */
#define SIGNATURE "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"

/* Characters that are special anywhere in a line. */
static const char special[] = "\\`*_[]<>&|~$";

/* How many bytes at the start of a line would be read as a block's mark. */
static size_t mark_length(const char *line)
{
	size_t digits = strspn(line, "0123456789");

	if (digits > 0)
		return strchr(".)", line[digits]) && line[digits] ? digits + 1
								  : 0;
	return *line && strchr("#+-=:", *line) ? 1 : 0;
}

/* Adds a line, escaped so that it appears literally. */
static void add_line(struct buffer *out, const char *line, size_t length)
{
	size_t mark;

	while (length > 0 && *line == ' ') {
		line++;
		length--;
	}
	while (length > 0 && line[length - 1] == ' ')
		length--;
	mark = mark_length(line);
	for (size_t i = 0; i < length; i++) {
		if (strchr(special, line[i]) || i + 1 == mark)
			buffer_text(out, "\\");
		buffer_add(out, line + i, 1);
	}
}

/* Adds the lines that are not empty, separated by `between`. */
static void add_lines(struct buffer *out, const char *text, const char *between)
{
	const char *before = "";

	while (*text) {
		size_t length = strcspn(text, "\n");

		if (strspn(text, " ") < length) {
			buffer_text(out, before);
			add_line(out, text, length);
			before = between;
		}
		text += length + (text[length] == '\n');
	}
}

/* How a block begins, how its lines follow each other, and how it ends. */
struct shape {
	const char *start;
	const char *between;
	const char *end;
};

static struct shape shape_of(const struct block *block)
{
	const struct shape plain = {"", "\\\n", ""};
	const struct shape strong = {"**", " ", "**"};
	const struct shape signed_below = {SIGNATURE "\\\n", " ", ""};
	const struct shape item = {"- ", "\\\n" BELOW_ITEM, ""};
	const struct shape below = {BELOW_ITEM, "\\\n" BELOW_ITEM, ""};
	const struct shape quoted = {BELOW_ITEM "> ", "\\\n" BELOW_ITEM "> ",
				     ""};

	switch (block->kind) {
	case BLOCK_TITLE:
		return (struct shape){"# ", " ", ""};
	case BLOCK_HEADING:
		return (struct shape){"## ", " ", ""};
	case BLOCK_SHOP:
	case BLOCK_VERDICT:
	case BLOCK_LEAD:
	case BLOCK_CAUTION:
	case BLOCK_QUESTION:
		return strong;
	case BLOCK_FIELD:
	case BLOCK_ITEM:
	case BLOCK_ACTION:
	case BLOCK_ANSWER:
		return item;
	case BLOCK_HINT:
		return below;
	case BLOCK_PARAGRAPH:
		if (block->depth > 1)
			return block->depth > 2 ? quoted : below;
		return plain;
	case BLOCK_SIGNATURE:
		return signed_below;
	case BLOCK_ADDRESS:
	case BLOCK_ASIDE:
	case BLOCK_WAIT:
	case BLOCK_GAP:
		return plain;
	}
	return plain;
}

/* Whether the two blocks belong to one list. */
static bool is_listed(const struct block *before, const struct block *block)
{
	return before->kind == block->kind &&
	       strncmp(shape_of(block).start, "- ", 2) == 0;
}

static void add_block(struct buffer *out, const struct block *block)
{
	struct shape shape = shape_of(block);

	buffer_text(out, shape.start);
	if (block->label) {
		buffer_text(out, "**");
		add_lines(out, block->label, " ");
		buffer_text(out, ":** ");
	}
	add_lines(out, block->text, shape.between);
	buffer_format(out, "%s\n", shape.end);
}

void report_markdown(const struct report_input *input, struct buffer *out)
{
	struct document document = {0};
	const struct block *before = NULL;

	view_case(&document, input->interview, input->row, &input->style);
	for (size_t i = 0; i < document.count; i++) {
		const struct block *block = &document.blocks[i];

		if (block->kind == BLOCK_GAP)
			continue;
		if (before && !is_listed(before, block))
			buffer_text(out, "\n");
		add_block(out, block);
		before = block;
	}
	document_release(&document);
}
