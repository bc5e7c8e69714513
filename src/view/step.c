/* The document for a step as it is in the guide. */
#include "view/internal.h"

void view_step(struct document *document, const struct walk *walk,
	       const struct step *step)
{
	document_add(document, BLOCK_TITLE, 0, step_title(step));
	document_add(document, BLOCK_PARAGRAPH, 0,
		     view_fill(document, walk, step, step->about));
	/* Instructions that need consent are not shown without it. */
	if (step->consent)
		document_add(document, BLOCK_PARAGRAPH, 0, step->consent);
	else
		view_texts(document, walk, step, "What to do",
			   &step->instructions);
	view_texts(document, walk, step, "Take care", &step->cautions);
	document_add(document, BLOCK_HEADING, 0,
		     view_fill(document, walk, step, step->ask));
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];
		document_add(document, BLOCK_ITEM, 0, answer->say);
		document_add(document, BLOCK_ASIDE, 2,
			     view_fill(document, walk, step, answer->about));
	}
	if (step->why)
		document_add(document, BLOCK_HEADING, 0, "Why this is asked");
	document_add(document, BLOCK_PARAGRAPH, 0, step->why);
}
