#include "program.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Milliseconds without a sign of life. */
enum { DEADLINE = 30000 };

struct reader {
	int from; /* -1: at its end */
	FILE *to;
	char *text;
	size_t length;
};

struct run {
	pid_t pid;
	int input; /* -1: all is written */
	const char *rest;
	struct reader out;
	struct reader error;
};

static void pipe_open(int ends[2])
{
	if (pipe(ends) != 0)
		fail_msg("pipe: %s", strerror(errno));
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
}

static void reader_open(struct reader *reader, int from)
{
	*reader = (struct reader){.from = from};
	reader->to = open_memstream(&reader->text, &reader->length);
	if (!reader->to)
		fail_msg("memory ran out");
}

static char *reader_close(struct reader *reader)
{
	if (reader->from >= 0)
		close(reader->from);
	fclose(reader->to);
	return reader->text;
}

static void reader_take(struct reader *reader)
{
	char bytes[65536];
	ssize_t length = read(reader->from, bytes, sizeof(bytes));

	if (length > 0) {
		fwrite(bytes, 1, (size_t)length, reader->to);
	} else if (length == 0 || errno != EINTR) {
		close(reader->from);
		reader->from = -1;
	}
}

static void input_close(struct run *run)
{
	close(run->input);
	run->input = -1;
}

static void input_give(struct run *run)
{
	ssize_t length = write(run->input, run->rest, strlen(run->rest));

	if (length >= 0)
		run->rest += length;
	else if (errno != EINTR && errno != EAGAIN)
		run->rest = "";
	if (*run->rest == '\0')
		input_close(run);
}

static void run_start(struct run *run, const struct launch *launch)
{
	int in[2];
	int out[2];
	int error[2];

	pipe_open(in);
	pipe_open(out);
	pipe_open(error);
	fflush(NULL);
	run->pid = fork();
	if (run->pid < 0)
		fail_msg("fork: %s", strerror(errno));
	if (run->pid == 0) {
		/* So that it finds no pty, not even ours. */
		setsid();
		dup2(in[0], 0);
		dup2(out[1], 1);
		dup2(error[1], 2);
		launch_exec(launch);
	}
	close(in[0]);
	close(out[1]);
	close(error[1]);
	fcntl(in[1], F_SETFL, O_NONBLOCK);
	run->input = in[1];
	reader_open(&run->out, out[0]);
	reader_open(&run->error, error[0]);
}

/* False: it gave no sign of life for too long. */
static bool run_exchange(struct run *run)
{
	while (run->out.from >= 0 || run->error.from >= 0) {
		struct pollfd ends[] = {
			{.fd = run->out.from, .events = POLLIN},
			{.fd = run->error.from, .events = POLLIN},
			{.fd = run->input, .events = POLLOUT},
		};
		int ready = poll(ends, 3, DEADLINE);

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return false;
		if (ends[0].revents != 0)
			reader_take(&run->out);
		if (ends[1].revents != 0)
			reader_take(&run->error);
		if (ends[2].revents != 0)
			input_give(run);
	}
	return true;
}

static int run_wait(struct run *run)
{
	int status = 0;

	while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void program_run(struct program_result *result, const struct launch *launch,
		 const char *input)
{
	struct run run = {.rest = input ? input : ""};
	void (*old)(int) = signal(SIGPIPE, SIG_IGN);

	run_start(&run, launch);
	if (*run.rest == '\0')
		input_close(&run);
	bool ended = run_exchange(&run);

	if (!ended)
		kill(run.pid, SIGKILL);
	if (run.input >= 0)
		input_close(&run);
	result->status = run_wait(&run);
	result->out = reader_close(&run.out);
	result->error = reader_close(&run.error);
	signal(SIGPIPE, old);
	if (!ended)
		fail_msg("%s hangs; it printed:\n%s%s", launch->argv[0],
			 result->out, result->error);
}

void program_result_release(struct program_result *result)
{
	free(result->out);
	free(result->error);
	*result = (struct program_result){.out = NULL};
}
