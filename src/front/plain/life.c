/* What is done with a case as a whole, and with its notes. */
#include "front/plain/plain.h"

#include "chargefix/when.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_SIZE = 64 };

/* Copies the first word, and moves on to what follows. False: it is too long. */
static bool take_word(char word[WORD_SIZE], const char **text)
{
	size_t length = strcspn(*text, " ");

	if (length >= WORD_SIZE)
		return false;
	memcpy(word, *text, length);
	word[length] = '\0';
	*text += length;
	*text += strspn(*text, " ");
	return true;
}

/* Takes the first word if it is in the table; 0: it isn't. */
static int take_life_word(const char **text, const struct life_words *table,
			  int count)
{
	const char *rest = *text;
	char word[WORD_SIZE];
	int found = take_word(word, &rest) ? life_word(table, count, word) : 0;

	if (found > 0)
		*text = rest;
	return found > 0 ? found : 0;
}

/* Takes as many words as name a moment, "2026-12-01 15:00", say. */
static bool take_moment(const char **text, int64_t now, int64_t *at)
{
	for (int words = 2; words > 0; words--) {
		const char *rest = *text;
		struct buffer moment = {0};
		char word[WORD_SIZE];

		for (int i = 0; i < words && take_word(word, &rest); i++)
			buffer_format(&moment, "%s%s", i ? " " : "", word);
		bool parsed = moment_parse(buffer_string(&moment), now, at);
		buffer_release(&moment);
		if (!parsed)
			continue;
		*text = rest;
		return true;
	}
	return false;
}

/* Shows that it was done, in a sentence. */
static void say_change(struct plain *plain, const struct life_change *change)
{
	struct case_life life = interview_life(plain->interview);
	struct buffer said = {0};

	view_life_change(change, &said);
	page_format(&plain->page, 0, "%s.%s", buffer_string(&said),
		    life.waits_for && plain_step(plain)
			    ? " Any answer ends the wait."
			    : "");
	buffer_release(&said);
}

/* Says why that can't be done with the case, and what can. */
static void refuse_action(struct plain *plain, enum life_action action)
{
	struct buffer said = {0};
	enum life_action instead;

	if (!view_refusal(plain->interview, action, &said, &instead))
		buffer_text(&said, "That is not possible here.");
	if (instead == LIFE_CONFIRM)
		buffer_text(&said, " To say who it is: :confirm NAME");
	else if (instead)
		buffer_text(&said, " To go on with it: :reopen WHY");
	page_text(&plain->page, 0, buffer_string(&said));
	buffer_release(&said);
}

void plain_refuse_answer(struct plain *plain)
{
	refuse_action(plain, LIFE_WAIT);
}

/* Whether the questions go on from here after this. */
static bool leads_on(const struct life_change *change)
{
	return change->action == LIFE_REOPEN ||
	       (change->action == LIFE_LASTED && change->lasted == LASTED_NO);
}

static void act(struct plain *plain, const struct life_change *change)
{
	enum interview_result result =
		interview_change_life(plain->interview, change);

	if (result == INTERVIEW_REFUSED) {
		refuse_action(plain, change->action);
	} else if (result != INTERVIEW_DONE) {
		plain_take_result(plain, result);
	} else {
		say_change(plain, change);
		plain->asking = ASKING_NEXT;
		plain->show = leads_on(change);
		plain->linger = true;
	}
}

/* Says how the command is typed. */
static void say_usage(struct plain *plain, const char *usage)
{
	page_format(&plain->page, 0, "Type it like this: %s", usage);
}

void plain_status(struct plain *plain, const char *argument)
{
	struct buffer status = {0};

	(void)argument;
	view_status(plain->interview, &status);
	page_format(&plain->page, 0, "%s.", buffer_string(&status));
	buffer_release(&status);
}

