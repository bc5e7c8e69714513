/*
 * The pictures of the README, made from the program: `make pictures` writes
 * them, and here those that are kept are compared with what is shown today.
 */
#include "golden.h"
#include "picture.h"
#include "record.h"
#include "stage.h"
#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GUIDE "data/charging.yaml"

/* Cases of other days, so that there is a list to show. */
static const struct {
	const char *ticket;
	const char *technician;
	const char *model;
	const char *answers; /* a line each */
	int hours; /* how long ago */
} past[] = {
	{"T-2041", "Mara", "GTR 4", "amazfit\nnone\nwater\nfixed\n", 75},
	{"T-2044", "Jonas", "Redmi Note 13", "phone\nnone\n", 52},
	{"T-2047", "Mara", "Bip 5", "amazfit\nswollen\n", 29},
	{"T-2048", "Aiko", "Watch S3", "xiaomi-watch\nnone\nnormal\n", 7},
	{"T-2051", "Jonas", "GTS 4 mini",
	 "amazfit\nnone\nnormal\nsymbol\ndirty\nfixed\n", 3},
};

static void walk_past(struct stage *stage, size_t index)
{
	const char *const argv[] = {"chargefix",
				    "run",
				    "--plain",
				    "--new",
				    "-g",
				    GUIDE,
				    "--ticket",
				    past[index].ticket,
				    "--model",
				    past[index].model,
				    "--technician",
				    past[index].technician,
				    NULL};
	struct program_result result;

	stage_run(stage, argv, past[index].answers, &result);
	if (result.status != 0 && result.status != 3)
		fail_msg("%s%s", result.out, result.error);
	program_result_release(&result);
}

/* Lists tell how long ago a case changed: the half hour keeps it so. */
static void age(const struct stage *stage, size_t index)
{
	char path[256];
	char sql[160];
	const struct record record = {.path = path};

	stage_record(stage, path, sizeof(path));
	snprintf(sql, sizeof(sql),
		 "UPDATE cases SET changed = (strftime('%%s') - %d) * 1000 "
		 "WHERE number = %zu",
		 past[index].hours * 3600 + 1800, index + 1);
	record_sql(&record, sql);
}

static void make_past(struct stage *stage)
{
	for (size_t i = 0; i < sizeof(past) / sizeof(*past); i++) {
		walk_past(stage, i);
		age(stage, i);
	}
}

static char *kept_picture(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t size = 0;

	if (!file || getdelim(&text, &size, '\0', file) < 0) {
		free(text);
		text = strdup("");
	}
	if (file)
		fclose(file);
	return text;
}

static void keep(const char *path, const char *picture)
{
	FILE *file = fopen(path, "w");

	if (!file || fputs(picture, file) == EOF || fclose(file) != 0)
		fail_msg("%s: %s", path, strerror(errno));
}

/* Dates and times are those of the day on which a picture was drawn. */
static bool same_but_for_times(const char *kept, const char *drawn)
{
	char *one = strdup(kept), *other = strdup(drawn);

	assert_non_null(one);
	assert_non_null(other);
	golden_mask(one);
	golden_mask(other);
	bool same = strcmp(one, other) == 0;
	free(one);
	free(other);
	return same;
}

static void check(struct pty *pty, const char *name, const char *title)
{
	char path[64];

	snprintf(path, sizeof(path), "tests/screens/pictures/%s.svg", name);
	pty_settle(pty, 200);
	char *picture = picture_make(pty, title);
	char *kept = kept_picture(path);
	bool same = same_but_for_times(kept, picture);

	if (!same && getenv("UPDATE_PICTURES"))
		keep(path, picture);
	else if (!same)
		fail_msg("%s is not what is shown today: make pictures", path);
	free(kept);
	free(picture);
}

static struct pty *start(struct stage *stage, const char *see)
{
	static const char *const run[] = {"chargefix", "-g", GUIDE, NULL};
	struct pty *pty = stage_start(stage, run);

	pty_wait_text(pty, see);
	return pty;
}

static void the_first_question(void **state)
{
	struct pty *pty =
		start(*state, "Which device isn't charging properly?");

	check(pty, "first", "The first question");
}

static void a_step_with_things_to_do(void **state)
{
	struct stage *stage = *state;
	static const char *const plain[] = {
		"chargefix", "run", "--plain", "--new", "-g", GUIDE, NULL};
	static const char *const resume[] = {"chargefix", "resume", "1", NULL};
	struct program_result result;

	stage_run(stage, plain, "amazfit\nnone\nnormal\nsymbol\ndirty\n",
		  &result);
	program_result_release(&result);
	struct pty *pty = stage_start(stage, resume);

	pty_wait_text(pty, "case 1");
	check(pty, "step", "A step: what to do, and the question about it");
}

static void a_diagnosis(void **state)
{
	static const char *const resume[] = {"chargefix", "resume", "5", NULL};
	struct stage *stage = *state;

	make_past(stage);
	struct pty *pty = stage_start(stage, resume);

	pty_wait_text(pty, "case 5");
	check(pty, "end", "A diagnosis, and how it was found");
}

static void the_list_of_cases(void **state)
{
	struct stage *stage = *state;

	make_past(stage);
	struct pty *pty = start(stage, "Start a new case");

	pty_key(pty, "c");
	pty_wait_text(pty, "T-2041");
	check(pty, "cases", "The list of cases");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(the_first_question),
		stage_test(a_step_with_things_to_do),
		stage_test(a_diagnosis),
		stage_test(the_list_of_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
