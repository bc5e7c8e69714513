#include "guide/loader.h"

#include "chargefix/load.h"
#include "guide/source_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct name *included(const struct loader *loader, size_t *count)
{
	*count = loader->includes.used / sizeof(struct name);
	return (const struct name *)loader->includes.data;
}

/* The same name further up in the list, or NULL. */
static const struct name *find_included(const struct loader *loader,
					const char *text)
{
	size_t count;
	const struct name *names = included(loader, &count);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i].text, text) == 0)
			return &names[i];
	}
	return NULL;
}

static void read_include(struct reader *reader, const struct node *node,
			 void *slot)
{
	struct loader *loader = reader_context(reader);
	struct name name = {NULL, node->place};
	const struct name *first;

	(void)slot;
	read_line(reader, node, &name.text);
	if (!name.text)
		return;
	first = find_included(loader, name.text);
	if (first)
		messages_add(loader->problems, node->place.line,
			     node->place.column,
			     "\"%s\" is already included at line %u",
			     shown(name.text).text, first->place.line);
	else if (loader->includes.used == INCLUDES_MOST * sizeof(name))
		messages_add(loader->problems, node->place.line,
			     node->place.column,
			     "a guide can't include more than %d files",
			     INCLUDES_MOST);
	else
		stack_push(&loader->includes, &name, sizeof(name));
}

void read_includes(struct reader *reader, const struct node *node, void *slot)
{
	struct loader *loader = reader_context(reader);
	struct node item;

	loader->includes_files = true;
	if (node->kind != NODE_LIST) {
		read_include(reader, node, slot);
		return;
	}
	if (!reader_expect(reader, node, NODE_LIST,
			   "a file or a list of files"))
		return;
	while (reader_item(reader, node, &item))
		read_include(reader, &item, slot);
}

/* Whether ".." is a part of the path. */
static bool leads_up(const char *path)
{
	while (*path) {
		size_t length = strcspn(path, "/");

		if (length == 2 && strncmp(path, "..", length) == 0)
			return true;
		path += length + (path[length] == '/');
	}
	return false;
}

/* Whether the file is in the folder, both absolute and without links. */
static bool is_inside(const char *file, const char *folder)
{
	size_t length = strlen(folder);

	return strncmp(file, folder, length) == 0 &&
	       (folder[length - 1] == '/' || strchr("/", file[length]));
}

/* Finds where the path leads, without links; the caller frees it. */
static char *real_path(const char *guide, const char *name,
		       struct message *error)
{
	struct file_part part = {.name = name, .name_length = strlen(name)};
	struct buffer path = {0};
	char *real;

	file_part_path(&path, guide, &part);
	real = realpath(buffer_string(&path), NULL);
	if (!real)
		file_explain(error, errno);
	buffer_release(&path);
	return real;
}

/* Reads a file in the guide's folder or below it. */
static bool read_inside(struct file_text *text, const char *guide,
			const char *name, struct message *error)
{
	char *file = real_path(guide, name, error);
	char *folder = file ? real_path(guide, ".", error) : NULL;
	bool done = folder && (is_inside(file, folder) ||
			       message_set(error, "a symbolic link leads out "
						  "of the guide's folder"));

	done = done && file_read(text, file, error);
	free(file);
	free(folder);
	return done;
}

static bool read_included(struct file_text *text, const char *guide,
			  const char *name, struct message *error)
{
	if (!guide || file_is_stream(guide))
		return message_set(error,
				   "a guide that is read from standard input "
				   "or a pipe has no folder");
	if (name[0] == '/' || leads_up(name))
		return message_set(error,
				   "the path must be relative to the guide's "
				   "folder and can't contain \"..\"");
	return read_inside(text, guide, name, error);
}

/* Adds the file's text, below a mark with its name, to that of the guide. */
static bool add_text(struct loader *loader, const char *name,
		     const struct file_text *file, struct message *error)
{
	struct file_text *whole = loader->read_text;
	size_t bom = source_text_mark(file->data, file->length);
	struct buffer mark = {0};
	bool fits;

	if (file_part_is_marked(file->data, file->length))
		return message_set(error, "it contains other files already");
	if (whole->length > 0 && whole->data[whole->length - 1] != '\n')
		buffer_text(&mark, "\n");
	file_part_mark(&mark, name);
	fits = whole->length + mark.length + file->length <= FILE_SIZE_MOST;
	if (fits) {
		file_text_add(whole, mark.data, mark.length);
		file_text_add(whole, file->data + bom, file->length - bom);
		loader->text = whole->data;
		loader->length = whole->length;
	} else {
		loader->is_full = true;
		message_set(error,
			    "with it, the guide is larger than %d MiB, the "
			    "largest size allowed",
			    FILE_SIZE_MOST >> 20);
	}
	buffer_release(&mark);
	return fits;
}

/* Reads a file and adds its text. */
static bool add_file(struct loader *loader, const struct name *name)
{
	struct message error = {0};
	struct file_text file = {0};
	bool done = read_included(&file, loader->path, name->text, &error) &&
		    add_text(loader, name->text, &file, &error);

	file_text_release(&file);
	if (!done)
		messages_add(loader->problems, name->place.line,
			     name->place.column, "can't include \"%s\": %s",
			     shown(name->text).text, error.text);
	return done;
}

static bool add_files(struct loader *loader)
{
	size_t count;
	const struct name *names = included(loader, &count);
	bool done = true;

	for (size_t i = 0; i < count && !loader->is_full; i++)
		done &= add_file(loader, &names[i]);
	return done;
}

static bool has_name(const struct file_part *part, const struct name *name)
{
	return strlen(name->text) == part->name_length &&
	       memcmp(name->text, part->name, part->name_length) == 0;
}

static bool refuse_order(struct loader *loader, size_t line)
{
	messages_add(loader->problems, line, 0,
		     "the files that follow the guide must be those that "
		     "\"include\" names, in the same order");
	return false;
}

/* Whether the text has all files that the guide includes, in that order. */
static bool check_files(struct loader *loader)
{
	size_t count;
	const struct name *names = included(loader, &count);
	struct file_part part = {0};
	size_t i = 0;

	file_part_next(&part, loader->text, loader->length);
	while (file_part_next(&part, loader->text, loader->length)) {
		if (i == count || !has_name(&part, &names[i]))
			return refuse_order(loader, part.line);
		i++;
	}
	return i == count || refuse_order(loader, names[i].place.line);
}

bool include_files(struct loader *loader)
{
	return loader->is_marked ? check_files(loader) : add_files(loader);
}
