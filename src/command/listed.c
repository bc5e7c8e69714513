#include "command/listed.h"

#include "chargefix/clock.h"
#include "chargefix/page.h"
#include "chargefix/text.h"
#include "chargefix/when.h"
#include "command/say.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

bool listed_check(const struct options *options, const char *command)
{
	struct column_list chosen;
	struct message error = {0};

	if (options->columns &&
	    !column_list_read(&chosen, options->columns, &error))
		say_usage(command, "--columns: %s", error.text);
	else if (options->excel &&
		 listed_format(options) != &cases_formats[CASES_CSV])
		say_usage(command, "--excel is for CSV: use --format csv");
	else
		return true;
	return false;
}

const struct cases_format *listed_format(const struct options *options)
{
	return &cases_formats[options->excel && !options->format_given
				      ? CASES_CSV
				      : options->format];
}

bool listed_days(const struct options *options, const char *command,
		 struct case_query *query)
{
	const struct clock clock = clock_system();
	int64_t now = clock_now(&clock);
	struct message error = {0};
	struct day days = {0};

	if (options->date && !days_parse(options->date, now, &days, &error)) {
		say_usage(command, "--date: %s", error.text);
		return false;
	}
	if (options->since &&
	    !day_parse(options->since, now, DAY_UP_TO_TODAY, &days)) {
		say_usage(command, "--since: \"%s\" is no day: use " DAY_FORMS,
			  options->since);
		return false;
	}
	query->since = days.begins;
	query->before = options->date ? days.ends : 0;
	return true;
}

/* Spreadsheets split at semicolons where numbers are written as 1,5. */
static char separator(void)
{
	/* The program's own numbers are never written so. */
	locale_t locale = newlocale(LC_NUMERIC_MASK, "", (locale_t)0);
	bool comma =
		locale && strcmp(nl_langinfo_l(RADIXCHAR, locale), ",") == 0;

	if (locale)
		freelocale(locale);
	return comma ? ';' : ',';
}

void listed_style(const struct options *options, const struct outlet *outlet,
		  struct column_list *chosen, struct cases_style *style)
{
	const struct clock clock = clock_system();
	struct message ignored = {0};

	*style = (struct cases_style){
		.columns = outlet_columns(outlet),
		.excel = options->excel,
		.now = clock_now(&clock),
	};
	if (options->excel)
		style->separator = separator();
	if (options->columns &&
	    column_list_read(chosen, options->columns, &ignored))
		style->chosen = chosen;
}

void listed_explain(struct page *page)
{
	page_text(page, 0, "The columns are:");
	for (int i = 0; i < CASE_COLUMNS; i++) {
		struct buffer word = {0};

		text_pad(&word, column_facts[i].word, 14, true);
		page_item(page, 2, buffer_string(&word), column_facts[i].help);
		buffer_release(&word);
	}
}
