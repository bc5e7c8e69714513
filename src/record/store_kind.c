#include "chargefix/store.h"

#include <string.h>

static const char *const words[] = {
	[EVENT_START] = "start",     [EVENT_ANSWER] = "answer",
	[EVENT_CHANGE] = "change",   [EVENT_UNDO] = "undo",
	[EVENT_DANGER] = "danger",   [EVENT_NOTE] = "note",
	[EVENT_CONSENT] = "consent", [EVENT_WAIT] = "wait",
	[EVENT_DETAILS] = "details", [EVENT_TICK] = "tick",
};

const char *event_kind_word(enum event_kind kind)
{
	return words[kind];
}

bool event_kind_parse(const char *word, enum event_kind *kind)
{

	for (size_t i = 0; word && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], word) == 0) {
			*kind = (enum event_kind)i;
			return true;
		}
	return false;
}
