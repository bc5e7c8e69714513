/*
 * Joins characters that JSON writes as two escapes, such as \ud83d\ude00, which
 * libyaml doesn't accept.
 *
 * May use: yaml_nodes.
 */
#ifndef CHARGEFIX_GUIDE_SURROGATES_H
#define CHARGEFIX_GUIDE_SURROGATES_H

#include <stddef.h>

/*
 * The text with one YAML escape, such as \U0001f600, for each pair; the caller
 * frees it. Spaces after the closing quotes keep its length, so only the rest
 * of a text after a pair moves. NULL: there are no pairs.
 */
char *surrogates_join(const char *text, size_t length);

#endif
