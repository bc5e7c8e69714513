#include "command/settings_file.h"

#include "chargefix/load.h"
#include "command/say.h"
#include "guide/odd_notes.h"
#include "guide/reader.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A value as written in the file. */
struct value {
	const char *(*words)(size_t index); /* that it may be; or NULL: any */
	const char *text; /* NULL: none was given */
	bool on; /* the flag's value, if `given` */
	bool given;
	struct place place;
};

struct file {
	struct buffer path;
	struct file_text text;
	struct value values[SETTINGS];
};

/* Only absolute paths count, by the XDG base directory specification. */
static bool add_in(struct buffer *path, const char *folder, size_t length,
		   const char *below)
{
	buffer_clear(path);
	if (length == 0 || folder[0] != '/')
		return false;
	buffer_add(path, folder, length);
	buffer_text(path, below);
	return true;
}

void settings_file_own(struct buffer *path)
{
	const char *config = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (!config ||
	    !add_in(path, config, strlen(config), "/chargefix/config.yaml"))
		if (home)
			add_in(path, home, strlen(home),
			       "/.config/chargefix/config.yaml");
}

/* Finds the first file that exists. False: none does. */
static bool find_file(struct buffer *path)
{
	const char *folders = getenv("XDG_CONFIG_DIRS");

	settings_file_own(path);
	if (path->length > 0 && access(path->data, F_OK) == 0)
		return true;
	if (!folders || !*folders)
		folders = "/etc/xdg";
	while (*folders) {
		size_t length = strcspn(folders, ":");

		if (add_in(path, folders, length, "/chargefix/config.yaml") &&
		    access(path->data, F_OK) == 0)
			return true;
		folders += length + (folders[length] == ':');
	}
	return false;
}

static void read_flag_value(struct reader *reader, const struct node *node,
			    void *slot)
{
	struct value *value = slot;

	value->given = true;
	value->place = node->place;
	read_flag(reader, node, &value->on);
}

static void read_text_value(struct reader *reader, const struct node *node,
			    void *slot)
{
	struct value *value = slot;

	value->place = node->place;
	read_line(reader, node, &value->text);
}

static void read_lines_value(struct reader *reader, const struct node *node,
			     void *slot)
{
	struct value *value = slot;

	value->place = node->place;
	read_lines(reader, node, &value->text);
}

static void read_detail_value(struct reader *reader, const struct node *node,
			      void *slot)
{
	const struct value *value = slot;

	read_text_value(reader, node, slot);
	if (value->text && strlen(value->text) > DETAIL_SIZE_MOST)
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "%s is too long: at most %d bytes are allowed",
			     node_label(node).text, DETAIL_SIZE_MOST);
}

static void read_days_value(struct reader *reader, const struct node *node,
			    void *slot)
{
	const struct value *value = slot;

	read_text_value(reader, node, slot);
	if (value->text && !settings_days(value->text))
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "%s must be a number of days from 1 to 9999",
			     node_label(node).text);
}

static const char *detail_word(size_t index)
{
	return index < DETAILS ? detail_facts[index].word : NULL;
}

static void read_word(struct reader *reader, const struct node *node,
		      struct detail_list *list)
{
	enum detail detail =
		node->kind == NODE_TEXT ? detail_parse(node->text) : DETAILS;
	struct buffer words = {0};

	buffer_text(&words, "one of ");
	settings_words(&words, detail_word, ", ");
	if (detail == DETAILS)
		reader_mismatch(reader, node, buffer_string(&words));
	else if (detail_list_has(list, detail))
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column, "\"%s\" is in this list twice",
			     detail_facts[detail].word);
	else
		detail_list_add(list, detail);
	buffer_release(&words);
}

/* A list, which may be empty, or one word. */
static void read_words_value(struct reader *reader, const struct node *node,
			     void *slot)
{
	struct detail_list list = {.count = 0};
	struct value *value = slot;
	struct buffer text = {0};
	struct node item;

	value->place = node->place;
	if (node->kind == NODE_LIST)
		while (reader_item(reader, node, &item))
			read_word(reader, &item, &list);
	else
		read_word(reader, node, &list);
	detail_list_write(&text, &list);
	value->text =
		reader_keep_text(reader, buffer_string(&text), text.length);
	buffer_release(&text);
}

static void read_word_value(struct reader *reader, const struct node *node,
			    void *slot)
{
	struct buffer names = {0};
	struct value *value = slot;

	value->place = node->place;
	for (size_t i = 0; value->words(i); i++) {
		if (node_is(node, value->words(i)))
			value->text = value->words(i);
	}
	buffer_text(&names, "one of ");
	settings_words(&names, value->words, ", ");
	if (!value->text)
		reader_mismatch(reader, node, buffer_string(&names));
	buffer_release(&names);
}

