#include "chargefix/text.h"
#include "chargefix/outlook.h"
#include "chargefix/page.h"
#include "chargefix/report.h"
#include "report/people.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_COLUMNS = 13 };

struct text_report {
	const struct interview *interview;
	const struct walk *walk;
	const struct case_row *row;
	struct people people;
	struct page page;
};

/* "Ticket       T-17"; nothing where there is nothing to say. */
static void field(struct text_report *report, const char *label,
		  const char *value)
{
	char mark[LABEL_COLUMNS + 1];

	snprintf(mark, sizeof(mark), "%-*s", LABEL_COLUMNS, label);
	page_item(&report->page, 0, mark, value);
}

static void field_time(struct text_report *report, const char *label,
		       int64_t at)
{
	struct buffer time = {0};

	clock_write_local(&time, at);
	field(report, label, buffer_string(&time));
	buffer_release(&time);
}

static void heading(struct text_report *report, const char *text)
{
	page_gap(&report->page);
	page_text(&report->page, 0, text);
}

static void list(struct text_report *report, const char *title,
		 const struct texts *texts)
{
	page_list(&report->page, title, texts->items, texts->count);
}

/* Whether there are technicians; who has only a login name is none. */
static bool is_named(const struct text_report *report)
{
	return report->people.count > 1 || report->row->details.technician;
}

/* "Ann, then Bob"; nobody, where no technician was given. */
static void field_technicians(struct text_report *report)
{
	const struct people *people = &report->people;
	struct buffer names = {0};

	if (!is_named(report))
		return;
	for (size_t i = 0; i < people->count; i++)
		buffer_format(&names, "%s%s", i ? ", then " : "",
			      people->names[i]);
	field(report, people->count > 1 ? "Technicians" : "Technician",
	      buffer_string(&names));
	buffer_release(&names);
}

static void write_head(struct text_report *report)
{
	const struct case_row *row = report->row;
	const char *subject = row->standing.subject;
	struct buffer text = {0};

	page_format(&report->page, 0, "Case %lld%s%s", (long long)row->number,
		    subject ? ": " : "", text_or_empty(subject));
	page_gap(&report->page);
	field(report, "Ticket", row->details.ticket);
	field(report, "Model", row->details.model);
	field(report, "Serial", row->details.serial);
	field_technicians(report);
	field_time(report, "Started", row->started);
	field_time(report, "Last change", row->changed);
	buffer_format(&text, "%s %s (%.12s), %s", report->walk->guide->title,
		      text_or_empty(row->guide_version),
		      text_or_empty(row->guide_sha256),
		      row->shop ? "for a workshop" : "for owners");
	field(report, "Guide", buffer_string(&text));
	buffer_release(&text);
}

/* The answer that settled what it is, where the diagnosis names a cause. */
static void write_found_by(struct text_report *report)
{
	const struct walk *walk = report->walk;
	const struct cause *cause = walk->diagnosis->cause;
	struct buffer say = {0};
	size_t by;

	if (walk->path_count == 0)
		return;
	by = walk->path[walk->path_count - 1];
	if (cause && walk->causes[cause->index].by != WALK_NONE)
		by = walk->causes[cause->index].by;
	interview_say(report->interview, by, false, &say);
	heading(report, "How it was found:");
	page_text(&report->page, 2, step_title(walk->given[by].step));
	page_text(&report->page, 4, buffer_string(&say));
	buffer_release(&say);
}

/* What of the step is ticked off: its device may lie there half open. */
static void write_done(struct text_report *report, const struct step *step)
{
	size_t done = interview_done(report->interview, step);
	uint64_t ticks = interview_ticks(report->interview, step);

	if (done == 0)
		return;
	page_format(&report->page, 2, "%zu of %zu done:", done,
		    step_tickable(step));
	for (size_t i = 0; i < step_tickable(step); i++)
		if (ticks >> i & 1)
			page_item(&report->page, 2, "- ",
				  step->instructions.items[i]);
}

static void write_ticked(struct text_report *report, const struct step *step)
{
	uint64_t ticked = interview_drafted(report->interview, step);

	if (ticked)
		page_text(&report->page, 2, "Ticked, but not answered yet:");
	for (uint64_t bit = 0; (bit = answers_next(ticked, bit));)
		page_item(&report->page, 2, "- ", step_answer_say(step, bit));
}

static void write_wait(struct text_report *report, const struct step *step)
{
	struct buffer time = {0};
	int64_t until;

	if (!interview_waiting(report->interview, step, &until))
		return;
	clock_write_local(&time, until);
	page_format(&report->page, 2,
		    until > interview_now(report->interview)
			    ? "It waits until %s."
			    : "Its wait was over %s.",
		    buffer_string(&time));
	buffer_release(&time);
}

