#include "chargefix/trace.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct trace {
	int file;
	int64_t opened; /* in milliseconds, never set back */
};

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The first line of each trace, after its time. */
#define FIRST_WORD "chargefix "

/*
 * Whether the file is empty or already a trace. Appending would damage any
 * other file, such as a case database named by mistake. Pipes and terminals
 * accept anything.
 */
static bool takes_trace(const char *path, int file)
{
	char start[32] = {0};
	struct stat status;
	int read_from;

	if (fstat(file, &status) != 0)
		return false;
	if (!S_ISREG(status.st_mode) || status.st_size == 0)
		return true;
	read_from = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (read_from < 0)
		return false;
	if (read(read_from, start, sizeof(start) - 1) < 0)
		start[0] = '\0';
	close(read_from);
	return strncmp(start + strspn(start, " 0123456789"), FIRST_WORD,
		       strlen(FIRST_WORD)) == 0;
}

struct trace *trace_open(const char *path, struct message *error)
{
	/* A pipe that nobody reads must not stop the program. */
	int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY |
		    O_NONBLOCK;
	int file = open(path, flags, 0600);
	struct trace *trace;

	if (file < 0) {
		message_set(error, "the trace can't be written to %s: %s", path,
			    errno == ENXIO ? "nothing reads from this pipe"
					   : strerror(errno));
		return NULL;
	}
	if (!takes_trace(path, file)) {
		message_set(error,
			    "the trace can't be written to %s: this file "
			    "holds something else",
			    path);
		close(file);
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
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction before;
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
	/*
	 * A line that can't be written is lost, and the program goes on, also
	 * if whatever read the trace from a pipe has ended.
	 */
	sigaction(SIGPIPE, &ignore, &before);
	buffer_write(&line, trace->file);
	sigaction(SIGPIPE, &before, NULL);
	buffer_release(&text);
	buffer_release(&line);
	errno = reason;
}
