/* Adds what was noticed while the file was read. */
#include "check/internal.h"

void check_remarks(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; i < guide->remark_count; i++) {
		const struct remark *remark = &guide->remarks[i];
		struct finding *finding =
			check_add(check, remark->kind, false, remark->place,
				  "%s", remark->text);

		finding->meaning = remark->meaning;
		finding->note = remark->note;
		check->checked->notes += remark->note;
	}
}
