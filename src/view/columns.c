#include "chargefix/columns.h"

#include "chargefix/clock.h"
#include "chargefix/text.h"
#include "chargefix/view.h"

#include <string.h>

/* Where a column's value comes from: a member of the row, or a function. */
struct column_source {
	enum value_kind kind;
	size_t at;
	const struct life_words *words; /* of an enum; NULL: it is none */
	int count; /* of those words */
	struct column_value (*make)(const struct case_row *row, int64_t now);
};

static struct column_value text_value(const char *text)
{
	return (struct column_value){.kind = text ? VALUE_TEXT : VALUE_NONE,
				     .text = text};
}

/* The model if it was noted, else the device of the guide. */
static struct column_value value_of_device(const struct case_row *row,
					   int64_t now)
{
	const char *model = row->details.of[DETAIL_MODEL];

	(void)now;
	return text_value(model ? model : row->standing.subject);
}

static struct column_value value_of_left(const struct case_row *row,
					 int64_t now)
{
	int64_t end = life_waits_until(&row->standing.life);
	int64_t left = end > now ? (end - now - 1) / 1000 + 1 : 0;

	return (struct column_value){.kind = end ? VALUE_NUMBER : VALUE_NONE,
				     .number = left};
}

static struct column_value value_of_state(const struct case_row *row,
					  int64_t now)
{
	(void)now;
	return text_value(life_is_unfinished(row->standing.life.state)
				  ? "open"
				  : "closed");
}

static struct column_value value_of_audience(const struct case_row *row,
					     int64_t now)
{
	(void)now;
	return text_value(row->shop ? "shop" : "owner");
}

#define AT(member) offsetof(struct case_row, member)
#define TEXT_AT(member)                                                        \
	{                                                                      \
		.kind = VALUE_TEXT, .at = AT(member)                           \
	}
#define DETAIL_AT(name) TEXT_AT(details.of[DETAIL_##name])
#define NUMBER_AT(member)                                                      \
	{                                                                      \
		.kind = VALUE_NUMBER, .at = AT(member)                         \
	}
#define TIME_AT(member)                                                        \
	{                                                                      \
		.kind = VALUE_TIME, .at = AT(member)                           \
	}
#define FLAG_AT(member)                                                        \
	{                                                                      \
		.kind = VALUE_FLAG, .at = AT(member)                           \
	}
#define WORD_AT(member, table)                                                 \
	{                                                                      \
		.kind = VALUE_TEXT, .at = AT(member), .words = (table),        \
		.count = sizeof(table) / sizeof(*(table))                      \
	}
#define BY(function)                                                           \
	{                                                                      \
		.make = (function)                                             \
	}
#define COLUMN_SOURCE(name, word, title, least, most, source, help) source,
#define COLUMN_ROW(name, word, title, least, most, source, help)               \
	{word, title, help, least, most},

static const struct column_source sources[CASE_COLUMNS] = {
	CASE_COLUMNS_TABLE(COLUMN_SOURCE)};

const struct column_facts column_facts[CASE_COLUMNS] = {
	CASE_COLUMNS_TABLE(COLUMN_ROW)};

const char *column_word(size_t index)
{
	return index < CASE_COLUMNS ? column_facts[index].word : NULL;
}

static struct column_value word_value(const struct column_source *source,
				      const char *member)
{
	int index;

	memcpy(&index, member, sizeof(index));
	const struct life_words *words = &source->words[index];
	return (struct column_value){
		.kind = *words->word ? VALUE_TEXT : VALUE_NONE,
		.text = words->word,
		.label = words->label,
	};
}

/* Numbers and times that are 0 are none. */
static struct column_value number_value(const struct column_source *source,
					const char *member)
{
	struct column_value value = {.kind = source->kind};

	memcpy(&value.number, member, sizeof(value.number));
	if (value.number == 0)
		value.kind = VALUE_NONE;
	return value;
}

static struct column_value flag_value(const char *member)
{
	bool flag;

	memcpy(&flag, member, sizeof(flag));
	return (struct column_value){.kind = VALUE_FLAG, .number = flag};
}

static struct column_value damaged_value(enum case_column column,
					 const struct case_row *row)
{
	if (column == COLUMN_NUMBER)
		return number_value(&sources[column], (const char *)row);
	return text_value(column == COLUMN_STATE || column == COLUMN_STATUS
				  ? "damaged"
				  : NULL);
}

struct column_value column_value(enum case_column column,
				 const struct case_row *row, int64_t now)
{
	const struct column_source *source = &sources[column];
	const char *member = (const char *)row + source->at;

	if (row->damaged)
		return damaged_value(column, row);
	if (source->make)
		return source->make(row, now);
	if (source->words)
		return word_value(source, member);
	if (source->kind == VALUE_FLAG)
		return flag_value(member);
	if (source->kind != VALUE_TEXT)
		return number_value(source, member);
	return text_value(*(const char *const *)(const void *)member);
}

