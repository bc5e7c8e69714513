#include "command/record.h"

#include "command/say.h"

bool record_path(struct buffer *path, const char *setting)
{
	struct message error = {0};

	if (!setting && !store_usual_path(path, &error)) {
		say_failed("%s", error.text);
		return false;
	}
	if (setting)
		buffer_text(path, setting);
	return true;
}

bool record_open(struct store **store, const char *path, struct trace *trace)
{
	struct message error = {0};
	struct buffer slower = {0};

	if (!store_open_existing(store, path, STORE_WAIT_LONG, &error)) {
		say_failed("%s", error.text);
		return false;
	}
	store_trace(*store, trace);
	if (*store && store_tell_slower(*store, &slower))
		say(stderr, "chargefix: %s\n", buffer_string(&slower));
	buffer_release(&slower);
	return true;
}

struct store *record_to_read(const char *path, struct trace *trace)
{
	struct store *store = NULL;

	if (record_open(&store, path, trace) && !store)
		say_failed("there is no case database at %s", path);
	return store;
}
