/* Verdicts: all that is said of one, in one row. */
#include "chargefix/guide.h"

#include <string.h>

/* Colours light enough for black words, told apart in grey too. */
static const struct verdict_facts verdicts[] = {
	[VERDICT_FIXED] = {"fixed", "It works again", VERDICT_LOOKS_GOOD,
			   "#d7f0d5", "#2e7d32"},
	[VERDICT_SETTING] = {"setting", "Nothing is broken", VERDICT_LOOKS_GOOD,
			     "#d6e8fa", "#1565c0"},
	[VERDICT_LATER] = {"later", "Not now", VERDICT_LOOKS_WAITING, "#d9f2f2",
			   "#00707a"},
	[VERDICT_PART] = {"part", "A part needs replacing",
			  VERDICT_LOOKS_SIMPLE, "#fff6c2", "#9a7d00"},
	[VERDICT_SERVICE] = {"service", "This is a job for a repair shop",
			     VERDICT_LOOKS_HARD, "#ffe3c2", "#c05f00"},
	[VERDICT_REPLACE] = {"replace", "Not worth repairing",
			     VERDICT_LOOKS_LOST, "#eadcf5", "#6a1b9a"},
	[VERDICT_DANGER] = {"danger", "DANGER: stop here",
			    VERDICT_LOOKS_DANGEROUS, "#fbd3d3", "#b71c1c"},
};

_Static_assert(sizeof(verdicts) / sizeof(*verdicts) == VERDICTS,
	       "each verdict has its row");

const struct verdict_facts *verdict_facts(enum verdict verdict)
{
	return &verdicts[verdict];
}

const char *verdict_word(enum verdict verdict)
{
	return verdicts[verdict].word;
}

bool verdict_parse(const char *word, enum verdict *verdict)
{
	for (int i = 0; i < VERDICTS; i++) {
		if (strcmp(word, verdicts[i].word) == 0) {
			*verdict = (enum verdict)i;
			return true;
		}
	}
	return false;
}
