/* Why a step is asked. */
#include "chargefix/view.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

/* A line that ends with a colon heads the items below it. */
static void add_reason(struct document *document, char *line)
{
	size_t length = strlen(line);

	if (strncmp(line, "- ", 2) == 0) {
		document_add(document, BLOCK_ITEM, 0, line + 2);
	} else if (length > 0 && line[length - 1] == ':') {
		line[length - 1] = '\0';
		document_add(document, BLOCK_HEADING, 0, line);
	} else {
		document_add(document, BLOCK_PARAGRAPH, 0, line);
	}
}

static void add_reasons(struct document *document, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *line = memory_text(text, length);

		add_reason(document, line);
		free(line);
		text += length + (text[length] == '\n');
	}
}

void view_why(struct document *document, const struct walk *walk,
	      const struct interview *interview, const struct step *step)
{
	struct buffer text = {0};
	size_t before = document->count;

	if (interview)
		interview_say_consent(interview, step, &text);
	document_add(document, BLOCK_PARAGRAPH, 0, buffer_string(&text));
	buffer_clear(&text);
	/* Of a step out of turn there is no saying where answers lead. */
	if (step == walk->step || walk->answers[step->index] != 0)
		walk_why(walk, step, &text);
	else
		document_add(document, BLOCK_PARAGRAPH, 0, step->why);
	add_reasons(document, buffer_string(&text));
	if (document->count == before)
		document_add(document, BLOCK_PARAGRAPH, 0,
			     "The guide gives no reason.");
	buffer_release(&text);
}
