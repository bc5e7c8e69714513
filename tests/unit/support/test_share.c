#include "share.h"
#include "test.h"

#include <stdlib.h>

static void all_is_tried_where_nothing_is_said(void **state)
{
	(void)state;
	unsetenv("TEST_SHARE");
	assert_int_equal(share_of(3000), 3000);
	assert_true(share_has(7));
	setenv("TEST_SHARE", "0", 1);
	assert_int_equal(share_of(3000), 3000);
	setenv("TEST_SHARE", "none", 1);
	assert_int_equal(share_of(3000), 3000);
}

static void one_in_so_many_is_tried_and_never_none(void **state)
{
	(void)state;
	setenv("TEST_SHARE", "10", 1);
	assert_int_equal(share_of(3000), 300);
	assert_int_equal(share_of(31), 4);
	assert_int_equal(share_of(1), 1);
	assert_true(share_has(0));
	assert_false(share_has(9));
	assert_true(share_has(20));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_tried_where_nothing_is_said),
		cmocka_unit_test(one_in_so_many_is_tried_and_never_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
