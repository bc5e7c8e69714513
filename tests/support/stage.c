#include "stage.h"

#include "folder.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int stage_open(void **state)
{
	struct stage *stage = calloc(1, sizeof(*stage));

	if (stage == NULL)
		return -1;
	*state = stage;
	stage->folder = folder_new();
	return stage->folder == NULL ? -1 : 0;
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

void stage_record(const struct stage *stage, char path[], size_t size)
{
	snprintf(path, size, "%s/chargefix/cases.db", stage->folder);
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
	for (; moves->see != NULL; moves++) {
		pty_wait_text(pty, moves->see);
		stage_press(pty, moves->press);
	}
}
