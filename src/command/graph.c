#include "chargefix/graph.h"

#include "chargefix/command.h"
#include "chargefix/memory.h"
#include "chargefix/text.h"
#include "command/guide_file.h"
#include "command/options.h"
#include "command/recorded.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int refuse_route(const struct guide *guide, const char *name)
{
	struct buffer names = {0};
	int status;

	for (size_t i = 0; i < guide->route_count; i++)
		buffer_format(&names, "%s%s", i > 0 ? ", " : "",
			      guide->routes[i].id);
	if (guide->route_count > 0)
		status = say_failed("there is no route \"%s\"; the guide has: "
				    "%s",
				    name, buffer_string(&names));
	else
		status = say_failed("there is no route \"%s\": the guide has "
				    "none",
				    name);
	buffer_release(&names);
	return status;
}

static bool find_route(struct graph_input *input, const char *name)
{
	const struct guide *guide = input->guide;

	for (size_t i = 0; i < guide->route_count; i++) {
		if (strcmp(guide->routes[i].id, name) == 0)
			input->route = &guide->routes[i];
	}
	return input->route != NULL;
}

/* Prints the part of the guide that the options ask for. */
static int print_drawing(struct graph_input *input,
			 const struct options *options)
{
	const struct graph_format *format = &graph_formats[options->format];
	struct buffer out = {0};
	int status;

	if (options->route && !find_route(input, options->route))
		return refuse_route(input->guide, options->route);
	input->utf8 = text_locale_is_utf8();
	input->columns = say_columns();
	format->write(input, &out);
	status = say_result(&out, format->exact);
	buffer_release(&out);
	return status;
}

static int draw_guide(const struct options *options)
{
	struct guide_file file;
	int status;

	const char *name = options->operand ? options->operand : options->guide;

	if (!guide_file_open(&file, name, options->called))
		return STATUS_FAILED;
	struct graph_input input = {.guide = &file.guide};
	status = print_drawing(&input, options);
	guide_file_release(&file);
	return status;
}

/* If a guide was named as well, says when it isn't the one that is drawn. */
static void compare_guides(const struct recorded *recorded, const char *path)
{
	const struct guide *guide = interview_walk(recorded->interview)->guide;
	const char *sha256 = recorded->row->guide_sha256;
	struct messages problems = {0};
	struct file_text text;
	struct message error;
	struct guide named;
	char hash[65];

	if (!path || !file_read(&text, path, &error))
		return;
	if (guide_load_file(&named, &text, path, &problems))
		guide_release(&named);
	store_hash(text.data, text.length, hash);
	if (strcmp(hash, sha256) != 0)
		say(stderr,
		    "chargefix: drawing the guide that case %lld was started "
		    "with, %s %s; %s is a different one\n",
		    (long long)recorded->row->number, guide->id, guide->version,
		    path);
	file_text_release(&text);
}

static int draw_walk(const struct walk *walk, const struct options *options)
{
	struct graph_mark *marks =
		memory_new(walk->path_count + 1, sizeof(*marks));
	struct graph_input input = {
		.guide = walk->guide,
		.marks = marks,
		.mark_count = walk->path_count,
		.reached = walk->diagnosis,
	};
	int status;

	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = &walk->given[walk->path[i]];

		marks[i] = (struct graph_mark){given->step, given->chosen};
	}
	status = print_drawing(&input, options);
	free(marks);
	return status;
}

static int draw_case(const struct options *options)
{
	struct recorded recorded;
	int status;

	if (!recorded_open(&recorded, options, options->marked))
		return STATUS_FAILED;
	compare_guides(&recorded, options->operand);
	status = draw_walk(interview_walk(recorded.interview), options);
	recorded_release(&recorded);
	return status;
}

static int graph(const struct options *options)
{
	return options->marked ? draw_case(options) : draw_guide(options);
}

const struct command command_graph = {
	.name = "graph",
	.summary = "draw a guide, or the path of a case",
	.operand = "[GUIDE]",
	.about = "Draws a guide for Graphviz (dot -Tsvg), for Mermaid, or as a "
		 "tree to read in the terminal. Without GUIDE, draws the guide "
		 "that \"chargefix run\" would use. \"-\" is standard input.",
	.format_name = graph_format_name,
	.groups = OPTIONS_FORMAT | OPTIONS_MARK | OPTIONS_RECORD,
	.settings = true,
	.run = graph,
};
