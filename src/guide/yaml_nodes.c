#include "guide/yaml_nodes.h"

#include "chargefix/buffer.h"
#include "chargefix/load.h"
#include "chargefix/memory.h"
#include "guide/source_cursor.h"
#include "guide/yaml_words.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct yaml_nodes {
	yaml_parser_t parser;
	yaml_event_t event; /* the newest; its text is what nodes point to */
	struct messages *problems;
	uint32_t line; /* is added to the line of every place */
	struct source_cursor cursor; /* at the end of the last text */
	struct place comment; /* after the last text; or 0 */
	unsigned int depth; /* lists and maps that are open */
	bool stopped; /* nothing can be read any more */
	bool peeked; /* the event was only peeked at */
	bool aliased; /* there was an alias */
};

struct yaml_nodes *yaml_nodes_new(const char *text, size_t length,
				  uint32_t line, struct messages *problems)
{
	struct yaml_nodes *nodes = memory_new(1, sizeof(*nodes));

	if (!yaml_parser_initialize(&nodes->parser))
		memory_run_out();
	yaml_parser_set_encoding(&nodes->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&nodes->parser,
				     (const unsigned char *)text, length);
	nodes->cursor = (struct source_cursor){.text = text, .length = length};
	nodes->line = line;
	nodes->problems = problems;
	return nodes;
}

void yaml_nodes_free(struct yaml_nodes *nodes)
{
	yaml_event_delete(&nodes->event);
	yaml_parser_delete(&nodes->parser);
	free(nodes);
}

bool yaml_nodes_stopped(const struct yaml_nodes *nodes)
{
	return nodes->stopped;
}

bool yaml_nodes_aliased(const struct yaml_nodes *nodes)
{
	return nodes->aliased;
}

static struct place place_of(const struct yaml_nodes *nodes,
			     const yaml_mark_t *mark)
{
	return (struct place){nodes->line + (uint32_t)mark->line + 1,
			      (uint32_t)mark->column + 1};
}

/* Whether libyaml stopped at a "?" inside a text in brackets. */
static bool stopped_at_question(const struct yaml_nodes *nodes)
{
	struct source_cursor cursor = nodes->cursor;
	int major, minor, patch;

	yaml_get_version(&major, &minor, &patch);
	if (!yaml_words_question_ends_text(major, minor, patch))
		return false;
	source_cursor_move(&cursor, nodes->parser.problem_mark.index);
	return cursor.at < cursor.length && cursor.text[cursor.at] == '?';
}

/* Adds the probable cause of a missing bracket. */
static void add_suspects(const struct yaml_nodes *nodes, struct buffer *text)
{
	if (nodes->comment.line > 0)
		buffer_format(text,
			      "; the \"#\" at line %u, column %u begins a "
			      "comment that hides the rest of its line",
			      nodes->comment.line - nodes->line,
			      nodes->comment.column);
	if (stopped_at_question(nodes))
		buffer_text(text, "; " YAML_WORDS_QUESTION);
}

/* Adds the error that libyaml found. */
static void complain(struct yaml_nodes *nodes)
{
	const yaml_parser_t *parser = &nodes->parser;
	const char *problem = parser->problem ? parser->problem : "not YAML";
	const struct yaml_words *words =
		yaml_words_find(problem, parser->context);
	struct place place = place_of(nodes, &parser->problem_mark);
	struct place opened = place_of(nodes, &parser->context_mark);
	struct buffer text = {0};

	if (words && words->at_context)
		place = opened;
	buffer_text(&text, words ? words->words : "this is not YAML: ");
	if (!words)
		buffer_text(&text, problem);
	if (words && words->opened)
		buffer_format(&text, " (%s begins at line %u, column %u)",
			      words->opened, opened.line - nodes->line,
			      opened.column);
	add_suspects(nodes, &text);
	messages_add(nodes->problems, place.line, place.column, "%s",
		     buffer_string(&text));
	buffer_release(&text);
}

/* Reads the next event. False: there is none, and a message says why. */
static bool next_event(struct yaml_nodes *nodes)
{
	if (nodes->stopped)
		return false;
	if (nodes->peeked) {
		nodes->peeked = false;
		return true;
	}
	yaml_event_delete(&nodes->event);
	if (yaml_parser_parse(&nodes->parser, &nodes->event))
		return true;
	/* libyaml clears an event only when it begins one. */
	memset(&nodes->event, 0, sizeof(nodes->event));
	if (nodes->parser.error == YAML_MEMORY_ERROR)
		memory_run_out();
	complain(nodes);
	nodes->stopped = true;
	return false;
}

static bool at_event(const struct yaml_nodes *nodes, yaml_event_type_t type)
{
	return !nodes->stopped && nodes->event.type == type;
}

/* Counts an open list or map, and stops reading if there are too many. */
static void open_node(struct yaml_nodes *nodes, struct node *node)
{
	if (nodes->depth++ < DEPTH_MOST)
		return;
	messages_add(nodes->problems, node->place.line, node->place.column,
		     "lists and maps are nested more than %d deep here, so the "
		     "rest of the file was not read; move the inner steps to a "
		     "route of their own and name it in \"then\"",
		     DEPTH_MOST);
	nodes->stopped = true;
	node->kind = NODE_BAD;
}

