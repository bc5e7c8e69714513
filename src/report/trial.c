#include "chargefix/trial.h"

#include <string.h>

static const struct trial_format formats[] = {
	{"text", trial_text, false},
	{"json", trial_json, true},
};

enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

const struct trial_format *trial_format(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const char *trial_formats(size_t index)
{
	return index < FORMATS ? formats[index].name : NULL;
}
