/* A step as the guide has it. */
#include "chargefix/view.h"

void view_step(struct document *document, const struct step *step)
{
	document_add(document, BLOCK_TITLE, 0, step_title(step));
	document_add(document, BLOCK_PARAGRAPH, 0, step->about);
	/* What takes consent is not shown before it is given. */
	if (step->consent)
		document_add(document, BLOCK_PARAGRAPH, 0, step->consent);
	else
		document_list(document, "What to do", step->instructions.items,
			      step->instructions.count);
	document_list(document, "Take care", step->cautions.items,
		      step->cautions.count);
	document_add(document, BLOCK_HEADING, 0, step->ask);
	for (size_t i = 0; i < step->answers.count; i++)
		document_add(document, BLOCK_ITEM, 0,
			     step->answers.items[i].say);
	if (step->why)
		document_add(document, BLOCK_HEADING, 0, "Why this is asked");
	document_add(document, BLOCK_PARAGRAPH, 0, step->why);
}