static void refuse_node(struct yaml_nodes *nodes, struct place place,
			const char *mark, const yaml_char_t *name,
			const char *advice)
{
	struct shown what = shown((const char *)name);

	messages_add(nodes->problems, place.line, place.column, "\"%s%s\": %s",
		     mark, what.text, advice);
}

static void refuse_properties(struct yaml_nodes *nodes, struct place place,
			      const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		refuse_node(
			nodes, place, "&", anchor,
			"anchors are not supported; a text that begins with "
			"\"&\" needs quotes");
	if (tag)
		refuse_node(
			nodes, place, "", tag,
			"tags are not supported; a text that begins with \"!\" "
			"needs quotes");
}

/* Finds the text in the file, and whether a comment follows it. */
static void find_written(struct yaml_nodes *nodes, struct node *node)
{
	struct source_cursor *cursor = &nodes->cursor;
	struct source_comment comment;

	source_cursor_move(cursor, nodes->event.start_mark.index);
	node->written = cursor->text + cursor->at;
	source_cursor_move(cursor, nodes->event.end_mark.index);
	node->written_length =
		(size_t)(cursor->text + cursor->at - node->written);
	nodes->comment.line = 0;
	if (!source_comment_follows(cursor, node->style == STYLE_PLAIN,
				    &comment))
		return;
	node->comment = place_of(nodes, &nodes->event.end_mark);
	node->comment.column += (uint32_t)comment.columns;
	node->cut = comment.cuts;
	if (node->style == STYLE_PLAIN)
		nodes->comment = node->comment;
}

static enum node_style style_of(yaml_scalar_style_t style)
{
	if (style == YAML_PLAIN_SCALAR_STYLE)
		return STYLE_PLAIN;
	if (style == YAML_FOLDED_SCALAR_STYLE)
		return STYLE_FOLDED;
	return style == YAML_LITERAL_SCALAR_STYLE ? STYLE_LITERAL
						  : STYLE_QUOTED;
}

static void take_scalar(struct yaml_nodes *nodes, struct node *node)
{
	const yaml_event_t *event = &nodes->event;

	refuse_properties(nodes, node->place, event->data.scalar.anchor,
			  event->data.scalar.tag);
	node->kind = NODE_TEXT;
	node->text = (const char *)event->data.scalar.value;
	node->length = event->data.scalar.length;
	node->style = style_of(event->data.scalar.style);
	find_written(nodes, node);
	if (node->length <= SCALAR_SIZE_MOST)
		return;
	messages_add(nodes->problems, node->place.line, node->place.column,
		     "this text is longer than %d KiB, the longest allowed",
		     SCALAR_SIZE_MOST >> 10);
	node->kind = NODE_BAD;
}

/* Takes the value that begins with the event. False: none begins there. */
static bool take_node(struct yaml_nodes *nodes, struct node *node)
{
	const yaml_event_t *event = &nodes->event;

	*node = (struct node){.place = place_of(nodes, &event->start_mark)};
	if (event->type == YAML_SCALAR_EVENT) {
		take_scalar(nodes, node);
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		refuse_properties(nodes, node->place,
				  event->data.sequence_start.anchor,
				  event->data.sequence_start.tag);
		node->kind = NODE_LIST;
		node->flow = event->data.sequence_start.style ==
			     YAML_FLOW_SEQUENCE_STYLE;
		open_node(nodes, node);
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		refuse_properties(nodes, node->place,
				  event->data.mapping_start.anchor,
				  event->data.mapping_start.tag);
		node->kind = NODE_MAP;
		open_node(nodes, node);
	} else if (event->type == YAML_ALIAS_EVENT) {
		refuse_node(
			nodes, node->place, "*", event->data.alias.anchor,
			"aliases are not supported; a text that begins with "
			"\"*\" needs quotes");
		node->kind = NODE_BAD;
		nodes->aliased = true;
	} else {
		return false;
	}
	return true;
}

bool yaml_nodes_next(struct yaml_nodes *nodes, struct node *node)
{
	if (!next_event(nodes))
		return false;
	if (take_node(nodes, node))
		return !nodes->stopped;
	nodes->depth--;
	return false;
}

bool yaml_nodes_peek(struct yaml_nodes *nodes)
{
	nodes->peeked = next_event(nodes);
	return nodes->peeked;
}

bool yaml_nodes_at_end(struct yaml_nodes *nodes)
{
	return yaml_nodes_peek(nodes) &&
	       (at_event(nodes, YAML_SEQUENCE_END_EVENT) ||
		at_event(nodes, YAML_MAPPING_END_EVENT));
}

bool yaml_nodes_root(struct yaml_nodes *nodes, struct node *node)
{
	if (!next_event(nodes) || !next_event(nodes))
		return false;
	if (at_event(nodes, YAML_STREAM_END_EVENT)) {
		messages_add(nodes->problems, nodes->line, 0,
			     "the file has no content, or only comments");
		nodes->stopped = true;
		return false;
	}
	return yaml_nodes_next(nodes, node);
}

bool yaml_nodes_end(struct yaml_nodes *nodes)
{
	struct place place;

	/* The first event ends the document, and the second one follows it. */
	if (!next_event(nodes) || !next_event(nodes))
		return false;
	if (at_event(nodes, YAML_STREAM_END_EVENT))
		return true;
	place = place_of(nodes, &nodes->event.start_mark);
	messages_add(nodes->problems, place.line, place.column,
		     "a second YAML document begins here, but a file can "
		     "contain only one");
	return true;
}
