#include "random_case.h"

#include "folder.h"
#include "test.h"

#include <stdlib.h>

static const char guide_text[] = "the guide's text, as far as the record goes";

static int64_t tick(void *context)
{
	int64_t *now = context;

	return *now += 1000;
}

void random_case_open(struct random_case *random_case, uint64_t seed)
{
	*random_case = (struct random_case){.dice = {seed}, .now = 1000};
	random_guide(&random_case->guide, &random_case->dice);
	assert_non_null(random_case->folder = folder_new());
	assert_non_null(random_case->path =
				folder_file(random_case->folder, "cases.db"));
	random_case->setup = (struct interview_setup){
		.guide = &random_case->guide,
		.guide_text = guide_text,
		.guide_length = sizeof(guide_text) - 1,
		.audience = AUDIENCE_SHOP,
		.store_path = random_case->path,
		.clock = {tick, &random_case->now},
		.who = "ada",
		.details = {.of[DETAIL_TICKET] = "T-1",
			    .of[DETAIL_MODEL] = "GTR 4"},
	};
}

void random_case_close(struct random_case *random_case)
{
	guide_release(&random_case->guide);
	free(random_case->path);
	folder_remove(random_case->folder);
}

struct interview *random_case_begin(struct random_case *random_case)
{
	return interview_new(&random_case->setup);
}

struct interview *random_case_resume(struct random_case *random_case,
				     int64_t number)
{
	struct interview *interview;
	struct message error = {0};

	if (!interview_resume(&interview, &random_case->setup, number, &error))
		fail_msg("%s", error.text);
	return interview;
}

void random_case_answer(struct random_case *random_case,
			struct interview *interview)
{
	const struct step *step = interview_walk(interview)->step;

	assert_non_null(step);
	assert_int_equal(
		interview_answer(interview, step,
				 random_answer(step, &random_case->dice)),
		INTERVIEW_DONE);
}
