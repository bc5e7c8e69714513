#include "front/plain/lines.h"

#include "chargefix/text.h"

#include <errno.h>
#include <sys/select.h>
#include <unistd.h>

/* Values of next_byte that are not bytes. */
enum { END_OF_INPUT = -1, BROKEN_OFF = -2 };

/* The one variable of file scope: a signal handler can't reach any other. */
static volatile sig_atomic_t came;

static const int caught[LINES_SIGNALS] = {SIGINT, SIGTERM, SIGHUP};

static void note(int signal)
{
	(void)signal;
	came = 1;
}

void lines_open(struct lines *lines, FILE *in)
{
	struct sigaction action = {.sa_handler = note};
	sigset_t blocked;

	*lines = (struct lines){.in = fileno(in)};
	came = 0;
	sigemptyset(&action.sa_mask);
	sigemptyset(&blocked);
	for (size_t i = 0; i < LINES_SIGNALS; i++) {
		sigaddset(&blocked, caught[i]);
		sigaction(caught[i], &action, &lines->before[i]);
		/*
		 * The program that started us, such as nohup, had it ignored.
		 */
		if (lines->before[i].sa_handler == SIG_IGN)
			sigaction(caught[i], &lines->before[i], NULL);
	}
	sigprocmask(SIG_BLOCK, &blocked, &lines->outside);
}

void lines_close(struct lines *lines)
{
	/*
	 * Signals that are pending go to our handler, not to the earlier ones.
	 */
	sigprocmask(SIG_SETMASK, &lines->outside, NULL);
	for (size_t i = 0; i < LINES_SIGNALS; i++)
		sigaction(caught[i], &lines->before[i], NULL);
}

/* Waits until there is something to read. False: a signal arrived first. */
static bool wait_for_bytes(const struct lines *lines)
{
	fd_set from;
	int ready;

	do {
		FD_ZERO(&from);
		FD_SET(lines->in, &from);
		ready = came ? -1
			     : pselect(lines->in + 1, &from, NULL, NULL, NULL,
				       &lines->outside);
	} while (ready < 0 && errno == EINTR && !came);
	return !came;
}

/* The next byte, END_OF_INPUT, or BROKEN_OFF after a signal or a failure. */
static int next_byte(struct lines *lines)
{
	if (lines->at == lines->length) {
		ssize_t got = -1;

		if (wait_for_bytes(lines))
			got = read(lines->in, lines->bytes,
				   sizeof(lines->bytes));
		if (got <= 0)
			return got < 0 ? BROKEN_OFF : END_OF_INPUT;
		lines->at = 0;
		lines->length = (size_t)got;
	}
	return (unsigned char)lines->bytes[lines->at++];
}

static void trim_end(struct buffer *line)
{
	while (line->length > 0 && line->data[line->length - 1] == ' ')
		line->data[--line->length] = '\0';
}

/* Cleaning drops the control characters of a text that is UTF-8. */
static bool is_unfit(const char *bytes, size_t length, size_t cleaned)
{
	return text_invalid(bytes, length) < length || cleaned != length;
}

enum line_result line_read(struct lines *lines, struct buffer *line)
{
	char bytes[LINE_MOST];
	size_t length = 0;
	size_t skip = 0;
	int byte;

	while ((byte = next_byte(lines)) >= 0 && byte != '\n') {
		if (length < sizeof(bytes))
			bytes[length] = (char)byte;
		if (length <= sizeof(bytes))
			length++;
	}
	buffer_clear(line);
	/*
	 * The last line may lack its line end, but a line cut short doesn't
	 * count.
	 */
	if (byte == BROKEN_OFF || (byte == END_OF_INPUT && length == 0))
		return LINE_END;
	if (length > sizeof(bytes))
		return LINE_TOO_LONG;
	while (skip < length && (bytes[skip] == ' ' || bytes[skip] == '\t'))
		skip++;
	text_clean(line, bytes + skip, length - skip, TEXT_ONE_LINE);
	lines->unfit = is_unfit(bytes + skip, length - skip, line->length);
	trim_end(line);
	return LINE_READ;
}
