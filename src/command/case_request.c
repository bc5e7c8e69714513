#include "command/case_request.h"

#include "chargefix/clock.h"
#include "chargefix/command.h"
#include "chargefix/page.h"
#include "chargefix/text.h"
#include "chargefix/when.h"
#include "command/say.h"

#include <stdlib.h>
#include <string.h>

#define NAME "case"

/* The bit of an option; in the order of the settings. */
#define OPTION(name) (1U << (SETTING_##name - SETTING_FOR))

enum { OPTION_COUNT = SETTING_WHY - SETTING_FOR + 1 };

/* An action: its word, what it takes after it, its options, and its help. */
struct case_action {
	const char *word;
	enum case_task task;
	enum life_action life; /* of CASE_CHANGE */
	const char *operands; /* their names; "": none */
	int operand_count;
	unsigned int takes;
	unsigned int needs;
	const char *help;
};

static const struct case_action actions[] = {
	{"wait", CASE_CHANGE, LIFE_WAIT, "", 0,
	 OPTION(FOR) | OPTION(UNTIL) | OPTION(WHY), 0,
	 "wait for something, or until a time"},
	{"continue", CASE_CHANGE, LIFE_CONTINUE, "", 0, 0, 0, "stop waiting"},
	{"hand-over", CASE_CHANGE, LIFE_HAND_OVER, "", 0,
	 OPTION(TO) | OPTION(WHY), OPTION(TO) | OPTION(WHY),
	 "ask a colleague, who becomes the technician of the case"},
	{"hand-back", CASE_CHANGE, LIFE_HAND_BACK, "", 0,
	 OPTION(OUTCOME) | OPTION(BARRIER), OPTION(OUTCOME),
	 "hand the device back"},
	{"cancel", CASE_CHANGE, LIFE_CANCEL, "", 0, OPTION(WHY), OPTION(WHY),
	 "cancel the case"},
	{"confirm", CASE_CHANGE, LIFE_CONFIRM, "", 0, 0, 0,
	 "agree with the diagnosis as a second technician"},
	{"reopen", CASE_CHANGE, LIFE_REOPEN, "", 0, OPTION(WHY), OPTION(WHY),
	 "go on with a case that had ended"},
	{"lasted", CASE_CHANGE, LIFE_LASTED, "yes|no", 1, 0, 0,
	 "say whether the repair lasted"},
	{"note", CASE_NOTE, LIFE_NONE, "TEXT", 1, OPTION(FOR), 0,
	 "write a note; \"-\" is standard input"},
	{"correct", CASE_CORRECT, LIFE_NONE, "NOTE TEXT", 2, OPTION(FOR), 0,
	 "replace the text of the note with that number"},
	{"withdraw", CASE_WITHDRAW, LIFE_NONE, "NOTE", 1, 0, 0,
	 "withdraw the note with that number"},
};

enum { ACTION_COUNT = sizeof(actions) / sizeof(actions[0]) };

void case_request_release(struct case_request *request)
{
	buffer_release(&request->text);
}

/* " --to NAME [--why TEXT]" */
static void write_options(struct buffer *out, const struct case_action *action)
{
	for (unsigned int i = 0; i < OPTION_COUNT; i++) {
		const struct setting *setting = &settings[SETTING_FOR + i];
		bool needed = action->needs >> i & 1;

		if (action->takes >> i & 1)
			buffer_format(out, needed ? " --%s %s" : " [--%s %s]",
				      setting->option, setting->value);
	}
}

void case_request_explain(struct page *page)
{
	struct buffer usage = {0};

	for (size_t i = 0; i < ACTION_COUNT; i++) {
		buffer_clear(&usage);
		buffer_format(&usage, "%s%s%s", actions[i].word,
			      *actions[i].operands ? " " : "",
			      actions[i].operands);
		write_options(&usage, &actions[i]);
		page_text(page, 2, buffer_string(&usage));
		page_text(page, 6, actions[i].help);
	}
	buffer_release(&usage);
}

