#include "command/recorded.h"

#include "command/record.h"
#include "command/say.h"

static bool resume(struct recorded *recorded, const struct options *options)
{
	struct interview_setup setup = {
		.guide = &recorded->file.guide,
		.guide_text = recorded->file.text.data,
		.guide_length = recorded->file.text.length,
		.store_path = buffer_string(&recorded->path),
		.clock = clock_system(),
		.trace = options->trace,
		.who = "",
	};
	struct message error = {0};

	if (interview_resume(&recorded->interview, &setup,
			     recorded->found.row.number, &error))
		return true;
	say_failed("%s", error.text);
	return false;
}

static bool find_recorded(struct recorded *recorded,
			  const struct options *options, const char *name)
{
	struct store *store =
		record_to_read(buffer_string(&recorded->path), options->trace);
	struct message error = {0};
	bool found;

	if (!store)
		return false;
	found = found_case_named(&recorded->found, store, name);
	if (found)
		found_case_tell_others(&recorded->found, store,
				       options->program, name);
	if (found &&
	    !guide_file_recorded(&recorded->file, store,
				 recorded->found.row.guide_sha256, &error)) {
		say_failed("%s", error.text);
		found = false;
	}
	store_close(store);
	return found;
}

bool recorded_open(struct recorded *recorded, const struct options *options,
		   const char *name)
{
	*recorded = (struct recorded){0};
	if (record_path(&recorded->path, options->store) &&
	    find_recorded(recorded, options, name) && resume(recorded, options))
		return true;
	recorded_release(recorded);
	return false;
}

void recorded_release(struct recorded *recorded)
{
	interview_free(recorded->interview);
	guide_file_release(&recorded->file);
	found_case_release(&recorded->found);
	buffer_release(&recorded->path);
	*recorded = (struct recorded){0};
}
