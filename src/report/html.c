/*
 * Writes a case as one HTML page that needs nothing else: no script, no other
 * file. It is well-formed XML, too, so that tests can read it strictly.
 */
#include "chargefix/report.h"
#include "chargefix/view.h"
#include "report/html_style.h"

#include <string.h>

/* The elements that are open, from the outermost to the innermost. */
enum element {
	ELEMENT_HEADER,
	ELEMENT_MAIN,
	ELEMENT_SECTION,
	ELEMENT_VERDICT,
	ELEMENT_FIELDS,
	ELEMENT_LIST,
	ELEMENT_ITEM,
	ELEMENTS
};

static const char *const tags[ELEMENTS] = {
	[ELEMENT_HEADER] = "header",   [ELEMENT_MAIN] = "main",
	[ELEMENT_SECTION] = "section", [ELEMENT_VERDICT] = "div",
	[ELEMENT_FIELDS] = "dl",       [ELEMENT_LIST] = "ul",
	[ELEMENT_ITEM] = "li",
};

struct html {
	struct buffer *out;
	bool open[ELEMENTS];
	size_t headings;
};

static const char *const looks[VERDICT_LOOKS] = {
	[VERDICT_LOOKS_GOOD] = "good",     [VERDICT_LOOKS_WAITING] = "waiting",
	[VERDICT_LOOKS_SIMPLE] = "simple", [VERDICT_LOOKS_HARD] = "hard",
	[VERDICT_LOOKS_LOST] = "lost",     [VERDICT_LOOKS_DANGEROUS] = "danger",
};

/* Closes the element, with all that is open in it. */
static void close_element(struct html *html, enum element from)
{
	for (int i = ELEMENTS - 1; i >= (int)from; i--) {
		if (html->open[i])
			buffer_format(html->out, "</%s>\n", tags[i]);
		html->open[i] = false;
	}
}

static void open_element(struct html *html, enum element element,
			 const char *attributes)
{
	buffer_format(html->out, "<%s%s>\n", tags[element], attributes);
	html->open[element] = true;
}

/* Writes a text in which nothing is markup; line ends become `line_end`. */
static void write_text(struct buffer *out, const char *text,
		       const char *line_end)
{
	for (; *text; text++) {
		if (*text == '&')
			buffer_text(out, "&amp;");
		else if (*text == '<')
			buffer_text(out, "&lt;");
		else if (*text == '>')
			buffer_text(out, "&gt;");
		else if (*text == '"')
			buffer_text(out, "&quot;");
		else if (*text == '\n')
			buffer_text(out, line_end);
		else
			buffer_add(out, text, 1);
	}
}

/*
 * A whole element. Its text may be in any script, and its direction is that of
 * its own first letter.
 */
static void write_element(struct html *html, const char *tag,
			  const char *attributes, const char *text)
{
	buffer_format(html->out, "<%s%s dir=\"auto\">", tag, attributes);
	write_text(html->out, text, "<br/>\n");
	buffer_format(html->out, "</%s>\n", tag);
}

static void write_heading(struct html *html, const char *text)
{
	char attributes[64];

	close_element(html, ELEMENT_SECTION);
	html->headings++;
	snprintf(attributes, sizeof(attributes), " aria-labelledby=\"h%zu\"",
		 html->headings);
	open_element(html, ELEMENT_SECTION, attributes);
	snprintf(attributes, sizeof(attributes), " id=\"h%zu\"",
		 html->headings);
	write_element(html, "h2", attributes, text);
}

/* Danger is announced, and framed on paper, too. */
static void write_verdict(struct html *html, const struct block *block)
{
	char attributes[64];

	close_element(html, ELEMENT_VERDICT);
	snprintf(attributes, sizeof(attributes), " class=\"verdict %s\"%s",
		 looks[block->look],
		 block->look == VERDICT_LOOKS_DANGEROUS ? " role=\"alert\""
							: "");
	open_element(html, ELEMENT_VERDICT, attributes);
	write_element(html, "p", " class=\"said\"", block->text);
}

static void write_field(struct html *html, const struct block *block)
{
	if (!html->open[ELEMENT_FIELDS]) {
		close_element(html, ELEMENT_VERDICT);
		open_element(html, ELEMENT_FIELDS, "");
	}
	buffer_text(html->out, "<div>");
	write_element(html, "dt", "", block->label);
	write_element(html, "dd", "", block->text);
	buffer_text(html->out, "</div>\n");
}

static void write_item(struct html *html, const struct block *block)
{
	close_element(html, ELEMENT_ITEM);
	if (!html->open[ELEMENT_LIST]) {
		close_element(html, ELEMENT_VERDICT);
		open_element(html, ELEMENT_LIST, "");
	}
	open_element(html, ELEMENT_ITEM, "");
	write_element(html, "p", "", block->text);
}

