#include "front/plain/plain.h"

#include <string.h>

enum { NAME_COLUMNS = 18, NAME_SIZE = 80 };

/* A command of plain mode, which may be followed by an argument. */
struct plain_command {
	const char *name;
	const char *argument; /* its name in the help; "": none */
	const char *help;
	void (*run)(struct plain *plain, const char *argument);
};

/* Leaves a question asked out of turn, or takes back the newest answer. */
static void run_back(struct plain *plain, const char *argument)
{
	(void)argument;
	if (plain->asking != ASKING_NEXT) {
		plain->asking = ASKING_NEXT;
		plain->show = true;
		return;
	}
	if (walk_newest(interview_walk(plain->interview)) == WALK_NONE) {
		page_text(&plain->page, 0, "There is nothing to go back to.");
		return;
	}
	plain_take_result(plain, interview_undo(plain->interview));
}

static void run_why(struct plain *plain, const char *argument)
{
	const struct step *step = plain_step(plain);

	(void)argument;
	if (step)
		show_why(plain, step);
	else
		page_text(&plain->page, 0,
			  "There is no question: the diagnosis has been "
			  "reached.");
}

static void run_note(struct plain *plain, const char *argument)
{
	enum interview_result result;

	if (argument[0] == '\0') {
		page_text(&plain->page, 0, "A note needs a text: :note TEXT");
		return;
	}
	result = interview_note(plain->interview, plain_step(plain), argument);
	if (result == INTERVIEW_DONE) {
		page_text(&plain->page, 0, "Note saved.");
	} else if (result == INTERVIEW_RELOADED) {
		/* Changes made by others don't discard the note. */
		page_text(&plain->page, 0,
			  "Note saved. Another terminal continued this case; "
			  "it is shown in its current state.");
		plain->asking = ASKING_NEXT;
		plain->show = true;
	} else {
		plain_take_result(plain, result);
	}
}

static void run_start(struct plain *plain, const char *argument)
{
	const struct step *step = plain_step(plain);
	enum interview_result result = INTERVIEW_DONE;
	int64_t until;

	(void)argument;
	if (!step || step->wait == 0 || plain->asking != ASKING_NEXT ||
	    plain_wants_consent(plain, step)) {
		page_text(&plain->page, 0, "This step has no countdown.");
		return;
	}
	if (!interview_waiting(plain->interview, step, &until) ||
	    until <= interview_now(plain->interview))
		result = interview_wait(plain->interview, step);
	if (result == INTERVIEW_DONE)
		show_wait(plain, step);
	else
		plain_take_result(plain, result);
}

static void run_review(struct plain *plain, const char *argument)
{
	(void)argument;
	show_review(plain);
}

/* Copies the first word of `from`, cut so that a message stays on one line. */
static const char *cut_name(char name[NAME_SIZE], const char *from)
{
	int length =
		(int)text_fit(from, strcspn(from, " "), NAME_COLUMNS, NULL);

	snprintf(name, NAME_SIZE, "%.*s", length, from);
	return name;
}

static void run_change(struct plain *plain, const char *argument)
{
	const struct walk *walk = interview_walk(plain->interview);
	const struct step *step = guide_step(walk->guide, argument);

	if (argument[0] == '\0') {
		page_text(&plain->page, 0,
			  "Name the step: :change STEP (:review lists the "
			  "steps).");
		return;
	}
	if (!step || walk_find(walk, step) == WALK_NONE) {
		char name[NAME_SIZE];

		page_format(&plain->page, 0,
			    "You have not answered a step called \"%s\"; "
			    ":review lists the steps.",
			    cut_name(name, argument));
		return;
	}
	plain->asking = ASKING_CHANGE;
	plain->change = step;
	plain->show = true;
}

static void run_danger(struct plain *plain, const char *argument)
{
	const struct walk *walk = interview_walk(plain->interview);

	(void)argument;
	plain->asking = ASKING_DANGER;
	if (walk->step == walk->guide->danger)
		plain->asking = ASKING_NEXT;
	plain->show = true;
}

static void run_quit(struct plain *plain, const char *argument)
{
	(void)argument;
	plain->left = true;
}

static void run_help(struct plain *plain, const char *argument);

static const struct plain_command commands[] = {
	{":back", "", "take back the last answer", run_back},
	{":why", "", "show why this is asked", run_why},
	{":note", " TEXT", "write a note on this step", run_note},
	{":start", "", "start the countdown of this step", run_start},
	{":review", "", "list the answers so far", run_review},
	{":change", " STEP", "change an earlier answer", run_change},
	{":danger", "", "report that something is hot, swollen or smoking",
	 run_danger},
	{":help", "", "show this list", run_help},
	{":quit", "", "quit; your answers are saved", run_quit},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

/* Whether the command applies: not every guide has a danger question. */
static bool has_command(const struct plain *plain, size_t number)
{
	return commands[number].run != run_danger ||
	       interview_walk(plain->interview)->guide->danger;
}

static void run_help(struct plain *plain, const char *argument)
{
	const struct step *step = plain_step(plain);

	(void)argument;
	if (step)
		show_accepted(plain, step);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		char mark[32];
		char usage[24];

		if (!has_command(plain, i))
			continue;
		snprintf(usage, sizeof(usage), "%s%s", commands[i].name,
			 commands[i].argument);
		snprintf(mark, sizeof(mark), "%-14s", usage);
		page_item(&plain->page, 2, mark, commands[i].help);
	}
}

static void refuse_line(struct plain *plain, const char *line)
{
	const char *names[COMMAND_COUNT];
	size_t count = 0;
	const char *near;
	char name[NAME_SIZE];

	cut_name(name, line);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (has_command(plain, i))
			names[count++] = commands[i].name;
	near = text_near(name, names, count);
	if (near)
		page_format(&plain->page, 0,
			    "Unknown command: %s. Did you mean %s?", name,
			    near);
	else
		page_format(&plain->page, 0,
			    "Unknown command: %s. :help lists the commands.",
			    name);
}

void plain_command(struct plain *plain, const char *line)
{
	size_t length = strcspn(line, " ");
	const char *argument = line + length + strspn(line + length, " ");

	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (!has_command(plain, i) ||
		    strlen(commands[i].name) != length ||
		    strncmp(commands[i].name, line, length) != 0)
			continue;
		trace_write(interview_trace(plain->interview), "line %s",
			    commands[i].name);
		if (argument[0] != '\0' && commands[i].argument[0] == '\0')
			page_format(&plain->page, 0, "%s takes no argument.",
				    commands[i].name);
		else
			commands[i].run(plain, argument);
		return;
	}
	refuse_line(plain, line);
}
