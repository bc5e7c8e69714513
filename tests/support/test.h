/*
 * cmocka, with the headers that it wants before it, and what tables want.
 */
#ifndef CHARGEFIX_TESTS_TEST_H
#define CHARGEFIX_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* How many entries a table has. */
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Whether this is an AddressSanitizer build, which is several times slower. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

#endif
