#include "front/plain/plain.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <string.h>
#include <unistd.h>

bool plain_is_closed(const struct plain *plain)
{
	const struct case_life life = interview_life(plain->interview);

	return !life_takes_answers(&life);
}

const struct step *plain_step(const struct plain *plain)
{
	const struct walk *walk = interview_walk(plain->interview);

	switch (plain->asking) {
	case ASKING_CHANGE:
		return plain->change;
	case ASKING_DANGER:
		return walk->guide->danger;
	case ASKING_LASTED:
	case ASKING_ERASE:
		return NULL;
	case ASKING_NEXT:
		break;
	}
	return plain_is_closed(plain) ? NULL : walk->step;
}

bool plain_wants_consent(const struct plain *plain, const struct step *step)
{
	return step->consent && !interview_has_consent(plain->interview, step);
}

void plain_take_result(struct plain *plain, enum interview_result result)
{
	switch (result) {
	case INTERVIEW_DONE:
		plain->linger = plain->stays;
		break;
	case INTERVIEW_RELOADED:
		page_text(&plain->page, 0, FRONT_RELOADED);
		break;
	case INTERVIEW_REFUSED:
		if (plain_is_closed(plain))
			plain_refuse_answer(plain);
		else
			page_text(&plain->page, 0,
				  "That is not possible here.");
		break;
	case INTERVIEW_READ_ONLY:
		page_format(&plain->page, 0, FRONT_READ_ONLY,
			    interview_read_only(plain->interview));
		break;
	}
	plain->asking = ASKING_NEXT;
	plain->show = true;
}

/* Reports a problem with the record when it begins, changes and ends. */
static void show_warning(struct plain *plain)
{
	const char *news = interview_news(plain->interview);
	const char *now = interview_warning(plain->interview);
	const char *before = buffer_string(&plain->warning);

	if (news)
		page_item(&plain->page, 0, "! ", news);
	if (strcmp(text_or_empty(now), before) == 0)
		return;
	if (now)
		page_item(&plain->page, 0, "! ", now);
	else
		page_text(&plain->page, 0, "Saving works again.");
	buffer_clear(&plain->warning);
	buffer_text(&plain->warning, text_or_empty(now));
}

/* Prints the page that was laid out. */
static void plain_print(struct plain *plain)
{
	struct buffer *out = &plain->page.out;

	if (!buffer_print(out, plain->out))
		plain->failed = true;
	buffer_clear(out);
}

/* Shows what the case ended with, and what can be done now. */
static void show_end(struct plain *plain)
{
	show_diagnosis(plain);
	if (!plain->linger)
		return;
	if (plain_is_closed(plain))
		page_text(&plain->page, 0,
			  ":reopen reopens the case, :review lists the "
			  "answers, :quit quits.");
	else
		page_format(&plain->page, 0,
			    ":back and :change reopen the case, %s:review "
			    "lists the answers, :quit quits.",
			    front_offers(plain->interview, LIFE_HAND_BACK)
				    ? ":hand-back hands the device back, "
				    : "");
}

/* Lays out the text before the prompt, with a new step in full. */
static void plain_present(struct plain *plain)
{
	const struct step *step = plain_step(plain);

	if (plain->show && plain->asking == ASKING_LASTED)
		plain_ask_lasted(plain);
	else if (plain->show && step)
		show_step(plain, step);
	else if (plain->show)
		show_end(plain);
	plain->show = false;
	show_warning(plain);
}

static void take_consent(struct plain *plain, const struct step *step,
			 const char *line, struct answer_numbers *chosen)
{
	if (strcmp(line, CONSENT_WORD) == 0) {
		enum interview_result result =
			interview_consent(plain->interview, step);

		if (result == INTERVIEW_DONE)
			plain->show = true;
		else
			plain_take_result(plain, result);
	} else if (strcmp(line, CONSENT_REFUSAL) == 0 ||
		   strcmp(line, "n") == 0) {
		*chosen = answers_only(ANSWER_UNSURE);
	} else {
		show_accepted(plain, step);
	}
}

