/*
 * What a check prints of a small guide.
 */
#ifndef CHARGEFIX_TESTS_CHECK_SAYS_H
#define CHARGEFIX_TESTS_CHECK_SAYS_H

/*
 * Asserts that the findings in the guide, which is named g, are printed like
 * this. How many walks were tried is not compared.
 */
void assert_check_says(const char *guide, const char *said);

#endif
