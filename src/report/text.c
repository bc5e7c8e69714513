#include "chargefix/page.h"
#include "chargefix/report.h"
#include "chargefix/view.h"

static void write_page(const struct document *document,
		       const struct report_input *input, struct buffer *out)
{
	struct page page;

	page_init(&page, input->columns ? input->columns : PAGE_COLUMNS,
		  text_locale_is_utf8());
	page.links = input->links;
	document_text(document, &page);
	buffer_add(out, buffer_string(&page.out), page.out.length);
	page_release(&page);
}

void report_text(const struct report_input *input, struct buffer *out)
{
	struct document document = {0};

	view_case(&document, input->interview, input->row, &input->style);
	write_page(&document, input, out);
	document_release(&document);
}

void life_text(const struct report_input *input, struct buffer *out)
{
	struct document document = {0};

	view_life(&document, input->interview, input->row);
	write_page(&document, input, out);
	document_release(&document);
}
