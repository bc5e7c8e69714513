#include "front/find_answers.h"
#include "front/plain/plain.h"

#include "chargefix/remaining.h"
#include "chargefix/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many of the answers found are listed. */
enum { COLUMNS_LEAST = 20, FOUND_MOST = 20 };

int plain_columns(void)
{
	const char *set = getenv("COLUMNS");
	long columns = set ? strtol(set, NULL, 10) : 0;

	if (columns <= 0 || columns > PAGE_COLUMNS)
		return PAGE_COLUMNS;
	return columns < COLUMNS_LEAST ? COLUMNS_LEAST : (int)columns;
}

/* Adds an empty line before new text, even right below the prompt. */
static void show_gap(struct page *page)
{
	if (page->out.length == 0)
		buffer_text(&page->out, "\n");
	else
		page_gap(page);
}

static void show_heading(struct plain *plain)
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
}

static struct asked asked_of(const struct plain *plain, const struct step *step)
{
	const struct interview *interview = plain->interview;
	struct asked asked = {
		.walk = interview_walk(interview),
		.step = step,
		.in_turn = plain->asking == ASKING_NEXT,
		.done = interview_ticks(interview, step),
		.now = interview_now(interview),
	};

	asked.waiting = interview_waiting(interview, step, &asked.until);
	return asked;
}

void show_wait(struct plain *plain, const struct step *step)
{
	struct asked asked = asked_of(plain, step);
	struct document document = {0};

	view_wait(&document, &asked);
	page_text(&plain->page, 0, document.blocks[0].text);
	document_release(&document);
}

/* Explains what to type if the answers don't make that clear. */
static void show_how(struct page *page, const struct step *step)
{
	const struct measure *measure = step->measure;

	if (measure)
		page_format(page, 0,
			    step->sure ? "Type the number, from %.15g to "
					 "%.15g %s."
				       : "Type the number, from %.15g to "
					 "%.15g %s, or \"%s\".",
			    measure->min, measure->max, measure->unit,
			    step_answer_id(step, ANSWER_UNSURE));
	else if (step->many)
		page_text(page, 0,
			  "Several may apply: separate them with commas.");
	if (answers_are_many(step))
		page_text(page, 0,
			  "Type part of an answer to find its number.");
}

static void show_consent(struct page *page, const struct step *step)
{
	page_text(page, 0, step->title);
	page_item(page, 0, "! ", step->consent);
	page_gap(page);
	page_text(page, 0, CONSENT_ASKED);
}

void show_step(struct plain *plain, const struct step *step)
{
	struct asked asked = asked_of(plain, step);
	struct page *page = &plain->page;
	struct document document = {0};

	show_gap(page);
	show_heading(plain);
	if (plain_wants_consent(plain, step)) {
		show_consent(page, step);
		return;
	}
	view_asked(&document, &asked);
	document_text(&document, page);
	document_release(&document);
	show_how(page, step);
}

void show_accepted(struct plain *plain, const struct step *step)
{
	struct answer_numbers all = step_all_answers(step);
	struct buffer ids = {0};
	unsigned int count = 0;

	if (plain_wants_consent(plain, step)) {
		page_text(&plain->page, 0, CONSENT_ASKED " :help says more.");
		return;
	}
	if (step->measure) {
		page_format(&plain->page, 0,
			    step->sure
				    ? "Type a number from %.15g to %.15g, in "
				      "%s; :help says more."
				    : "Type a number from %.15g to %.15g, in "
				      "%s, or \"%s\"; :help says more.",
			    step->measure->min, step->measure->max,
			    step->measure->unit,
			    step_answer_id(step, ANSWER_UNSURE));
		return;
	}
	if (answers_are_many(step)) {
		page_format(&plain->page, 0,
			    step->many
				    ? "Type numbers from 1 to %zu, separated "
				      "by commas, or part of an answer."
				    : "Type a number from 1 to %zu or part "
				      "of an answer.",
			    answers_count(&all));
		page_text(&plain->page, 0, ":help says more.");
		return;
	}
	for (size_t number = 0; (number = answers_next(&all, number));)
		buffer_format(&ids, "%s%s", count++ == 0 ? "" : ", ",
			      step_answer_id(step, number));
	page_format(&plain->page, 0,
		    step->many ? "Type numbers from 1 to %u or names (%s), "
				 "separated by commas; :help says more."
			       : "Type a number from 1 to %u or a name (%s); "
				 ":help says more.",
		    count, buffer_string(&ids));
	buffer_release(&ids);
}

void show_found(struct plain *plain, const struct step *step,
		const struct answer_numbers *found)
{
	size_t count = answers_count(found), left = FOUND_MOST;
	char mark[32];

	page_text(&plain->page, 0,
		  count == 1 ? "This answer contains that. To give it, type "
			       "its number:"
			     : "These answers contain that. To give one, type "
			       "its number:");
	for (size_t n = 0; left > 0 && (n = answers_next(found, n)); left--) {
		snprintf(mark, sizeof(mark), "%*zu  ",
			 asked_number_columns(step), n);
		page_item(&plain->page, 2, mark, step_answer_say(step, n));
	}
	if (count > FOUND_MOST)
		page_format(&plain->page, 2,
			    "… and %zu more: type more of the answer.",
			    count - FOUND_MOST);
}

void show_why(struct plain *plain, const struct step *step)
{
	struct document document = {0};

	view_why(&document, interview_walk(plain->interview), plain->interview,
		 step);
	document_text(&document, &plain->page);
	document_release(&document);
}

void show_code(struct plain *plain)
{
	struct view_code code;

	if (!view_code(&code, interview_walk(plain->interview),
		       plain->shop_name, VIEW_CODE_COLUMNS, VIEW_CODE_LINES))
		return;
	page_text(&plain->page, 0, buffer_string(&code.text));
	if (plain->page.utf8)
		qr_write(&code.qr, plain->page.links, &plain->page.out);
	else
		page_text(&plain->page, 0, VIEW_CODE_NEEDS_UTF8);
	view_code_release(&code);
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
		char mark[32];

		snprintf(mark, sizeof(mark), "%zu. ", i + 1);
		if (step)
			buffer_format(&text, "%s: ", step->id);
		view_note(&notes[i], &text);
		page_item(page, 2, mark, buffer_string(&text));
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
	/* Kept on one line so that it can be copied. */
	page_for_locale(&page->out, buffer_string(&saved), saved.length);
	buffer_release(&saved);
}
