/*
 * cmocka, with the headers that it wants before it.
 */
#ifndef CHARGEFIX_TESTS_TEST_H
#define CHARGEFIX_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
