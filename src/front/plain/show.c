#include "front/plain/plain.h"

#include "chargefix/remaining.h"
#include "chargefix/view.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_LEAST = 20, MARK_SIZE = 32, ABOUT_INDENT = 5 };

int plain_columns(void)
{
	const char *set = getenv("COLUMNS");
	long columns = set ? strtol(set, NULL, 10) : 0;

	if (columns <= 0 || columns > PAGE_COLUMNS)
		return PAGE_COLUMNS;
	return columns < COLUMNS_LEAST ? COLUMNS_LEAST : (int)columns;
}

/* An empty line before what is new, also right below the prompt. */
static void show_gap(struct page *page)
{
	if (page->out.length == 0)
		buffer_text(&page->out, "\n");
	else
		page_gap(page);
}

static void show_heading(struct plain *plain, const struct step *step)
{
	const struct walk *walk = interview_walk(plain->interview);
	struct buffer left = {0};
	struct page *page = &plain->page;

	remaining_write_time(walk, &left);
	if (plain->asking == ASKING_CHANGE)
		page_text(page, 0,
			  "Changing an earlier answer (:back keeps it):");
	else if (plain->asking == ASKING_DANGER)
		page_text(page, 0, "Asked out of turn (:back cancels):");
	else
		page_format(page, 0, "Step %zu%s%s", walk->path_count + 1,
			    left.length ? ", " : "", buffer_string(&left));
	buffer_release(&left);
	if (step->title)
		page_text(page, 0, step->title);
	if (plain->asking == ASKING_NEXT && walk->overtakes)
		page_text(page, 0,
			  "Asked early: one of your answers points to this "
			  "(:why).");
}

/* "5 min. You need: a, b." */
static void show_effort(struct plain *plain, const struct step *step)
{
	const struct walk *walk = interview_walk(plain->interview);
	const char *between = "You need: ";
	struct buffer line = {0};

	if (step->minutes > 0)
		buffer_format(&line, "About %u min. ", step->minutes);
	for (size_t i = 0; i < step->needs.count; i++) {
		const struct guarded_text *need = &step->needs.items[i];

		if (!walk_shows(walk, step, need))
			continue;
		buffer_format(&line, "%s%s", between, need->text);
		between = ", ";
	}
	page_text(&plain->page, 0, buffer_string(&line));
	buffer_release(&line);
}

void show_wait(struct plain *plain, const struct step *step)
{
	struct buffer line = {0};
	int64_t until;
	bool begun = interview_waiting(plain->interview, step, &until);

	buffer_text(&line, "Wait ");
	clock_write_duration(&line, step->wait);
	if (begun) {
		buffer_text(&line, ", until ");
		clock_write_local(&line, until);
	} else if (plain->asking == ASKING_NEXT) {
		buffer_text(&line, " (:start starts the countdown)");
	}
	if (begun && until <= interview_now(plain->interview))
		buffer_text(&line, ": the wait is over.");
	else
		buffer_text(&line, ". You can answer earlier.");
	page_text(&plain->page, 0, buffer_string(&line));
	buffer_release(&line);
}

/*
 * "To do (2 of 7 done):", and what of it is ticked off says so. Without
 * numbers, so that a number clearly means an answer.
 */
static void show_to_do(struct plain *plain, const struct step *step)
{
	struct page *page = &plain->page;
	const struct walk *walk = interview_walk(plain->interview);
	uint64_t ticks = interview_ticks(plain->interview, step);
	size_t done = interview_done(plain->interview, step);
	size_t all = count_bits(walk_tickable(walk, step));

	page_gap(page);
	if (done > 0)
		page_format(page, 0, "To do (%zu of %zu done):", done, all);
	else
		page_text(page, 0, "To do:");
	for (size_t i = 0; i < step->instructions.count; i++) {
		const struct guarded_text *line = &step->instructions.items[i];
		bool ticked = i < TICKABLE_MOST && ticks >> i & 1;

		if (walk_shows(walk, step, line))
			page_item(page, 2, ticked ? "- Done: " : "- ",
				  line->text);
	}
}

static void show_instructions(struct plain *plain, const struct step *step)
{
	const struct walk *walk = interview_walk(plain->interview);
	struct page *page = &plain->page;

	show_effort(plain, step);
	page_text(page, 0, step->about);
	if (step->erases)
		page_item(page, 0, "! ", "This deletes data from the device.");
	for (size_t i = 0; i < step->cautions.count; i++)
		if (walk_shows(walk, step, &step->cautions.items[i]))
			page_item(page, 0, "! ", step->cautions.items[i].text);
	if (!step_is_action(step))
		return;
	if (walk_shows_any(walk, step, &step->instructions))
		show_to_do(plain, step);
	if (step->wait == 0)
		return;
	page_gap(page);
	show_wait(plain, step);
}

/* What numbers may be typed, and the one answer that is none. */
static void show_bands(struct page *page, const struct step *step)
{
	const struct measure *measure = step->measure;

	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *band = &step->answers.items[i];

		page_item(page, 1, "- ", band->say);
		page_text(page, 3, band->about);
	}
	page_format(page, 0,
		    "Type the number, from %.15g to %.15g %s, or \"%s\".",
		    measure->min, measure->max, measure->unit,
		    step_answer_id(step, ANSWER_UNSURE));
}

