#include "command/recorded.h"

#include "command/found_case.h"
#include "command/record.h"
#include "command/say.h"

bool recorded_find(struct recorded *recorded, const char *program,
		   const char *name)
{
	struct casebook *casebook = &recorded->casebook;
	struct message error = {0};

	if (!found_case_named(&recorded->rows, casebook->store, name))
		return false;
	recorded->row = recorded->rows.items;
	found_case_tell_others(recorded->row, casebook->store, program, name);
	recorded->interview =
		casebook_open(casebook, recorded->row->number, &error);
	if (!recorded->interview)
		say_failed("%s", error.text);
	return recorded->interview;
}

bool recorded_open(struct recorded *recorded, const struct options *options,
		   const char *name)
{
	struct casebook *casebook = &recorded->casebook;

	*recorded = (struct recorded){0};
	if (recorded_casebook(casebook, &recorded->path, options) &&
	    recorded_find(recorded, options->program, name))
		return true;
	recorded_release(recorded);
	return false;
}

bool recorded_casebook(struct casebook *casebook, struct buffer *path,
		       const struct options *options)
{
	if (!record_path(path, options->store))
		return false;
	casebook->setup = (struct interview_setup){
		.store_path = buffer_string(path),
		.clock = clock_system(),
		.trace = options->trace,
		.who = "",
	};
	casebook->store = record_to_read(buffer_string(path), options->trace);
	return casebook->store;
}

void recorded_release(struct recorded *recorded)
{
	interview_free(recorded->interview);
	casebook_release(&recorded->casebook);
	case_rows_release(&recorded->rows);
	buffer_release(&recorded->path);
	*recorded = (struct recorded){0};
}