/* What is asked, and how far somebody came with it. */
static void write_next(struct text_report *report, const struct step *step)
{
	page_format(&report->page, 0, "Next: %s", step_title(step));
	write_done(report, step);
	write_ticked(report, step);
	write_wait(report, step);
}

static void write_diagnosis(struct text_report *report)
{
	const struct diagnosis *diagnosis = report->walk->diagnosis;

	page_gap(&report->page);
	if (!diagnosis) {
		page_text(&report->page, 0, "No diagnosis yet.");
		if (report->walk->step)
			write_next(report, report->walk->step);
		return;
	}
	page_format(&report->page, 0, "Diagnosis: %s (%s)", diagnosis->title,
		    verdict_word(diagnosis->verdict));
	page_text(&report->page, 2, diagnosis->about);
	if (diagnosis != report->walk->guide->otherwise)
		write_found_by(report);
	list(report, "What to do:", &diagnosis->advice);
	list(report, "So that it does not come back:", &diagnosis->prevent);
	list(report, "What a workshop should know:", &diagnosis->tell);
}

/* " (Ann, 2026-11-20 10:12)": who it was, where that may be somebody else. */
static void write_stamp(const struct text_report *report, struct buffer *out,
			const char *who, int64_t at)
{
	buffer_text(out, " (");
	if (report->people.count > 1 && who[0] != '\0')
		buffer_format(out, "%s, ", who);
	clock_write_local(out, at);
	buffer_text(out, ")");
}

/* What was noted about a step. */
static void write_notes(struct text_report *report, const struct step *step)
{
	size_t count;
	const struct note *notes = interview_notes(report->interview, &count);
	struct buffer line = {0};

	for (size_t i = 0; i < count; i++) {
		if (notes[i].step != step)
			continue;
		buffer_clear(&line);
		buffer_text(&line, "Note");
		write_stamp(report, &line, notes[i].who, notes[i].at);
		buffer_text(&line, ":");
		page_text(&report->page, 4, buffer_string(&line));
		page_text(&report->page, 6, notes[i].text);
	}
	buffer_release(&line);
}

static void write_given(struct text_report *report, size_t index)
{
	const struct interview *interview = report->interview;
	const struct given *given = &report->walk->given[index];
	struct buffer title = {0};
	struct buffer say = {0};

	buffer_text(&title, step_title(given->step));
	if (report->people.count > 1)
		write_stamp(report, &title,
			    interview_given_by(interview, index),
			    interview_given_at(interview, index));
	interview_say(interview, index, false, &say);
	if (given->raised)
		buffer_text(&say, " (asked out of turn)");
	page_item(&report->page, 2, "- ", buffer_string(&title));
	page_text(&report->page, 4, buffer_string(&say));
	/* A step that was asked several times has its notes once. */
	if (walk_find(report->walk, given->step) == index)
		write_notes(report, given->step);
	buffer_release(&title);
	buffer_release(&say);
}

/* What an answer tells. */
enum told { TOLD_SEEN, TOLD_TRIED, TOLD_UNDONE };

static enum told told(const struct given *given)
{
	if (!step_is_action(given->step))
		return TOLD_SEEN;
	return given->chosen == ANSWER_UNSURE ? TOLD_UNDONE : TOLD_TRIED;
}

/* The answers on the path that tell such a thing. */
static void write_path(struct text_report *report, const char *title,
		       enum told wanted)
{
	const struct walk *walk = report->walk;
	bool any = false;

	for (size_t i = 0; i < walk->path_count; i++) {
		if (told(&walk->given[walk->path[i]]) != wanted)
			continue;
		if (!any)
			heading(report, title);
		any = true;
		write_given(report, walk->path[i]);
	}
}

static void write_off_path(struct text_report *report)
{
	const struct walk *walk = report->walk;

	if (walk->path_count < walk->given_count)
		heading(report, "Answered, but not counted any more:");
	for (size_t i = 0; i < walk->given_count; i++) {
		if (!walk->given[i].on_path)
			write_given(report, i);
	}
}

static void write_withdrawn(struct text_report *report,
			    const struct withdrawn *withdrawn)
{
	struct buffer title = {0}, say = {0};

	buffer_text(&title, step_title(withdrawn->given.step));
	write_stamp(report, &title, withdrawn->who, withdrawn->at);
	page_item(&report->page, 2, "- ", buffer_string(&title));
	given_say(&withdrawn->given, false, &say);
	buffer_text(&say, " (taken back ");
	clock_write_local(&say, withdrawn->taken_back);
	buffer_text(&say, ")");
	page_text(&report->page, 4, buffer_string(&say));
	buffer_release(&title);
	buffer_release(&say);
}

