/*
 * A part of a test that runs in a process of its own, because it is killed,
 * loses rights, or races with others.
 *
 * SQLite must not be carried into it: close what is open before.
 */
#ifndef CHARGEFIX_TESTS_CHILD_H
#define CHARGEFIX_TESTS_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* What the child does; it ends with what this returns, 0 to 125. */
typedef int child_body(void *context);

/* Starts the child; fails the test when that can't be. */
pid_t child_start(child_body *body, void *context);

/* Waits for the end: what the body returned, or 128 + the signal's number. */
int child_wait(pid_t pid);

int child_run(child_body *body, void *context);

/*
 * For a body: from here on files are refused to it as their modes say, even
 * when the tests run as root. False: not possible.
 */
bool child_drop_root(void);

/* Makes root's file that of the user child_drop_root becomes. */
bool child_hand_over(const char *path);

#endif
