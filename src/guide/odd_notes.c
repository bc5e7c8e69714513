#include "guide/odd_notes.h"

#include "base/text_odd.h"
#include "guide/source_text.h"

#include <stdio.h>
#include <string.h>

/* A part of a line. */
struct part {
	const char *text;
	size_t length;
	size_t column; /* where it begins */
};

/*
 * Finds the odd character in a word that should be ASCII. A word in another
 * script isn't odd: all of the word must look like ASCII.
 */
static bool find_odd(const struct part *word, struct text_odd *odd)
{
	struct buffer seen = {0};
	bool ascii;

	if (text_odd_find(odd, word->text, word->length, TEXT_ODD_PROSE))
		return true;
	text_odd_seen_as(&seen, word->text, word->length);
	ascii = source_text_plain(buffer_string(&seen), seen.length) ==
		seen.length;
	buffer_release(&seen);
	return ascii &&
	       text_odd_find(odd, word->text, word->length, TEXT_ODD_NAME);
}

/* The part of the line from a column to the end of a YAML word. */
static struct part word_at(const char *line, size_t length, size_t column)
{
	struct part word = {.column = 1};
	size_t at = 0;

	for (; at < length && word.column < column; word.column++) {
		do
			at++;
		while (at < length && ((unsigned char)line[at] & 0xC0) == 0x80);
	}
	word.text = line + at;
	while (at + word.length < length &&
	       !strchr(" \t,]}", word.text[word.length]))
		word.length++;
	return word;
}

static void append_note(struct message *message, const struct text_odd *odd,
			size_t column)
{
	size_t length = strlen(message->text);
	struct buffer what = {0};

	text_odd_write(&what, odd->code_point);
	if (column > 0)
		snprintf(message->text + length, MESSAGE_SIZE - length,
			 " (column %zu contains %s)", column,
			 buffer_string(&what));
	else
		snprintf(message->text + length, MESSAGE_SIZE - length,
			 " (that name contains %s)", buffer_string(&what));
	buffer_release(&what);
}

/* Explains the word that the message is about, or the words it quotes. */
static void explain(struct message *message, const char *line, size_t length)
{
	struct part word = word_at(line, length, message->column);
	struct text_odd odd;

	/* A message that names a character already needs no note. */
	if (strstr(message->text, "U+"))
		return;
	if (find_odd(&word, &odd))
		append_note(message, &odd, word.column + odd.characters);
	else if (text_odd_find(&odd, message->text, strlen(message->text),
			       TEXT_ODD_PROSE))
		append_note(message, &odd, 0);
}

/* The current line of a text. */
struct lines {
	const char *line;
	const char *end; /* of the text */
	size_t number; /* of the line, from 1 */
};

static size_t line_length(const struct lines *lines)
{
	size_t left = (size_t)(lines->end - lines->line);
	const char *feed = memchr(lines->line, '\n', left);

	return feed ? (size_t)(feed - lines->line) : left;
}

/* Moves to the line of that number. False: there is none. */
static bool go_to(struct lines *lines, size_t number)
{
	while (lines->number < number) {
		const char *next = lines->line + line_length(lines);

		if (next == lines->end)
			return false;
		lines->line = next + 1;
		lines->number++;
	}
	return lines->number == number;
}

void odd_notes_add(struct messages *problems, const char *text, size_t length)
{
	size_t mark = source_text_mark(text, length);
	struct lines lines = {text + mark, text + length, 1};

	for (size_t i = 0; i < problems->count; i++) {
		struct message *message = &problems->items[i];

		if (go_to(&lines, message->line))
			explain(message, lines.line, line_length(&lines));
	}
}
