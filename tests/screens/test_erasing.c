/* A customer's data erased from the screen. */
#include "contents.h"
#include "stage.h"
#include "test.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};

static void begin(struct stage *stage)
{
	static const char *const argv[] = {
		"chargefix",  "-g",        STAGE_GUIDE, "--plain", "--new",
		"--customer", "Ada Meyer", "--model",   "Lamp 2",  "--ticket",
		"R-7",        "--serial",  "SN-5",      NULL};
	struct program_result result;

	stage_run(stage, argv, "front\n:note Ada rang up\n", &result);
	program_result_release(&result);
}

static bool holds(const char *bytes, size_t length, const char *text)
{
	size_t size = strlen(text);

	for (size_t i = 0; i + size <= length; i++)
		if (memcmp(bytes + i, text, size) == 0)
			return true;
	return false;
}

/* Whether the text is anywhere in the file, or in what is beside it. */
static bool is_on_disk(const struct stage *stage, const char *text)
{
	static const char *const files[] = {"", "-wal"};
	char record[PATH_MAX], path[PATH_MAX + 8];
	bool found = false;

	stage_record(stage, record, sizeof(record));
	for (size_t i = 0; i < COUNT(files); i++) {
		size_t length = 0;

		snprintf(path, sizeof(path), "%s%s", record, files[i]);
		FILE *file = fopen(path, "r");

		if (!file)
			continue;
		fclose(file);
		char *bytes = contents_read(path, &length);

		found |= holds(bytes, length, text);
		free(bytes);
	}
	return found;
}

static void open_menu(struct pty *pty)
{
	stage_press(pty, "m");
	pty_wait_text(pty, "Erase the customer's data");
	stage_press(pty, "End Enter");
	pty_wait_text(pty, "This erases the serial number, customer, contact,");
	pty_wait_text(pty, "case 1 (R-7, Ada Meyer, Lamp 2), for good.");
	pty_wait_text(pty, "The ticket, the model, the answers");
}

static void only_the_typed_word_erases(void **state)
{
	struct stage *stage = *state;
	struct pty *pty;

	begin(stage);
	pty = stage_see(stage, run, "case 1");
	pty_key(pty, "Enter");
	pty_wait_text(pty, "Is anything hot");
	assert_true(is_on_disk(stage, "Ada rang up"));
	open_menu(pty);
	pty_type(pty, "yes");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Type erase to go on, or press Enter to keep it.");
	stage_press(pty, "Ctrl-U Enter");
	pty_wait_text(pty, "What happens with this case?");
	stage_press(pty, "End Enter");
	pty_wait_text(pty, "for good.");
	stage_press(pty, "Escape");
	pty_wait_text(pty, "What happens with this case?");
	stage_press(pty, "End Enter");
	pty_wait_text(pty, "for good.");
	assert_true(is_on_disk(stage, "Ada rang up"));
	pty_type(pty, "erase");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Erased 1 case.");
	pty_wait_text(pty, "Is anything hot");
	/* Nothing of it is left, on the screen or on disk. */
	stage_press(pty, "d");
	pty_wait_text(pty, "R-7");
	pty_wait_gone(pty, "Ada");
	pty_wait_gone(pty, "SN-5");
	stage_press(pty, "Escape 1 1");
	pty_wait_text(pty, "step 3");
	pty_key(pty, "q");
	pty_wait_exit(pty);
	assert_false(is_on_disk(stage, "Ada"));
	assert_false(is_on_disk(stage, "SN-5"));
	assert_true(is_on_disk(stage, "R-7"));
}

static void a_case_is_erased_from_the_list_and_the_list_is_back(void **state)
{
	struct stage *stage = *state;
	struct pty *pty;

	begin(stage);
	pty = stage_see(stage, run, "case 1");
	stage_press(pty, "c");
	pty_wait_text(pty, "All cases: 1");
	open_menu(pty);
	pty_type(pty, "erase");
	stage_press(pty, "Enter");
	pty_wait_text(pty, "Erased 1 case.");
	pty_wait_text(pty, "All cases: 1");
	stage_press(pty, "/");
	pty_type(pty, "Ada");
	pty_wait_text(pty, "No case contains that.");
}

static void a_case_that_is_not_on_record_has_nothing_to_erase(void **state)
{
	struct pty *pty = stage_see(*state, run, "Which lamp stays dark?");

	stage_press(pty, "m");
	pty_wait_text(pty, "What happens with this case?");
	pty_wait_gone(pty, "Erase the customer's data");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(only_the_typed_word_erases),
		stage_test(a_case_is_erased_from_the_list_and_the_list_is_back),
		stage_test(a_case_that_is_not_on_record_has_nothing_to_erase),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
