#include "front/tui/case_filters.h"

#include "chargefix/text.h"
#include "chargefix/when.h"

#include <string.h>
#include <strings.h>

bool case_filters_any(const struct case_filters *filters)
{
	return filters->state || filters->verdict || filters->of_technician ||
	       filters->days[0];
}

void case_filters_query(const struct case_filters *filters, int64_t now,
			struct case_query *query)
{
	struct day days = {0};
	struct message ignored;

	query->state = filters->state;
	query->verdict = filters->verdict;
	query->technician = filters->of_technician ? filters->technician : NULL;
	/* They were read before: see screen_filter.c. */
	if (filters->days[0])
		days_parse(filters->days, now, &days, &ignored);
	query->since = days.begins;
	query->before = days.ends;
}

void case_filters_name(struct buffer *out, const char *technician)
{
	if (*technician)
		text_clean(out, technician, strlen(technician), TEXT_ONE_LINE);
	else
		buffer_text(out, "No technician");
}

bool case_filters_write(const struct case_filters *filters,
			enum filter_part part, struct buffer *out)
{
	int state = life_word(case_state_words, CASE_STATES, filters->state);
	size_t before = out->length;

	if (part == FILTER_STATUS && state >= 0)
		buffer_text(out, case_state_words[state].label);
	else if (part == FILTER_TECHNICIAN && filters->of_technician)
		case_filters_name(out, filters->technician);
	else if (part == FILTER_VERDICT)
		buffer_text(out, text_or_empty(filters->verdict));
	else if (part == FILTER_CHANGED)
		buffer_text(out, filters->days);
	return out->length > before;
}

static bool fits(const struct case_filters *filters,
		 const struct case_tally *tally)
{
	const char *state = case_state_words[tally->state].word;

	return (!filters->state || strcmp(filters->state, state) == 0) &&
	       (!filters->verdict ||
		strcmp(filters->verdict, tally->verdict) == 0) &&
	       (!filters->of_technician ||
		strcasecmp(filters->technician, tally->technician) == 0);
}

size_t case_filters_count(const struct case_filters *filters,
			  const struct case_tallies *tallies)
{
	size_t count = 0;

	for (size_t i = 0; i < tallies->count; i++)
		if (fits(filters, &tallies->items[i]))
			count += tallies->items[i].count;
	return count;
}