/* Below an item, what is deeper belongs to it; deepest is what somebody said. */
static void write_paragraph(struct html *html, const struct block *block,
			    const char *attributes)
{
	bool quoted = block->depth > 2;

	if (block->depth < 2 || !html->open[ELEMENT_ITEM])
		close_element(html, ELEMENT_VERDICT);
	if (quoted)
		buffer_text(html->out, "<blockquote>");
	write_element(html, "p", attributes, block->text);
	if (quoted)
		buffer_text(html->out, "</blockquote>\n");
}

static void write_letterhead(struct html *html, const char *tag,
			     const struct block *block)
{
	if (!html->open[ELEMENT_HEADER])
		open_element(html, ELEMENT_HEADER, "");
	write_element(html, tag, "", block->text);
}

static void write_title(struct html *html, const struct block *block)
{
	close_element(html, ELEMENT_HEADER);
	open_element(html, ELEMENT_MAIN, "");
	write_element(html, "h1", "", block->text);
}

/* The sentence that matters most belongs to the verdict before it. */
static void write_lead(struct html *html, const struct block *block)
{
	if (!html->open[ELEMENT_VERDICT])
		close_element(html, ELEMENT_FIELDS);
	write_element(html, "p", " class=\"lead\"", block->text);
	close_element(html, ELEMENT_VERDICT);
}

static void write_block(struct html *html, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_SHOP:
		write_letterhead(html, "p", block);
		break;
	case BLOCK_ADDRESS:
		write_letterhead(html, "address", block);
		break;
	case BLOCK_TITLE:
		write_title(html, block);
		break;
	case BLOCK_FIELD:
		write_field(html, block);
		break;
	case BLOCK_VERDICT:
		write_verdict(html, block);
		break;
	case BLOCK_LEAD:
		write_lead(html, block);
		break;
	case BLOCK_HEADING:
		write_heading(html, block->text);
		break;
	case BLOCK_ITEM:
	case BLOCK_ACTION:
	case BLOCK_ANSWER:
		write_item(html, block);
		break;
	case BLOCK_GAP:
		close_element(html, ELEMENT_SECTION);
		break;
	case BLOCK_SIGNATURE:
		close_element(html, ELEMENT_SECTION);
		write_paragraph(html, block, " class=\"signature\"");
		break;
	case BLOCK_CAUTION:
	case BLOCK_QUESTION:
		write_paragraph(html, block, " class=\"lead\"");
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_ASIDE:
	case BLOCK_WAIT:
	case BLOCK_HINT:
		write_paragraph(html, block, "");
		break;
	}
}

/* A language tag: en_US.UTF-8 is en-US. Anything else is left out. */
static void write_language(struct buffer *out, const char *language)
{
	size_t length = strspn(language, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					 "abcdefghijklmnopqrstuvwxyz"
					 "0123456789-_");

	for (size_t i = 0; i < length; i++)
		buffer_add(out, language[i] == '_' ? "-" : &language[i], 1);
}

/* Even if some text were taken for markup, nothing could run or be fetched. */
static void write_beginning(struct html *html, const char *language,
			    const char *title)
{
	buffer_text(html->out, "<!DOCTYPE html>\n<html lang=\"");
	write_language(html->out, language);
	buffer_text(html->out,
		    "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		    "<meta http-equiv=\"Content-Security-Policy\" "
		    "content=\"default-src 'none'; "
		    "style-src 'unsafe-inline'\"/>\n"
		    "<meta name=\"viewport\" "
		    "content=\"width=device-width, initial-scale=1\"/>\n"
		    "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
		    "<title>");
	write_text(html->out, title, " ");
	buffer_text(html->out, "</title>\n<style>\n");
	buffer_text(html->out, html_style);
	buffer_text(html->out, "</style>\n</head>\n<body>\n");
}

static const char *title_of(const struct document *document)
{
	for (size_t i = 0; i < document->count; i++)
		if (document->blocks[i].kind == BLOCK_TITLE)
			return document->blocks[i].text;
	return "";
}

void report_html(const struct report_input *input, struct buffer *out)
{
	const struct walk *walk = interview_walk(input->interview);
	struct document document = {0};
	struct html html = {.out = out};

	view_case(&document, input->interview, input->row, &input->style);
	write_beginning(&html, walk->guide->language, title_of(&document));
	for (size_t i = 0; i < document.count; i++)
		write_block(&html, &document.blocks[i]);
	close_element(&html, ELEMENT_HEADER);
	buffer_text(out, "</body>\n</html>\n");
	document_release(&document);
}
