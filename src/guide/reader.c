#include "reader.h"

#include "chargefix/load.h"
#include "chargefix/text.h"

#include "source_text.h"
#include "stack.h"
#include "yaml_words.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct reader {
	yaml_parser_t parser;
	yaml_event_t event; /* the newest; its text is what nodes point to */
	bool stopped; /* nothing can be read any more */
	bool peeked; /* the event is still to be read */
	unsigned int depth; /* lists and maps that are open */
	struct arena *arena;
	struct arena notes; /* what is not kept */
	void *context;
	struct messages *problems;
	struct stack things;
	struct stack names; /* of the maps of names that are open */
	struct stack skipped; /* const char *: texts in what was skipped */
	bool skipped_sorted;
	bool blind; /* something was skipped that can't be seen */
};

struct reader *reader_new(const char *text, size_t length, struct arena *arena,
			  void *context, struct messages *problems)
{
	size_t mark = source_text_mark(text, length);
	struct reader *reader;

	if (!source_text_check(text, length, problems))
		return NULL;
	reader = calloc(1, sizeof(*reader));
	if (!reader || !yaml_parser_initialize(&reader->parser)) {
		free(reader);
		messages_add(problems, 0, 0, "memory ran out");
		return NULL;
	}
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser,
				     (const unsigned char *)text + mark,
				     length - mark);
	reader->arena = arena;
	reader->context = context;
	reader->problems = problems;
	return reader;
}

void reader_free(struct reader *reader)
{
	yaml_event_delete(&reader->event);
	yaml_parser_delete(&reader->parser);
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
	if (!reader->stopped)
		messages_add(reader->problems, 0, 0, "memory ran out");
	reader->stopped = true;
	return NULL;
}

static struct place place_of(const yaml_mark_t *mark)
{
	return (struct place){(uint32_t)mark->line + 1,
			      (uint32_t)mark->column + 1};
}

/* Adds what libyaml found wrong. */
static void complain(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "not YAML";
	const struct yaml_words *words =
		yaml_words_find(problem, parser->context);
	struct place place = place_of(&parser->problem_mark);
	struct place opened = place_of(&parser->context_mark);

	if (words && words->at_context)
		place = opened;
	if (words && words->opened)
		messages_add(reader->problems, place.line, place.column,
			     "%s (%s begins at line %u, column %u)",
			     words->words, words->opened, opened.line,
			     opened.column);
	else
		messages_add(reader->problems, place.line, place.column,
			     words ? "%s" : "this is not YAML: %s",
			     words ? words->words : problem);
}

/* Reads the next event; false: there is none, and a message says why. */
static bool next_event(struct reader *reader)
{
	if (reader->stopped)
		return false;
	if (reader->peeked) {
		reader->peeked = false;
		return true;
	}
	yaml_event_delete(&reader->event);
	if (yaml_parser_parse(&reader->parser, &reader->event))
		return true;
	/* libyaml clears an event only when it begins one. */
	memset(&reader->event, 0, sizeof(reader->event));
	if (reader->parser.error == YAML_MEMORY_ERROR)
		reader_no_memory(reader);
	else
		complain(reader);
	reader->stopped = true;
	return false;
}

static bool at_event(const struct reader *reader, yaml_event_type_t type)
{
	return !reader->stopped && reader->event.type == type;
}

/* One more list or map is open: not too many, or the reading ends. */
static void open_node(struct reader *reader, struct node *node)
{
	if (reader->depth++ < DEPTH_MOST)
		return;
	messages_add(reader->problems, node->place.line, node->place.column,
		     "lists and maps are more than %d deep here; the rest of "
		     "the file was not read",
		     DEPTH_MOST);
	reader->stopped = true;
	node->kind = NODE_BAD;
}

static void refuse(struct reader *reader, struct place place, const char *mark,
		   const yaml_char_t *name, const char *advice)
{
	struct shown what = shown((const char *)name);

	messages_add(reader->problems, place.line, place.column, "\"%s%s\": %s",
		     mark, what.text, advice);
}

static void refuse_properties(struct reader *reader, struct place place,
			      const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		refuse(reader, place, "&", anchor,
		       "anchors are not part of the format; a text that "
		       "begins with \"&\" needs quotes");
	if (tag)
		refuse(reader, place, "", tag,
		       "tags are not part of the format; a text that begins "
		       "with \"!\" needs quotes");
}

