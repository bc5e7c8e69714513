#include "chargefix/checked.h"

#include <string.h>

static const struct checked_format formats[] = {
	{"text", checked_text, false},
	{"json", checked_json, true},
};

enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

const struct checked_format *checked_format(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const char *checked_formats(size_t index)
{
	return index < FORMATS ? formats[index].name : NULL;
}
