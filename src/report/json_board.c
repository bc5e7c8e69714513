#include "chargefix/cases.h"

#include "chargefix/clock.h"
#include "chargefix/guide.h"
#include "report/json_case.h"
#include "report/json_value.h"

static json_t *group_object(const struct board_group *group)
{
	json_t *object = json_object();
	json_t *cases = json_array();

	for (size_t i = 0; i < group->rows.count; i++)
		value_append(cases, json_listed_case(&group->rows.items[i]));
	value_set(object, "section",
		  json_string(board_section_words[group->section]));
	if (group->technician)
		value_set(object, "technician", value_text(group->technician));
	value_set(object, "count", json_integer((json_int_t)group->count));
	value_set(object, "cases", cases);
	return object;
}

static json_t *states_object(const struct board *board)
{
	json_t *object = json_object();

	for (int i = 0; i < CASE_STATES; i++)
		value_set(object, case_state_words[i].word,
			  json_integer((json_int_t)board_of_state(
				  board, (enum case_state)i)));
	return object;
}

static json_t *verdicts_object(const struct board *board)
{
	json_t *object = json_object();

	for (int i = 0; i < VERDICTS; i++) {
		const char *word = verdict_word((enum verdict)i);

		value_set(object, word,
			  json_integer(
				  (json_int_t)board_of_verdict(board, word)));
	}
	return object;
}

void cases_json_board(struct buffer *out, const struct board *board,
		      int columns)
{
	json_t *root = json_object();
	json_t *sections = json_array();
	struct buffer now = {0};

	(void)columns;
	for (size_t i = 0; i < board->count; i++)
		value_append(sections, group_object(&board->groups[i]));
	clock_write_utc(&now, board->day.now);
	value_set(root, "at", json_string(buffer_string(&now)));
	value_set(root, "sections", sections);
	value_set(root, "by_status", states_object(board));
	value_set(root, "by_verdict", verdicts_object(board));
	value_write(root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
	buffer_release(&now);
}
