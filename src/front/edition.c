#include "chargefix/front.h"
#include "chargefix/store.h"
#include "chargefix/text.h"

#include <string.h>

void edition_write(struct buffer *out, const struct edition *edition,
		   const struct case_row *row)
{
	const struct guide *guide = edition->guide;
	bool other = strcmp(row->guide_id, guide->id) != 0;
	bool same_version = strcmp(row->guide_version, guide->version) == 0;

	if (strcmp(row->guide_sha256, hashed_text_sha256(edition->text)) == 0)
		return;
	buffer_text(out, "started with guide ");
	if (other) {
		text_clean(out, row->guide_id, strlen(row->guide_id),
			   TEXT_ONE_LINE);
		buffer_text(out, " ");
	}
	text_clean(out, row->guide_version, strlen(row->guide_version),
		   TEXT_ONE_LINE);
	/* A guide's text can change without a new version. */
	if (!other && same_version)
		buffer_text(out, ", since changed");
}
