#include "lamp.h"

#include "chargefix/load.h"

#include "stage.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void load(struct guide *guide, const char *text, size_t length)
{
	struct messages problems = {0};
	struct buffer report = {0};

	if (guide_load(guide, text, length, &problems))
		return;
	messages_write(&problems, "guide", text, length, &report);
	print_error("%s", buffer_string(&report));
	buffer_release(&report);
	fail();
}

void lamp_load(struct lamp *lamp)
{
	struct message error = {0};

	if (!file_read(&lamp->text, STAGE_GUIDE, &error))
		fail_msg("%s: %s", STAGE_GUIDE, error.text);
	load(&lamp->guide, lamp->text.data, lamp->text.length);
}

void lamp_release(struct lamp *lamp)
{
	guide_release(&lamp->guide);
	file_text_release(&lamp->text);
}

int lamp_open(void **state)
{
	struct lamp *lamp = calloc(1, sizeof(*lamp));

	if (!lamp)
		return -1;
	lamp_load(lamp);
	*state = lamp;
	return 0;
}

int lamp_close(void **state)
{
	lamp_release(*state);
	free(*state);
	return 0;
}

void lamp_load_text(struct guide *guide, const char *text)
{
	load(guide, text, strlen(text));
}

void lamp_load_file(struct guide *guide, const char *path)
{
	struct file_text text;
	struct message error = {0};

	if (!file_read(&text, path, &error))
		fail_msg("%s: %s", path, error.text);
	load(guide, text.data, text.length);
	file_text_release(&text);
}

void lamp_load_bundled(struct guide *guide)
{
	lamp_load_file(guide, "data/charging.yaml");
}

struct answer_numbers lamp_answers(const struct step *step, const char *ids)
{
	struct answer_numbers answers = {0};

	while (*ids != '\0') {
		char id[64];
		int length = (int)strcspn(ids, ",");
		size_t number;

		snprintf(id, sizeof(id), "%.*s", length, ids);
		number = step_answer_number(step, id);
		if (number == 0)
			fail_msg("%s has no answer %s", step->id, id);
		answers_add(&answers, number);
		ids += length + (ids[length] == ',');
	}
	return answers;
}

void lamp_answer(struct walk *walk, const char *answers)
{
	while (*answers != '\0') {
		char ids[128];
		int length = (int)strcspn(answers, " ");

		snprintf(ids, sizeof(ids), "%.*s", length, answers);
		assert_non_null(walk->step);
		walk_answer(walk, lamp_answers(walk->step, ids));
		answers += length + (answers[length] == ' ');
	}
}
