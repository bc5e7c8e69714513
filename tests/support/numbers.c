#include "numbers.h"

#include "test.h"

#include "chargefix/buffer.h"

#include <stdlib.h>
#include <string.h>

struct answer_numbers numbers(const char *text)
{
	struct answer_numbers set = {0};

	while (*text) {
		if (strncmp(text, "unsure", strlen("unsure")) == 0)
			answers_add(&set, ANSWER_UNSURE);
		else
			answers_add(&set, strtoul(text, NULL, 10));
		text += strcspn(text, ",");
		text += *text == ',';
	}
	return set;
}

void assert_same_answers(struct answer_numbers a, struct answer_numbers b)
{
	assert_true(answers_equal(&a, &b));
}

void assert_numbers(struct answer_numbers set, const char *text)
{
	struct buffer found = {0};

	for (size_t n = 0; (n = answers_next(&set, n));) {
		if (found.length > 0)
			buffer_text(&found, ",");
		if (n == ANSWER_UNSURE)
			buffer_text(&found, "unsure");
		else
			buffer_format(&found, "%zu", n);
	}
	assert_string_equal(buffer_string(&found), text);
	buffer_release(&found);
}
