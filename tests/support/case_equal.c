#include "case_equal.h"
#include "numbers.h"

#include "chargefix/text.h"
#include "test.h"
#include "walk_equal.h"

static void assert_same_danger(const struct interview *a,
			       const struct interview *b)
{
	size_t count, other;
	const struct withdrawn *was = interview_withdrawn(a, &count);
	const struct withdrawn *is = interview_withdrawn(b, &other);

	assert_int_equal(count, other);
	for (size_t i = 0; i < count; i++) {
		assert_same_answers(was[i].given.chosen, is[i].given.chosen);
		assert_int_equal(was[i].taken_back, is[i].taken_back);
		assert_string_equal(was[i].who, is[i].who);
	}
}

/* What each step begins with when it is asked again. */
static void assert_same_latest(const struct interview *a,
			       const struct interview *b,
			       const struct step *step)
{
	const char *was, *is;

	assert_same_answers(interview_latest(a, step, &was),
			    interview_latest(b, step, &is));
	assert_string_equal(text_or_empty(was), text_or_empty(is));
}

void assert_case_equal(const struct interview *a, const struct interview *b)
{
	const struct walk *walk = interview_walk(a);
	size_t a_count, b_count;
	const struct note *a_notes = interview_notes(a, &a_count);
	const struct note *b_notes = interview_notes(b, &b_count);

	assert_true(walk_equal(walk, interview_walk(b)));
	assert_same_danger(a, b);
	assert_int_equal(a_count, b_count);
	for (size_t i = 0; i < a_count; i++) {
		assert_ptr_equal(a_notes[i].step, b_notes[i].step);
		assert_string_equal(a_notes[i].text, b_notes[i].text);
		assert_string_equal(a_notes[i].who, b_notes[i].who);
		assert_int_equal(a_notes[i].at, b_notes[i].at);
	}
	for (size_t i = 0; i < walk->given_count; i++) {
		assert_int_equal(interview_given_at(a, i),
				 interview_given_at(b, i));
		assert_string_equal(interview_given_by(a, i),
				    interview_given_by(b, i));
		assert_same_answers(interview_given_before(a, i),
				    interview_given_before(b, i));
	}
	for (size_t i = 0; i < walk->guide->step_count; i++) {
		const struct step *step = walk->guide->steps[i];
		int64_t a_until = 0, b_until = 0;
		assert_int_equal(interview_waiting(a, step, &a_until),
				 interview_waiting(b, step, &b_until));
		assert_int_equal(a_until, b_until);
		assert_same_answers(interview_drafted(a, step),
				    interview_drafted(b, step));
		assert_same_latest(a, b, step);
		assert_int_equal(interview_has_consent(a, step),
				 interview_has_consent(b, step));
		assert_true(interview_ticks(a, step) ==
			    interview_ticks(b, step));
	}
}
