#include "command/guide_file.h"

#include "command/say.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PLACES = 3 };

/*
 * The path of the program's file, without links; the caller frees it. NULL:
 * unknown.
 */
static char *program_file(const char *program)
{
	char *file = realpath("/proc/self/exe", NULL);

	if (file == NULL && strchr(program, '/') != NULL)
		file = realpath(program, NULL);
	return file;
}

/* Appends the path `to`, as seen from the program's folder. */
static void add_beside(struct buffer *path, const char *file, const char *to)
{
	const char *slash = file == NULL ? NULL : strrchr(file, '/');

	if (slash == NULL)
		return;
	buffer_add(path, file, (size_t)(slash - file));
	buffer_text(path, to);
}

/* Lists the places of the default guide; "" if one is unknown. */
static void list_places(struct buffer places[PLACES], const char *program)
{
	char *file = program_file(program);

	buffer_text(&places[0], CHARGEFIX_GUIDE_INSTALLED);
	add_beside(&places[1], file, "/../share/chargefix/charging.yaml");
	add_beside(&places[2], file, "/../data/charging.yaml");
	free(file);
}

static bool tell_none(const char *program, struct buffer *wrong)
{
	struct buffer places[PLACES] = {0};

	list_places(places, program);
	buffer_text(wrong, "chargefix: no guide was found. Looked for:\n");
	for (size_t i = 0; i < PLACES; i++) {
		if (places[i].length > 0)
			buffer_format(wrong, "  %s\n",
				      buffer_string(&places[i]));
		buffer_release(&places[i]);
	}
	buffer_text(wrong, "Name one with -g GUIDE, or in the environment "
			   "variable CHARGEFIX_GUIDE.\n");
	return false;
}

/* Loads file->text, which came from `path`. */
static bool load_file(struct guide_file *file, const char *path,
		      struct buffer *wrong)
{
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
	struct messages problems = {0};

	if (guide_load_file(&file->guide, &file->text, path, &problems)) {
		file->hashed.text = file->text.data;
		file->hashed.length = file->text.length;
		return true;
	}
	messages_write(&problems, name, file->text.data, file->text.length,
		       wrong);
	file_text_release(&file->text);
	return false;
}

/* Opens a guide. Errors are added to `wrong`, in lines. */
static bool open_path(struct guide_file *file, const char *path,
		      struct buffer *wrong)
{
	struct message error = {0};

	if (!file_read(&file->text, path, &error)) {
		buffer_text(wrong, "chargefix: ");
		say_cut(wrong, path, strlen(path));
		buffer_format(wrong, ": %s\n", error.text);
		return false;
	}
	return load_file(file, path, wrong);
}

bool guide_file_find(struct buffer *path, const char *program)
{
	struct buffer places[PLACES] = {0};
	bool found = false;

	list_places(places, program);
	for (size_t i = 0; i < PLACES; i++) {
		if (!found && places[i].length > 0 &&
		    access(places[i].data, F_OK) == 0) {
			buffer_text(path, places[i].data);
			found = true;
		}
		buffer_release(&places[i]);
	}
	return found;
}

static bool open_first(struct guide_file *file, const char *program,
		       struct buffer *wrong)
{
	struct buffer path = {0};
	bool opened = guide_file_find(&path, program)
			      ? open_path(file, path.data, wrong)
			      : tell_none(program, wrong);

	buffer_release(&path);
	return opened;
}

static bool open_any(struct guide_file *file, const char *name,
		     const char *program, struct buffer *wrong)
{
	*file = (struct guide_file){0};
	return name != NULL ? open_path(file, name, wrong)
			    : open_first(file, program, wrong);
}

bool guide_file_open(struct guide_file *file, const char *name,
		     const char *program)
{
	struct buffer wrong = {0};
	bool opened = open_any(file, name, program, &wrong);

	say_text(stderr, buffer_string(&wrong), wrong.length);
	buffer_release(&wrong);
	return opened;
}

bool guide_file_look(struct guide_file *file, const char *name,
		     const char *program)
{
	struct buffer wrong = {0};
	bool piped = name != NULL && strcmp(name, "-") == 0;
	bool opened = !piped && open_any(file, name, program, &wrong);

	buffer_release(&wrong);
	return opened;
}

void guide_file_release(struct guide_file *file)
{
	guide_release(&file->guide);
	file_text_release(&file->text);
}
