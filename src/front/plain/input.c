#include "front/find_answers.h"
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

/* A part of the line, from which `text` moves on to its end. */
static const char *next_part(const char **text, size_t *length)
{
	const char *start = *text + strspn(*text, " ");

	*length = strcspn(start, ",");
	*text = start + *length;
	while (*length > 0 && start[*length - 1] == ' ')
		--*length;
	return start;
}

/* What names no answer may be part of some of them. */
static enum parse_result find_part(const struct step *step, const char *part,
				   size_t length, struct answer_numbers *found)
{
	char words[LINE_MOST + 1];

	if (!answers_are_many(step) || length == 0 || length >= sizeof(words))
		return PARSE_UNKNOWN;
	memcpy(words, part, length);
	words[length] = '\0';
	*found = find_answers(step, words);
	return answers_any(found) ? PARSE_FOUND : PARSE_UNKNOWN;
}

enum parse_result answer_parse(const struct step *step, const char *text,
			       struct answer_numbers *chosen)
{
	struct answer_numbers all = {0};

	for (;;) {
		size_t length;
		const char *part = next_part(&text, &length);
		size_t number = answer_named(step, part, length);

		if (number == 0)
			return find_part(step, part, length, chosen);
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