void plain_wait(struct plain *plain, const char *argument)
{
	static const char usage[] =
		":wait time, part, customer or colleague, then perhaps until "
		"WHEN, and WHY. For example: :wait part until monday bulb "
		"ordered";
	int64_t now = interview_now(plain->interview);
	struct life_change change = {.action = LIFE_WAIT};
	const char *rest = argument;
	char word[WORD_SIZE];

	change.waits_for =
		(enum hold)take_life_word(&argument, hold_words, HOLDS);
	rest = argument;
	bool until = take_word(word, &rest) && strcmp(word, "until") == 0;
	if (until)
		argument = rest;
	if (!change.waits_for && until)
		change.waits_for = HOLD_TIME;
	if (!change.waits_for) {
		say_usage(plain, usage);
	} else if ((until || change.waits_for == HOLD_TIME) &&
		   !take_moment(&argument, now, &change.until)) {
		page_text(&plain->page, 0,
			  "Until when? Type " MOMENT_FORMS ".");
	} else if (change.until && change.until <= now) {
		page_text(&plain->page, 0, "That time is already over.");
	} else {
		change.why = *argument ? argument : NULL;
		act(plain, &change);
	}
}

void plain_continue(struct plain *plain, const char *argument)
{
	(void)argument;
	act(plain, &(struct life_change){.action = LIFE_CONTINUE});
}

/* "Ben needs a meter", or of a longer name "Ben Miller: needs a meter". */
void plain_hand_over(struct plain *plain, const char *argument)
{
	struct life_change change = {.action = LIFE_HAND_OVER};
	size_t length = strcspn(argument, ":");
	struct buffer name = {0};

	if (!argument[length])
		length = strcspn(argument, " ");
	buffer_add(&name, argument, length);
	change.colleague = buffer_string(&name);
	change.why = argument + length + strspn(argument + length, ": ");
	if (!*change.colleague || !*change.why)
		say_usage(plain, ":hand-over NAME: WHY");
	else
		act(plain, &change);
	buffer_release(&name);
}

/* Lists the words of a table: "fixed, repairable". */
static void write_words(struct buffer *out, const struct life_words *table,
			int count)
{
	for (int i = 1; i < count; i++)
		buffer_format(out, "%s%s", i > 1 ? ", " : "", table[i].word);
}

void plain_hand_back(struct plain *plain, const char *argument)
{
	struct life_change change = {.action = LIFE_HAND_BACK};
	struct buffer usage = {0};

	change.outcome = (enum outcome)take_life_word(&argument, outcome_words,
						      OUTCOMES);
	if (change.outcome == OUTCOME_END_OF_LIFE)
		change.barrier = (enum barrier)take_life_word(
			&argument, barrier_words, BARRIERS);
	if (!change.outcome || *argument) {
		buffer_text(&usage, ":hand-back OUTCOME, which is one of ");
		write_words(&usage, outcome_words, OUTCOMES);
		buffer_text(&usage, "; after end-of-life perhaps one of ");
		write_words(&usage, barrier_words, BARRIERS);
		say_usage(plain, buffer_string(&usage));
	} else {
		act(plain, &change);
	}
	buffer_release(&usage);
}

/* An action that needs a reason. */
static void act_why(struct plain *plain, enum life_action action,
		    const char *why, const char *usage)
{
	const struct life_change change = {.action = action, .why = why};

	if (*why)
		act(plain, &change);
	else
		say_usage(plain, usage);
}

void plain_cancel(struct plain *plain, const char *argument)
{
	act_why(plain, LIFE_CANCEL, argument, ":cancel WHY");
}

void plain_reopen(struct plain *plain, const char *argument)
{
	act_why(plain, LIFE_REOPEN, argument, ":reopen WHY");
}

/* With a name, whoever it is types from now on. */
void plain_confirm(struct plain *plain, const char *argument)
{
	if (*argument)
		interview_sign(plain->interview, argument);
	act(plain, &(struct life_change){.action = LIFE_CONFIRM});
}

void plain_lasted(struct plain *plain, const char *argument)
{
	const struct life_change change = {
		.action = LIFE_LASTED,
		.lasted = (enum lasted)take_life_word(&argument, lasted_words,
						      LASTED_ANSWERS),
	};

	if (change.lasted && !*argument)
		act(plain, &change);
	else
		say_usage(plain, ":lasted yes, or :lasted no");
}

void plain_ask_lasted(struct plain *plain)
{
	struct buffer asked = {0};

	view_check_back(plain->interview, &asked);
	page_gap(&plain->page);
	page_text(&plain->page, 0, buffer_string(&asked));
	page_text(&plain->page, 0, FRONT_LASTED);
	page_item(&plain->page, 2, "yes    ", FRONT_LASTED_YES);
	page_item(&plain->page, 2, "no     ", FRONT_LASTED_NO);
	page_item(&plain->page, 2, "later  ", FRONT_LASTED_LATER);
	buffer_release(&asked);
}

