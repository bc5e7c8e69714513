#include "golden.h"

#include "contents.h"
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
	static const char *const patterns[] = {"####-##-##", "####-##-...",
					       "##:##:##", "##:##"};

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

static char *masked_screen(const struct pty *pty, unsigned int parts)
{
	char *text = pty_text(pty);
	char *marks = pty_marks(pty);
	char *screen = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&screen, &length);

	if (!out)
		fail_msg("memory ran out");
	if (parts & GOLDEN_TEXT)
		fputs(text, out);
	if (parts == (GOLDEN_TEXT | GOLDEN_MARKS))
		fputs("~~~\n", out);
	if (parts & GOLDEN_MARKS)
		fputs(marks, out);
	fclose(out);
	free(text);
	free(marks);
	golden_mask(screen);
	return screen;
}

static char *file_text(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = fopen(path, "r");

	if (!file)
		return strdup("");
	if (getdelim(&text, &size, '\0', file) < 0)
		fail_msg("%s: %s", path, strerror(errno));
	fclose(file);
	return text;
}

#define HEADING "=== "

/* Where the section's heading stands in the file, or its end. */
static const char *section_heading(const char *file, const char *section)
{
	size_t length = strlen(section);

	for (; *file != '\0'; file = after(file))
		if (strncmp(file, HEADING, strlen(HEADING)) == 0 &&
		    strncmp(file + strlen(HEADING), section, length) == 0 &&
		    file[strlen(HEADING) + length] == '\n')
			break;
	return file;
}

static const char *section_end(const char *heading)
{
	const char *end = after(heading);

	while (*end != '\0' && strncmp(end, HEADING, strlen(HEADING)) != 0)
		end = after(end);
	return end;
}

static void update(struct pty *pty, const char *path, const char *section,
		   unsigned int parts)
{
	pty_settle(pty, UPDATE_QUIET);
	char *screen = masked_screen(pty, parts);
	char *before = file_text(path);
	const char *heading = section_heading(before, section);
	FILE *file = fopen(path, "w");

	if (!file ||
	    fprintf(file, "%.*s%s%s\n%s%s", (int)(heading - before), before,
		    HEADING, section, screen, section_end(heading)) < 0 ||
	    fclose(file) != 0)
		fail_msg("%s: %s", path, strerror(errno));
	free(before);
	free(screen);
}

/* What the section should show, "" where there is none. */
static char *expected_screen(const char *path, const char *section)
{
	char *file = file_text(path);
	const char *heading = section_heading(file, section);
	const char *start = after(heading);
	char *expected = strndup(start, (size_t)(section_end(heading) - start));

	free(file);
	return expected;
}

/* The screen once it is as expected, or as it is after many looks. */
static char *screen_in_time(struct pty *pty, unsigned int parts,
			    const char *expected)
{
	char *screen = masked_screen(pty, parts);

	for (int looks = 0; looks < LOOKS && strcmp(screen, expected) != 0;
	     looks++) {
		pty_read(pty, LOOK_QUIET);
		free(screen);
		screen = masked_screen(pty, parts);
	}
	return screen;
}

void golden_check_at(struct pty *pty, const char *name, const char *section,
		     unsigned int parts, const char *file, int line)
{
	char path[256];

	snprintf(path, sizeof(path), "tests/screens/golden/%s.txt", name);
	if (getenv("UPDATE_GOLDEN")) {
		update(pty, path, section, parts);
		return;
	}
	char *expected = expected_screen(path, section);
	char *screen = screen_in_time(pty, parts, expected);
	char *difference = golden_difference(expected, screen);

	if (difference)
		fprintf(stderr,
			"%s (-) is not what is shown (+) at %s; "
			"UPDATE_GOLDEN=1 keeps it:\n%s"
			"the whole screen:\n%s",
			path, section, difference, screen);
	free(screen);
	free(expected);
	if (!difference)
		return;
	free(difference);
	_fail(file, line);
}

void golden_check_text(const char *path, const char *text)
{
	char *expected;
	char *difference;

	if (getenv("UPDATE_GOLDEN"))
		contents_write_text(path, text);
	expected = file_text(path);
	difference = golden_difference(expected, text);
	if (difference)
		fail_msg("%s:\n%s", path, difference);
	free(expected);
}
