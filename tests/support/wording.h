/*
 * What a text says, for tests of what is printed.
 */
#ifndef CHARGEFIX_TESTS_WORDING_H
#define CHARGEFIX_TESTS_WORDING_H

#include <stddef.h>

/* Each fails the test where it is not so, and shows the whole text. */
#define assert_has(text, part) assert_has_at(text, part, __FILE__, __LINE__)
#define assert_lacks(text, part) assert_lacks_at(text, part, __FILE__, __LINE__)
#define assert_ends(text, end) assert_ends_at(text, end, __FILE__, __LINE__)

void assert_has_at(const char *text, const char *part, const char *file,
		   int line);
void assert_lacks_at(const char *text, const char *part, const char *file,
		     int line);
void assert_ends_at(const char *text, const char *end, const char *file,
		    int line);

/* How often the part stands in the text. */
size_t count_of(const char *text, const char *part);

#endif
