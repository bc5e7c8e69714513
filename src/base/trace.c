#include "chargefix/trace.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct trace {
	int file;
	int64_t opened; /* milliseconds of a clock that is never set back */
};

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct trace *trace_open(const char *path, struct message *error)
{
	int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY;
	int file = open(path, flags, 0600);
	struct trace *trace;

	if (file < 0) {
		message_set(error, "the trace can't be written to %s: %s", path,
			    strerror(errno));
		return NULL;
	}
	trace = memory_new(1, sizeof(*trace));
	*trace = (struct trace){.file = file, .opened = now()};
	return trace;
}

void trace_close(struct trace *trace)
{
	if (!trace)
		return;
	close(trace->file);
	free(trace);
}

void trace_write(struct trace *trace, const char *format, ...)
{
	struct buffer text = {0};
	struct buffer line = {0};
	va_list arguments;
	int reason = errno;

	if (!trace)
		return;
	va_start(arguments, format);
	buffer_format_list(&text, format, arguments);
	va_end(arguments);
	buffer_format(&line, "%7lld ", (long long)(now() - trace->opened));
	text_clean(&line, buffer_string(&text), text.length, TEXT_ONE_LINE);
	buffer_text(&line, "\n");
	/* A line that can't be written is lost: the program itself goes on. */
	buffer_write(&line, trace->file);
	buffer_release(&text);
	buffer_release(&line);
	errno = reason;
}
