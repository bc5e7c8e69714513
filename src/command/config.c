#include "chargefix/config.h"

#include "chargefix/command.h"
#include "command/guide_file.h"
#include "command/options.h"
#include "command/record.h"
#include "command/say.h"
#include "command/settings_file.h"

#include <string.h>

/* The default paths, and where a missing settings file would be. */
struct places {
	struct buffer guide;
	struct buffer record;
	struct buffer file;
};

/* The default if it is a word that can be set; NULL: it depends. */
static const char *usual_word(const struct setting *setting)
{
	for (size_t i = 0; setting->words && setting->words(i); i++)
		if (strcmp(setting->words(i), setting->standard) == 0)
			return setting->standard;
	return NULL;
}

static const char *usual_value(const struct setting *setting,
			       const struct places *places)
{
	if (setting->id == SETTING_GUIDE && places->guide.length > 0)
		return places->guide.data;
	if (setting->id == SETTING_RECORD)
		return buffer_string(&places->record);
	if (setting->kind == SETTING_WORDS || setting->kind == SETTING_DAYS)
		return setting->standard;
	return usual_word(setting);
}

static struct config_row row_of(const struct options *options,
				const struct setting *setting,
				const struct places *places)
{
	const void *slot = (const char *)options + setting->slot;
	struct config_row row = {.name = setting->key};

	row.flag = setting->kind == SETTING_FLAG;
	if (row.flag)
		row.value = *(const bool *)slot ? "true" : "false";
	else
		row.value = *(const char *const *)slot;
	if (options->origins[setting->id] == ORIGIN_ENVIRONMENT)
		row.variable = setting->environment;
	if (options->origins[setting->id] == ORIGIN_FILE)
		row.line = options->lines[setting->id];
	if (!row.value)
		row.value = usual_value(setting, places);
	return row;
}

static int write_config(const struct options *options,
			const struct places *places)
{
	const struct config_format *format = &config_formats[options->format];
	struct config_row rows[SETTINGS];
	struct config config = {
		.file = options->settings_file,
		.there = options->settings_file != NULL,
		.rows = rows,
	};
	struct buffer out = {0};
	int status;

	if (!config.there && places->file.length > 0)
		config.file = places->file.data;
	for (size_t i = 0; i < SETTINGS; i++) {
		if (settings[i].key)
			rows[config.count++] =
				row_of(options, &settings[i], places);
	}
	format->write(&config, &out);
	status = say_result(&out, format->exact);
	buffer_release(&out);
	return status;
}

static int config(const struct options *options)
{
	struct places places = {0};
	int status = STATUS_FAILED;

	settings_file_own(&places.file);
	guide_file_find(&places.guide, options->called);
	if (record_path(&places.record, options->store))
		status = write_config(options, &places);
	buffer_release(&places.guide);
	buffer_release(&places.record);
	buffer_release(&places.file);
	return status;
}

const struct command command_config = {
	.name = "config",
	.summary = "show the settings, and where each comes from",
	.operand = "",
	.about = "Shows the settings that hold, and where each comes from: the "
		 "environment, the settings file, or the default. An option on "
		 "the command line wins over all of them. The manual page "
		 "explains what can be set.",
	.format_name = config_format_name,
	.groups = OPTIONS_FORMAT,
	.settings = true,
	.run = config,
};
