#include "command/record.h"

#include "command/say.h"

#include <stdlib.h>

bool record_path(struct buffer *path, const char *option)
{
	const char *set = getenv("CHARGEFIX_DB");
	struct message error = {0};

	if (option) {
		buffer_text(path, option);
	} else if (set && set[0] != '\0') {
		buffer_text(path, set);
	} else if (!store_default_path(path, &error)) {
		say_failed("%s", error.text);
		return false;
	}
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
