#include "chargefix/exported.h"

#include "chargefix/text.h"
#include "report/json_exported.h"

#include <jansson.h>
#include <string.h>

/* A line being read. */
struct taken {
	json_t *object;
	size_t count; /* keys that were taken */
	struct message *error;
};

/* No line has so many keys. */
enum { KEYS_MOST = 100 };

/*
 * A line is one object of texts and numbers. What is nested, or has very many
 * keys, would need much memory before the parser could say so.
 */
static bool is_flat(const char *text, size_t length, struct message *error)
{
	bool quoted = false;
	size_t opened = 0, keys = 0;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"')
			quoted = !quoted;
		else if (quoted && text[i] == '\\')
			i++;
		else if (!quoted && (text[i] == '[' || text[i] == '{'))
			opened += text[i] == '[' ? 2 : 1;
		else if (!quoted && text[i] == ':')
			keys++;
	}
	if (opened > 1)
		return message_set(error, "it is nested: each line is one "
					  "object of texts and numbers");
	return keys <= KEYS_MOST || message_set(error, "it has too many keys");
}

/* What jansson's errors mean for a line. */
static const char *const reasons[] = {
	[json_error_out_of_memory] = "memory ran out",
	[json_error_stack_overflow] = "it is nested too deep",
	[json_error_premature_end_of_input] = "it is cut off",
	[json_error_end_of_input_expected] = "something follows the object",
	[json_error_invalid_utf8] = "it is not UTF-8",
	[json_error_null_character] = "it has a NUL character",
	[json_error_null_byte_in_key] = "it has a NUL character",
	[json_error_duplicate_key] = "it has the same key twice",
	[json_error_numeric_overflow] = "it has a number that is too large",
};

static bool refuse_json(const json_error_t *why, struct message *error)
{
	size_t code = (size_t)json_error_code(why);
	const char *reason = code < sizeof(reasons) / sizeof(*reasons)
				     ? reasons[code]
				     : NULL;

	return message_set(error, "%s, at byte %d",
			   reason ? reason : "it is not JSON", why->position);
}

static json_t *take_key(struct taken *line, const char *key)
{
	json_t *value = json_object_get(line->object, key);

	line->count += value != NULL;
	return value;
}

static bool take_text(struct taken *line, const char *key, const char **text)
{
	json_t *value = take_key(line, key);

	if (value && !json_is_string(value))
		return message_set(line->error, "\"%s\" must be a text", key);
	*text = value ? json_string_value(value) : "";
	return true;
}

/* A text that must be there. */
static bool need_text(struct taken *line, const char *key, const char **text)
{
	if (!json_object_get(line->object, key))
		return message_set(line->error, "\"%s\" is missing", key);
	return take_text(line, key, text);
}

static bool number_of(const char *key, const json_t *value, int64_t most,
		      int64_t *number, struct message *error)
{
	if (!json_is_integer(value) || json_integer_value(value) < 0 ||
	    json_integer_value(value) > most)
		return message_set(
			error, "\"%s\" must be a whole number from 0 to %lld",
			key, (long long)most);
	*number = json_integer_value(value);
	return true;
}

static bool need_number(struct taken *line, const char *key, int64_t most,
			int64_t *number)
{
	const json_t *value = take_key(line, key);

	if (!value)
		return message_set(line->error, "\"%s\" is missing", key);
	return number_of(key, value, most, number, line->error);
}

static bool take_record_keys(struct taken *line, struct exported_line *to)
{
	return need_number(line, "format", INT32_MAX, &to->format) &&
	       (to->format == EXPORTED_FORMAT ||
		message_set(line->error,
			    "the format %lld is newer than this version of "
			    "chargefix, which reads format %d",
			    (long long)to->format, EXPORTED_FORMAT)) &&
	       need_number(line, "last", IMPORT_NUMBER_MOST, &to->last);
}

static bool take_guide_keys(struct taken *line, struct exported_line *to)
{
	struct stored_guide *guide = &to->guide;

	if (!need_text(line, "sha256", &guide->sha256) ||
	    !take_text(line, "id", &guide->id) ||
	    !take_text(line, "version", &guide->version) ||
	    !need_text(line, "text", &guide->text))
		return false;
	guide->length = strlen(guide->text);
	return true;
}

