#include "golden.h"

#include "pty_screen.h"
#include "test.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How often a screen may still change before it is taken as it is. */
enum { LOOKS = 50, LOOK_QUIET = 100, UPDATE_QUIET = 500 };

static bool matches(const char *text, const char *pattern)
{
	for (; *pattern != '\0'; text++, pattern++) {
		bool same = *pattern == '#' ? isdigit((unsigned char)*text)
					    : *text == *pattern;

		if (!same)
			return false;
	}
	return true;
}

void golden_mask(char *text)
{
	static const char *const patterns[] = {"####-##-##", "##:##:##",
					       "##:##"};

	for (; *text != '\0'; text++)
		for (size_t i = 0; i < COUNT(patterns); i++)
			if (matches(text, patterns[i]))
				memcpy(text, patterns[i], strlen(patterns[i]));
}

static void put_line(FILE *out, size_t number, char sign, const char *line)
{
	size_t length = strcspn(line, "\n");

	fprintf(out, "%3zu%c %.*s\n", number, sign, (int)length, line);
}

static const char *after(const char *line)
{
	line += strcspn(line, "\n");
	return *line == '\n' ? line + 1 : line;
}

static bool same_line(const char *a, const char *b)
{
	size_t length = strcspn(a, "\n");

	return length == strcspn(b, "\n") && memcmp(a, b, length) == 0 &&
	       (*a == '\0') == (*b == '\0');
}

char *golden_difference(const char *expected, const char *actual)
{
	char *text = NULL;
	size_t size = 0;

	if (strcmp(expected, actual) == 0)
		return NULL;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		fail_msg("memory ran out");
	for (size_t number = 1; *expected != '\0' || *actual != '\0';
	     number++) {
		if (!same_line(expected, actual)) {
			if (*expected != '\0')
				put_line(out, number, '-', expected);
			if (*actual != '\0')
				put_line(out, number, '+', actual);
		}
		expected = after(expected);
		actual = after(actual);
	}
	fclose(out);
	return text;
}

static char *masked_screen(const struct pty *pty)
{
	char *screen = pty_golden(pty);

	golden_mask(screen);
	return screen;
}

static void update(struct pty *pty, const char *path)
{
	pty_settle(pty, UPDATE_QUIET);
	char *screen = masked_screen(pty);
	FILE *file = fopen(path, "w");

	if (!file || fputs(screen, file) == EOF || fclose(file) != 0)
		fail_msg("%s: %s", path, strerror(errno));
	free(screen);
}

static char *file_text(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = fopen(path, "r");

	if (!file) {
		fprintf(stderr, "%s: %s; UPDATE_GOLDEN=1 makes it\n", path,
			strerror(errno));
		return strdup("");
	}
	if (getdelim(&text, &size, '\0', file) < 0)
		fail_msg("%s: %s", path, strerror(errno));
	fclose(file);
	return text;
}

/* The screen once it is as expected, or as it is after many looks. */
static char *screen_in_time(struct pty *pty, const char *expected)
{
	char *screen = masked_screen(pty);

	for (int looks = 0; looks < LOOKS && strcmp(screen, expected) != 0;
	     looks++) {
		pty_read(pty, LOOK_QUIET);
		free(screen);
		screen = masked_screen(pty);
	}
	return screen;
}

void golden_check_at(struct pty *pty, const char *name, const char *file,
		     int line)
{
	char path[256];

	snprintf(path, sizeof(path), "tests/screens/golden/%s.txt", name);
	if (getenv("UPDATE_GOLDEN")) {
		update(pty, path);
		return;
	}
	char *expected = file_text(path);
	char *screen = screen_in_time(pty, expected);
	char *difference = golden_difference(expected, screen);

	if (difference) {
		fprintf(stderr,
			"%s (-) is not what is shown (+):\n%s"
			"the whole screen:\n%s",
			path, difference, screen);
		free(difference);
		free(screen);
		free(expected);
		_fail(file, line);
		return;
	}
	free(screen);
	free(expected);
}
