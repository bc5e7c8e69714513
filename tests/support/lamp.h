/*
 * The tests' own guide, loaded: a bicycle lamp that stays dark.
 */
#ifndef CHARGEFIX_TESTS_LAMP_H
#define CHARGEFIX_TESTS_LAMP_H

#include "chargefix/load.h"
#include "chargefix/walk.h"

struct lamp {
	struct file_text text;
	struct guide guide;
};

/* Fails the test, with what is wrong, where it can't be loaded. */
void lamp_load(struct lamp *lamp);
void lamp_release(struct lamp *lamp);

/* cmocka's group set-up and tear-down: the lamp as the tests' state. */
int lamp_open(void **state);
int lamp_close(void **state);

/* As lamp_load, from a text of the test's own. */
void lamp_load_text(struct guide *guide, const char *text);

/* As lamp_load, from a file. */
void lamp_load_file(struct guide *guide, const char *path);

/* The guide that is installed with the program. */
void lamp_load_bundled(struct guide *guide);

/*
 * Answers the next steps: "front none dim,flicker cannot". Fails the test
 * where a step has no such answer.
 */
void lamp_answer(struct walk *walk, const char *answers);

/* The answers of ids joined by ','; fails the test for an unknown one. */
struct answer_numbers lamp_answers(const struct step *step, const char *ids);

#endif
