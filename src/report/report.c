#include "chargefix/report.h"

#include <string.h>

static const struct {
	const char *name;
	report_writer *write;
} formats[] = {
	{"text", report_text},
	{"json", report_json},
};

report_writer *report_format(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (strcmp(formats[i].name, name) == 0)
			return formats[i].write;
	}
	return NULL;
}

const char *report_formats(void)
{
	return "text|json";
}
