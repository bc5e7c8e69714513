#include "front/plain/plain.h"

#include <string.h>

/* The bit of the n-th answer shown, from 1; 0 if there are fewer. */
static uint64_t answer_numbered(const struct step *step, const char *digits,
				size_t length)
{
	uint64_t bits = step_answer_bits(step);
	uint64_t bit = 0;
	unsigned int number = 0;

	if (length == 0 || length > 3)
		return 0;
	for (size_t i = 0; i < length; i++) {
		if (digits[i] < '0' || digits[i] > '9')
			return 0;
		number = number * 10 + (unsigned int)(digits[i] - '0');
	}
	if (number == 0)
		return 0;
	do {
		bit = answers_next(bits, bit);
	} while (bit != 0 && --number > 0);
	return bit;
}

/* The answer named by `length` bytes: its number as shown, else its id. */
static uint64_t answer_named(const struct step *step, const char *text,
			     size_t length)
{
	char id[LINE_MOST + 1];
	uint64_t bit = answer_numbered(step, text, length);

	if (bit != 0 || length == 0 || length >= sizeof(id))
		return bit;
	memcpy(id, text, length);
	id[length] = '\0';
	return step_answer_bit(step, id);
}

static uint64_t next_answer(const struct step *step, const char **text)
{
	const char *start = *text + strspn(*text, " ");
	size_t length = strcspn(start, ",");

	*text = start + length;
	while (length > 0 && start[length - 1] == ' ')
		length--;
	return answer_named(step, start, length);
}

enum parse_result answer_parse(const struct step *step, const char *text,
			       uint64_t *chosen)
{
	uint64_t all = 0;

	for (;;) {
		uint64_t bit = next_answer(step, &text);

		if (bit == 0)
			return PARSE_UNKNOWN;
		all |= bit;
		if (*text == '\0')
			break;
		text++;
	}
	*chosen = all;
	if (walk_valid(step, all))
		return PARSE_DONE;
	return step->many ? PARSE_ALONE : PARSE_ONE_ONLY;
}
