#include "chargefix/page.h"

#include "base/link.h"
#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* However narrow the page and deep the indent, a line has this much room. */
enum { COLUMNS_LEAST = 10 };

/*
 * Terminals, by the beginning of their names, that would print the sequence
 * instead of ignoring it.
 */
static const char *const unable[] = {"dumb",  "unknown", "linux", "ansi",
				     "cons2", "eterm",   "emacs", "vt"};

bool page_takes_sequences(FILE *out)
{
	const char *terminal = getenv("TERM");

	if (!terminal || !terminal[0] || !isatty(fileno(out)) ||
	    !text_locale_is_utf8())
		return false;
	for (size_t i = 0; i < sizeof(unable) / sizeof(unable[0]); i++) {
		if (strncmp(terminal, unable[i], strlen(unable[i])) == 0)
			return false;
	}
	return true;
}

void page_init(struct page *page, int columns, bool utf8)
{
	*page = (struct page){.columns = columns, .utf8 = utf8};
}

void page_release(struct page *page)
{
	buffer_release(&page->out);
	buffer_release(&page->clean);
	buffer_release(&page->ascii);
	text_wrap_release(&page->wrap);
}

void page_clear(struct page *page)
{
	buffer_clear(&page->out);
}

void page_gap(struct page *page)
{
	const struct buffer *out = &page->out;

	if (out->length == 0)
		return;
	if (out->length >= 2 && out->data[out->length - 2] == '\n')
		return;
	buffer_text(&page->out, "\n");
}

/* `text` as it can be shown here, valid until the next call. */
static const char *page_showable(struct page *page, const char *text)
{
	struct buffer *shown = &page->clean;

	buffer_clear(&page->clean);
	text_clean(&page->clean, text, strlen(text), TEXT_KEEP_LINES);
	if (!page->utf8) {
		buffer_clear(&page->ascii);
		text_ascii(&page->ascii, buffer_string(&page->clean),
			   page->clean.length);
		shown = &page->ascii;
	}
	while (shown->length > 0 && shown->data[shown->length - 1] == '\n')
		shown->data[--shown->length] = '\0';
	return buffer_string(shown);
}

void page_item(struct page *page, int indent, const char *mark,
	       const char *text)
{
	int hang = indent + text_width(mark, strlen(mark));
	int columns = page->columns - hang;
	struct link_address next = {0};

	if (!text || text[0] == '\0')
		return;
	text = page_showable(page, text);
	text_wrap(&page->wrap, text,
		  columns < COLUMNS_LEAST ? COLUMNS_LEAST : columns);
	if (page->links)
		next = link_find(text);
	for (size_t i = 0; i < page->wrap.count; i++) {
		struct text_line line = page->wrap.lines[i];

		if (i == 0) {
			buffer_repeat(&page->out, ' ', (size_t)indent);
			buffer_text(&page->out, mark);
		} else if (line.length > 0) {
			buffer_repeat(&page->out, ' ', (size_t)hang);
		}
		link_line(&page->out, &line, &next);
		buffer_text(&page->out, "\n");
	}
}

void page_text(struct page *page, int indent, const char *text)
{
	page_item(page, indent, "", text);
}

void page_format(struct page *page, int indent, const char *format, ...)
{
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_format_list(&text, format, arguments);
	va_end(arguments);
	page_text(page, indent, buffer_string(&text));
	buffer_release(&text);
}

void page_for_locale(struct buffer *out, const char *text, size_t length)
{
	struct buffer clean = {0};

	text_clean(&clean, text, length, TEXT_KEEP_LINES);
	if (text_locale_is_utf8())
		buffer_add(out, buffer_string(&clean), clean.length);
	else
		text_ascii(out, buffer_string(&clean), clean.length);
	buffer_release(&clean);
}