static void show_answers(struct page *page, const struct step *step)
{
	uint64_t bits = step_answer_bits(step);
	unsigned int number = 0;

	if (step->measure) {
		show_bands(page, step);
		return;
	}

	for (uint64_t bit = 0; (bit = answers_next(bits, bit)) != 0;) {
		char mark[MARK_SIZE];

		snprintf(mark, sizeof(mark), "%2u  ", ++number);
		page_item(page, 1, mark, step_answer_say(step, bit));
		page_text(page, ABOUT_INDENT, step_answer_about(step, bit));
	}
	if (step->many)
		page_text(page, 0,
			  "Several may apply: separate them with commas.");
}

static void show_consent(struct page *page, const struct step *step)
{
	page_item(page, 0, "! ", step->consent);
	page_gap(page);
	page_text(page, 0, CONSENT_ASKED);
}

void show_step(struct plain *plain, const struct step *step)
{
	struct page *page = &plain->page;

	show_gap(page);
	show_heading(plain, step);
	if (plain_wants_consent(plain, step)) {
		show_consent(page, step);
		return;
	}
	show_instructions(plain, step);
	page_gap(page);
	page_text(page, 0, step->ask);
	show_answers(page, step);
}

void show_accepted(struct plain *plain, const struct step *step)
{
	uint64_t bits = step_answer_bits(step);
	struct buffer ids = {0};
	unsigned int count = 0;

	if (plain_wants_consent(plain, step)) {
		page_text(&plain->page, 0, CONSENT_ASKED " :help says more.");
		return;
	}
	if (step->measure) {
		page_format(
			&plain->page, 0,
			"Type a number from %.15g to %.15g, in %s, or \"%s\"; "
			":help says more.",
			step->measure->min, step->measure->max,
			step->measure->unit,
			step_answer_id(step, ANSWER_UNSURE));
		return;
	}
	for (uint64_t bit = 0; (bit = answers_next(bits, bit)) != 0;)
		buffer_format(&ids, "%s%s", count++ == 0 ? "" : ", ",
			      step_answer_id(step, bit));
	page_format(&plain->page, 0,
		    step->many ? "Type numbers from 1 to %u or names (%s), "
				 "separated by commas; :help says more."
			       : "Type a number from 1 to %u or a name (%s); "
				 ":help says more.",
		    count, buffer_string(&ids));
	buffer_release(&ids);
}

void show_why(struct plain *plain, const struct step *step)
{
	const struct walk *walk = interview_walk(plain->interview);
	struct buffer why = {0};

	interview_say_consent(plain->interview, step, &why);
	if (why.length > 0)
		buffer_text(&why, "\n");
	if (step == walk->step || walk->answers[step->index] != 0)
		walk_why(walk, step, &why);
	else if (step->why)
		buffer_text(&why, step->why);
	if (why.length == 0)
		buffer_text(&why, "The guide gives no reason.");
	page_lines(&plain->page, 0, buffer_string(&why));
	buffer_release(&why);
}

static void show_given(struct plain *plain, size_t index)
{
	const struct walk *walk = interview_walk(plain->interview);
	const struct given *given = &walk->given[index];
	struct buffer say = {0};

	interview_say(plain->interview, index, false, &say);
	page_format(&plain->page, 2, "%s: %s%s", given->step->id,
		    step_title(given->step),
		    given->raised ? " (out of turn)" : "");
	page_text(&plain->page, 6, buffer_string(&say));
	buffer_release(&say);
}

static void show_notes(struct plain *plain)
{
	struct page *page = &plain->page;
	size_t count;
	const struct note *notes = interview_notes(plain->interview, &count);

	if (count == 0)
		return;
	page_text(page, 0, "Notes:");
	for (size_t i = 0; i < count; i++) {
		const struct step *step = notes[i].step;
		struct buffer text = {0};

		buffer_format(&text, "%s%s%s", step ? step->id : "",
			      step ? ": " : "", notes[i].text);
		page_item(page, 2, "- ", buffer_string(&text));
		buffer_release(&text);
	}
}

void show_review(struct plain *plain)
{
	const struct walk *walk = interview_walk(plain->interview);
	struct page *page = &plain->page;

	if (walk->given_count == 0)
		page_text(page, 0, "There are no answers yet.");
	else
		page_text(page, 0, "Your answers (:change STEP changes one):");
	for (size_t i = 0; i < walk->path_count; i++)
		show_given(plain, walk->path[i]);
	if (walk->path_count < walk->given_count)
		page_text(page, 0, "Set aside (saved, but no longer counted):");
	for (size_t i = 0; i < walk->given_count; i++) {
		if (!walk->given[i].on_path)
			show_given(plain, i);
	}
	show_notes(plain);
}

void show_diagnosis(struct plain *plain)
{
	int64_t number = interview_number(plain->interview);
	struct page *page = &plain->page;
	struct document document = {0};
	struct buffer saved = {0};

	show_gap(page);
	view_end(&document, interview_walk(plain->interview), plain->interview);
	document_text(&document, page);
	document_release(&document);
	if (number == 0 || interview_unsaved(plain->interview) > 0)
		return;
	page_gap(page);
	buffer_format(&saved,
		      "Saved as case %lld. Read it with: ", (long long)number);
	interview_write_command(plain->interview, "report", &saved);
	buffer_text(&saved, "\n");
	/* In one line, to be copied. */
	page_for_locale(&page->out, buffer_string(&saved), saved.length);
	buffer_release(&saved);
}
