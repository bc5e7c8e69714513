#include "chargefix/guide.h"

const struct file_part *guide_part(const struct guide *guide,
				   struct place place)
{
	const struct file_part *part = NULL;

	for (size_t i = 0; i < guide->part_count; i++) {
		if (guide->parts[i].line <= place.line)
			part = &guide->parts[i];
	}
	return part;
}

struct place guide_place(const struct guide *guide, struct place place)
{
	const struct file_part *part = guide_part(guide, place);

	place.line -= part ? (uint32_t)part->line : 0;
	return place;
}

void guide_write_line(const struct guide *guide, struct place place,
		      struct place from, struct buffer *out)
{
	const struct file_part *part = guide_part(guide, place);

	buffer_format(out, "line %u",
		      (unsigned int)guide_place(guide, place).line);
	if (part == guide_part(guide, from))
		return;
	buffer_format(out, " of %s", part ? part->name : "the guide");
}
