/*
 * How the options say that a list of cases is written.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_LISTED_H
#define CHARGEFIX_COMMAND_LISTED_H

#include "chargefix/cases.h"
#include "command/outlet.h"

/* Whether --columns and --excel make sense. False: a message was printed. */
bool listed_check(const struct options *options, const char *command);

/* What is wrong with both. */
#define SINCE_AND_DATE                                                         \
	"--since and --date can't be used together; for a range "              \
	"use --date 2026-12-01..2026-12-31"

/*
 * Limits the query to the days of --date or --since. False: a message was
 * printed.
 */
bool listed_days(const struct options *options, const char *command,
		 struct case_query *query);

/* The format; CSV if there is --excel and no --format. */
const struct cases_format *listed_format(const struct options *options);

/* The style for the outlet; it points to `chosen`. */
void listed_style(const struct options *options, const struct outlet *outlet,
		  struct column_list *chosen, struct cases_style *style);

/* For help: the columns that there are. */
void listed_explain(struct page *page);

#endif
