/*
 * What libyaml complains of, in words for people who write guides.
 *
 * May use: libc only.
 */
#ifndef CHARGEFIX_GUIDE_YAML_WORDS_H
#define CHARGEFIX_GUIDE_YAML_WORDS_H

#include <stdbool.h>

struct yaml_words {
	const char *problem; /* as libyaml says it */
	const char *context; /* the same; NULL: any */
	const char *words;
	bool at_context; /* the mistake is where the context began */
	const char *opened; /* what it calls that place, or NULL */
};

/*
 * Whether that version of libyaml ends a text in brackets at a "?", as in
 * {ask: Is it hot?, why: …}: before 0.2.5. Then this is to be said of it.
 */
bool yaml_words_question_ends_text(int major, int minor, int patch);
#define YAML_WORDS_QUESTION                                                    \
	"with this version of libyaml, a text with \"?\" needs quotes inside " \
	"{ } and [ ] (versions from 0.2.5 on don't need them)"

/* The words for a problem; `context` may be NULL. NULL: there are none. */
const struct yaml_words *yaml_words_find(const char *problem,
					 const char *context);

#endif
