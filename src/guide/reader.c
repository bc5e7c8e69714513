#include "guide/reader_internal.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"
#include "guide/merge_markers.h"
#include "guide/source_text.h"
#include "guide/surrogates.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static bool check_text(const char *text, size_t length,
		       struct messages *problems)
{
	size_t mark = source_text_mark(text, length);

	return source_text_check(text, length, problems) &&
	       merge_markers_check(text + mark, length - mark, problems);
}

static void close_text(struct reader *reader)
{
	if (!reader->nodes)
		return;
	reader->aliased |= yaml_nodes_aliased(reader->nodes);
	yaml_nodes_free(reader->nodes);
	reader->nodes = NULL;
	free(reader->joined);
	reader->joined = NULL;
}

bool reader_open(struct reader *reader, const char *text, size_t length,
		 uint32_t line)
{
	size_t before = reader->problems->count;
	size_t mark = source_text_mark(text, length);

	close_text(reader);
	if (!check_text(text, length, reader->problems)) {
		messages_move(reader->problems, before, line);
		return false;
	}
	text += mark;
	length -= mark;
	reader->joined = surrogates_join(text, length);
	reader->nodes = yaml_nodes_new(reader->joined ? reader->joined : text,
				       length, line, reader->problems);
	reader->line = line;
	return true;
}

struct reader *reader_new(const char *text, size_t length, struct arena *arena,
			  void *context, struct messages *problems)
{
	struct reader *reader = memory_new(1, sizeof(*reader));

	reader->arena = arena;
	reader->context = context;
	reader->problems = problems;
	if (reader_open(reader, text, length, 0))
		return reader;
	reader_free(reader);
	return NULL;
}

void reader_free(struct reader *reader)
{
	close_text(reader);
	stack_release(&reader->things);
	stack_release(&reader->remarks);
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

void reader_remark(struct reader *reader, const struct remark *remark,
		   const char *format, ...)
{
	struct remark made = *remark;
	struct buffer text = {0};
	va_list arguments;

	va_start(arguments, format);
	buffer_format_list(&text, format, arguments);
	va_end(arguments);
	made.text = reader_keep_text(reader, buffer_string(&text), text.length);
	buffer_release(&text);
	stack_push(&reader->remarks, &made, sizeof(made));
}

struct remark *reader_remarks(struct reader *reader, size_t *count)
{
	const struct stack *remarks = &reader->remarks;

	*count = remarks->used / sizeof(struct remark);
	return *count ? reader_keep(reader, remarks->data, remarks->used)
		      : NULL;
}

bool reader_root(struct reader *reader, struct node *node)
{
	return yaml_nodes_root(reader->nodes, node);
}

bool reader_end(struct reader *reader)
{
	return yaml_nodes_end(reader->nodes);
}

bool reader_next(struct reader *reader, struct node *node, const char *key)
{
	if (!yaml_nodes_next(reader->nodes, node))
		return false;
	node->key = key;
	return true;
}

/* Remembers a skipped text, since it may have been a name. */
static void note_skipped(struct reader *reader, const struct node *node)
{
	const char *text;

	if (node->kind != NODE_TEXT)
		return;
	text = reader_note_text(reader, node->text, node->length);
	stack_push(&reader->skipped, &text, sizeof(text));
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
		while (open > 0 && !reader_next(reader, &inside, NULL))
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

	if (reader->aliased ||
	    (reader->nodes && yaml_nodes_aliased(reader->nodes)))
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
		messages_add(reader->problems, node->place.line,
			     node->place.column,
			     node->cut ? "%s has no value, because \"#\" "
					 "begins a comment; it must be %s, in "
					 "quotes if it begins with \"#\""
				       : "%s has no value; it must be %s",
			     what.text, expected);
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
	if (!reader_next(reader, item, list->key))
		return false;
	item->item = true;
	return true;
}

size_t reader_mark(const struct reader *reader)
{
	return reader->things.used;
}

void reader_push(struct reader *reader, const void *thing, size_t size)
{
	stack_push(&reader->things, thing, size);
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

	return things ? reader_keep(reader, things, *count * size) : NULL;
}

void *reader_alloc(struct reader *reader, size_t size)
{
	return arena_alloc(reader->arena, size);
}

void *reader_keep(struct reader *reader, const void *thing, size_t size)
{
	return arena_copy(reader->arena, thing, size);
}

char *reader_keep_text(struct reader *reader, const char *text, size_t length)
{
	return arena_text(reader->arena, text, length);
}

void *reader_note(struct reader *reader, const void *thing, size_t size)
{
	return arena_copy(&reader->notes, thing, size);
}

char *reader_note_text(struct reader *reader, const char *text, size_t length)
{
	return arena_text(&reader->notes, text, length);
}