/* A number is a reading here, so an answer can only be named by its id. */
static void take_reading(struct plain *plain, const struct step *step,
			 const char *line, struct answer_numbers *chosen)
{
	double reading;

	if (!measure_parse(step->measure, line, &reading))
		*chosen = answers_only(step_answer_number(step, line));
	else if (step_band(step, reading) != 0) {
		plain_take_result(plain, interview_measure(plain->interview,
							   step, reading));
		return;
	}
	if (!answers_any(chosen))
		show_accepted(plain, step);
}

static void take_choice(struct plain *plain, const struct step *step,
			const char *line, struct answer_numbers *chosen)
{
	switch (answer_parse(step, line, chosen)) {
	case PARSE_DONE:
		return;
	case PARSE_UNKNOWN:
		show_accepted(plain, step);
		break;
	case PARSE_FOUND:
		show_found(plain, step, chosen);
		break;
	case PARSE_ONE_ONLY:
		page_text(&plain->page, 0,
			  "Give one answer only: its number or name.");
		break;
	case PARSE_ALONE:
		page_text(
			&plain->page, 0,
			"One of these answers can't be combined with another.");
		break;
	}
	*chosen = (struct answer_numbers){0};
}

static void take_answer(struct plain *plain, const char *line)
{
	struct interview *interview = plain->interview;
	const struct step *step = plain_step(plain);
	struct answer_numbers chosen = {0};

	if (plain->asking == ASKING_LASTED) {
		plain_take_lasted(plain, line);
		return;
	}
	if (plain->asking == ASKING_ERASE) {
		plain_take_erase(plain, line);
		return;
	}
	if (!step && plain_is_closed(plain)) {
		plain_refuse_answer(plain);
		return;
	}
	if (!step) {
		page_text(&plain->page, 0, "There are no more questions.");
		return;
	}
	if (plain_wants_consent(plain, step))
		take_consent(plain, step, line, &chosen);
	else if (step->measure)
		take_reading(plain, step, line, &chosen);
	else
		take_choice(plain, step, line, &chosen);
	if (!answers_any(&chosen))
		return;
	switch (plain->asking) {
	case ASKING_NEXT:
		plain_take_result(plain,
				  interview_answer(interview, step, chosen));
		break;
	case ASKING_CHANGE:
		plain_take_result(plain,
				  interview_change(interview, step, chosen));
		break;
	case ASKING_DANGER:
		plain_take_result(plain,
				  interview_raise_danger(interview, chosen));
		break;
	case ASKING_LASTED:
	case ASKING_ERASE:
		break;
	}
}

/* Repeats the line unless a terminal showed it, so transcripts are complete. */
static void echo(struct plain *plain)
{
	if (plain->typed)
		return;
	page_text(&plain->page, 0, buffer_string(&plain->line));
	if (plain->page.out.length == 0)
		buffer_text(&plain->page.out, "\n");
}

/* A command, or an answer, which ends the wait of the case. */
static void take_line(struct plain *plain, const char *line)
{
	bool waited = interview_life(plain->interview).waits_for;

	if (line[0] == ':') {
		/* Who types a command has decided not to erase anything. */
		if (plain->asking == ASKING_ERASE)
			plain->asking = ASKING_NEXT;
		plain_command(plain, line);
		return;
	}
	/* The line is left out: it may be personal, such as a serial number. */
	trace_write(interview_trace(plain->interview), "line");
	take_answer(plain, line);
	if (waited && !interview_life(plain->interview).waits_for)
		page_text(&plain->page, 0, FRONT_WAIT_ENDED);
}

/* Reads one line and carries it out. */
static void plain_turn(struct plain *plain)
{

	buffer_text(&plain->page.out, "> ");
	plain_print(plain);
	switch (line_read(&plain->lines, &plain->line)) {
	case LINE_END:
		buffer_text(&plain->page.out, "\n");
		plain->left = true;
		return;
	case LINE_TOO_LONG:
		buffer_clear(&plain->line);
		echo(plain);
		page_format(&plain->page, 0,
			    "That line is too long: %d bytes at most.",
			    LINE_MOST);
		return;
	case LINE_READ:
		echo(plain);
		break;
	}
	take_line(plain, buffer_string(&plain->line));
}

