#include "check_says.h"

#include "chargefix/check.h"
#include "chargefix/checked.h"

#include "lamp.h"
#include "test.h"

#include <string.h>

void assert_check_says(const char *text, const char *said)
{
	const struct check_options options = {0};
	struct checked checked;
	struct buffer out = {0};
	struct guide guide;
	char *end;

	lamp_load_text(&guide, text);
	check_guide(&checked, &guide, &options);
	struct checked_file file = {.name = "g", .checked = &checked};
	checked_text(&file, 1, &out);
	checked_release(&checked);
	end = strstr(out.data, "owner");
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(out.data, said);
	guide_release(&guide);
	buffer_release(&out);
}
