/*
 * README and manual page tell the keys of the one table, word by word. Where
 * they do not, the failure shows the lines that belong there.
 */
#include "front/tui/keys.h"

#include "chargefix/load.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *file_contents(const char *path)
{
	struct file_text text = {0};
	struct message error = {0};

	if (!file_read(&text, path, &error))
		fail_msg("%s: %s", path, error.text);
	char *copy = strndup(text.data, text.length);

	file_text_release(&text);
	return copy;
}

/* Each key through `row`, between what comes before and after them all. */
static void expect_told(const char *path, const char *before, const char *after,
			void (*row)(FILE *out, const struct key_binding *key))
{
	char *expected = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&expected, &length);

	fputs(before, out);
	for (int c = 0; c < COMMANDS; c++)
		row(out, key_binding((enum command)c));
	fputs(after, out);
	fclose(out);
	char *text = file_contents(path);

	if (!strstr(text, expected)) {
		fprintf(stderr, "%s does not tell the keys so:\n%s", path,
			expected);
		fail();
	}
	free(text);
	free(expected);
}

static void readme_row(FILE *out, const struct key_binding *key)
{
	fprintf(out, "| %s | %s |\n", key->name[1], key->help);
}

/* Some keys are punctuation to mdoc, hence the \& before each. */
static void manual_row(FILE *out, const struct key_binding *key)
{
	fprintf(out, ".It Sy \"\\&%s\"\n%s\n", key->name[0], key->help);
}

static void the_readme_tells_all_keys(void **state)
{
	(void)state;
	expect_told("README.md", "## Keys\n\n| key | does |\n|---|---|\n", "\n",
		    readme_row);
}

static void the_manual_page_tells_all_keys(void **state)
{
	(void)state;
	expect_told("data/man/chargefix.1", ".Bl -tag -width Ds\n", ".El\n",
		    manual_row);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_readme_tells_all_keys),
		cmocka_unit_test(the_manual_page_tells_all_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
