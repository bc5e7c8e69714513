#include "guide/reader_remarks.h"

#include "base/text_odd.h"
#include "guide/source_text.h"

/* The place in the file of character `at` of the text. */
static struct place place_in(const struct node *node, size_t at)
{
	struct place place = node->place;

	for (size_t i = 0; i < at; i++) {
		unsigned char byte = (unsigned char)node->written[i];

		if (byte == '\n') {
			place.line++;
			place.column = 1;
		} else if ((byte & 0xC0) != 0x80) {
			place.column++;
		}
	}
	return place;
}

static void remark_odd(struct reader *reader, const struct node *node)
{
	struct remark remark = {.kind = "odd-character", .place = node->place};
	struct buffer what = {0};
	struct text_odd odd;

	if (source_text_plain(node->text, node->length) == node->length ||
	    !text_odd_find(&odd, node->text, node->length, TEXT_ODD_PROSE))
		return;
	text_odd_write(&what, odd.code_point);
	/* An escaped character has no place of its own. */
	if (text_odd_find(&odd, node->written, node->written_length,
			  TEXT_ODD_PROSE))
		remark.place = place_in(node, odd.at);
	reader_remark(reader, &remark, "the text contains %s",
		      buffer_string(&what));
	buffer_release(&what);
}

static void remark_cut(struct reader *reader, const struct node *node)
{
	const struct remark remark = {
		.kind = "cut-by-comment",
		.place = node->comment,
		.meaning = "If the rest of the line belongs to the text, put "
			   "quotes around the whole text. If it is a comment, "
			   "put a space after the \"#\".",
	};

	if (node->cut)
		reader_remark(reader, &remark,
			      "this \"#\" ends the text before it: the rest of "
			      "the line is read as a comment");
}

void remark_text(struct reader *reader, const struct node *node)
{
	remark_cut(reader, node);
	remark_odd(reader, node);
}

void remark_split(struct reader *reader, const struct split_text *split)
{
	const struct remark remark = {
		.kind = "split-by-comma",
		.place = split_text_place(split),
		.meaning = "If this is one text, put quotes around all of it. "
			   "If it is two, end the first with a full stop.",
	};

	if (remark.place.line > 0)
		reader_remark(reader, &remark,
			      "a comma may have split a text in two: in [ ] "
			      "each comma begins a new item");
}
