/* Plain mode: what is done with a case as a whole, and with its notes. */
#include "chargefix/front.h"

#include "lamp_case.h"
#include "test.h"
#include "wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HOUR (60 * 60 * INT64_C(1000))

/* Runs plain mode on `input`, and expects that in what it printed, in order. */
static void expect(struct interview *interview, const char *input,
		   enum front_end end, const char *const *said)
{
	char *printed = NULL;
	size_t length;
	FILE *in = tmpfile();
	FILE *out = open_memstream(&printed, &length);
	const char *from;

	assert_non_null(in);
	assert_non_null(out);
	fputs(input, in);
	rewind(in);
	assert_int_equal(plain_run(interview, NULL, in, out), end);
	fclose(in);
	fclose(out);
	for (from = printed; *said; said++) {
		const char *at = strstr(from, *said);

		if (!at)
			fail_msg("not there: %s\nin: %s", *said, from);
		from = at + strlen(*said);
	}
	free(printed);
}

#define SAID(...) ((const char *const[]){__VA_ARGS__, NULL})

static void an_answer_ends_a_wait_and_says_so(void **state)
{
	struct lamp_case *lamp_case = *state;

	expect(lamp_case->interview,
	       "front\n:wait part until 2 h bulb ordered\n:status\nnone\n"
	       ":continue\n",
	       FRONT_LEFT,
	       SAID("Waiting for a part, until 2026-11-20 10:00: bulb ordered. "
		    "Any answer\nends the wait.\n",
		    "Waiting for a part since 2026-11-20 08:00, until "
		    "2026-11-20 10:00: bulb\nordered.\n",
		    "The case is no longer waiting.\n", "Clean it",
		    "Case 1 is not waiting.\n"));
}

static void a_wait_says_what_it_takes(void **state)
{
	struct lamp_case *lamp_case = *state;

	expect(lamp_case->interview,
	       ":wait\n:wait sun\n:wait part until\n:wait time now\n"
	       ":wait until yesterday\n:wait time 2 h call again\n",
	       FRONT_LEFT,
	       SAID("> :wait\nType it like this: :wait time, part,",
		    "> :wait sun\nType it like this: :wait time, part,",
		    "> :wait part until\nUntil when? Type a time such as",
		    "> :wait time now\nUntil when?",
		    "> :wait until yesterday\nThat time is already over.\n",
		    "Waiting until 2026-11-20 10:00: call again."));
}

static void a_case_that_was_handed_back_takes_no_answer(void **state)
{
	struct lamp_case *lamp_case = *state;
	const char *const refused =
		"Case 1 was handed back. To go on with it: :reopen WHY\n";

	expect(lamp_case->interview,
	       "front\n:hand-back end-of-life no-parts\nnone\n:back\n"
	       ":change lamp\n:cancel no\n:wait part\n:reopen\n:reopen found "
	       "one\nnone\n",
	       FRONT_LEFT,
	       SAID("Handed back: End of life (Spare parts not available).\n",
		    "> none\n", refused, "> :back\n", refused,
		    "Handed back 2026-11-20 08:00: End of life (Spare parts "
		    "not available).\n\nNo diagnosis yet.\nNext: Danger\n",
		    ":reopen reopens the case, ", "> :change lamp\n", refused,
		    "> :cancel no\n", refused, "> :wait part\n", refused,
		    "> :reopen\nType it like this: :reopen WHY\n",
		    "Reopened: found one.\n", "Is it hot?", "Clean it"));
}

static void a_colleague_is_asked(void **state)
{
	struct lamp_case *lamp_case = *state;

	expect(lamp_case->interview,
	       "front\n:hand-over Ben\n:hand-over Ben needs a meter\n"
	       ":hand-over Ben Miller: too\n:status\n",
	       FRONT_LEFT,
	       SAID("> :hand-over Ben\nType it like this: :hand-over NAME: WHY",
		    "Handed over to Ben: needs a meter.",
		    "Handed over to Ben Miller: too.",
		    "Waiting for Ben Miller since 2026-11-20 08:00: too.\n"));
}