void plain_take_lasted(struct plain *plain, const char *line)
{
	if (strcmp(line, "yes") == 0 || strcmp(line, "no") == 0) {
		plain_lasted(plain, line);
	} else if (strcmp(line, "later") == 0) {
		plain->asking = ASKING_NEXT;
		plain->show = true;
	} else {
		page_text(&plain->page, 0, "Type yes, no or later.");
	}
}

void plain_note_done(struct plain *plain, enum interview_result result)
{
	/* Changes made by others don't discard a note. */
	if (result == INTERVIEW_DONE) {
		page_text(&plain->page, 0, "Note saved.");
	} else if (result == INTERVIEW_RELOADED) {
		page_text(&plain->page, 0, "Note saved. " FRONT_MOVED);
		plain->asking = ASKING_NEXT;
		plain->show = true;
	} else {
		plain_take_result(plain, result);
	}
}

void plain_customer_note(struct plain *plain, const char *argument)
{
	if (!*argument)
		say_usage(plain, ":customer-note TEXT");
	else
		plain_note_done(plain, interview_note_for_customer(
					       plain->interview,
					       plain_step(plain), argument));
}

/* Gives the note of the number that the argument begins with another text. */
static void correct(struct plain *plain, const char *argument, bool withdraw)
{
	size_t count;
	const struct note *notes = interview_notes(plain->interview, &count);
	char word[WORD_SIZE];
	size_t number =
		take_word(word, &argument) ? strtoul(word, NULL, 10) : 0;

	if (number < 1 || number > count || !*argument != withdraw) {
		say_usage(plain, withdraw ? ":withdraw NUMBER; :review lists "
					    "the notes with their numbers"
					  : ":correct NUMBER TEXT; :review "
					    "lists the notes with their "
					    "numbers");
		return;
	}
	enum interview_result result =
		interview_correct_note(plain->interview, notes[number - 1].seq,
				       argument, notes[number - 1].customer);
	if (result == INTERVIEW_DONE)
		page_text(&plain->page, 0,
			  withdraw ? "Note withdrawn." : "Note corrected.");
	else
		plain_take_result(plain, result);
}

void plain_correct(struct plain *plain, const char *argument)
{
	correct(plain, argument, false);
}

void plain_withdraw(struct plain *plain, const char *argument)
{
	correct(plain, argument, true);
}

void plain_erase(struct plain *plain, const char *argument)
{
	const struct case_row row = {
		.number = interview_number(plain->interview),
		.details = *interview_details(plain->interview),
	};
	struct buffer said = {0};

	(void)argument;
	if (!row.number) {
		page_text(&plain->page, 0, "This case is not saved yet.");
		return;
	}
	view_erasing(&row, 1, false, &said);
	page_text(&plain->page, 0, buffer_string(&said));
	page_text(&plain->page, 0, ERASING_KEEPS);
	page_text(&plain->page, 0, ERASING_REACHES);
	page_text(&plain->page, 0, ERASING_ASKS ".");
	plain->asking = ASKING_ERASE;
	buffer_release(&said);
}

/* Says what was done, or why it can't be. */
static void say_erased(struct plain *plain, bool scrubbed, bool erased,
		       const struct message *error)
{
	struct buffer said = {0}, again = {0};

	interview_write_command(plain->interview, "erase", &again);
	if (erased && !scrubbed)
		buffer_text(&said, "Warning: ");
	if (scrubbed)
		view_erased(1, &said);
	else if (erased)
		view_erasing_traces(error->text, buffer_string(&again), &said);
	else
		buffer_format(&said, ERASING_NOT ": %s.", error->text);
	page_text(&plain->page, 0, buffer_string(&said));
	buffer_release(&said);
	buffer_release(&again);
}

void plain_take_erase(struct plain *plain, const char *line)
{
	struct message error = {0};
	bool erased;

	plain->asking = ASKING_NEXT;
	plain->show = true;
	plain->linger = true;
	if (strcmp(line, ERASING_WORD) != 0) {
		page_text(&plain->page, 0, ERASING_NOT ".");
		return;
	}
	bool scrubbed = interview_erase(plain->interview, &erased, &error);

	say_erased(plain, scrubbed, erased, &error);
}
