#include "lamp_report.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

const struct case_row lamp_row = {
	.number = 42,
	.started = LAMP_CASE_TIME,
	.changed = LAMP_CASE_TIME + 300 * 1000,
	.shop = true,
	.guide_sha256 = "0123456789abcdef0123456789abcdef"
			"0123456789abcdef0123456789abcdef",
	.guide_id = "lamp",
	.guide_version = "1",
	.details = {.of[DETAIL_TICKET] = "T-17",
		    .of[DETAIL_TECHNICIAN] = "Ada",
		    .of[DETAIL_MODEL] = "L 2"},
	.standing = {.subject = "Front lamp"},
};

char *lamp_report(const struct lamp_case *lamp_case,
		  const struct case_row *about, enum report_kind format)
{
	struct report_input input = {.interview = lamp_case->interview,
				     .row = about};
	struct buffer out = {0};

	report_formats[format].write(&input, &out);
	return out.data;
}

json_t *lamp_report_json(const struct lamp_case *lamp_case,
			 const struct case_row *about)
{
	char *text = lamp_report(lamp_case, about, REPORT_JSON);
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%d: %s\n%s", error.line, error.text, text);
	free(text);
	return root;
}

json_t *json_at(json_t *root, const char *path)
{
	while (*path != '\0') {
		char key[32];
		size_t length = strcspn(path, ".");

		assert_true(length < sizeof(key));
		memcpy(key, path, length);
		key[length] = '\0';
		root = json_is_array(root)
			       ? json_array_get(root, (size_t)atoi(key))
			       : json_object_get(root, key);
		if (!root)
			fail_msg("there is no %s", path);
		path += length + (path[length] == '.');
	}
	return root;
}

void assert_json_at(json_t *root, const char *path, const char *expected)
{
	char *value = json_dumps(json_at(root, path), JSON_ENCODE_ANY);

	if (strcmp(value, expected) != 0)
		fail_msg("%s is %s, not %s", path, value, expected);
	free(value);
}

void lamp_case_note(struct lamp_case *lamp_case, const char *step,
		    const char *text)
{
	assert_int_equal(
		interview_note(lamp_case->interview,
			       step ? guide_step(&lamp_case->lamp.guide, step)
				    : NULL,
			       text),
		INTERVIEW_DONE);
}
