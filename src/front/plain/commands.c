#include "front/plain/plain.h"

#include <string.h>

enum { NAME_COLUMNS = 18, NAME_SIZE = 80 };

/* A command of plain mode, which may be followed by an argument. */
struct plain_command {
	const char *name;
	const char *argument; /* its name in the help; "": none */
	const char *help;
	void (*run)(struct plain *plain, const char *argument);
	bool shop; /* help lists it for repair shops only */
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
			  plain_is_closed(plain)
				  ? "There is no question: the case was "
				    "closed."
				  : "There is no question: the diagnosis has "
				    "been reached.");
}

static void run_note(struct plain *plain, const char *argument)
{
	if (argument[0] == '\0')
		page_text(&plain->page, 0, "A note needs a text: :note TEXT");
	else
		plain_note_done(plain,
				interview_note(plain->interview,
					       plain_step(plain), argument));
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

static void run_code(struct plain *plain, const char *argument)
{
	(void)argument;
	show_code(plain);
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
	if (plain_is_closed(plain)) {
		plain_refuse_answer(plain);
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

/* Goes on for owners, or for shops, and says what becomes of the answers. */
static void go_on_for(struct plain *plain, enum audience audience)
{
	const struct walk *walk = interview_walk(plain->interview);
	size_t before = walk->given_count - walk->path_count;
	bool shop = audience == AUDIENCE_SHOP;

	if (walk->audience == audience) {
		page_text(&plain->page, 0,
			  shop ? "This case has the steps for repair shops "
				 "already."
			       : "This case leaves out the steps for repair "
				 "shops already.");
		return;
	}
	if (plain_is_closed(plain)) {
		plain_refuse_answer(plain);
		return;
	}
	enum interview_result result =
		interview_set_audience(plain->interview, audience);
	if (result == INTERVIEW_DONE) {
		walk = interview_walk(plain->interview);
		size_t after = walk->given_count - walk->path_count;

		page_text(&plain->page, 0,
			  shop ? FRONT_SHOP_STEPS : FRONT_OWNER_STEPS);
		if (after > before)
			page_format(&plain->page, 0,
				    "Answers set aside: %zu (:review lists "
				    "them).",
				    after - before);
	}
	plain_take_result(plain, result);
}

static void run_shop(struct plain *plain, const char *argument)
{
	(void)argument;
	go_on_for(plain, AUDIENCE_SHOP);
}

static void run_owner(struct plain *plain, const char *argument)
{
	(void)argument;
	go_on_for(plain, AUDIENCE_OWNER);
}

enum { HISTORY_MOST = 50 };

static void run_history(struct plain *plain, const char *argument)
{
	struct interview *interview = plain->interview;
	struct case_history history = {0};
	struct document document = {0};
	struct message error = {0};

	(void)argument;
	if (interview_case_history(interview, HISTORY_MOST, &history, &error)) {
		view_case_history(&document, &history,
				  interview_now(interview));
		document_text(&document, &plain->page);
	} else {
		page_text(&plain->page, 0, error.text);
	}
	document_release(&document);
	case_history_release(&history);
}

static void run_quit(struct plain *plain, const char *argument)
{
	(void)argument;
	plain->left = true;
}

static void run_help(struct plain *plain, const char *argument);

static const struct plain_command commands[] = {
	{":back", "", "take back the last answer", run_back, false},
	{":why", "", "show why this is asked", run_why, false},
	{":note", " TEXT", "write a note on this step", run_note, false},
	{":start", "", "start the countdown of this step", run_start, false},
	{":review", "", "list the answers so far", run_review, false},
	{":change", " STEP", "change an earlier answer", run_change, false},
	{":danger", "", "report that something is hot, swollen or smoking",
	 run_danger, false},
	{":status", "", "say how the case is", plain_status, false},
	{":wait", " WHAT", "let the case wait, as in \":wait part ordered\"",
	 plain_wait, false},
	{":continue", "", "stop waiting", plain_continue, false},
	{":hand-over", " NAME",
	 "ask a colleague, as in \":hand-over Ben: "
	 "needs a meter\"",
	 plain_hand_over, true},
	{":hand-back", " HOW",
	 "hand the device back, as in \":hand-back "
	 "fixed\"",
	 plain_hand_back, true},
	{":cancel", " WHY", "cancel the case", plain_cancel, false},
	{":confirm", " NAME", "agree with the diagnosis as a second technician",
	 plain_confirm, true},
	{":reopen", " WHY", "go on with a case that had ended", plain_reopen,
	 false},
	{":lasted", " yes|no", "say whether the repair lasted", plain_lasted,
	 false},
	{":customer-note", " TEXT", "write a note for the customer, too",
	 plain_customer_note, true},
	{":correct", " NUMBER TEXT", "correct a note", plain_correct, false},
	{":withdraw", " NUMBER", "withdraw a note", plain_withdraw, false},
	{":history", "", "list the cases of this device and its customer",
	 run_history, false},
	{":erase", "", "erase the customer's data, after a question",
	 plain_erase, false},
	{":qr", "", "show the result as a QR code for a phone", run_code,
	 false},
	{":shop", "", "include the steps for repair shops", run_shop, false},
	{":owner", "", "leave out the steps for repair shops", run_owner,
	 false},
	{":help", "", "show this list", run_help, false},
	{":quit", "", "quit; your answers are saved", run_quit, false},
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
	bool shop = interview_walk(plain->interview)->audience == AUDIENCE_SHOP;

	(void)argument;
	if (step)
		show_accepted(plain, step);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		char mark[40];
		char usage[32];

		if (!has_command(plain, i) || (commands[i].shop && !shop))
			continue;
		snprintf(usage, sizeof(usage), "%s%s", commands[i].name,
			 commands[i].argument);
		snprintf(mark, sizeof(mark), "%-22s", usage);
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
