#include "chargefix/message.h"

#include "base/text_scan.h"
#include "chargefix/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * Makes outside text from the arguments safe to show, in place: control
 * characters become spaces, and bytes that are not UTF-8 become '?'. If the
 * text was cut inside its last character, that is dropped.
 */
static size_t make_safe(char *text, size_t length, bool cut)
{
	size_t kept = 0;
	size_t at = 0;

	while (at < length) {
		unsigned int code_point;
		size_t taken =
			text_code_point(text + at, length - at, &code_point);

		if (code_point == TEXT_NO_CODE_POINT) {
			/* A character has at most four bytes. */
			if (cut && length - at < 4)
				break;
			text[kept++] = '?';
		} else if (text_is_control(code_point)) {
			text[kept++] = ' ';
		} else {
			memmove(text + kept, text + at, taken);
			kept += taken;
		}
		at += taken;
	}
	text[kept] = '\0';
	return kept;
}

__attribute__((format(printf, 2, 0))) static void set_text(
	struct message *message, const char *format, va_list arguments)
{
	static const char mark[] = "...";
	char text[MESSAGE_SIZE]; /* the arguments may point into the message */
	size_t length;
	int needed;
	bool cut;

	needed = vsnprintf(text, sizeof(text), format, arguments);
	cut = needed >= MESSAGE_SIZE;
	if (needed < 0)
		length = 0;
	else if (cut)
		length = sizeof(text) - sizeof(mark);
	else
		length = (size_t)needed;
	length = make_safe(text, length, cut);
	memcpy(message->text, text, length + 1);
	if (cut)
		memcpy(message->text + length, mark, sizeof(mark));
}

bool message_set(struct message *message, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	set_text(message, format, arguments);
	va_end(arguments);
	message->line = 0;
	message->column = 0;
	return false;
}

void messages_add(struct messages *messages, size_t line, size_t column,
		  const char *format, ...)
{
	struct message *message;
	va_list arguments;

	if (messages->count == MESSAGES_MOST) {
		messages->left_out++;
		return;
	}
	message = &messages->items[messages->count++];
	va_start(arguments, format);
	set_text(message, format, arguments);
	va_end(arguments);
	message->line = line;
	message->column = column;
}

void messages_move(struct messages *messages, size_t first, size_t lines)
{
	for (size_t i = first; i < messages->count; i++)
		messages->items[i].line += lines;
}

static bool is_before(const struct message *a, const struct message *b)
{
	return a->line < b->line ||
	       (a->line == b->line && a->column < b->column);
}

void messages_sort(struct messages *messages)
{
	for (size_t i = 1; i < messages->count; i++) {
		struct message moved = messages->items[i];
		size_t to = i;

		for (; to > 0 && is_before(&moved, &messages->items[to - 1]);
		     to--)
			messages->items[to] = messages->items[to - 1];
		messages->items[to] = moved;
	}
}
