#include "vocabulary.h"

#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curses.h>
#include <term.h>

enum { ESCAPE = 0x1b, WORD_MOST = 64 };

/* Capabilities that terminfo has under names of their own. */
static const char *const extensions[] = {"BE", "BD", "PS", "PE", "XM", "E3"};

/*
 * The sequence at the start of the text as a word, and how long it is. Numbers
 * are left out of it where any number will do: all but those of modes.
 */
static size_t take_word(const char *text, size_t length, char word[WORD_MOST])
{
	size_t end = 1;
	size_t used = 0;

	word[used++] = text[0];
	if (text[0] != ESCAPE || length < 2) {
		word[used] = '\0';
		return 1;
	}
	word[used++] = text[end++];
	if (strchr("()*+#%", text[1]) && length > 2)
		word[used++] = text[end++];
	if (text[1] == '[') {
		size_t final = end;

		while (final + 1 < length && text[final] < '@')
			final++;
		bool mode = text[final] == 'h' || text[final] == 'l';

		for (; end <= final && end < length; end++)
			if (used + 1 < WORD_MOST &&
			    (mode || !strchr("0123456789;", text[end])))
				word[used++] = text[end];
	}
	word[used] = '\0';
	return end;
}

static bool knows(const struct vocabulary *vocabulary, const char *word)
{
	for (size_t i = 0; i < vocabulary->count; i++)
		if (strcmp(vocabulary->words[i], word) == 0)
			return true;
	return false;
}

static void add_word(struct vocabulary *vocabulary, const char *word)
{
	if (knows(vocabulary, word))
		return;
	if (vocabulary->count == vocabulary->capacity) {
		vocabulary->capacity = 2 * vocabulary->capacity + 64;
		vocabulary->words =
			realloc(vocabulary->words,
				vocabulary->capacity * sizeof(char *));
		assert_non_null(vocabulary->words);
	}
	vocabulary->words[vocabulary->count++] = strdup(word);
}

static bool is_control(char byte)
{
	return (unsigned char)byte < ' ' || byte == 0x7f;
}

static void add_words(struct vocabulary *vocabulary, const char *text)
{
	size_t length = strlen(text);
	char word[WORD_MOST];

	for (size_t at = 0; at < length;) {
		if (!is_control(text[at])) {
			at++;
			continue;
		}
		at += take_word(text + at, length - at, word);
		add_word(vocabulary, word);
	}
}

/* Behind one of terminfo's % operators, such as %p1, %{16} or %02d. */
static const char *skip_operator(const char *from)
{
	from++;
	if (*from == 'p' || *from == 'P' || *from == 'g')
		return from + 2;
	if (*from == '{')
		return from + strcspn(from, "}") + 1;
	if (*from == '\'')
		return from + 3;
	if (*from != '\0' && strchr("+-*/m&|^=<>AO!~i?te;lcs", *from))
		return from + 1;
	from += strspn(from, ":-+# 0123456789.");
	return from + (*from != '\0');
}

/* Only the text of a capability: no operators, and no padding ($<5>). */
static void copy_text(char *to, size_t size, const char *from)
{
	size_t used = 0;

	while (*from != '\0' && used + 1 < size) {
		if (*from == '%' && from[1] != '%')
			from = skip_operator(from);
		else if (from[0] == '$' && from[1] == '<')
			from += strcspn(from, ">") + 1;
		else
			to[used++] = *from++;
	}
	to[used] = '\0';
}

/* One that switches on or off by its parameter is two sequences. */
static void add_switch(struct vocabulary *vocabulary, const char *capability,
		       const char *choice)
{
	char text[1024];

	for (const char *end = "hl"; *end != '\0'; end++) {
		snprintf(text, sizeof(text), "%.*s%c",
			 (int)(choice - capability), capability, *end);
		add_words(vocabulary, text);
	}
}

static void add_capability(struct vocabulary *vocabulary, const char *name)
{
	const char *capability = tigetstr(name);
	char text[1024];

	if (!capability || capability == (const char *)-1)
		return;
	const char *choice = strstr(capability, "%?%p1%{1}%=%th%el%;");

	if (choice) {
		add_switch(vocabulary, capability, choice);
		return;
	}
	copy_text(text, sizeof(text), capability);
	add_words(vocabulary, text);
}

void vocabulary_learn(struct vocabulary *vocabulary, const char *kind)
{
	int found = 0;

	if (setupterm(kind, 1, &found) != OK)
		fail_msg("terminfo has no %s here", kind);
	for (size_t i = 0; strnames[i]; i++)
		add_capability(vocabulary, strnames[i]);
	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++)
		add_capability(vocabulary, extensions[i]);
	/* What curses takes for granted where an entry has a mouse at all. */
	const char *mouse = tigetstr("kmous");

	if (mouse && mouse != (const char *)-1)
		add_words(vocabulary, "\033[?1000h\033[?1000l");
	/* Pastes marked, which all others ignore. */
	add_words(vocabulary, "\033[?2004h\033[?2004l");
	/* Any terminal: padding, and the line ends that the tty makes. */
	add_words(vocabulary, "\r\n\b\a");
	add_word(vocabulary, "");
	del_curterm(cur_term);
}

void vocabulary_release(struct vocabulary *vocabulary)
{
	for (size_t i = 0; i < vocabulary->count; i++)
		free(vocabulary->words[i]);
	free(vocabulary->words);
	*vocabulary = (struct vocabulary){.words = NULL};
}

static char *spelled(const char *word)
{
	char text[2 * WORD_MOST];

	if (word[0] == ESCAPE)
		snprintf(text, sizeof(text), "ESC%s", word + 1);
	else
		snprintf(text, sizeof(text), "control %d", word[0]);
	return strdup(text);
}

char *vocabulary_unknown(const struct vocabulary *vocabulary, const char *sent,
			 size_t length)
{
	char word[WORD_MOST];

	for (size_t at = 0; at < length;) {
		if (!is_control(sent[at])) {
			at++;
			continue;
		}
		at += take_word(sent + at, length - at, word);
		if (!knows(vocabulary, word))
			return spelled(word);
	}
	return NULL;
}
