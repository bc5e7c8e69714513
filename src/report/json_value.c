#include "report/json_value.h"

#include "chargefix/clock.h"
#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <string.h>

void value_set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		memory_run_out();
}

void value_append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		memory_run_out();
}

json_t *value_text(const char *text)
{
	struct buffer clean = {0};
	json_t *string;

	if (!text)
		return json_null();
	text_clean(&clean, text, strlen(text), TEXT_KEEP_LINES);
	string = json_stringn(buffer_string(&clean), clean.length);
	buffer_release(&clean);
	return string;
}

json_t *value_time(int64_t at)
{
	struct buffer text = {0};
	json_t *string;

	if (!at)
		return json_null();
	clock_write_utc(&text, at);
	string = json_string(buffer_string(&text));
	buffer_release(&text);
	return string;
}

static int dump_bytes(const char *bytes, size_t length, void *out)
{
	buffer_add(out, bytes, length);
	return 0;
}

void value_write(json_t *root, size_t flags, struct buffer *out)
{
	if (!root || json_dump_callback(root, dump_bytes, out, flags) != 0)
		memory_run_out();
	json_decref(root);
}
