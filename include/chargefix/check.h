/*
 * Finding what is wrong with a guide as a whole, although it loads.
 *
 * It tries walks with src/walk and finds what no walk reaches, what comes too
 * early, and what makes no difference. What must be certain is proved from the
 * order of the lists. It also finds missing texts. The same seed finds the
 * same. Pure. May use: walk, text.
 */
#ifndef CHARGEFIX_CHECK_H
#define CHARGEFIX_CHECK_H

#include "chargefix/walk.h"

/* The longest acceptable walk. */
enum { CHECK_QUESTIONS_MOST = 40 };

/* The default seed. */
enum { CHECK_SEED = 1 };

struct check_options {
	enum audience
		audience; /* AUDIENCE_ANY: owner and shop, each by itself */
	size_t most_questions; /* 0: CHECK_QUESTIONS_MOST */
	size_t walks; /* to try; 0: until nothing new has come for long */
	uint64_t seed;
};

/* An answer of an example. */
struct checked_answer {
	const struct step *step;
	const struct answer_numbers *chosen;
};

struct finding {
	const char *kind; /* a word for programs, such as unreachable-step */
	bool error; /* else a warning, or … */
	bool note; /* … only to be known, with nothing to put right */
	struct place place;
	const char *text; /* what is wrong, in one line */
	const char *reason; /* why, in lines; or NULL */
	const char
		*meaning; /* what a user would meet, in a sentence; or NULL */

	/* A walk that shows it, as short as was found; none: count is 0. */
	enum audience audience;
	struct checked_answer *walk;
	size_t walk_count;
	const struct step *walk_step; /* asked then, or NULL */
};

/* Walks that were tried, and what they met. */
struct tried {
	size_t walks;
	size_t answers; /* given in all of them */
	size_t last_new; /* of these, how many until the last new thing came */
	bool whole; /* there are no other walks */
	bool settled; /* whole, or nothing new has come for long */
	size_t longest; /* questions, of the longest walk that was found */
	size_t bound; /* no walk asks more, as the guide's lists show */

	size_t *steps; /* by step.index: how often it was asked */
	size_t *diagnoses; /* by diagnosis.index: how many walks ended so */
	/*
	 * By diagnosis.index, how many questions the walks that end with it
	 * ask on average, where each answer has the same chance. 0: unknown.
	 */
	double *means;

	/*
	 * How often each answer was given: by first_answer[step.index] and the
	 * answer's number, which for "not sure" is one beyond the guide's.
	 */
	size_t *given;
	size_t *ended; /* of these, after how many the walk was over */
	size_t *first_answer;
	size_t answer_count; /* of all steps */
};

/* How often the answer of that number was given. */
size_t tried_answer(const struct tried *tried, const struct step *step,
		    size_t number);
void tried_release(struct tried *tried);

/* Whose walks were tried. Both where no step is for one of them alone. */
struct checked_audience {
	enum audience audience;
	const struct tried *tried; /* one of checked.tried */
};

/* "error", "warning" or "note". */
const char *finding_level(const struct finding *finding);

struct checked {
	const struct guide *guide;
	struct finding *items; /* by place */
	size_t count;
	size_t errors;
	size_t notes; /* the rest are warnings */
	struct tried tried[2];
	struct checked_audience audiences[2];
	size_t audience_count;
	bool counts; /* options.walks was given: counts are printed */

	/*
	 * Steps on whose answers it depends what is asked later: there are
	 * more ways to combine these than can be tried. None: all were.
	 */
	const struct step **multiplying;
	size_t multiplying_count;
	struct arena arena;
};

/* The guide must outlive it. */
void check_guide(struct checked *checked, const struct guide *guide,
		 const struct check_options *options);
void checked_release(struct checked *checked);

#endif
