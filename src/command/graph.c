#include "chargefix/graph.h"

#include "chargefix/command.h"
#include "chargefix/text.h"
#include "command/guide_file.h"
#include "command/options.h"
#include "command/recorded.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>

static const struct usage usage = {
	.command = "graph",
	.operand = "[GUIDE]",
	.about = "Draws a guide: for Graphviz (dot -Tsvg), for Mermaid, or as "
		 "a tree to read in the terminal.",
	.formats = graph_formats,
	.groups = OPTIONS_FORMAT | OPTIONS_MARK | OPTIONS_RECORD,
};

static int draw(const struct graph_input *input, const char *name)
{
	const struct graph_format *format = graph_format(name);
	struct buffer out = {0};
	int status;

	format->write(input, &out);
	status = format->exact ? say_exact(&out) : say_result(&out);
	buffer_release(&out);
	return status;
}

static int draw_guide(const struct options *options, const char *program)
{
	struct guide_file file;
	int status;

	if (!guide_file_open(&file, options->operand, program))
		return STATUS_FAILED;
	struct graph_input input = {
		.guide = &file.guide,
		.utf8 = text_locale_is_utf8(),
	};
	status = draw(&input, options->format);
	guide_file_release(&file);
	return status;
}

/* Who named a guide as well is told when it is not the one that is drawn. */
static void compare(const struct recorded *recorded, const char *path)
{
	const struct file_text *own = &recorded->file.text;
	struct file_text text;
	struct message error;

	if (!path || !file_read(&text, path, &error))
		return;
	if (text.length != own->length ||
	    memcmp(text.data, own->data, own->length) != 0)
		say(stderr,
		    "chargefix: case %lld was walked with another version of "
		    "%s; that one is drawn\n",
		    (long long)recorded->found.row.number, path);
	file_text_release(&text);
}

static int draw_walk(const struct walk *walk, const char *format)
{
	struct graph_mark *marks = calloc(walk->path_count + 1, sizeof(*marks));
	struct graph_input input = {
		.guide = walk->guide,
		.marks = marks,
		.mark_count = walk->path_count,
		.reached = walk->diagnosis,
		.utf8 = text_locale_is_utf8(),
	};
	int status;

	if (!marks)
		return say_failed("memory ran out");
	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = &walk->given[walk->path[i]];

		marks[i] = (struct graph_mark){given->step, given->chosen};
	}
	status = draw(&input, format);
	free(marks);
	return status;
}

static int draw_case(const struct options *options)
{
	struct recorded recorded;
	int status;

	if (!recorded_open(&recorded, options->store, options->marked))
		return STATUS_FAILED;
	compare(&recorded, options->operand);
	status = draw_walk(interview_walk(recorded.interview), options->format);
	recorded_release(&recorded);
	return status;
}

int command_graph(int argc, char **argv)
{
	struct options options;
	enum options_result result = options_read(&options, &usage, argc, argv);

	if (result != OPTIONS_READ)
		return options_status(result);
	if (options.marked)
		return draw_case(&options);
	return draw_guide(&options, argv[0]);
}
