#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

/* The text as it is compared: to free(); NULL when memory ran out. */
static char *fold(const char *text)
{
	size_t length;

	/* With its end, so that the result has one too. */
	return (char *)u8_casefold((const uint8_t *)text, strlen(text) + 1,
				   NULL, UNINORM_NFC, NULL, &length);
}

bool text_has(const char *text, const char *part)
{
	char *in = fold(text);
	char *what = fold(part);
	bool has = in && what && strstr(in, what);

	free(in);
	free(what);
	return has;
}
