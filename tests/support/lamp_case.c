#include "lamp_case.h"

#include "folder.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t standing_clock(void *context)
{
	return *(int64_t *)context;
}

int lamp_case_open(void **state)
{
	struct lamp_case *made = calloc(1, sizeof(*made));

	assert_non_null(made);
	*state = made;
	lamp_load(&made->lamp);
	made->folder = folder_new();
	assert_non_null(made->folder);
	made->path = folder_file(made->folder, "cases.db");
	made->now = LAMP_CASE_TIME;
	made->setup = (struct interview_setup){
		.guide = &made->lamp.guide,
		.guide_text = made->lamp.text.data,
		.guide_length = made->lamp.text.length,
		.audience = AUDIENCE_OWNER,
		.store_path = made->path,
		.clock = {standing_clock, &made->now},
		.who = "Ada",
	};
	lamp_case_restart(made);
	return 0;
}

int lamp_case_open_shop(void **state)
{
	struct lamp_case *made;

	lamp_case_open(state);
	made = *state;
	guide_release(&made->lamp.guide);
	lamp_load_file(&made->lamp.guide, "tests/screens/shop.yaml");
	lamp_case_restart(made);
	return 0;
}

int lamp_case_close(void **state)
{
	struct lamp_case *made = *state;

	interview_free(made->interview);
	lamp_release(&made->lamp);
	folder_remove(made->folder);
	free(made->path);
	free(made);
	return 0;
}

void lamp_case_restart(struct lamp_case *lamp_case)
{
	interview_free(lamp_case->interview);
	lamp_case->interview = interview_new(&lamp_case->setup);
}

struct interview *lamp_case_again(const struct lamp_case *lamp_case)
{
	struct interview *again;
	struct message error = {0};

	if (!interview_resume(&again, &lamp_case->setup,
			      interview_number(lamp_case->interview), &error))
		fail_msg("%s", error.text);
	return again;
}

static void answer(struct lamp_case *lamp_case, const char *ids)
{
	struct interview *interview = lamp_case->interview;
	const struct step *step = interview_walk(interview)->step;

	assert_non_null(step);
	lamp_case->now += 60 * 1000;
	if (step->consent)
		assert_int_equal(interview_consent(interview, step),
				 INTERVIEW_DONE);
	assert_int_equal(
		interview_answer(interview, step, lamp_answers(step, ids)),
		INTERVIEW_DONE);
}

void lamp_case_answer(struct lamp_case *lamp_case, const char *answers)
{
	while (*answers != '\0') {
		char ids[128];
		int length = (int)strcspn(answers, " ");

		snprintf(ids, sizeof(ids), "%.*s", length, answers);
		answer(lamp_case, ids);
		answers += length + (answers[length] == ' ');
	}
}
