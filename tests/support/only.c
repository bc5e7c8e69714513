/* The one test to run, where a name was given: see tests/README.md. */
#include "test.h"

#include <stdlib.h>

/* Before main, so that no test program has to ask for it. */
__attribute__((constructor)) static void choose_test(void)
{
	const char *name = getenv("CHARGEFIX_TEST");

	if (name)
		cmocka_set_test_filter(name);
}
