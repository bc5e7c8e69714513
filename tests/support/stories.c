#include "stories.h"

#include "test.h"

#include <stdio.h>

static bool read_text(struct file_text *text, const char *path)
{
	struct message error = {0};

	if (file_read(text, path, &error))
		return true;
	fprintf(stderr, "%s: %s\n", path, error.text);
	return false;
}

static void print_problems(const struct messages *problems, const char *file,
			   const struct file_text *text)
{
	struct buffer report = {0};

	messages_write(problems, file, text->data, text->length, &report);
	fprintf(stderr, "%s", buffer_string(&report));
	buffer_release(&report);
}

static bool load_guide(struct stories *stories)
{
	struct messages problems = {0};
	struct file_text text = {0};
	bool loaded;

	if (!read_text(&text, STORIES_GUIDE))
		return false;
	loaded = guide_load(&stories->guide, text.data, text.length, &problems);
	print_problems(&problems, STORIES_GUIDE, &text);
	file_text_release(&text);
	return loaded;
}

static bool load_scenarios(struct stories *stories)
{
	struct messages problems = {0};
	struct file_text text = {0};
	bool loaded;

	if (!read_text(&text, STORIES_FILE))
		return false;
	loaded = scenarios_load(&stories->scenarios, &stories->guide, text.data,
				text.length, &problems);
	print_problems(&problems, STORIES_FILE, &text);
	file_text_release(&text);
	return loaded;
}

bool stories_load(struct stories *stories)
{
	return load_guide(stories) && load_scenarios(stories);
}

void stories_release(struct stories *stories)
{
	scenarios_release(&stories->scenarios);
	guide_release(&stories->guide);
}