static void take_scalar(struct reader *reader, struct node *node)
{
	const yaml_event_t *event = &reader->event;

	refuse_properties(reader, node->place, event->data.scalar.anchor,
			  event->data.scalar.tag);
	node->kind = NODE_TEXT;
	node->text = (const char *)event->data.scalar.value;
	node->length = event->data.scalar.length;
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (node->length <= SCALAR_SIZE_MOST)
		return;
	messages_add(reader->problems, node->place.line, node->place.column,
		     "this text is longer than %d KiB, which is the most that "
		     "is read",
		     SCALAR_SIZE_MOST >> 10);
	node->kind = NODE_BAD;
}

/* The value that begins with the event; false: it is no beginning of one. */
static bool take_node(struct reader *reader, struct node *node, const char *key)
{
	const yaml_event_t *event = &reader->event;

	*node = (struct node){.key = key,
			      .place = place_of(&event->start_mark)};
	if (event->type == YAML_SCALAR_EVENT) {
		take_scalar(reader, node);
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		refuse_properties(reader, node->place,
				  event->data.sequence_start.anchor,
				  event->data.sequence_start.tag);
		node->kind = NODE_LIST;
		open_node(reader, node);
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		refuse_properties(reader, node->place,
				  event->data.mapping_start.anchor,
				  event->data.mapping_start.tag);
		node->kind = NODE_MAP;
		open_node(reader, node);
	} else if (event->type == YAML_ALIAS_EVENT) {
		refuse(reader, node->place, "*", event->data.alias.anchor,
		       "aliases are not part of the format; a text that "
		       "begins with \"*\" needs quotes");
		node->kind = NODE_BAD;
		reader->blind = true;
	} else {
		return false;
	}
	return true;
}

/* The next value; false at the end of the list or map, or of all reading. */
static bool next_node(struct reader *reader, struct node *node, const char *key)
{
	if (!next_event(reader))
		return false;
	if (take_node(reader, node, key))
		return !reader->stopped;
	reader->depth--;
	return false;
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
	unsigned int outside = reader->depth;
	struct node inside;

	note_skipped(reader, node);
	if (node->kind != NODE_LIST && node->kind != NODE_MAP)
		return;
	outside--;
	while (reader->depth > outside && !reader->stopped) {
		if (next_node(reader, &inside, NULL))
			note_skipped(reader, &inside);
	}
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool reader_skipped(struct reader *reader, const char *name)
{
	struct stack *skipped = &reader->skipped;
	size_t count = skipped->used / sizeof(name);

	if (count == 0 || reader->blind)
		return reader->blind;
	if (!reader->skipped_sorted)
		qsort(skipped->data, count, sizeof(name), compare_texts);
	reader->skipped_sorted = true;
	return bsearch(&name, skipped->data, count, sizeof(name),
		       compare_texts);
}

bool reader_root(struct reader *reader, struct node *node)
{
	if (!next_event(reader) || !next_event(reader))
		return false;
	if (at_event(reader, YAML_STREAM_END_EVENT)) {
		messages_add(reader->problems, 0, 0,
			     "the file is empty but for comments");
		reader->stopped = true;
		return false;
	}
	return next_node(reader, node, NULL);
}

bool reader_end(struct reader *reader)
{
	struct place place;

	/* The document's end, and what comes after it. */
	if (!next_event(reader) || !next_event(reader))
		return false;
	if (at_event(reader, YAML_STREAM_END_EVENT))
		return true;
	place = place_of(&reader->event.start_mark);
	messages_add(reader->problems, place.line, place.column,
		     "a second document begins here; a file holds one");
	return true;
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

/* Reads the next event, which is then still to be read. */
static bool peek_event(struct reader *reader)
{
	reader->peeked = next_event(reader);
	return reader->peeked;
}

/* Looks whether the list or map that has begun ends at once. */
static bool is_empty(struct reader *reader)
{
	return peek_event(reader) &&
	       (at_event(reader, YAML_SEQUENCE_END_EVENT) ||
		at_event(reader, YAML_MAPPING_END_EVENT));
}

bool reader_expect(struct reader *reader, const struct node *node,
		   enum node_kind kind, const char *expected)
{
	if (node->kind != kind) {
		reader_mismatch(reader, node, expected);
		return false;
	}
	if (kind == NODE_TEXT || !is_empty(reader))
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
		if (!peek_event(reader))
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
	if (!reader->stopped && reader->names.used > before)
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