static void somebody_else_confirms(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front none same");
	expect(lamp_case->interview,
	       ":confirm\n:confirm Ben\n:confirm\n:hand-back repairable\n",
	       FRONT_DIAGNOSED,
	       SAID("Ada gave the last answer, so somebody else has to confirm "
		    "the diagnosis.\nTo say who it is: :confirm NAME\n",
		    "> :confirm Ben\nDiagnosis confirmed.\n",
		    "Case 1 has already been confirmed by Ben.\n",
		    "Handed back: Repairable.\n"));
}

static void it_asks_whether_the_repair_lasted(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front none works");
	struct interview *again = lamp_case_again(lamp_case);
	expect(again, "", FRONT_DIAGNOSED,
	       SAID("After 2026-11-21 08:03, chargefix asks whether the repair "
		    "lasted."));
	interview_free(again);
	lamp_case->now += 25 * HOUR;
	again = lamp_case_again(lamp_case);
	expect(again, "perhaps\nlater\n", FRONT_DIAGNOSED,
	       SAID("Case 1, diagnosed 2026-11-20 08:03: It was dirty.\n"
		    "Did the repair last?\n"
		    "  yes    Yes, it lasted\n"
		    "  no     No, the problem came back\n"
		    "  later  Ask me later\n",
		    "> perhaps\nType yes, no or later.\n", "It was dirty"));
	interview_free(again);
	again = lamp_case_again(lamp_case);
	expect(again, "yes\n", FRONT_DIAGNOSED,
	       SAID("Did the repair last?", "It was still working.\n"));
	assert_int_equal(interview_life(again).lasted, LASTED_YES);
	interview_free(again);
}

static void a_repair_that_failed_goes_on(void **state)
{
	struct lamp_case *lamp_case = *state;

	lamp_case_answer(lamp_case, "front none works");
	lamp_case->now += 25 * HOUR;
	struct interview *again = lamp_case_again(lamp_case);
	expect(again, "no\n", FRONT_DIAGNOSED,
	       SAID("Did the repair last?", "The problem came back.\n",
		    "Fit a new bulb"));
	interview_free(again);
}

static void notes_are_corrected_and_withdrawn(void **state)
{
	struct lamp_case *lamp_case = *state;

	expect(lamp_case->interview,
	       ":note Shelf 3\n:customer-note Cracked before\n:correct 1 "
	       "Shelf 4\n:withdraw 2\n:withdraw 3\n:withdraw\n:correct 1\n"
	       ":customer-note\n:review\n",
	       FRONT_LEFT,
	       SAID("Note saved.\n", "Note saved.\n", "Note corrected.\n",
		    "Note withdrawn.\n",
		    "> :withdraw 3\nType it like this: :withdraw NUMBER;",
		    "> :withdraw\nType it like this: :withdraw NUMBER;",
		    "> :correct 1\nType it like this: :correct NUMBER TEXT;",
		    "> :customer-note\nType it like this: :customer-note TEXT",
		    "  1. lamp: Shelf 4 (corrected by Ada 2026-11-20 08:00)\n"
		    "  2. lamp: (for the customer, too; withdrawn by Ada "
		    "2026-11-20 08:00)\n"));
}

static int in_utc(void **state)
{
	(void)state;
	return setenv("TZ", "UTC", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SHOP_CASE(an_answer_ends_a_wait_and_says_so),
		WITH_SHOP_CASE(a_wait_says_what_it_takes),
		WITH_SHOP_CASE(a_case_that_was_handed_back_takes_no_answer),
		WITH_SHOP_CASE(a_colleague_is_asked),
		WITH_SHOP_CASE(somebody_else_confirms),
		WITH_SHOP_CASE(it_asks_whether_the_repair_lasted),
		WITH_SHOP_CASE(a_repair_that_failed_goes_on),
		WITH_SHOP_CASE(notes_are_corrected_and_withdrawn),
	};

	return cmocka_run_group_tests(tests, in_utc, NULL);
}