/* The audience, which is a word, but a flag of the row. */
static bool set_audience(struct case_row *row, const struct column_value *value)
{
	if (value->kind != VALUE_TEXT)
		return false;
	row->shop = strcmp(value->text, "shop") == 0;
	return row->shop || strcmp(value->text, "owner") == 0;
}

bool column_is_time(enum case_column column)
{
	return sources[column].kind == VALUE_TIME;
}

static bool set_word(const struct column_source *source, char *member,
		     const char *word)
{
	int index = life_word(source->words, source->count, word);

	if (index < 0)
		return false;
	memcpy(member, &index, sizeof(index));
	return true;
}

bool column_set(enum case_column column, struct case_row *row,
		const struct column_value *value)
{
	const struct column_source *source = &sources[column];
	char *member = (char *)row + source->at;

	if (column == COLUMN_AUDIENCE)
		return set_audience(row, value);
	if (source->make || source->kind != value->kind)
		return false;
	if (source->words)
		return set_word(source, member, value->text);
	if (source->kind == VALUE_TEXT)
		memcpy(member, &value->text, sizeof(value->text));
	else if (source->kind == VALUE_FLAG)
		*(bool *)(void *)member = value->number != 0;
	else
		memcpy(member, &value->number, sizeof(value->number));
	return true;
}

/* "Open: Clean the contacts", "Waiting for a part: bulb ordered" */
static void write_stands(const struct case_row *row, struct buffer *out)
{
	const struct case_standing *standing = &row->standing;
	const char *detail = NULL;

	view_row_status(row, out);
	if (standing->life.state == STATE_OPEN && !standing->life.why)
		detail = standing->step;
	else if (standing->life.state == STATE_ENDED)
		detail = standing->conclusion;
	if (detail)
		buffer_format(out, ": %s", detail);
}

static void write_value(const struct column_value *value, struct buffer *out)
{
	switch (value->kind) {
	case VALUE_NONE:
		break;
	case VALUE_TEXT:
		buffer_text(out, value->label ? value->label : value->text);
		break;
	case VALUE_NUMBER:
		buffer_format(out, "%lld", (long long)value->number);
		break;
	case VALUE_TIME:
		clock_write_local(out, value->number);
		break;
	case VALUE_FLAG:
		buffer_text(out, value->number ? "yes" : "");
		break;
	}
}

/* Some columns say more to people than to programs. */
static void write_for_people(enum case_column column,
			     const struct case_row *row, int64_t now,
			     const struct column_value *value,
			     struct buffer *out)
{
	if (column == COLUMN_STATUS)
		write_stands(row, out);
	else if (column == COLUMN_LEFT)
		clock_write_left(out, life_waits_until(&row->standing.life),
				 now);
	else if (column == COLUMN_CHANGED)
		clock_write_ago(out, row->changed, now);
	else
		write_value(value, out);
}

void column_write(enum case_column column, const struct case_row *row,
		  int64_t now, struct buffer *out)
{
	const struct column_value value = column_value(column, row, now);

	if (row->damaged && column == COLUMN_STATUS)
		buffer_text(out, "Damaged");
	else if (!row->damaged && value.kind != VALUE_NONE)
		write_for_people(column, row, now, &value, out);
	else if (column == COLUMN_NUMBER)
		write_value(&value, out);
}

/* Says which words there are. Always returns false. */
static bool refuse_column(const char *word, size_t length,
			  struct message *error)
{
	struct buffer words = {0};

	for (int i = 0; i < CASE_COLUMNS; i++)
		buffer_format(&words, "%s%s", i > 0 ? "," : "",
			      column_facts[i].word);
	message_set(error, "unknown column \"%.*s\"; use %s",
		    (int)(length < 40 ? length : 40), word,
		    buffer_string(&words));
	buffer_release(&words);
	return false;
}

enum case_column column_named(const char *word, size_t length)
{
	int column = 0;

	while (column < CASE_COLUMNS &&
	       (strlen(column_facts[column].word) != length ||
		memcmp(column_facts[column].word, word, length) != 0))
		column++;
	return (enum case_column)column;
}

bool column_list_read(struct column_list *list, const char *text,
		      struct message *error)
{
	*list = (struct column_list){0};
	for (;;) {
		text += strspn(text, " ");
		size_t whole = strcspn(text, ",");
		size_t length = whole;

		while (length > 0 && text[length - 1] == ' ')
			length--;
		enum case_column column = column_named(text, length);

		if (column == CASE_COLUMNS)
			return refuse_column(text, length, error);
		for (int i = 0; i < list->count; i++)
			if (list->of[i] == column)
				return message_set(
					error,
					"the column \"%s\" is there twice",
					column_facts[column].word);
		list->of[list->count++] = column;
		if (!text[whole])
			return true;
		text += whole + 1;
	}
}
