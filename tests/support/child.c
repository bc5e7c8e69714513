#include "child.h"

#include "test.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534 };

pid_t child_start(child_body *body, void *context)
{
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0)
		_exit(body(context));
	return pid;
}

int child_wait(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0)
		assert_int_equal(errno, EINTR);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int child_run(child_body *body, void *context)
{
	return child_wait(child_start(body, context));
}

bool child_drop_root(void)
{
	return geteuid() != 0 || (setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
}

bool child_hand_over(const char *path)
{
	return geteuid() != 0 || chown(path, NOBODY, NOBODY) == 0;
}
