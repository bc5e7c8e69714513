/* The tables of formats. */
#include "chargefix/checked.h"
#include "chargefix/config.h"
#include "chargefix/report.h"
#include "chargefix/trial.h"

const struct report_format report_formats[] = {
	{"text", report_text, false},
	{"markdown", report_markdown, true},
	{"html", report_html, true},
	{"json", report_json, true},
};

_Static_assert(sizeof(report_formats) / sizeof(*report_formats) ==
		       REPORT_FORMATS,
	       "each format has its row");

const char *report_format_name(size_t index)
{
	return index < REPORT_FORMATS ? report_formats[index].name : NULL;
}

const struct report_format life_formats[] = {
	{"text", life_text, false},
	{"json", life_json, true},
};

_Static_assert(sizeof(life_formats) / sizeof(*life_formats) == LIFE_FORMATS,
	       "each format has its row");

const char *life_format_name(size_t index)
{
	return index < LIFE_FORMATS ? life_formats[index].name : NULL;
}

const struct checked_format checked_formats[] = {
	{"text", checked_text, false},
	{"json", checked_json, true},
};

_Static_assert(sizeof(checked_formats) / sizeof(*checked_formats) ==
		       CHECKED_FORMATS,
	       "each format has its row");

const char *checked_format_name(size_t index)
{
	return index < CHECKED_FORMATS ? checked_formats[index].name : NULL;
}

const struct trial_format trial_formats[] = {
	{"text", trial_text, false},
	{"json", trial_json, true},
};

_Static_assert(sizeof(trial_formats) / sizeof(*trial_formats) == TRIAL_FORMATS,
	       "each format has its row");

const char *trial_format_name(size_t index)
{
	return index < TRIAL_FORMATS ? trial_formats[index].name : NULL;
}

const struct config_format config_formats[] = {
	{"text", config_text, false},
	{"json", config_json, true},
};

_Static_assert(sizeof(config_formats) / sizeof(*config_formats) ==
		       CONFIG_FORMATS,
	       "each format has its row");

const char *config_format_name(size_t index)
{
	return index < CONFIG_FORMATS ? config_formats[index].name : NULL;
}
