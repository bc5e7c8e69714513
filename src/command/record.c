#include "command/record.h"

#include "command/say.h"

bool record_path(struct buffer *path, const char *option)
{
	struct message error = {0};

	if (!option && !store_usual_path(path, &error)) {
		say_failed("%s", error.text);
		return false;
	}
	if (option)
		buffer_text(path, option);
	if (!path->failed)
		return true;
	say_failed("memory ran out");
	return false;
}

struct store *record_to_read(const char *path)
{
	struct message error = {0};
	struct store *store = NULL;

	if (!store_open_existing(&store, path, &error))
		say_failed("%s", error.text);
	else if (!store)
		say_failed("there is no case yet: no record is at %s", path);
	return store;
}
