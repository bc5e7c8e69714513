/*
 * cmocka, with the headers that it wants before it, and what tables want.
 */
#ifndef CHARGEFIX_TESTS_TEST_H
#define CHARGEFIX_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* How many entries a table has. */
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

#endif
