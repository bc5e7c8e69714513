#include "guide/yaml_nodes.h"

#include "chargefix/load.h"
#include "chargefix/memory.h"
#include "guide/yaml_words.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct yaml_nodes {
	yaml_parser_t parser;
	yaml_event_t event; /* the newest; its text is what nodes point to */
	struct messages *problems;
	unsigned int depth; /* lists and maps that are open */
	bool stopped; /* nothing can be read any more */
	bool peeked; /* the event is still to be read */
	bool aliased; /* there was an alias */
};

struct yaml_nodes *yaml_nodes_new(const char *text, size_t length,
				  struct messages *problems)
{
	struct yaml_nodes *nodes = memory_new(1, sizeof(*nodes));

	if (!yaml_parser_initialize(&nodes->parser))
		memory_run_out();
	yaml_parser_set_encoding(&nodes->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&nodes->parser,
				     (const unsigned char *)text, length);
	nodes->problems = problems;
	return nodes;
}

void yaml_nodes_free(struct yaml_nodes *nodes)
{
	yaml_event_delete(&nodes->event);
	yaml_parser_delete(&nodes->parser);
	free(nodes);
}

void yaml_nodes_stop(struct yaml_nodes *nodes)
{
	nodes->stopped = true;
}

bool yaml_nodes_stopped(const struct yaml_nodes *nodes)
{
	return nodes->stopped;
}

bool yaml_nodes_aliased(const struct yaml_nodes *nodes)
{
	return nodes->aliased;
}

static struct place place_of(const yaml_mark_t *mark)
{
	return (struct place){(uint32_t)mark->line + 1,
			      (uint32_t)mark->column + 1};
}

/* What libyaml took for the end of a text before version 0.2.5. */
static const char *old_reading(const char *problem)
{
	int major;
	int minor;
	int patch;

	yaml_get_version(&major, &minor, &patch);
	if (major > 0 || minor > 2 || patch >= 5 ||
	    strncmp(problem, "did not find expected ','", 25) != 0)
		return "";
	return ". This libyaml is older than 0.2.5, which also ends a text at "
	       "\"?\" inside braces: put the text in quotes";
}

/* Adds what libyaml found wrong. */
static void complain(struct yaml_nodes *nodes)
{
	const yaml_parser_t *parser = &nodes->parser;
	const char *problem = parser->problem ? parser->problem : "not YAML";
	const struct yaml_words *words =
		yaml_words_find(problem, parser->context);
	struct place place = place_of(&parser->problem_mark);
	struct place opened = place_of(&parser->context_mark);

	if (words && words->at_context)
		place = opened;
	if (words && words->opened)
		messages_add(nodes->problems, place.line, place.column,
			     "%s (%s begins at line %u, column %u)%s",
			     words->words, words->opened, opened.line,
			     opened.column, old_reading(problem));
	else
		messages_add(nodes->problems, place.line, place.column,
			     words ? "%s" : "this is not YAML: %s",
			     words ? words->words : problem);
}

/* Reads the next event; false: there is none, and a message says why. */
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

/* One more list or map is open: not too many, or the reading ends. */
static void open_node(struct yaml_nodes *nodes, struct node *node)
{
	if (nodes->depth++ < DEPTH_MOST)
		return;
	messages_add(nodes->problems, node->place.line, node->place.column,
		     "lists and maps are more than %d deep here; the rest of "
		     "the file was not read",
		     DEPTH_MOST);
	nodes->stopped = true;
	node->kind = NODE_BAD;
}

static void refuse(struct yaml_nodes *nodes, struct place place,
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
		refuse(nodes, place, "&", anchor,
		       "anchors are not part of the format; a text that "
		       "begins with \"&\" needs quotes");
	if (tag)
		refuse(nodes, place, "", tag,
		       "tags are not part of the format; a text that begins "
		       "with \"!\" needs quotes");
}

static void take_scalar(struct yaml_nodes *nodes, struct node *node)
{
	const yaml_event_t *event = &nodes->event;

	refuse_properties(nodes, node->place, event->data.scalar.anchor,
			  event->data.scalar.tag);
	node->kind = NODE_TEXT;
	node->text = (const char *)event->data.scalar.value;
	node->length = event->data.scalar.length;
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (node->length <= SCALAR_SIZE_MOST)
		return;
	messages_add(nodes->problems, node->place.line, node->place.column,
		     "this text is longer than %d KiB, which is the most that "
		     "is read",
		     SCALAR_SIZE_MOST >> 10);
	node->kind = NODE_BAD;
}

/* The value that begins with the event; false: it is no beginning of one. */
static bool take_node(struct yaml_nodes *nodes, struct node *node)
{
	const yaml_event_t *event = &nodes->event;

	*node = (struct node){.place = place_of(&event->start_mark)};
	if (event->type == YAML_SCALAR_EVENT) {
		take_scalar(nodes, node);
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		refuse_properties(nodes, node->place,
				  event->data.sequence_start.anchor,
				  event->data.sequence_start.tag);
		node->kind = NODE_LIST;
		open_node(nodes, node);
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		refuse_properties(nodes, node->place,
				  event->data.mapping_start.anchor,
				  event->data.mapping_start.tag);
		node->kind = NODE_MAP;
		open_node(nodes, node);
	} else if (event->type == YAML_ALIAS_EVENT) {
		refuse(nodes, node->place, "*", event->data.alias.anchor,
		       "aliases are not part of the format; a text that "
		       "begins with \"*\" needs quotes");
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
		messages_add(nodes->problems, 0, 0,
			     "the file is empty but for comments");
		nodes->stopped = true;
		return false;
	}
	return yaml_nodes_next(nodes, node);
}

bool yaml_nodes_end(struct yaml_nodes *nodes)
{
	struct place place;

	/* The document's end, and what comes after it. */
	if (!next_event(nodes) || !next_event(nodes))
		return false;
	if (at_event(nodes, YAML_STREAM_END_EVENT))
		return true;
	place = place_of(&nodes->event.start_mark);
	messages_add(nodes->problems, place.line, place.column,
		     "a second document begins here; a file holds one");
	return true;
}