/* Whether the diagnosis has been reached and no other question is open. */
static bool plain_at_end(const struct plain *plain)
{
	return !plain_step(plain) && !plain->linger &&
	       plain->asking != ASKING_LASTED && plain->asking != ASKING_ERASE;
}

static bool plain_is_done(const struct plain *plain)
{
	return plain->left || plain->failed || plain_at_end(plain);
}

/* Another terminal may have continued the case past this end. */
static void plain_try_again(struct plain *plain)
{
	if (interview_retry_last(plain->interview) == INTERVIEW_RELOADED)
		plain_take_result(plain, INTERVIEW_RELOADED);
}

static enum front_end plain_end(struct plain *plain)
{
	const struct diagnosis *diagnosis =
		interview_walk(plain->interview)->diagnosis;

	if (diagnosis) {
		plain_present(plain);
		page_gap(&plain->page);
		page_format(&plain->page, 0, "diagnosis: %s (%s)",
			    diagnosis->id, verdict_word(diagnosis->verdict));
	}
	plain_print(plain);
	if (plain->failed)
		return FRONT_FAILED;
	return diagnosis ? FRONT_DIAGNOSED : FRONT_LEFT;
}

/* Called when memory runs out: saves the answers that are still waiting. */
static void save_last(void *context)
{
	interview_retry(context);
}

/* Says the name without asking, as a script's next line is an answer. */
static void tell_name(struct plain *plain)
{
	const char *technician = interview_other_technician(plain->interview);
	const char *login = interview_login(plain->interview);

	if (!technician || !plain_step(plain))
		return;
	if (*login)
		page_format(&plain->page, 0,
			    "The technician of this case is %s. Your answers "
			    "and notes are recorded under your login name, %s. "
			    "To use another name, resume the case with "
			    "--technician NAME.",
			    technician, login);
	else
		page_format(&plain->page, 0,
			    "The technician of this case is %s. Your answers "
			    "and notes are recorded without a name. To give "
			    "one, resume the case with --technician NAME.",
			    technician);
}

/* A shop has more to do at the end, and a finished case stays open. */
static void begin_plain(struct plain *plain)
{
	const struct interview *interview = plain->interview;
	const struct case_life life = interview_life(interview);

	plain->stays = plain->typed &&
		       interview_walk(interview)->audience == AUDIENCE_SHOP;
	plain->linger = plain->stays || !plain_step(plain);
	if (life_asks_lasted(&life, interview_now(interview)))
		plain->asking = ASKING_LASTED;
}

enum front_end plain_run(struct interview *interview, const char *shop_name,
			 FILE *in, FILE *out)
{
	struct plain plain = {
		.interview = interview,
		.shop_name = shop_name,
		.out = out,
		.typed = isatty(fileno(in)),
		.show = true,
	};
	struct memory_hook hook = {.save = save_last, .context = interview};
	enum front_end end;

	memory_hook_add(&hook);
	lines_open(&plain.lines, in);
	page_init(&plain.page, plain_columns(), text_locale_is_utf8());
	plain.page.links = page_takes_sequences(out);
	page_text(&plain.page, 0, interview_walk(interview)->guide->title);
	page_text(&plain.page, 0,
		  "Answer by number. :help lists what else you can type.");
	begin_plain(&plain);
	tell_name(&plain);
	do {
		while (!plain_is_done(&plain)) {
			plain_present(&plain);
			plain_turn(&plain);
		}
		/*
		 * Done now, while no signal can end the program in the middle.
		 */
		plain_try_again(&plain);
	} while (!plain_is_done(&plain));
	end = plain_end(&plain);
	lines_close(&plain.lines);
	memory_hook_remove(&hook);
	if (end == FRONT_FAILED)
		fputs("chargefix: can't write the output\n", stderr);
	page_release(&plain.page);
	buffer_release(&plain.line);
	buffer_release(&plain.warning);
	return end;
}
