#include "chargefix/page.h"
#include "chargefix/report.h"
#include "chargefix/view.h"

void report_text(const struct report_input *input, struct buffer *out)
{
	struct document document = {0};
	struct page page;

	view_case(&document, input->interview, input->row, &input->letterhead);
	page_init(&page, input->columns ? input->columns : PAGE_COLUMNS, true);
	document_text(&document, &page);
	buffer_add(out, buffer_string(&page.out), page.out.length);
	page_release(&page);
	document_release(&document);
}
