#include "guide/reader.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"
#include "guide/source_text.h"
#include "guide/stack.h"
#include "guide/yaml_nodes.h"

#include <stdlib.h>
#include <string.h>

struct reader {
	struct yaml_nodes *nodes;
	struct arena *arena;
	struct arena notes; /* what is not kept */
	void *context;
	struct messages *problems;
	struct stack things;
	struct stack names; /* of the maps of names that are open */
	struct stack skipped; /* const char *: texts in what was skipped */
	bool skipped_sorted;
};

struct reader *reader_new(const char *text, size_t length, struct arena *arena,
			  void *context, struct messages *problems)
{
	size_t mark = source_text_mark(text, length);
	struct reader *reader;

	if (!source_text_check(text, length, problems))
		return NULL;
	reader = memory_new(1, sizeof(*reader));
	if (reader)
		reader->nodes =
			yaml_nodes_new(text + mark, length - mark, problems);
	if (!reader || !reader->nodes) {
		free(reader);
		messages_add(problems, 0, 0, "memory ran out");
		return NULL;
	}
	reader->arena = arena;
	reader->context = context;
	reader->problems = problems;
	return reader;
}

void reader_free(struct reader *reader)
{
	yaml_nodes_free(reader->nodes);
	stack_release(&reader->things);
	stack_release(&reader->names);
	stack_release(&reader->skipped);
	arena_release(&reader->notes);
	free(reader);
}

void *reader_context(const struct reader *reader)
{
	return reader->context;
}

struct messages *reader_problems(const struct reader *reader)
{
	return reader->problems;
}

void *reader_no_memory(struct reader *reader)
{
	if (!yaml_nodes_stopped(reader->nodes))
		messages_add(reader->problems, 0, 0, "memory ran out");
	yaml_nodes_stop(reader->nodes);
	return NULL;
}

bool reader_root(struct reader *reader, struct node *node)
{
	return yaml_nodes_root(reader->nodes, node);
}

bool reader_end(struct reader *reader)
{
	return yaml_nodes_end(reader->nodes);
}

static bool next_node(struct reader *reader, struct node *node, const char *key)
{
	if (!yaml_nodes_next(reader->nodes, node))
		return false;
	node->key = key;
	return true;
}

/* A text that was not understood may have been a name. */
static void note_skipped(struct reader *reader, const struct node *node)
{
	const char *text;

	if (node->kind != NODE_TEXT)
		return;
	text = reader_note_text(reader, node->text, node->length);
	if (text && !stack_push(&reader->skipped, &text, sizeof(text)))
		reader_no_memory(reader);
	reader->skipped_sorted = false;
}

void reader_skip(struct reader *reader, const struct node *node)
{
	struct node inside = *node;
	unsigned int open = 0;

	do {
		note_skipped(reader, &inside);
		if (inside.kind == NODE_LIST || inside.kind == NODE_MAP)
			open++;
		while (open > 0 && !next_node(reader, &inside, NULL))
			open--;
	} while (open > 0);
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool reader_skipped(struct reader *reader, const char *name)
{
	struct stack *skipped = &reader->skipped;
	size_t count = skipped->used / sizeof(name);

	if (yaml_nodes_aliased(reader->nodes))
		return true;
	if (count == 0)
		return false;
	if (!reader->skipped_sorted)
		qsort(skipped->data, count, sizeof(name), compare_texts);
	reader->skipped_sorted = true;
	return bsearch(&name, skipped->data, count, sizeof(name),
		       compare_texts);
}

void reader_mismatch(struct reader *reader, const struct node *node,
		     const char *expected)
{
	static const char *const found[] = {
		[NODE_TEXT] = "a text",
		[NODE_LIST] = "a list",
		[NODE_MAP] = "a map",
		[NODE_BAD] = "",
	};
	struct shown what = node_label(node);

	if (node_is_nothing(node))
		messages_add(
			reader->problems, node->place.line, node->place.column,
			"%s has no value; it must be %s", what.text, expected);
	else if (node->kind == NODE_TEXT)
		messages_add(reader->problems, node->place.line,
			     node->place.column, "%s must be %s, not \"%s\"",
			     what.text, expected, shown(node->text).text);
	else if (node->kind != NODE_BAD)
		messages_add(reader->problems, node->place.line,
			     node->place.column, "%s must be %s, not %s",
			     what.text, expected, found[node->kind]);
	reader_skip(reader, node);
}

bool reader_expect(struct reader *reader, const struct node *node,
		   enum node_kind kind, const char *expected)
{
	if (node->kind != kind) {
		reader_mismatch(reader, node, expected);
		return false;
	}
	if (kind == NODE_TEXT || !yaml_nodes_at_end(reader->nodes))
		return true;
	messages_add(reader->problems, node->place.line, node->place.column,
		     "%s is empty; it must be %s", node_label(node).text,
		     expected);
	reader_skip(reader, node);
	return false;
}

bool reader_item(struct reader *reader, const struct node *list,
		 struct node *item)
{
	if (!next_node(reader, item, list->key))
		return false;
	item->item = true;
	return true;
}

/* The next key of a map as a text; false at its end. Others are skipped. */
static bool next_key(struct reader *reader, struct node *key)
{
	while (next_node(reader, key, NULL)) {
		struct node value;

		if (key->kind == NODE_TEXT && key->plain && node_is(key, "<<"))
			messages_add(reader->problems, key->place.line,
				     key->place.column,
				     "merge keys are not part of the format; "
				     "write the keys out");
		else if (key->kind == NODE_TEXT)
			return true;
		else if (key->kind != NODE_BAD)
			messages_add(reader->problems, key->place.line,
				     key->place.column,
				     "a key must be a name, not a %s",
				     key->kind == NODE_LIST ? "list" : "map");
		reader_skip(reader, key);
		if (next_node(reader, &value, NULL))
			reader_skip(reader, &value);
	}
	return false;
}

static size_t find_field(const struct record *record, const char *key)
{
	size_t i = 0;

	/* The first letter tells most keys apart at less cost. */
	while (i < record->count && (record->fields[i].key[0] != key[0] ||
				     strcmp(record->fields[i].key, key) != 0))
		i++;
	return i;
}

/* Adds the message; returns the field that was meant, if any is near. */
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
	near = text_near(key->text, keys, record->count);
	if (near)
		messages_add(reader->problems, key->place.line,
			     key->place.column,
			     "unknown key \"%s\" in %s; did you mean \"%s\"?",
			     unknown.text, record->name, near);
	else
		messages_add(reader->problems, key->place.line,
			     key->place.column,
			     "unknown key \"%s\" in %s; it may have: %s",
			     unknown.text, record->name, buffer_string(&all));
	buffer_release(&all);
	return near ? find_field(record, near) : record->count;
}

