/*
 * What a test of the whole program stands on: a folder of its own, and
 * terminals with the program in them, all gone when the test ends.
 */
#ifndef SUPPORT_STAGE_H
#define SUPPORT_STAGE_H

#include "program.h"
#include "pty.h"

#include <jansson.h>
#include <stdio.h>

/* The guide that shows every kind of step. */
#define STAGE_GUIDE "tests/screens/guide.yaml"

enum { STAGE_PTYS = 2, STAGE_ROWS = 24, STAGE_COLUMNS = 80 };

struct stage {
	char *folder;
	struct pty *ptys[STAGE_PTYS];
	/* What the next start takes; zero, or NULL, is the ordinary. */
	int rows;
	int columns;
	const char *const *environment;
	const struct launch_limit *limits;
	size_t limit_count;
	bool inside; /* the program starts in the stage's folder */
	bool rootless;
};

/* For cmocka: makes *state a stage, and takes it down. */
int stage_open(void **state);
int stage_close(void **state);

#define stage_test(test)                                                       \
	cmocka_unit_test_setup_teardown(test, stage_open, stage_close)

/* Starts the program in a terminal, in place of the one before. */
struct pty *stage_start(struct stage *stage, const char *const argv[]);

/* The same, and waits until that is seen. */
struct pty *stage_see(struct stage *stage, const char *const argv[],
		      const char *see);

/* Starts one beside the first. */
struct pty *stage_start_beside(struct stage *stage, const char *const argv[]);

/* Runs it without a terminal; `result` is the caller's to release. */
void stage_run(struct stage *stage, const char *const argv[], const char *input,
	       struct program_result *result);

/*
 * A new case with that ticket, walked without a terminal as `input` says; fails
 * the test where the program's exit status is another.
 */
void stage_walk(struct stage *stage, const char *ticket, const char *input,
		int status);

/* Where the program keeps its record. */
void stage_record(const struct stage *stage, char path[], size_t size);

/*
 * The newest case's answers, as its report tells them: "lamp=front
 * signs=dim,flicker". "" while there is no case; to be freed.
 */
char *stage_answers(struct stage *stage);

/* The same of a report as JSON. */
void stage_put_answers(FILE *out, const json_t *report);

/* The same, compared; fails the test with both. */
void stage_expect_answers(struct stage *stage, const char *answers);

/* What a person sees, and the keys then pressed, by name, with blanks. */
struct move {
	const char *see;
	const char *press;
};

/* Makes each move in turn, up to the one without `see`. */
void stage_moves(struct pty *pty, const struct move *moves);

/* Fails the test unless the terminal is as it was before the program came. */
void stage_expect_given_back(const struct pty *pty);

/* Presses the keys of one move. */
void stage_press(struct pty *pty, const char *keys);

#endif
