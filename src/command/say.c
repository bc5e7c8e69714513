#include "command/say.h"

#include "chargefix/command.h"
#include "chargefix/page.h"
#include "chargefix/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void say_text(FILE *out, const char *text, size_t length)
{
	struct buffer shown = {0};

	page_for_locale(&shown, text, length);
	fwrite(buffer_string(&shown), 1, shown.length, out);
	buffer_release(&shown);
}

enum { COLUMNS_MOST = 10000, COLUMNS_USUAL = 80 };

int say_columns(void)
{
	const char *set = getenv("COLUMNS");
	long given = set ? strtol(set, NULL, 10) : 0;
	struct winsize size;

	if (given > 0 && given <= COLUMNS_MOST)
		return (int)given;
	if (isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return isatty(STDOUT_FILENO) ? COLUMNS_USUAL : 0;
}

/* Longer texts aren't messages but repeat something from outside. */
enum { MESSAGE_MOST = 2000 };

/* Cuts the middle: the beginning says what is wrong, the end what helps. */
void say_cut(struct buffer *out, const char *text, size_t length)
{
	if (length <= MESSAGE_MOST) {
		buffer_add(out, text, length);
		return;
	}
	size_t head = text_begin(text, MESSAGE_MOST / 2);
	size_t tail = text_begin(text, length - MESSAGE_MOST / 2);

	buffer_add(out, text, head);
	buffer_text(out, " … ");
	buffer_add(out, text + tail, length - tail);
}

__attribute__((format(printf, 2, 0))) static void say_list(FILE *out,
							   const char *format,
							   va_list arguments)
{
	struct buffer text = {0};
	struct buffer cut = {0};

	buffer_format_list(&text, format, arguments);
	say_cut(&cut, buffer_string(&text), text.length);
	say_text(out, buffer_string(&cut), cut.length);
	buffer_release(&text);
	buffer_release(&cut);
}

void say(FILE *out, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say_list(out, format, arguments);
	va_end(arguments);
}

int say_failed(const char *format, ...)
{
	va_list arguments;

	fputs("chargefix: ", stderr);
	va_start(arguments, format);
	say_list(stderr, format, arguments);
	va_end(arguments);
	fputs("\n", stderr);
	return STATUS_FAILED;
}

bool say_problems(const struct messages *problems, const char *path,
		  const struct file_text *text)
{
	struct buffer report = {0};

	messages_write(problems, path, text->data, text->length, &report);
	say_text(stderr, buffer_string(&report), report.length);
	buffer_release(&report);
	return false;
}

int say_usage(const char *command, const char *format, ...)
{
	va_list arguments;

	fputs("chargefix: ", stderr);
	va_start(arguments, format);
	say_list(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, " (help: chargefix%s%s --help)\n", command ? " " : "",
		text_or_empty(command));
	return STATUS_USAGE;
}

int say_result(const struct buffer *result, bool exact)
{
	struct buffer shown = {0};
	int status = STATUS_DONE;

	if (!exact)
		page_for_locale(&shown, buffer_string(result), result->length);
	if (!buffer_print(exact ? result : &shown, stdout))
		status = say_failed("can't write the output: %s",
				    strerror(errno));
	buffer_release(&shown);
	return status;
}
