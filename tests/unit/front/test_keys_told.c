/*
 * The manual page lists the keys of the one table, word by word. Where it does
 * not, the failure shows the lines that belong there.
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

/* Some keys are punctuation to mdoc, hence the \& before each. */
static void write_row(FILE *out, const struct key_binding *key)
{
	fprintf(out, ".It Sy \"\\&%s\"\n%s\n", key->name[0], key->help);
}

static void the_manual_page_lists_all_keys(void **state)
{
	char *expected = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&expected, &length);

	(void)state;
	fputs(".Bl -tag -width Ds\n", out);
	for (int c = 0; c < COMMANDS; c++)
		write_row(out, &key_bindings[c]);
	fputs(".El\n", out);
	fclose(out);
	char *text = file_contents("data/man/chargefix.1");

	if (!strstr(text, expected))
		fail_msg("the manual page needs these lines:\n%s", expected);
	free(text);
	free(expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manual_page_lists_all_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