/* The action of that word; NULL: a message was printed. */
static const struct case_action *find_action(const char *word)
{
	const char *names[ACTION_COUNT];
	const char *near;

	for (size_t i = 0; i < ACTION_COUNT; i++) {
		names[i] = actions[i].word;
		if (strcmp(word, names[i]) == 0)
			return &actions[i];
	}
	near = text_near(word, names, ACTION_COUNT);
	if (near)
		say_usage(NAME, "unknown action \"%s\"; did you mean %s?", word,
			  near);
	else
		say_usage(NAME, "unknown action \"%s\"", word);
	return NULL;
}

static void refuse_option(const struct case_action *action, const char *option)
{
	if (action->word)
		say_usage(NAME, "%s takes no --%s", action->word, option);
	else
		say_usage(NAME, "--%s needs an action, such as wait", option);
}

/* Whether the action has all options that it needs, and no other. */
static bool check_options(const struct case_action *action,
			  const struct options *options)
{
	for (unsigned int i = 0; i < OPTION_COUNT; i++) {
		const struct setting *setting = &settings[SETTING_FOR + i];
		bool given = options->origins[setting->id] == ORIGIN_OPTION;

		if (given && !(action->takes >> i & 1)) {
			refuse_option(action, setting->option);
			return false;
		}
		if (!given && action->needs >> i & 1) {
			say_usage(NAME, "%s needs --%s %s", action->word,
				  setting->option, setting->value);
			return false;
		}
	}
	return true;
}

static bool check_operands(const struct case_action *action,
			   const struct options *options)
{
	int count = options->operand_count - 2;

	if (count > action->operand_count)
		say_usage(NAME, "unexpected argument: %s",
			  options->operands[2 + action->operand_count]);
	else if (count < action->operand_count)
		say_usage(NAME, "%s needs %s", action->word, action->operands);
	return count == action->operand_count;
}

/* Finds a word in a table; 0 after a message. */
static int read_word(const char *word, const struct life_words *table,
		     int count, const char *option)
{
	int found = life_word(table, count, word);
	struct buffer words = {0};

	if (found > 0)
		return found;
	for (int i = 1; i < count; i++)
		buffer_format(&words, "%s%s", i > 1 ? "|" : "", table[i].word);
	say_usage(NAME, "unknown value \"%s\" of %s; use %s", word, option,
		  buffer_string(&words));
	buffer_release(&words);
	return 0;
}

static bool read_until(struct life_change *change, const char *text)
{
	const struct clock clock = clock_system();
	int64_t now = clock_now(&clock);

	if (!moment_parse(text, now, &change->until)) {
		say_usage(NAME, "--until needs " MOMENT_FORMS);
		return false;
	}
	if (change->until > now)
		return true;
	say_usage(NAME, "--until names a time that is already over: %s", text);
	return false;
}

static bool read_wait(struct life_change *change, const struct options *options)
{
	if (!options->life_for && !options->until) {
		say_usage(NAME, "wait needs --for WHAT or --until WHEN");
		return false;
	}
	if (options->until && !read_until(change, options->until))
		return false;
	change->waits_for = HOLD_TIME;
	if (options->life_for)
		change->waits_for = (enum hold)read_word(
			options->life_for, hold_words, HOLDS, "--for");
	if (change->waits_for == HOLD_TIME && !change->until) {
		say_usage(NAME, "wait --for time needs --until WHEN");
		return false;
	}
	return change->waits_for;
}

static bool read_hand_back(struct life_change *change,
			   const struct options *options)
{
	change->outcome = (enum outcome)read_word(
		options->outcome, outcome_words, OUTCOMES, "--outcome");
	if (!change->outcome || !options->barrier)
		return change->outcome;
	if (change->outcome != OUTCOME_END_OF_LIFE) {
		say_usage(NAME, "--barrier is only for --outcome %s",
			  outcome_words[OUTCOME_END_OF_LIFE].word);
		return false;
	}
	change->barrier = (enum barrier)read_word(
		options->barrier, barrier_words, BARRIERS, "--barrier");
	return change->barrier;
}

