/* The table of verdicts, and how to look one up. */
#include "chargefix/guide.h"

#include <string.h>

#define VERDICT_ROW(name, ...) [VERDICT_##name] = {__VA_ARGS__},
static const struct verdict_facts verdicts[VERDICTS] = {
	VERDICTS_TABLE(VERDICT_ROW)};

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
