/*
 * What loading a guide costs, beside what libyaml alone costs.
 *
 *	bench_load write STEPS	writes a generated guide
 *	bench_load read FILE	reads the file and does nothing with it
 *	bench_load bare FILE	and runs yaml_parser_parse to its end
 *	bench_load load FILE	and loads it as a guide
 *	bench_load time FILE	how long the last two take, and their ratio
 *	bench_load held FILE	the memory that text and guide take once loaded
 */
#include "chargefix/load.h"

#include "generate_guide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

enum { ROUNDS = 15 };

static bool parse_bare(const struct file_text *text)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool ended = false;

	if (!yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_input_string(&parser, (const unsigned char *)text->data,
				     text->length);
	while (!ended && yaml_parser_parse(&parser, &event)) {
		ended = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return ended;
}

static bool load(const struct file_text *text)
{
	static struct messages problems;
	struct guide guide;
	bool loaded = guide_load(&guide, text->data, text->length, &problems);

	if (loaded)
		guide_release(&guide);
	return loaded;
}

static double seconds(bool (*work)(const struct file_text *text),
		      const struct file_text *text)
{
	struct timespec from, to;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	if (!work(text))
		fprintf(stderr, "bench_load: not a good guide\n");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	return (double)(to.tv_sec - from.tv_sec) +
	       (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* The best of many rounds, both in turn, so that both have the same luck. */
static bool compare(const struct file_text *text)
{
	double bare = 1e9, loaded = 1e9;

	for (int round = 0; round < ROUNDS; round++) {
		double now = seconds(parse_bare, text);

		bare = now < bare ? now : bare;
		now = seconds(load, text);
		loaded = now < loaded ? now : loaded;
	}
	printf("bare %.3f ms, load %.3f ms, ratio %.3f\n", bare * 1e3,
	       loaded * 1e3, loaded / bare);
	return true;
}

static bool write_guide(const char *steps)
{
	struct buffer text = {0};
	bool written;

	generate_guide(&text, (size_t)strtoul(steps, NULL, 10));
	written = fwrite(text.data, 1, text.length, stdout) == text.length;
	buffer_release(&text);
	return written;
}

static bool show_held(const struct file_text *text)
{
	static struct messages problems;
	struct guide guide;
	size_t held;

	if (!guide_load(&guide, text->data, text->length, &problems))
		return false;
	held = guide.arena.held + text->length;
	printf("%zu bytes held, %.2f a byte\n", held,
	       (double)held / (double)text->length);
	guide_release(&guide);
	return true;
}

static bool do_nothing(const struct file_text *text)
{
	return text->data != NULL;
}

static bool work_on(const char *path,
		    bool (*work)(const struct file_text *text))
{
	struct file_text text;
	struct message error;
	bool done;

	if (!file_read(&text, path, &error)) {
		fprintf(stderr, "%s: %s\n", path, error.text);
		return false;
	}
	done = work(&text);
	file_text_release(&text);
	return done;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		bool (*work)(const struct file_text *text);
	} works[] = {
		{"read", do_nothing}, {"bare", parse_bare}, {"load", load},
		{"time", compare},    {"held", show_held},
	};

	if (argc == 3 && strcmp(argv[1], "write") == 0)
		return write_guide(argv[2]) ? 0 : 1;
	for (size_t i = 0; argc == 3 && i < sizeof(works) / sizeof(works[0]);
	     i++) {
		if (strcmp(argv[1], works[i].name) == 0)
			return work_on(argv[2], works[i].work) ? 0 : 1;
	}
	fprintf(stderr, "usage: bench_load write STEPS | "
			"read|bare|load|time|held FILE\n");
	return 2;
}
