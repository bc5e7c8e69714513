/* A list of cases as JSON, and the same cases for reports and the board. */
#include "chargefix/cases.h"
#include "report/json_case.h"
#include "report/json_line.h"
#include "report/json_value.h"

/* The keys of an object, and the columns whose values they have. */
struct key {
	const char *key;
	enum case_column column;
};

static const struct key case_keys[] = {
	{"number", COLUMN_NUMBER},
	{"started", COLUMN_STARTED},
	{"changed", COLUMN_CHANGED},
	{"state", COLUMN_STATE},
	{"audience", COLUMN_AUDIENCE},
	{"subject", COLUMN_SUBJECT},
	{"ticket", COLUMN_TICKET},
	{"technician", COLUMN_TECHNICIAN},
	{"model", COLUMN_MODEL},
	{"serial", COLUMN_SERIAL},
	{"customer", COLUMN_CUSTOMER},
	{"contact", COLUMN_CONTACT},
	{"brand", COLUMN_BRAND},
	{"accessories", COLUMN_ACCESSORIES},
	{"place", COLUMN_PLACE},
	{"status", COLUMN_STATUS},
	{"waits_for", COLUMN_WAITS_FOR},
	{"why", COLUMN_WHY},
	{"due", COLUMN_DUE},
	{"due_for", COLUMN_DUE_FOR},
	{"ended", COLUMN_ENDED},
	{"confirmed_by", COLUMN_CONFIRMED_BY},
	{"handed_back", COLUMN_HANDED_BACK},
	{"outcome", COLUMN_OUTCOME},
	{"barrier", COLUMN_BARRIER},
	{"lasted", COLUMN_LASTED},
	{"comeback_of", COLUMN_COMEBACK_OF},
	{"erased", COLUMN_ERASED},
	{"uuid", COLUMN_UUID},
};

static const struct key step_keys[] = {{"step", COLUMN_STEP}};

static const struct key guide_keys[] = {
	{"id", COLUMN_GUIDE},
	{"version", COLUMN_VERSION},
	{"sha256", COLUMN_SHA256},
};

static const struct key diagnosis_keys[] = {
	{"id", COLUMN_DIAGNOSIS},
	{"title", COLUMN_CONCLUSION},
	{"verdict", COLUMN_VERDICT},
};

static const struct key damaged_keys[] = {
	{"number", COLUMN_NUMBER},
	{"state", COLUMN_STATE},
};

#define KEYS(table) (table), sizeof(table) / sizeof(*(table))

static json_t *value_json(const struct column_value *value)
{
	switch (value->kind) {
	case VALUE_TEXT:
		return value_text(value->text);
	case VALUE_NUMBER:
		return json_integer(value->number);
	case VALUE_TIME:
		return value_time(value->number);
	case VALUE_FLAG:
		return json_boolean(value->number);
	case VALUE_NONE:
	default:
		return json_null();
	}
}

static void set_keys(json_t *object, const struct case_row *row,
		     const struct key *keys, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct column_value value =
			column_value(keys[i].column, row, 0);

		value_set(object, keys[i].key, value_json(&value));
	}
}

static json_t *object_of(const struct case_row *row, const struct key *keys,
			 size_t count)
{
	json_t *object = json_object();

	set_keys(object, row, keys, count);
	return object;
}

json_t *json_case(const struct case_row *row)
{
	return object_of(row, KEYS(case_keys));
}

json_t *json_guide(const struct case_row *row)
{
	return object_of(row, KEYS(guide_keys));
}

json_t *json_listed_case(const struct case_row *row)
{
	json_t *object = json_case(row);

	set_keys(object, row, KEYS(step_keys));
	value_set(object, "guide", json_guide(row));
	value_set(object, "diagnosis",
		  row->standing.diagnosis ? object_of(row, KEYS(diagnosis_keys))
					  : json_null());
	return object;
}

static void put_value(struct buffer *out, const struct column_value *value)
{
	switch (value->kind) {
	case VALUE_TEXT:
		json_put_text(out, value->text);
		break;
	case VALUE_NUMBER:
		buffer_number(out, value->number);
		break;
	case VALUE_TIME:
		json_put_time(out, value->number);
		break;
	case VALUE_FLAG:
		buffer_text(out, value->number ? "true" : "false");
		break;
	case VALUE_NONE:
		buffer_add(out, "null", 4);
		break;
	}
}

static void put_keys(struct buffer *out, const struct case_row *row,
		     const struct key *keys, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct column_value value =
			column_value(keys[i].column, row, 0);

		json_put_key(out, keys[i].key);
		put_value(out, &value);
	}
}

/* The same as json_listed_case, but many times as fast. */
static void put_listed(struct buffer *out, const struct case_row *row)
{
	put_keys(out, row, KEYS(case_keys));
	put_keys(out, row, KEYS(step_keys));
	json_put_key(out, "guide");
	buffer_add(out, "{", 1);
	put_keys(out, row, KEYS(guide_keys));
	buffer_add(out, "}", 1);
	json_put_key(out, "diagnosis");
	if (!row->standing.diagnosis) {
		buffer_add(out, "null", 4);
		return;
	}
	buffer_add(out, "{", 1);
	put_keys(out, row, KEYS(diagnosis_keys));
	buffer_add(out, "}", 1);
}

static void put_chosen(struct buffer *out, const struct case_row *row,
		       const struct cases_style *style)
{
	for (int i = 0; i < style->chosen->count; i++) {
		enum case_column column = style->chosen->of[i];
		const struct column_value value =
			column_value(column, row, style->now);

		json_put_key(out, column_facts[column].word);
		put_value(out, &value);
	}
}

static void put_row(struct buffer *out, const struct case_row *row,
		    const struct cases_style *style)
{
	buffer_add(out, "{", 1);
	if (style->chosen)
		put_chosen(out, row, style);
	else if (row->damaged)
		put_keys(out, row, KEYS(damaged_keys));
	else
		put_listed(out, row);
	buffer_add(out, "}", 1);
}

void cases_json_begin(struct buffer *out, const struct cases_style *style)
{
	(void)style;
	buffer_text(out, "[");
}

void cases_json_row(struct buffer *out, const struct case_row *row,
		    size_t index, const struct cases_style *style)
{
	buffer_text(out, index == 0 ? "\n" : ",\n");
	put_row(out, row, style);
}

void cases_json_end(struct buffer *out, size_t count)
{
	buffer_text(out, count == 0 ? "]\n" : "\n]\n");
}

void cases_ndjson_row(struct buffer *out, const struct case_row *row,
		      size_t index, const struct cases_style *style)
{
	(void)index;
	put_row(out, row, style);
	buffer_add(out, "\n", 1);
}
