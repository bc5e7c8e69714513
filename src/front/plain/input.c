#include "front/plain/plain.h"

#include <string.h>

/* The number of the n-th answer shown, from 1; 0 if there are fewer. */
static size_t answer_numbered(const struct step *step, const char *digits,
			      size_t length)
{
	struct answer_numbers all = step_all_answers(step);
	size_t number = 0;
	unsigned int row = 0;

	if (length == 0 || length > 3)
		return 0;
	for (size_t i = 0; i < length; i++) {
		if (digits[i] < '0' || digits[i] > '9')
			return 0;
		row = row * 10 + (unsigned int)(digits[i] - '0');
	}
	if (row == 0)
		return 0;
	do {
		number = answers_next(&all, number);
	} while (number != 0 && --row > 0);
	return number;
}

/* The answer named by `length` bytes: its number as shown, else its id. */
static size_t answer_named(const struct step *step, const char *text,
			   size_t length)
{
	char id[LINE_MOST + 1];
	size_t number = answer_numbered(step, text, length);

	if (number != 0 || length == 0 || length >= sizeof(id))
		return number;
	memcpy(id, text, length);
	id[length] = '\0';
	return step_answer_number(step, id);
}

static size_t next_answer(const struct step *step, const char **text)
{
	const char *start = *text + strspn(*text, " ");
	size_t length = strcspn(start, ",");

	*text = start + length;
	while (length > 0 && start[length - 1] == ' ')
		length--;
	return answer_named(step, start, length);
}

enum parse_result answer_parse(const struct step *step, const char *text,
			       struct answer_numbers *chosen)
{
	struct answer_numbers all = {0};

	for (;;) {
		size_t number = next_answer(step, &text);

		if (number == 0)
			return PARSE_UNKNOWN;
		answers_add(&all, number);
		if (*text == '\0')
			break;
		text++;
	}
	*chosen = all;
	if (walk_valid(step, all))
		return PARSE_DONE;
	return step->many ? PARSE_ALONE : PARSE_ONE_ONLY;
}
