/* Writes settings, one per line: name, origin, value. */
#include "chargefix/config.h"

#include "chargefix/text.h"

#include <string.h>

enum { NAME_COLUMNS = 17, ORIGIN_COLUMNS = 17 };

static void add_origin(struct buffer *out, const struct config_row *row)
{
	struct buffer origin = {0};

	if (row->variable)
		buffer_text(&origin, row->variable);
	else if (row->line)
		buffer_format(&origin, "file, line %u", row->line);
	else
		buffer_text(&origin, "default");
	text_pad(out, buffer_string(&origin), ORIGIN_COLUMNS, true);
	buffer_release(&origin);
}

static void add_row(struct buffer *out, const struct config_row *row)
{
	const char *value = row->value ? row->value : "(not set)";

	text_pad(out, row->name, NAME_COLUMNS, true);
	add_origin(out, row);
	text_clean(out, value, strlen(value), TEXT_ONE_LINE);
	buffer_text(out, "\n");
}

void config_text(const struct config *config, struct buffer *out)
{
	if (config->file)
		buffer_format(out, "Settings file: %s%s\n\n", config->file,
			      config->there ? "" : " (does not exist)");
	for (size_t i = 0; i < config->count; i++)
		add_row(out, &config->rows[i]);
}
