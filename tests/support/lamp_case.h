/*
 * A case about the tests' own guide, on a real record, at a time that stands.
 */
#ifndef CHARGEFIX_TESTS_LAMP_CASE_H
#define CHARGEFIX_TESTS_LAMP_CASE_H

#include "chargefix/interview.h"
#include "lamp.h"

/* 2026-11-20 08:00:00 UTC */
#define LAMP_CASE_TIME INT64_C(1795161600000)

struct lamp_case {
	struct lamp lamp;
	char *folder;
	char *path; /* of the record */
	int64_t now; /* the clock's time */
	struct interview_setup setup;
	struct interview *interview;
};

/* cmocka set-up and tear-down: a new case as the test's state. */
int lamp_case_open(void **state);
int lamp_case_close(void **state);

#define WITH_LAMP_CASE(test)                                                   \
	cmocka_unit_test_setup_teardown(test, lamp_case_open, lamp_case_close)

/* The same with the guide of tests/screens/shop.yaml, whose repair may fail. */
int lamp_case_open_shop(void **state);

#define WITH_SHOP_CASE(test)                                                   \
	cmocka_unit_test_setup_teardown(test, lamp_case_open_shop,             \
					lamp_case_close)

/* A second look at the same case, as another terminal has it; to free(). */
struct interview *lamp_case_again(const struct lamp_case *lamp_case);

/* Lets the interview go, and begins anew with what `setup` says now. */
void lamp_case_restart(struct lamp_case *lamp_case);

/*
 * Answers as lamp_answer, a minute after each other; consent is given where
 * it is asked for.
 */
void lamp_case_answer(struct lamp_case *lamp_case, const char *answers);

#endif
