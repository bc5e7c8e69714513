/* Plain mode where the record, or another terminal, gets in its way. */
#include "chargefix/front.h"

#include "contents.h"
#include "lamp_case.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Runs plain mode on `input`; what it printed, to free(). */
static char *run(struct interview *interview, const char *input,
		 enum front_end expected)
{
	char *printed = NULL;
	size_t length;
	FILE *in = tmpfile();
	FILE *out = open_memstream(&printed, &length);

	assert_non_null(in);
	assert_non_null(out);
	fputs(input, in);
	rewind(in);
	assert_int_equal(plain_run(interview, NULL, in, out), expected);
	fclose(in);
	fclose(out);
	return printed;
}

static void where_another_terminal_went_on_it_says_so(void **state)
{
	struct lamp_case *lamp_case = *state;
	struct interview *other;
	char *printed;

	lamp_case_answer(lamp_case, "front");
	other = lamp_case_again(lamp_case);
	assert_int_equal(
		interview_answer(
			other, interview_walk(other)->step,
			lamp_answers(interview_walk(other)->step, "none")),
		INTERVIEW_DONE);
	printed = run(lamp_case->interview, "hot\ndim\n", FRONT_LEFT);
	assert_has(printed, "Another terminal continued this case.");
	assert_has(printed, "What do you see?");
	assert_has(printed, "Clean the contacts");
	assert_lacks(printed, "Stop. Don't use it");
	interview_free(other);
	free(printed);
}

static void where_the_record_fails_it_warns_once_and_goes_on(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *printed;

	lamp_case->setup.store_path = "/dev/null/cases.db";
	lamp_case_restart(lamp_case);
	printed = run(lamp_case->interview, ":why\nfront\nfoo\nfoo\nhot\n",
		      FRONT_DIAGNOSED);
	assert_int_equal(count_of(printed, "(1 waiting"), 1);
	assert_int_equal(count_of(printed, "(2 waiting"), 1);
	assert_has(printed, "diagnosis: danger (danger)\n");
	assert_lacks(printed, "Saved as case");
	free(printed);
}

static void where_the_record_comes_back_it_says_so(void **state)
{
	struct lamp_case *lamp_case = *state;
	char *path = malloc(strlen(lamp_case->folder) + 32);
	char *printed;

	assert_non_null(path);
	sprintf(path, "%s/file", lamp_case->folder);
	contents_write_text(path, "");
	sprintf(path, "%s/file/cases.db", lamp_case->folder);
	lamp_case->setup.store_path = path;
	lamp_case_restart(lamp_case);
	lamp_case_answer(lamp_case, "front");
	free(run(lamp_case->interview, "", FRONT_LEFT));
	path[strlen(lamp_case->folder) + strlen("/file")] = '\0';
	assert_int_equal(remove(path), 0);
	path[strlen(lamp_case->folder) + strlen("/file")] = '/';
	printed = run(lamp_case->interview, "none\ndim\n", FRONT_LEFT);
	assert_has(printed, "! Not saved yet");
	assert_has(printed, "Saving works again.");
	assert_int_equal(interview_unsaved(lamp_case->interview), 0);
	free(printed);
	lamp_case_restart(lamp_case);
	free(path);
}

static void a_wait_begins_when_it_is_started_and_not_before(void **state)
{
	struct lamp_case *lamp_case = *state;
	const struct step *step = guide_step(&lamp_case->lamp.guide, "charge");
	int64_t began;
	int64_t until;
	char *printed;

	setenv("TZ", "UTC", 1);
	tzset();
	lamp_case_answer(lamp_case, "front none none same");
	printed = run(lamp_case->interview, ":start\nsame\n", FRONT_LEFT);
	assert_has(printed, "> :start\nThis step has no countdown.");
	assert_has(printed, "Wait 2 s (:start starts the countdown). You can "
			    "answer earlier.\n");
	free(printed);
	assert_false(interview_waiting(lamp_case->interview, step, &until));
	began = lamp_case->now;
	printed = run(lamp_case->interview, ":start\n", FRONT_LEFT);
	assert_has(printed, "> :start\nWait 2 s, until 2026-11-20 08:04. You "
			    "can answer earlier.\n");
	free(printed);
	assert_true(interview_waiting(lamp_case->interview, step, &until));
	assert_int_equal(until, began + 2000);
	lamp_case->now += 60 * 60 * 1000;
	printed = run(lamp_case->interview, "", FRONT_LEFT);
	assert_has(printed, "The wait is over.");
	assert_true(interview_waiting(lamp_case->interview, step, &until));
	assert_int_equal(until, began + 2000);
	free(printed);
	free(run(lamp_case->interview, ":start\n", FRONT_LEFT));
	assert_true(interview_waiting(lamp_case->interview, step, &until));
	assert_int_equal(until, lamp_case->now + 2000);
}

static void a_closed_case_opens_on_its_diagnosis(void **state)
{
	static const struct {
		const char *input;
		const char *last;
		enum front_end end;
	} table[] = {
		{"", "diagnosis: contacts (fixed)\n", FRONT_DIAGNOSED},
		{":quit\n", "diagnosis: contacts (fixed)\n", FRONT_DIAGNOSED},
		{":review\nfixed\n:why\n", "diagnosis: contacts (fixed)\n",
		 FRONT_DIAGNOSED},
		{":change clean\n:quit\n", "diagnosis: contacts (fixed)\n",
		 FRONT_DIAGNOSED},
		{":change danger\nhot\n", "diagnosis: danger (danger)\n",
		 FRONT_DIAGNOSED},
		{":danger\nhot\n", "diagnosis: danger (danger)\n",
		 FRONT_DIAGNOSED},
		{":back\n", "3  I can't do this\n> \n", FRONT_LEFT},
	};
	struct lamp_case *lamp_case = *state;

	for (size_t i = 0; i < COUNT(table); i++) {
		char *printed;

		lamp_case_restart(lamp_case);
		lamp_case_answer(lamp_case, "front none dim fixed");
		printed =
			run(lamp_case->interview, table[i].input, table[i].end);
		assert_has(printed, "The contacts were dirty");
		assert_ends(printed, table[i].last);
		free(printed);
	}
}

static void output_that_is_not_taken_ends_it_and_keeps_the_answers(void **state)
{
	static const int buffering[] = {_IOFBF, _IONBF};
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front");
	for (size_t i = 0; i < 2; i++) {
		FILE *full = fopen("/dev/full", "w");
		FILE *in = tmpfile();

		assert_non_null(in);
		if (!full) {
			fclose(in);
			skip();
		}
		setvbuf(full, NULL, buffering[i], BUFSIZ);
		assert_int_equal(
			plain_run(lamp_case->interview, NULL, in, full),
			FRONT_FAILED);
		assert_int_equal(interview_unsaved(lamp_case->interview), 0);
		fclose(in);
		fclose(full);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_LAMP_CASE(where_another_terminal_went_on_it_says_so),
		WITH_LAMP_CASE(
			where_the_record_fails_it_warns_once_and_goes_on),
		WITH_LAMP_CASE(where_the_record_comes_back_it_says_so),
		WITH_LAMP_CASE(a_wait_begins_when_it_is_started_and_not_before),
		WITH_LAMP_CASE(a_closed_case_opens_on_its_diagnosis),
		WITH_LAMP_CASE(
			output_that_is_not_taken_ends_it_and_keeps_the_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