static node_read *const reads[SETTING_KINDS] = {
	[SETTING_FLAG] = read_flag_value,
	[SETTING_TEXT] = read_text_value,
	[SETTING_LINES] = read_lines_value,
	[SETTING_PATH] = read_text_value,
	[SETTING_DETAIL] = read_detail_value,
	[SETTING_WORDS] = read_words_value,
	[SETTING_WORD] = read_word_value,
	[SETTING_DAYS] = read_days_value,
};

static void read_values(struct reader *reader, struct value values[SETTINGS])
{
	struct field fields[FIELDS_MOST];
	struct record record = {"a settings file", fields, 0};
	struct node root;

	for (size_t i = 0; i < SETTINGS; i++) {
		values[i].words = settings[i].words;
		if (settings[i].key)
			fields[record.count++] = (struct field){
				.key = settings[i].key,
				.read = reads[settings[i].kind],
				.offset = i * sizeof(*values),
			};
	}
	if (!reader_root(reader, &root))
		return;
	reader_record(reader, &root, &record, values);
	reader_end(reader);
}

/* Whether the file has only comments: it is then the same as no file. */
static bool sets_nothing(const char *text)
{
	while (*text) {
		text += strspn(text, " \t\r\n");
		if (*text && *text != '#')
			return false;
		text += strcspn(text, "\n");
	}
	return true;
}

/* Returns false after printing a message. */
static bool read_file(struct file *file, struct arena *arena)
{
	struct messages problems = {0};
	struct message error = {0};
	struct reader *reader;

	if (!file_read(&file->text, file->path.data, &error)) {
		say_failed("%s: %s", file->path.data, error.text);
		return false;
	}
	if (sets_nothing(file->text.data))
		return true;
	reader = reader_new(file->text.data, file->text.length, arena, NULL,
			    &problems);
	if (reader) {
		read_values(reader, file->values);
		reader_free(reader);
	}
	if (problems.count == 0)
		return true;
	messages_sort(&problems);
	odd_notes_add(&problems, file->text.data, file->text.length);
	return say_problems(&problems, file->path.data, &file->text);
}

/* Paths are relative to the folder of the file; "~/" is the home folder. */
static const char *complete_path(const char *path, const char *file,
				 struct arena *arena)
{
	const char *home = getenv("HOME");
	struct buffer whole = {0};
	const char *taken;

	if (path[0] == '/')
		return path;
	if (strncmp(path, "~/", 2) == 0 && home)
		buffer_format(&whole, "%s/%s", home, path + 2);
	else
		buffer_format(&whole, "%.*s/%s",
			      (int)(strrchr(file, '/') - file), file, path);
	taken = arena_text(arena, whole.data, whole.length);
	buffer_release(&whole);
	return taken;
}

static void take_value(struct options *options, const struct setting *setting,
		       const struct value *value, const char *file)
{
	void *slot = (char *)options + setting->slot;

	if (!value->given && !value->text)
		return;
	options->origins[setting->id] = ORIGIN_FILE;
	options->lines[setting->id] = value->place.line;
	if (setting->kind == SETTING_FLAG)
		*(bool *)slot = value->on;
	else if (setting->kind == SETTING_PATH)
		*(const char **)slot =
			complete_path(value->text, file, &options->arena);
	else
		*(const char **)slot = value->text;
}

/* Takes a setting's variable; all such settings are texts. */
static bool take_variable(struct options *options,
			  const struct setting *setting)
{
	const char *set =
		setting->environment ? getenv(setting->environment) : NULL;

	if (!set || !*set)
		return false;
	*(const char **)((char *)options + setting->slot) = set;
	options->origins[setting->id] = ORIGIN_ENVIRONMENT;
	return true;
}

bool settings_file_take(struct options *options)
{
	struct file file = {0};
	bool there = find_file(&file.path);
	bool done = !there || read_file(&file, &options->arena);

	for (size_t i = 0; done && i < SETTINGS; i++) {
		if (options->origins[i] != ORIGIN_OPTION &&
		    !take_variable(options, &settings[i]))
			take_value(options, &settings[i], &file.values[i],
				   buffer_string(&file.path));
	}
	if (there)
		options->settings_file = arena_text(
			&options->arena, file.path.data, file.path.length);
	file_text_release(&file.text);
	buffer_release(&file.path);
	return done;
}
