#include "chargefix/trial.h"

#include <string.h>

static const struct trial_format formats[] = {
	{"text", trial_text, false},
	{"json", trial_json, true},
};

const struct trial_format *trial_format(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const char *trial_formats(void)
{
	return "text|json";
}
