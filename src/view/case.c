/* The report of a case, in the edition for its reader. */
#include "view/internal.h"

#include <string.h>

static const char *const names[] = {
	[EDITION_CUSTOMER] = "customer",
	[EDITION_BENCH] = "bench",
};

enum { EDITIONS = sizeof(names) / sizeof(*names) };

const char *report_edition_name(size_t index)
{
	return index + EDITION_CUSTOMER < EDITIONS
		       ? names[index + EDITION_CUSTOMER]
		       : NULL;
}

enum report_edition report_edition_named(const char *name)
{
	for (int i = EDITION_CUSTOMER; name && i < EDITIONS; i++)
		if (strcmp(names[i], name) == 0)
			return (enum report_edition)i;
	return EDITION_OF_CASE;
}

enum report_edition report_edition_of(const struct report_style *style,
				      const struct case_row *row)
{
	if (style->edition != EDITION_OF_CASE)
		return style->edition;
	return row->shop ? EDITION_BENCH : EDITION_CUSTOMER;
}

static void add_letterhead(struct document *document,
			   const struct report_style *style)
{
	document_add(document, BLOCK_SHOP, 0, style->shop_name);
	document_add(document, BLOCK_ADDRESS, 0, style->shop_address);
	if (document->count > 0)
		document_gap(document);
}

void view_title(struct document *document, const struct case_row *row)
{
	struct buffer title = {0};

	if (row->number)
		buffer_format(&title, "Case %lld", (long long)row->number);
	else
		buffer_text(&title, "New case");
	if (row->standing.subject)
		view_join(&title, row->standing.subject);
	document_add(document, BLOCK_TITLE, 0, buffer_string(&title));
	buffer_release(&title);
}

void view_case(struct document *document, const struct interview *interview,
	       const struct case_row *row, const struct report_style *style)
{
	struct case_view view = {
		.document = document,
		.interview = interview,
		.walk = interview_walk(interview),
		.row = row,
		.style = style,
	};

	people_init(&view.people, interview,
		    row->details.of[DETAIL_TECHNICIAN]);
	add_letterhead(document, style);
	if (report_edition_of(style, row) == EDITION_BENCH)
		view_bench(&view);
	else
		view_customer(&view);
	people_release(&view.people);
}
