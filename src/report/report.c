#include "chargefix/report.h"

#include <string.h>

static const struct report_format formats[] = {
	{"text", report_text, false},
	{"json", report_json, true},
};

enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

const struct report_format *report_format(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const char *report_formats(size_t index)
{
	return index < FORMATS ? formats[index].name : NULL;
}
