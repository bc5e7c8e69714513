#include "chargefix/exported.h"

#include "chargefix/text.h"
#include "report/json_exported.h"
#include "report/json_line.h"

#include <string.h>

const char *const exported_words[EXPORTED_KINDS] = {
	[EXPORTED_RECORD] = "record", [EXPORTED_GUIDE] = "guide",
	[EXPORTED_CASE] = "case",     [EXPORTED_EVENT] = "event",
	[EXPORTED_END] = "end",
};

bool json_exports(enum case_column column)
{
	return column != COLUMN_DEVICE && column != COLUMN_LEFT &&
	       column != COLUMN_STATE && column != COLUMN_GUIDE &&
	       column != COLUMN_VERSION;
}

/* A line being written. */
struct written {
	struct buffer *out;
	const char *wrong; /* the key of a text that is not UTF-8; or NULL */
};

static void put_text(struct written *line, const char *key, const char *text,
		     size_t length)
{
	json_put_key(line->out, key);
	if (text_invalid(text, length) < length)
		line->wrong = key;
	else
		json_put_exactly(line->out, text, length);
}

/* Empty texts are left out. */
static void put_any(struct written *line, const char *key, const char *text)
{
	if (text && *text)
		put_text(line, key, text, strlen(text));
}

static void put_number(struct written *line, const char *key, int64_t number)
{
	json_put_key(line->out, key);
	buffer_number(line->out, number);
}

static void put_record(struct written *line, const struct exported_line *from)
{
	put_number(line, "format", from->format);
	put_number(line, "last", from->last);
}

static void put_guide(struct written *line, const struct exported_line *from)
{
	const struct stored_guide *guide = &from->guide;

	put_any(line, "sha256", guide->sha256);
	put_any(line, "id", guide->id);
	put_any(line, "version", guide->version);
	put_text(line, "text", guide->text, guide->length);
}

static void put_case(struct written *line, const struct exported_line *from)
{
	for (int i = 0; i < CASE_COLUMNS; i++) {
		enum case_column column = (enum case_column)i;
		const char *key = column_facts[column].word;
		const struct column_value value =
			column_value(column, &from->row, 0);

		if (!json_exports(column) || value.kind == VALUE_NONE)
			continue;
		if (value.kind == VALUE_TEXT) {
			put_any(line, key, value.text);
		} else if (value.kind != VALUE_FLAG) {
			put_number(line, key, value.number);
		} else if (value.number) {
			json_put_key(line->out, key);
			buffer_text(line->out, "true");
		}
	}
}

static void put_event(struct written *line, const struct exported_line *from)
{
	const struct event *event = &from->event;

	put_number(line, "case", from->of_case);
	put_number(line, "seq", event->seq);
	put_number(line, "at", event->at);
	put_any(line, "kind", event_kind_word(event->kind));
	put_any(line, "who", event->who);
	put_any(line, "step", event->step);
	put_any(line, "answers", event->answers);
	put_any(line, "text", event->text);
}

static void put_end(struct written *line, const struct exported_line *from)
{
	put_number(line, "guides", from->counts.guides);
	put_number(line, "cases", from->counts.cases);
	put_number(line, "events", from->counts.events);
}

bool exported_write(const struct exported_line *from, struct buffer *out,
		    struct message *error)
{
	static void (*const put[EXPORTED_KINDS])(
		struct written *, const struct exported_line *) = {
		[EXPORTED_RECORD] = put_record, [EXPORTED_GUIDE] = put_guide,
		[EXPORTED_CASE] = put_case,     [EXPORTED_EVENT] = put_event,
		[EXPORTED_END] = put_end,
	};
	struct written line = {.out = out};

	buffer_add(out, "{", 1);
	put_any(&line, "type", exported_words[from->kind]);
	put[from->kind](&line, from);
	buffer_add(out, "}\n", 2);
	return !line.wrong ||
	       message_set(error, "the \"%s\" of a %s is not UTF-8 text",
			   line.wrong, exported_words[from->kind]);
}
