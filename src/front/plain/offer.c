#include "front/plain/plain.h"

#include <string.h>

/* "Continue case 42 (Amazfit watch, next: Clean the contacts, 2 h ago)?" */
static void write_offer(struct buffer *line, const struct case_row *row,
			const struct edition *edition,
			const struct clock *clock)
{
	struct buffer begun = {0};

	buffer_format(line, "Continue case %lld (", (long long)row->number);
	if (row->standing.subject != NULL)
		buffer_format(line, "%s, ", row->standing.subject);
	if (row->standing.step != NULL)
		buffer_format(line, "next: %s, ", row->standing.step);
	clock_write_ago(line, row->changed, clock_now(clock));
	edition_write(&begun, edition, row);
	if (begun.length)
		buffer_format(line, ", %s", buffer_string(&begun));
	buffer_text(line, ")?");
	buffer_release(&begun);
}

static bool is_said(const char *said, const char *word)
{
	return strcmp(said, word) == 0 ||
	       (said[0] == word[0] && said[1] == '\0');
}

enum plain_said plain_ask(struct lines *lines, const char *question, bool later,
			  FILE *out)
{
	enum plain_said answer = SAID_NOTHING;
	struct buffer line = {0};
	struct page page;
	bool again = true;

	page_init(&page, plain_columns(), text_locale_is_utf8());
	page_format(&page, 0, "%s [%s]", question,
		    later ? "yes/no/later" : "y/n");
	while (again) {
		fprintf(out, "%s> ", buffer_string(&page.out));
		if (fflush(out) != 0 || line_read(lines, &line) == LINE_END)
			break;
		const char *said = buffer_string(&line);
		if (is_said(said, "yes"))
			answer = SAID_YES;
		else if (is_said(said, "no"))
			answer = SAID_NO;
		else if (later && is_said(said, "later"))
			answer = SAID_LATER;
		again = answer == SAID_NOTHING && strcmp(said, ":quit") != 0;
	}
	page_release(&page);
	buffer_release(&line);
	return answer;
}

enum front_choice plain_offer(const struct case_row *row,
			      const struct edition *edition,
			      const struct clock *clock, FILE *in, FILE *out)
{
	static const enum front_choice choices[] = {
		[SAID_YES] = CHOOSE_RESUME,
		[SAID_NO] = CHOOSE_NEW,
		[SAID_NOTHING] = CHOOSE_LEAVE,
	};
	struct buffer question = {0};
	struct lines lines;

	lines_open(&lines, in);
	write_offer(&question, row, edition, clock);
	enum plain_said said =
		plain_ask(&lines, buffer_string(&question), false, out);
	lines_close(&lines);
	buffer_release(&question);
	return choices[said];
}

bool plain_offer_lasted(const struct case_row *row, const struct clock *clock,
			FILE *in, FILE *out, enum lasted *lasted)
{
	static const enum lasted given[] = {
		[SAID_YES] = LASTED_YES,
		[SAID_NO] = LASTED_NO,
		[SAID_LATER] = LASTED_UNKNOWN,
		[SAID_NOTHING] = LASTED_UNKNOWN,
	};
	struct buffer question = {0};
	struct lines lines;

	lines_open(&lines, in);
	view_row_lasted(row, &question);
	buffer_text(&question, " (");
	view_row_repair(row, clock_now(clock), &question);
	buffer_text(&question, ")");
	enum plain_said said =
		plain_ask(&lines, buffer_string(&question), true, out);
	lines_close(&lines);
	buffer_release(&question);
	*lasted = given[said];
	return said != SAID_NOTHING;
}