static bool read_change(struct life_change *change, enum life_action action,
			const struct options *options)
{
	*change = (struct life_change){
		.action = action,
		.colleague = options->to,
		.why = options->why,
	};
	if (action == LIFE_WAIT)
		return read_wait(change, options);
	if (action == LIFE_HAND_BACK)
		return read_hand_back(change, options);
	if (action == LIFE_LASTED)
		change->lasted = (enum lasted)read_word(
			options->operands[2], lasted_words, LASTED_ANSWERS,
			"lasted");
	return action != LIFE_LASTED || change->lasted;
}

/* A note on standard input, "-". False: there is more than a note can hold. */
static bool read_input(struct buffer *text)
{
	char bytes[4096];
	size_t length;

	while (text->length <= NOTE_SIZE_MOST &&
	       (length = fread(bytes, 1, sizeof(bytes), stdin)) > 0)
		buffer_add(text, bytes, length);
	while (text->length > 0 && text->data[text->length - 1] == '\n')
		text->data[--text->length] = '\0';
	return !ferror(stdin);
}

static int read_note_text(struct buffer *text, const char *given)
{
	if (strcmp(given, "-") != 0)
		buffer_text(text, given);
	else if (!read_input(text))
		return say_failed("can't read the note from standard input");
	const char *string = buffer_string(text);
	if (text->length > NOTE_SIZE_MOST)
		return say_failed("the note is too long: at most %d bytes are "
				  "allowed",
				  NOTE_SIZE_MOST);
	if (strlen(string) != text->length ||
	    text_invalid(string, text->length) != text->length)
		return say_failed("the note is not text in UTF-8");
	if (string[strspn(string, " \n\t")] == '\0')
		return say_failed("the note is empty");
	return STATUS_DONE;
}

/* "--for customer" or "--for shop". */
static bool read_reader(struct case_request *request,
			const struct options *options)
{
	const char *word = options->life_for;

	if (!word)
		return true;
	request->reader_given = true;
	request->customer = strcmp(word, NOTE_FOR_CUSTOMER) == 0;
	if (request->customer || strcmp(word, "shop") == 0)
		return true;
	say_usage(NAME,
		  "unknown value \"%s\" of --for; use " NOTE_FOR_CUSTOMER
		  "|shop",
		  word);
	return false;
}

static bool read_number(size_t *number, const char *word)
{
	size_t length = strspn(word, "0123456789");

	*number = word[length] || length > 6 ? 0 : strtoul(word, NULL, 10);
	if (*number == 0)
		say_usage(NAME, "\"%s\" is not the number of a note", word);
	return *number;
}

static int read_note(struct case_request *request,
		     const struct options *options)
{
	char **operands = options->operands + 2;

	if (!read_reader(request, options))
		return STATUS_USAGE;
	if (request->task == CASE_NOTE)
		return read_note_text(&request->text, operands[0]);
	if (!read_number(&request->note, operands[0]))
		return STATUS_USAGE;
	return request->task == CASE_CORRECT
		       ? read_note_text(&request->text, operands[1])
		       : STATUS_DONE;
}

int case_request_read(struct case_request *request,
		      const struct options *options)
{
	static const struct case_action none = {0};
	const struct case_action *action = &none;

	*request = (struct case_request){0};
	if (options->operand_count > 1)
		action = find_action(options->operands[1]);
	if (!action || !check_options(action, options))
		return STATUS_USAGE;
	request->task = action->task;
	if (request->task == CASE_STATUS)
		return STATUS_DONE;
	if (!check_operands(action, options))
		return STATUS_USAGE;
	if (request->task != CASE_CHANGE)
		return read_note(request, options);
	return read_change(&request->change, action->life, options)
		       ? STATUS_DONE
		       : STATUS_USAGE;
}
