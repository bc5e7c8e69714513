#include "chargefix/guide.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	NUMBER_SIZE_MOST = 32,
	TEXT_SIZE = NUMBER_SIZE_MOST + 8, /* and six digits after the point */
};

/* How many bytes form a number like 12, -3.5 or 0,45; 0: none. */
static size_t number_length(const char *text)
{
	static const char digits[] = "0123456789";
	size_t sign = text[0] == '-' || text[0] == '+';
	size_t whole = strspn(text + sign, digits);
	size_t length = sign + whole;
	size_t part = 0;

	if (text[length] == '.' || text[length] == ',') {
		part = strspn(text + length + 1, digits);
		length += 1 + part;
	}
	return whole + part > 0 && length < NUMBER_SIZE_MOST ? length : 0;
}

bool measure_parse(const struct measure *measure, const char *text,
		   double *reading)
{
	char number[NUMBER_SIZE_MOST] = "";
	char kept[TEXT_SIZE];
	const char *rest;
	size_t length;

	text += strspn(text, " ");
	length = number_length(text);
	if (length == 0)
		return false;
	memcpy(number, text, length);
	char *comma = strchr(number, ',');
	if (comma)
		*comma = '.';
	rest = text + length;
	rest += strspn(rest, " ");
	if (strncmp(rest, measure->unit, strlen(measure->unit)) == 0)
		rest += strlen(measure->unit);
	if (rest[strspn(rest, " ")] != '\0')
		return false;
	snprintf(kept, sizeof(kept), "%.6f", strtod(number, NULL));
	/* Adding 0 turns -0 into 0. */
	*reading = strtod(kept, NULL) + 0.0;
	return isfinite(*reading);
}

void measure_write(struct buffer *out, double reading)
{
	char text[TEXT_SIZE];
	size_t length;

	snprintf(text, sizeof(text), "%.6f", reading);
	length = strlen(text);
	while (text[length - 1] == '0')
		length--;
	if (text[length - 1] == '.')
		length--;
	buffer_add(out, text, length);
}

size_t step_band(const struct step *step, double reading)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		bool top = answer->to >= step->measure->max;

		if (reading >= answer->from &&
		    (reading < answer->to || (top && reading <= answer->to)))
			return i + 1;
	}
	return 0;
}
