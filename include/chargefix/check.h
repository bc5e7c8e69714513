/*
 * What is wrong with a guide as a whole, though each part of it is well made.
 *
 * It stands on exploring: what no walk comes to, what comes too early, what
 * makes no difference. Beside that, what its texts lack. Pure. May use:
 * explore, sample, text.
 */
#ifndef CHARGEFIX_CHECK_H
#define CHARGEFIX_CHECK_H

#include "chargefix/explore.h"
#include "chargefix/sample.h"

/* The longest walk that nobody should complain of. */
enum { CHECK_QUESTIONS_MOST = 40 };

struct check_options {
	enum audience
		audience; /* AUDIENCE_ANY: owner and shop, each by itself */
	size_t most_questions; /* 0: CHECK_QUESTIONS_MOST */
	size_t random; /* walks to sample instead of exploring; 0: explore */
	uint64_t seed;
	struct explore_limits limits;
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

	/* A walk that shows it, as short as can be; none: count is 0. */
	enum audience audience;
	struct explored_answer *walk;
	size_t walk_count;
	const struct step *walk_step; /* asked then, or NULL */
};

/* How far one audience's walks were looked at. */
struct checked_audience {
	enum audience audience;
	size_t states; /* 0: sampled */
	bool exhaustive;
	size_t longest; /* questions, of the longest walk that was found */
	double *means; /* by diagnosis.index, as in explore.h; NULL: sampled */
	struct sample sample; /* walks is 0: explored */
};

/* "error", "warning" or "note". */
const char *finding_level(const struct finding *finding);

struct checked {
	const struct guide *guide;
	struct finding *items; /* by place */
	size_t count;
	size_t errors;
	size_t notes; /* the rest are warnings */
	struct checked_audience audiences[2];
	size_t audience_count;
	struct arena arena;
};

/* The guide must outlive it. False: memory ran out, nothing to release. */
bool check_guide(struct checked *checked, const struct guide *guide,
		 const struct check_options *options);
void checked_release(struct checked *checked);

#endif
