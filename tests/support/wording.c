#include "wording.h"

#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Not fail_msg, which cuts long texts. */
static void check(bool so, const char *text, const char *what, const char *part,
		  const char *file, int line)
{
	if (so)
		return;
	fprintf(stderr, "%s: %s\nin:\n%s\n", what, part, text);
	_fail(file, line);
}

void assert_has_at(const char *text, const char *part, const char *file,
		   int line)
{
	check(strstr(text, part), text, "not there", part, file, line);
}

void assert_lacks_at(const char *text, const char *part, const char *file,
		     int line)
{
	check(!strstr(text, part), text, "there", part, file, line);
}

void assert_ends_at(const char *text, const char *end, const char *file,
		    int line)
{
	size_t length = strlen(text);
	size_t last = strlen(end);
	bool so = length >= last && strcmp(text + length - last, end) == 0;

	check(so, text, "not the end", end, file, line);
}

size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text += strlen(part))
		count++;
	return count;
}
