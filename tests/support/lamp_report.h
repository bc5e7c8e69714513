/*
 * Reports of a case about the tests' own guide, and what stands in them.
 */
#ifndef CHARGEFIX_TESTS_LAMP_REPORT_H
#define CHARGEFIX_TESTS_LAMP_REPORT_H

#include "chargefix/report.h"
#include "lamp_case.h"

#include <jansson.h>

/* A row for the case: 42, by Ada, with a ticket. */
extern const struct case_row lamp_row;

/* The report in a format, to free(). */
char *lamp_report(const struct lamp_case *lamp_case,
		  const struct case_row *about, enum report_kind format);

/* The JSON report, read. */
json_t *lamp_report_json(const struct lamp_case *lamp_case,
			 const struct case_row *about);

/* The value at "answers.0.step"; fails the test where there is none. */
json_t *json_at(json_t *root, const char *path);

/* The value as JSON writes it; all in one line. */
void assert_json_at(json_t *root, const char *path, const char *expected);

/* Notes on the step of that id, or NULL: on the case. */
void lamp_case_note(struct lamp_case *lamp_case, const char *step,
		    const char *text);

#endif