/* What the column would hold, as JSON has it. */
static bool read_value(const char *key, const json_t *json, bool is_time,
		       struct column_value *value, struct message *error)
{
	*value = (struct column_value){0};
	if (json_is_string(json)) {
		value->kind = VALUE_TEXT;
		value->text = json_string_value(json);
	} else if (json_is_boolean(json)) {
		value->kind = VALUE_FLAG;
		value->number = json_is_true(json);
	} else if (json_is_number(json)) {
		value->kind = is_time ? VALUE_TIME : VALUE_NUMBER;
		return number_of(key, json,
				 is_time ? STORE_TIME_LAST : IMPORT_NUMBER_MOST,
				 &value->number, error);
	}
	return true;
}

static bool take_column(struct exported_line *to, const char *key,
			const json_t *json, struct message *error)
{
	enum case_column column = column_named(key, strlen(key));
	struct column_value value;

	if (column == CASE_COLUMNS || !json_exports(column))
		return message_set(error, "unknown key \"%.40s\"", key);
	return read_value(key, json, column_is_time(column), &value, error) &&
	       (column_set(column, &to->row, &value) ||
		message_set(error, "\"%s\" has a value that it can't have",
			    key));
}

static bool take_case_keys(struct taken *line, struct exported_line *to)
{
	const char *key;
	json_t *json;

	json_object_foreach(line->object, key, json)
	{
		if (strcmp(key, "type") != 0) {
			line->count++;
			if (!take_column(to, key, json, line->error))
				return false;
		}
	}
	if (!to->row.number)
		return message_set(line->error, "\"case\" is missing");
	if (!to->row.uuid)
		return message_set(line->error, "\"uuid\" is missing");
	if (!to->row.guide_sha256)
		return message_set(line->error, "\"sha256\" is missing");
	return true;
}

static bool take_event_keys(struct taken *line, struct exported_line *to)
{
	struct event *event = &to->event;
	const char *kind = "";

	if (!need_number(line, "case", IMPORT_NUMBER_MOST, &to->of_case) ||
	    !need_number(line, "seq", INT32_MAX, &event->seq) ||
	    !need_number(line, "at", STORE_TIME_LAST, &event->at) ||
	    !need_text(line, "kind", &kind))
		return false;
	if (!event_kind_parse(kind, &event->kind))
		return message_set(line->error,
				   "unknown kind of event \"%.40s\"", kind);
	return take_text(line, "who", &event->who) &&
	       take_text(line, "step", &event->step) &&
	       take_text(line, "answers", &event->answers) &&
	       take_text(line, "text", &event->text);
}

static bool take_end_keys(struct taken *line, struct exported_line *to)
{
	struct exported_counts *counts = &to->counts;

	return need_number(line, "guides", INT64_MAX, &counts->guides) &&
	       need_number(line, "cases", INT64_MAX, &counts->cases) &&
	       need_number(line, "events", INT64_MAX, &counts->events);
}

static bool take_kind(struct taken *line, enum exported_kind *kind)
{
	const char *word = "";
	int i = 0;

	if (!need_text(line, "type", &word))
		return false;
	while (i < EXPORTED_KINDS && strcmp(word, exported_words[i]) != 0)
		i++;
	*kind = (enum exported_kind)i;
	return i < EXPORTED_KINDS ||
	       message_set(line->error, "unknown type \"%.40s\"", word);
}

static bool take_keys(struct taken *line, struct exported_line *to)
{
	static bool (*const take_of[EXPORTED_KINDS])(struct taken *,
						     struct exported_line *) = {
		[EXPORTED_RECORD] = take_record_keys,
		[EXPORTED_GUIDE] = take_guide_keys,
		[EXPORTED_CASE] = take_case_keys,
		[EXPORTED_EVENT] = take_event_keys,
		[EXPORTED_END] = take_end_keys,
	};

	if (!json_is_object(line->object))
		return message_set(line->error, "it is not a JSON object");
	if (!take_kind(line, &to->kind) || !take_of[to->kind](line, to))
		return false;
	return line->count == json_object_size(line->object) ||
	       message_set(line->error, "it has a key that no %s has",
			   exported_words[to->kind]);
}

bool exported_read(struct exported_line *to, const char *text, size_t length,
		   struct message *error)
{
	json_error_t why;

	*to = (struct exported_line){0};
	if (!is_flat(text, length, error))
		return false;
	to->json = json_loadb(text, length, JSON_REJECT_DUPLICATES, &why);
	if (!to->json)
		return refuse_json(&why, error);
	struct taken line = {.object = to->json, .error = error};

	if (take_keys(&line, to))
		return true;
	exported_release(to);
	return false;
}

void exported_release(struct exported_line *line)
{
	json_decref(line->json);
	*line = (struct exported_line){0};
}
