#include "guide/reader_internal.h"

#include "base/text_odd.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/* Reads the next key that is a text, skipping others. False at the end. */
static bool next_key(struct reader *reader, struct node *key)
{
	while (reader_next(reader, key, NULL)) {
		struct node value;

		if (key->kind == NODE_TEXT && key->style == STYLE_PLAIN &&
		    node_is(key, "<<"))
			messages_add(reader->problems, key->place.line,
				     key->place.column,
				     "merge keys are not supported; write the "
				     "keys out");
		else if (key->kind == NODE_TEXT)
			return true;
		else if (key->kind != NODE_BAD)
			messages_add(reader->problems, key->place.line,
				     key->place.column,
				     "a key must be a name, not a %s",
				     key->kind == NODE_LIST ? "list" : "map");
		reader_skip(reader, key);
		if (reader_next(reader, &value, NULL))
			reader_skip(reader, &value);
	}
	return false;
}

static size_t find_field(const struct record *record, const char *key)
{
	size_t i = 0;

	/* Comparing the first letter first is faster for most keys. */
	while (i < record->count && (record->fields[i].key[0] != key[0] ||
				     strcmp(record->fields[i].key, key) != 0))
		i++;
	return i;
}

/* The key that was most likely meant, or NULL. */
static const char *meant_key(const char *text, const struct record *record,
			     const char *const *keys)
{
	struct buffer seen = {0};
	const char *meant;
	size_t i;

	text_odd_seen_as(&seen, text, strlen(text));
	i = find_field(record, buffer_string(&seen));
	meant = i < record->count
			? keys[i]
			: text_near(buffer_string(&seen), keys, record->count);
	buffer_release(&seen);
	return meant;
}

/* Adds the message. Returns the field that was meant, if one is similar. */
static size_t unknown_key(struct reader *reader, const struct node *key,
			  const struct record *record)
{
	const char *keys[FIELDS_MOST];
	const char *near;
	struct buffer all = {0};
	struct shown unknown = shown(key->text);

	for (size_t i = 0; i < record->count; i++) {
		keys[i] = record->fields[i].key;
		buffer_text(&all, i == 0 ? "" : ", ");
		buffer_text(&all, keys[i]);
	}
	near = meant_key(key->text, record, keys);
	if (near)
		messages_add(reader->problems, key->place.line,
			     key->place.column,
			     "unknown key \"%s\" in %s; did you mean \"%s\"?",
			     unknown.text, record->name, near);
	else
		messages_add(reader->problems, key->place.line,
			     key->place.column,
			     "unknown key \"%s\" in %s; the keys allowed here "
			     "are: %s",
			     unknown.text, record->name, buffer_string(&all));
	buffer_release(&all);
	return near ? find_field(record, near) : record->count;
}

static void duplicate_key(struct reader *reader, const struct node *key,
			  struct place first)
{
	messages_add(reader->problems, key->place.line, key->place.column,
		     "duplicate key \"%s\", already given at line %u",
		     shown(key->text).text, first.line - reader->line);
}

static void read_field(struct reader *reader, const struct node *key,
		       const struct record *record, struct seen *seen,
		       void *object)
{
	size_t i = find_field(record, key->text);
	bool fresh = false;
	struct node value;

	if (i == record->count)
		i = unknown_key(reader, key, record);
	else if (seen->fields & (UINT32_C(1) << i))
		duplicate_key(reader, key, seen->places[i]);
	else
		fresh = true;
	/* A mistyped key doesn't count as missing too. */
	if (i < record->count && !(seen->fields & (UINT32_C(1) << i))) {
		seen->fields |= UINT32_C(1) << i;
		seen->places[i] = key->place;
	}
	if (!reader_next(reader, &value, fresh ? record->fields[i].key : NULL))
		return;
	if (fresh)
		record->fields[i].read(reader, &value,
				       (char *)object +
					       record->fields[i].offset);
	else
		reader_skip(reader, &value);
}

void reader_fields(struct reader *reader, const struct record *record,
		   void *object, struct seen *seen)
{
	struct node key;

	seen->fields = 0;
	while (next_key(reader, &key))
		read_field(reader, &key, record, seen, object);
}

void reader_missing(struct reader *reader, const struct node *map,
		    const char *key, const char *what)
{
	/* If what follows is not YAML, the map was cut short. */
	if (yaml_nodes_peek(reader->nodes))
		messages_add(reader->problems, map->place.line,
			     map->place.column, "missing key \"%s\" in %s", key,
			     what);
}

void reader_require(struct reader *reader, const struct node *map,
		    const struct record *record, const struct seen *seen)
{
	for (size_t i = 0; i < record->count; i++) {
		if (record->fields[i].required &&
		    !(seen->fields & (UINT32_C(1) << i)))
			reader_missing(reader, map, record->fields[i].key,
				       record->name);
	}
}

void reader_record(struct reader *reader, const struct node *node,
		   const struct record *record, void *object)
{
	struct seen seen;

	if (!reader_expect(reader, node, NODE_MAP, "a map"))
		return;
	reader_fields(reader, record, object, &seen);
	reader_require(reader, node, record, &seen);
}

static int compare_names(const void *a, const void *b)
{
	const struct name *one = a, *other = b;
	int order = strcmp(one->text, other->text);

	if (order == 0 && one->place.line != other->place.line)
		return one->place.line < other->place.line ? -1 : 1;
	if (order == 0)
		order = one->place.column < other->place.column ? -1 : 1;
	return order;
}

/* Sorts the names, so that large maps don't take too long. */
static void find_duplicates(struct reader *reader, struct name *names,
			    size_t count)
{
	if (count < 2)
		return;
	qsort(names, count, sizeof(*names), compare_names);
	for (size_t i = 1; i < count; i++) {
		struct node key = {.text = names[i].text,
				   .place = names[i].place};

		if (strcmp(names[i - 1].text, names[i].text) == 0)
			duplicate_key(reader, &key, names[i - 1].place);
	}
}

void reader_entries(struct reader *reader, entry_read *read_entry, void *slot)
{
	size_t before = reader->names.used;
	struct node key, value;

	while (next_key(reader, &key)) {
		struct name name = {
			reader_note_text(reader, key.text, key.length),
			key.place};

		stack_push(&reader->names, &name, sizeof(name));
		if (reader_next(reader, &value, name.text))
			read_entry(reader, &name, &value, slot);
	}
	if (!yaml_nodes_stopped(reader->nodes) && reader->names.used > before)
		find_duplicates(
			reader, (struct name *)(reader->names.data + before),
			(reader->names.used - before) / sizeof(struct name));
	reader->names.used = before;
}
