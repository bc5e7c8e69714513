/*
 * The computer has no memory left in the midst of a case: the terminal is as it
 * was, one sentence says why, and the case has all that was answered and typed.
 */
#include "scene.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* glibc has it only with all of GNU's extensions. */
int prlimit(pid_t pid, int resource, const struct rlimit *new_limit,
	    struct rlimit *old_limit);

/* In bytes, as Linux tells it. */
static rlim_t room_in_use(pid_t pid)
{
	char path[64];
	unsigned long pages = 0;

	snprintf(path, sizeof(path), "/proc/%d/statm", (int)pid);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%lu", &pages), 1);
	fclose(file);
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* From now on the program gets no memory from the system. */
static void take_all_memory(const struct pty *pty)
{
	struct rlimit limit;

	assert_int_equal(prlimit(pty->pid, RLIMIT_AS, NULL, &limit), 0);
	limit.rlim_cur = room_in_use(pty->pid);
	assert_int_equal(prlimit(pty->pid, RLIMIT_AS, &limit, NULL), 0);
}

/* What is on the screen is drawn from memory that is there. */
static void type_until_it_ends(struct pty *pty)
{
	char text[1025];

	for (size_t i = 0; i + 1 < sizeof(text); i++)
		text[i] = i % 64 ? 'x' : ' ';
	text[sizeof(text) - 1] = '\0';
	for (int i = 0; i < 60 && !pty->exited; i++) {
		pty_type(pty, "\033[200~");
		pty_type(pty, text);
		pty_type(pty, "\033[201~");
		pty_settle(pty, 1);
	}
}

static void a_note_being_typed_is_kept(void **state)
{
	static const char *const run[] = {"chargefix", "-g", STAGE_GUIDE, NULL};
	static const char *const report[] = {"chargefix", "report", "last",
					     "--edition", "bench",  NULL};
	struct program_result result;
	struct stage *stage = *state;

	/* A sanitizer takes all the room for addresses at its start. */
	if (IS_SANITIZED)
		skip();
	struct pty *pty = stage_see(stage, run, "Which lamp stays dark?");
	pty_key(pty, "n");
	pty_wait_text(pty, "A note on this step");
	pty_type(pty, "Seal was open.");
	pty_wait_text(pty, "Seal was open.");
	take_all_memory(pty);
	type_until_it_ends(pty);
	assert_int_equal(pty_wait_exit(pty), 1);
	assert_true(pty_is_cooked(pty));
	assert_false(pty->alternate);
	pty_wait_words(pty, "chargefix: This computer has run out of memory, "
			    "so chargefix had to stop.");
	stage_run(stage, report, NULL, &result);
	assert_non_null(strstr(result.out, "Seal was open."));
	program_result_release(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_note_being_typed_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
