#include "front/plain/plain.h"

#include <string.h>

/* "Continue case 42 (Amazfit watch, next: Clean the contacts, 2 h ago)?" */
static void ask(struct page *page, const struct case_row *row,
		const struct edition *edition, const struct clock *clock)
{
	struct buffer line = {0}, begun = {0};

	buffer_format(&line, "Continue case %lld (", (long long)row->number);
	if (row->standing.subject != NULL)
		buffer_format(&line, "%s, ", row->standing.subject);
	if (row->standing.step != NULL)
		buffer_format(&line, "next: %s, ", row->standing.step);
	clock_write_ago(&line, row->changed, clock_now(clock));
	edition_write(&begun, edition, row);
	if (begun.length)
		buffer_format(&line, ", %s", buffer_string(&begun));
	buffer_text(&line, ")? [y/n]");
	page_text(page, 0, buffer_string(&line));
	buffer_release(&line);
	buffer_release(&begun);
}

enum front_choice plain_offer(const struct case_row *row,
			      const struct edition *edition,
			      const struct clock *clock, FILE *in, FILE *out)
{
	enum front_choice choice = CHOOSE_LEAVE;
	struct buffer line = {0};
	struct lines lines;
	struct page page;

	lines_open(&lines, in);
	page_init(&page, plain_columns(), text_locale_is_utf8());
	for (;;) {
		const char *said;
		enum line_result result;

		ask(&page, row, edition, clock);
		fprintf(out, "%s> ", buffer_string(&page.out));
		page_clear(&page);
		if (fflush(out) != 0)
			break;
		result = line_read(&lines, &line);
		said = buffer_string(&line);
		if (result == LINE_END || strcmp(said, ":quit") == 0)
			break;
		if (strcmp(said, "y") == 0 || strcmp(said, "yes") == 0)
			choice = CHOOSE_RESUME;
		else if (strcmp(said, "n") == 0 || strcmp(said, "no") == 0)
			choice = CHOOSE_NEW;
		else
			continue;
		break;
	}
	lines_close(&lines);
	page_release(&page);
	buffer_release(&line);
	return choice;
}
