/*
 * Characters that JSON writes as two escapes, such as \ud83d\ude00, which
 * libyaml takes for none.
 *
 * May use: yaml_nodes.
 */
#ifndef CHARGEFIX_GUIDE_SURROGATES_H
#define CHARGEFIX_GUIDE_SURROGATES_H

#include <stddef.h>

/*
 * The text with one escape of YAML for each such pair, to be freed: \U0001f600.
 * It is as long as before, and so that all stands where it stood but for the
 * rest of a text behind a pair, the texts in question have spaces behind their
 * closing quotes. NULL: there are no pairs, and the text is good as it is.
 */
char *surrogates_join(const char *text, size_t length);

#endif
