/* What is said where a customer's data is erased. */
#include "view/internal.h"

#include <ctype.h>
#include <string.h>

/* "serial number, customer" */
static void write_personal(struct buffer *out)
{
	for (int i = 0; i < DETAILS; i++) {
		const char *label = detail_facts[i].label;

		if (detail_facts[i].personal)
			buffer_format(out, "%c%s, ",
				      tolower((unsigned char)*label),
				      label + 1);
	}
}

/* "case 7 (R-1042, Ada Meyer, T-Rex 3)" */
static void name_erased_case(struct buffer *out, const struct case_row *row)
{
	static const enum detail named[] = {DETAIL_TICKET, DETAIL_CUSTOMER,
					    DETAIL_MODEL};
	bool any = false;

	buffer_format(out, "case %lld", (long long)row->number);
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++) {
		const char *detail = row->details.of[named[i]];

		if (!detail)
			continue;
		buffer_format(out, "%s%s", any ? ", " : " (", detail);
		any = true;
	}
	buffer_text(out, any ? ")" : "");
}

void view_erasing(const struct case_row *rows, size_t count, bool all,
		  struct buffer *out)
{
	buffer_text(out, "This erases ");
	if (all) {
		buffer_text(out, "everything");
	} else {
		buffer_text(out, "the ");
		write_personal(out);
		buffer_text(out, "notes and other texts");
	}
	buffer_text(out, " of ");
	for (size_t i = 0; i < count; i++) {
		buffer_text(out, i == 0 ? "" : i + 1 < count ? ", " : " and ");
		name_erased_case(out, &rows[i]);
	}
	buffer_text(out, ", for good.");
}

void view_erased(size_t count, struct buffer *out)
{
	buffer_format(out, "Erased %zu case%s.", count, count == 1 ? "" : "s");
}

void view_erasing_traces(const char *error, const char *again,
			 struct buffer *out)
{
	buffer_format(out,
		      "the data is erased, but traces of it are still in the "
		      "file: %s; to remove them: %s",
		      error, again);
}