static void duplicate_key(struct reader *reader, const struct node *key,
			  struct place first)
{
	messages_add(reader->problems, key->place.line, key->place.column,
		     "duplicate key \"%s\"; it stands at line %u already",
		     shown(key->text).text, first.line);
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
	/* A mistyped key is not also missing. */
	if (i < record->count && !(seen->fields & (UINT32_C(1) << i))) {
		seen->fields |= UINT32_C(1) << i;
		seen->places[i] = key->place;
	}
	if (!next_node(reader, &value, fresh ? record->fields[i].key : NULL))
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

void reader_require(struct reader *reader, const struct node *map,
		    const struct record *record, const struct seen *seen)
{
	for (size_t i = 0; i < record->count; i++) {
		if (!record->fields[i].required ||
		    (seen->fields & (UINT32_C(1) << i)))
			continue;
		/* If what follows is not YAML, the map was cut short. */
		if (!yaml_nodes_peek(reader->nodes))
			return;
		messages_add(reader->problems, map->place.line,
			     map->place.column, "missing key \"%s\" in %s",
			     record->fields[i].key, record->name);
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

/* Sorted, so that large maps cost little more than small ones. */
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
		struct name name = {NULL, key.place};

		name.text = reader_note_text(reader, key.text, key.length);
		if (!name.text)
			break;
		if (!stack_push(&reader->names, &name, sizeof(name))) {
			reader_no_memory(reader);
			break;
		}
		if (next_node(reader, &value, name.text))
			read_entry(reader, &name, &value, slot);
	}
	if (!yaml_nodes_stopped(reader->nodes) && reader->names.used > before)
		find_duplicates(
			reader, (struct name *)(reader->names.data + before),
			(reader->names.used - before) / sizeof(struct name));
	reader->names.used = before;
}

size_t reader_mark(const struct reader *reader)
{
	return reader->things.used;
}

void reader_push(struct reader *reader, const void *thing, size_t size)
{
	if (!stack_push(&reader->things, thing, size))
		reader_no_memory(reader);
}

const void *reader_pop(struct reader *reader, size_t mark, size_t size,
		       size_t *count)
{
	*count = (reader->things.used - mark) / size;
	reader->things.used = mark;
	return *count > 0 ? reader->things.data + mark : NULL;
}

void *reader_take(struct reader *reader, size_t mark, size_t size,
		  size_t *count)
{
	const void *things = reader_pop(reader, mark, size, count);
	void *copy = things ? reader_keep(reader, things, *count * size) : NULL;

	if (!copy)
		*count = 0;
	return copy;
}

void *reader_alloc(struct reader *reader, size_t size)
{
	void *memory = arena_alloc(reader->arena, size);

	return memory ? memory : reader_no_memory(reader);
}

void *reader_keep(struct reader *reader, const void *thing, size_t size)
{
	void *copy = arena_copy(reader->arena, thing, size);

	return copy ? copy : reader_no_memory(reader);
}

char *reader_keep_text(struct reader *reader, const char *text, size_t length)
{
	char *copy = arena_text(reader->arena, text, length);

	return copy ? copy : reader_no_memory(reader);
}

void *reader_note(struct reader *reader, const void *thing, size_t size)
{
	void *copy = arena_copy(&reader->notes, thing, size);

	return copy ? copy : reader_no_memory(reader);
}

char *reader_note_text(struct reader *reader, const char *text, size_t length)
{
	char *copy = arena_text(&reader->notes, text, length);

	return copy ? copy : reader_no_memory(reader);
}
