#include "stage.h"

#include "folder.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

int stage_open(void **state)
{
	struct stage *stage = calloc(1, sizeof(*stage));

	if (!stage)
		return -1;
	*state = stage;
	stage->folder = folder_new();
	return stage->folder ? 0 : -1;
}

int stage_close(void **state)
{
	struct stage *stage = *state;

	for (int i = 0; i < STAGE_PTYS; i++)
		pty_free(stage->ptys[i]);
	folder_remove(stage->folder);
	free(stage);
	return 0;
}

static struct launch stage_launch(const struct stage *stage,
				  const char *const argv[])
{
	return (struct launch){
		.argv = argv,
		.folder = stage->folder,
		.environment = stage->environment,
		.limits = stage->limits,
		.limit_count = stage->limit_count,
		.inside = stage->inside,
		.rootless = stage->rootless,
	};
}

static struct pty *start(struct stage *stage, int which,
			 const char *const argv[])
{
	struct launch launch = stage_launch(stage, argv);
	struct pty **pty = &stage->ptys[which];

	pty_free(*pty);
	*pty = NULL;
	*pty = pty_start(&launch, stage->rows > 0 ? stage->rows : STAGE_ROWS,
			 stage->columns > 0 ? stage->columns : STAGE_COLUMNS);
	return *pty;
}

struct pty *stage_start(struct stage *stage, const char *const argv[])
{
	return start(stage, 0, argv);
}

struct pty *stage_see(struct stage *stage, const char *const argv[],
		      const char *see)
{
	struct pty *pty = stage_start(stage, argv);

	pty_wait_text(pty, see);
	return pty;
}

struct pty *stage_start_beside(struct stage *stage, const char *const argv[])
{
	return start(stage, 1, argv);
}

void stage_run(struct stage *stage, const char *const argv[], const char *input,
	       struct program_result *result)
{
	struct launch launch = stage_launch(stage, argv);

	program_run(result, &launch, input);
}

void stage_walk(struct stage *stage, const char *ticket, const char *input,
		int status)
{
	const char *const argv[] = {"chargefix", "-g",   STAGE_GUIDE,
				    "--ticket",  ticket, NULL};
	struct program_result result;

	stage_run(stage, argv, input, &result);
	if (result.status != status)
		fail_msg("status %d\n%s%s", result.status, result.out,
			 result.error);
	program_result_release(&result);
}

void stage_record(const struct stage *stage, char path[], size_t size)
{
	snprintf(path, size, "%s/chargefix/cases.db", stage->folder);
}

static void put_answer(FILE *out, const json_t *answer)
{
	const json_t *ids = json_object_get(answer, "answer");

	fprintf(out, "%s=", json_string_value(json_object_get(answer, "step")));
	for (size_t i = 0; i < json_array_size(ids); i++)
		fprintf(out, "%s%s", i > 0 ? "," : "",
			json_string_value(json_array_get(ids, i)));
}

void stage_put_answers(FILE *out, const json_t *report)
{
	const json_t *answers = json_object_get(report, "answers");

	for (size_t i = 0; i < json_array_size(answers); i++) {
		fprintf(out, "%s", i > 0 ? " " : "");
		put_answer(out, json_array_get(answers, i));
	}
}

/* Whether it was refused for want of any case. */
static bool no_case(const struct program_result *result)
{
	return result->status == 1 && result->out[0] == '\0' &&
	       (strstr(result->error, "there is no case database at") ||
		strstr(result->error,
		       "there is no case yet in the case database"));
}

char *stage_answers(struct stage *stage)
{
	static const char *const argv[] = {"chargefix", "report", "last",
					   "--format",  "json",   NULL};
	struct program_result result;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	assert_non_null(out);
	stage_run(stage, argv, NULL, &result);
	json_t *report = json_loads(result.out, 0, NULL);
	const json_t *answers = json_object_get(report, "answers");

	/* No answers are one thing, and no report of them is another. */
	if (result.status == 0 ? !json_is_array(answers) : !no_case(&result))
		fail_msg("no report, status %d:\n%s%s", result.status,
			 result.out, result.error);

	stage_put_answers(out, report);
	json_decref(report);
	program_result_release(&result);
	fclose(out);
	return text;
}

void stage_expect_answers(struct stage *stage, const char *answers)
{
	char *text = stage_answers(stage);

	assert_string_equal(text, answers);
	free(text);
}

void stage_press(struct pty *pty, const char *keys)
{
	while (*keys != '\0') {
		char key[32];
		size_t length = strcspn(keys, " ");

		snprintf(key, sizeof(key), "%.*s", (int)length, keys);
		pty_key(pty, key);
		keys += length;
		keys += strspn(keys, " ");
	}
}

void stage_moves(struct pty *pty, const struct move *moves)
{
	for (; moves->see; moves++) {
		pty_wait_text(pty, moves->see);
		stage_press(pty, moves->press);
	}
}

void stage_expect_given_back(const struct pty *pty)
{
	assert_false(pty->alternate);
	assert_true(pty->cursor_visible);
	assert_false(pty->mouse);
	assert_true(pty_is_cooked(pty));
}
