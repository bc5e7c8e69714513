/* Reading a record that was written out. */
#include "chargefix/import.h"

#include "chargefix/command.h"
#include "chargefix/exported.h"
#include "command/line_source.h"
#include "command/options.h"
#include "command/record.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>

/* A file being read. */
struct importer {
	struct store *store;
	struct store_import *import; /* NULL before the first line */
	struct line_source lines;
	enum exported_kind kind; /* of the last line */
	struct exported_counts counts;
	struct message error;
};

/* Whether a line of that kind may come next. */
static bool may_come(struct importer *importer, enum exported_kind kind)
{
	if (!importer->import && kind != EXPORTED_RECORD)
		return message_set(&importer->error,
				   "the first line must be a %s, not a %s",
				   exported_words[EXPORTED_RECORD],
				   exported_words[kind]);
	if (importer->import &&
	    (kind < importer->kind || kind == EXPORTED_RECORD ||
	     importer->kind == EXPORTED_END))
		return message_set(&importer->error,
				   "a line of type %s can't come after one of "
				   "type %s",
				   exported_words[kind],
				   exported_words[importer->kind]);
	importer->kind = kind;
	return true;
}

static bool begin_import(struct importer *importer,
			 const struct exported_line *line)
{
	importer->import = store_import_begin(importer->store, line->last,
					      &importer->error);
	return importer->import != NULL;
}

/* A line that is missing is noticed, too. */
static bool check_counts(struct importer *importer,
			 const struct exported_counts *said)
{
	const struct exported_counts *here = &importer->counts;

	if (said->guides == here->guides && said->cases == here->cases &&
	    said->events == here->events)
		return true;
	return message_set(
		&importer->error,
		"the file should have %lld guides, %lld cases and %lld "
		"events, but has %lld, %lld and %lld: lines of it are missing",
		(long long)said->guides, (long long)said->cases,
		(long long)said->events, (long long)here->guides,
		(long long)here->cases, (long long)here->events);
}

static bool import_line(struct importer *importer,
			const struct exported_line *line)
{
	struct message *error = &importer->error;

	if (!may_come(importer, line->kind))
		return false;
	switch (line->kind) {
	case EXPORTED_RECORD:
		return begin_import(importer, line);
	case EXPORTED_GUIDE:
		importer->counts.guides++;
		return store_import_guide(importer->import, &line->guide,
					  error);
	case EXPORTED_CASE:
		importer->counts.cases++;
		return store_import_case(importer->import, &line->row, error);
	case EXPORTED_EVENT:
		importer->counts.events++;
		return store_import_event(importer->import, line->of_case,
					  &line->event, error);
	case EXPORTED_END:
	case EXPORTED_KINDS:
	default:
		return check_counts(importer, &line->counts);
	}
}

static bool read_line(struct importer *importer, const char *text,
		      size_t length)
{
	struct exported_line line;

	if (!exported_read(&line, text, length, &importer->error))
		return false;
	bool taken = import_line(importer, &line);
	exported_release(&line);
	return taken;
}

static bool read_lines(struct importer *importer)
{
	struct message *error = &importer->error;
	enum line_result result;
	const char *text;
	size_t length;

	while ((result = line_source_next(&importer->lines, EXPORTED_LINE_MOST,
					  &text, &length, error)) == LINE_READ)
		if (!read_line(importer, text, length))
			return false;
	if (result == LINE_FAILED)
		return false;
	return (importer->import && importer->kind == EXPORTED_END) ||
	       message_set(error, "the file ends here, but its last line "
				  "should say that it is whole");
}

static int say_where(const struct importer *importer, const char *path)
{
	say_failed("%s, line %zu: %s; nothing was imported",
		   strcmp(path, "-") == 0 ? "standard input" : path,
		   importer->lines.number, importer->error.text);
	return STATUS_FAILED;
}

static void say_imported(const struct import_result *result)
{
	say(stdout, "Imported %zu case%s.\n", result->added,
	    result->added == 1 ? "" : "s");
	if (result->known)
		say(stdout, "%zu case%s already there.\n", result->known,
		    result->known == 1 ? " was" : "s were");
	for (size_t i = 0; i < result->renumbered_count; i++)
		say(stdout,
		    "Case %lld of the file is case %lld here, as the number "
		    "%lld was taken.\n",
		    (long long)result->renumbered[i].in_file,
		    (long long)result->renumbered[i].number,
		    (long long)result->renumbered[i].in_file);
}

static int import_lines(struct importer *importer, const char *path)
{
	struct import_result result;

	if (!read_lines(importer)) {
		int status = say_where(importer, path);

		store_import_drop(importer->import);
		return status;
	}
	if (!store_import_finish(importer->import, &result, &importer->error))
		return say_where(importer, path);
	say_imported(&result);
	free(result.renumbered);
	return STATUS_DONE;
}

static int import_file(struct store *store, const char *path)
{
	struct importer importer = {.store = store};
	int status;

	if (!line_source_open(&importer.lines, path, &importer.error))
		return say_failed("%s", importer.error.text);
	status = import_lines(&importer, path);
	line_source_close(&importer.lines);
	return status;
}

static int import_record(const struct options *options)
{
	struct buffer path = {0};
	struct store *store = NULL;
	struct message error = {0};
	int status = STATUS_FAILED;

	if (!record_path(&path, options->store))
		return STATUS_FAILED;
	if (!store_open(&store, buffer_string(&path), &error)) {
		say_failed("%s", error.text);
	} else {
		store_trace(store, options->trace);
		status = import_file(store, options->operand);
	}
	store_close(store);
	buffer_release(&path);
	return status;
}

const struct command command_import = {
	.name = "import",
	.summary = "add the cases of such a file",
	.operand = "FILE",
	.operand_required = true,
	.about = "Adds the cases of a file that \"chargefix export\" has "
		 "written, or of standard input if FILE is \"-\": all of them, "
		 "or none if anything is wrong. Cases that are already there "
		 "are skipped. A case whose number is taken by another one "
		 "gets a new number, which is printed.",
	.groups = OPTIONS_RECORD,
	.settings = true,
	.run = import_record,
};
