#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/*
 * The algorithm of Knuth, Morris and Pratt: for each prefix of the part, `back`
 * has the length of the longest shorter prefix that it ends with. No byte of
 * the text is looked at twice, however repetitive both are.
 */
static void write_back(size_t *back, const char *part)
{
	size_t same = 0;

	back[0] = 0;
	for (size_t i = 1; part[i]; i++) {
		while (same && part[i] != part[same])
			same = back[same - 1];
		if (part[i] == part[same])
			same++;
		back[i] = same;
	}
}

void text_part_init(struct text_part *part, const char *text)
{
	struct buffer folded = {0};

	*part = (struct text_part){0};
	text_fold(&folded, text);
	part->folded = folded.data;
	part->length = folded.length;
	part->back = memory_new(folded.length + 1, sizeof(*part->back));
	if (part->length)
		write_back(part->back, part->folded);
}

void text_part_release(struct text_part *part)
{
	free(part->folded);
	free(part->back);
	*part = (struct text_part){0};
}

bool text_part_in(const struct text_part *part, const char *folded)
{
	size_t same = 0;

	while (same < part->length) {
		/* strchr finds the next possible start quickly. */
		if (!same)
			folded = strchr(folded, part->folded[0]);
		if (!folded || !*folded)
			return false;
		while (same && *folded != part->folded[same])
			same = part->back[same - 1];
		if (*folded == part->folded[same])
			same++;
		folded++;
	}
	return true;
}

bool text_has(const char *text, const char *what)
{
	struct buffer folded = {0};
	struct text_part part;

	text_part_init(&part, what);
	text_fold(&folded, text);
	bool has = text_part_in(&part, buffer_string(&folded));
	text_part_release(&part);
	buffer_release(&folded);
	return has;
}
