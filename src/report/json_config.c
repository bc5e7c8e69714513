#include "chargefix/config.h"

#include "report/json_value.h"

#include <string.h>

static const char *origin(const struct config_row *row)
{
	if (row->variable)
		return "environment";
	return row->line ? "file" : "default";
}

static json_t *row_object(const struct config_row *row)
{
	json_t *object = json_object();
	bool on = row->flag && strcmp(row->value, "true") == 0;

	value_set(object, "name", value_text(row->name));
	value_set(object, "value",
		  row->flag ? json_boolean(on) : value_text(row->value));
	value_set(object, "origin", json_string(origin(row)));
	if (row->variable)
		value_set(object, "variable", value_text(row->variable));
	if (row->line)
		value_set(object, "line", json_integer(row->line));
	return object;
}

void config_json(const struct config *config, struct buffer *out)
{
	json_t *root = json_object();
	json_t *rows = json_array();

	for (size_t i = 0; i < config->count; i++)
		value_append(rows, row_object(&config->rows[i]));
	value_set(root, "file", value_text(config->file));
	value_set(root, "exists", json_boolean(config->there));
	value_set(root, "settings", rows);
	value_write(root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
}