/* Danger that somebody saw is never lost, whatever was said later. */
static void write_taken_back(struct text_report *report)
{
	size_t count;
	const struct withdrawn *withdrawn =
		interview_withdrawn(report->interview, &count);

	if (count > 0)
		heading(report, "Danger that was taken back:");
	for (size_t i = 0; i < count; i++)
		write_withdrawn(report, &withdrawn[i]);
}

static void write_consent(struct text_report *report, const struct step *step,
			  const struct consent *consent)
{
	struct buffer line = {0};

	if (is_named(report) && *consent->who)
		buffer_format(&line, "%s agreed ", consent->who);
	else
		buffer_text(&line, "Agreed ");
	clock_write_local(&line, consent->at);
	buffer_format(&line, ": %s", step->consent);
	page_item(&report->page, 2, "- ", step_title(step));
	page_text(&report->page, 4, buffer_string(&line));
	buffer_release(&line);
}

/* Who put what at stake, and when: those who go on have to know. */
static void write_consents(struct text_report *report)
{
	const struct guide *guide = report->walk->guide;
	bool any = false;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct consent consent =
			interview_consented(report->interview, step);

		if (!consent.who)
			continue;
		if (!any)
			heading(report, "Agreed to:");
		any = true;
		write_consent(report, step, &consent);
	}
}

static void write_causes(struct text_report *report, const char *title,
			 const struct outlook_causes *causes)
{
	if (causes->count > 0)
		heading(report, title);
	for (size_t i = 0; i < causes->count; i++)
		page_item(&report->page, 2, "- ", causes->items[i]->title);
}

static void write_outlook(struct text_report *report)
{
	const struct walk *walk = report->walk;
	struct outlook outlook;

	if (!outlook_matters(walk))
		return;
	outlook_init(&outlook, walk);
	write_causes(report, "Still suspected:", &outlook.suspected);
	write_causes(report, "Tested, not settled:", &outlook.unsettled);
	write_causes(report, "Not tested:", &outlook.untested);
	outlook_release(&outlook);
}

static void write_ruled_out(struct text_report *report)
{
	const struct walk *walk = report->walk;
	bool any = false;

	for (size_t i = 0; i < walk->guide->cause_count; i++) {
		if (walk->causes[i].status != CAUSE_RULED_OUT)
			continue;
		if (!any)
			heading(report, "Ruled out:");
		any = true;
		page_item(&report->page, 2, "- ", walk->guide->causes[i].title);
	}
}

static void write_skipped(struct text_report *report)
{
	const struct walk *walk = report->walk;
	struct buffer reason = {0};

	if (walk->skipped_count > 0)
		heading(report, "Skipped, and why:");
	for (size_t i = 0; i < walk->skipped_count; i++) {
		const struct step *step = walk->skipped[i];

		buffer_clear(&reason);
		walk_why_skipped(walk, step, &reason);
		page_item(&report->page, 2, "- ", step_title(step));
		page_text(&report->page, 4, buffer_string(&reason));
	}
	buffer_release(&reason);
}

static void write_other_note(struct text_report *report,
			     const struct note *note)
{
	struct buffer title = {0};

	buffer_text(&title, note->step ? step_title(note->step) : "The case");
	write_stamp(report, &title, note->who, note->at);
	page_item(&report->page, 2, "- ", buffer_string(&title));
	page_text(&report->page, 4, note->text);
	buffer_release(&title);
}

static void write_other_notes(struct text_report *report)
{
	const struct walk *walk = report->walk;
	size_t count;
	const struct note *notes = interview_notes(report->interview, &count);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		const struct step *step = notes[i].step;

		if (step && walk_find(walk, step) != WALK_NONE)
			continue; /* stands with its answer */
		if (!any)
			heading(report, "Notes:");
		any = true;
		write_other_note(report, &notes[i]);
	}
}

void report_text(const struct report_input *input, struct buffer *out)
{
	struct text_report report = {
		.interview = input->interview,
		.walk = interview_walk(input->interview),
		.row = input->row,
	};

	page_init(&report.page, input->columns ? input->columns : PAGE_COLUMNS,
		  true);
	people_init(&report.people, input);
	write_head(&report);
	write_diagnosis(&report);
	write_path(&report, "What was seen:", TOLD_SEEN);
	write_path(&report, "What was tried:", TOLD_TRIED);
	write_path(&report, "Could not be done:", TOLD_UNDONE);
	write_consents(&report);
	write_taken_back(&report);
	write_outlook(&report);
	write_ruled_out(&report);
	write_skipped(&report);
	write_off_path(&report);
	write_other_notes(&report);
	people_release(&report.people);
	buffer_add(out, buffer_string(&report.page.out),
		   report.page.out.length);
	page_release(&report.page);
}
