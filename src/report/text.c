#include "chargefix/outlook.h"
#include "chargefix/page.h"
#include "chargefix/report.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_COLUMNS = 13 };

struct text_report {
	const struct interview *interview;
	const struct walk *walk;
	const struct case_row *row;
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
	if (time.failed)
		report->page.out.failed = true;
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

static void write_head(struct text_report *report)
{
	const struct case_row *row = report->row;
	const char *subject = row->standing.subject;
	struct buffer text = {0};

	page_format(&report->page, 0, "Case %lld%s%s", (long long)row->number,
		    subject ? ": " : "", subject ? subject : "");
	page_gap(&report->page);
	field(report, "Ticket", row->details.ticket);
	field(report, "Model", row->details.model);
	field(report, "Serial", row->details.serial);
	field(report, "Technician", row->details.technician);
	field_time(report, "Started", row->started);
	field_time(report, "Last change", row->changed);
	buffer_format(&text, "%s %s (%.12s), %s", report->walk->guide->title,
		      row->guide_version ? row->guide_version : "",
		      row->guide_sha256 ? row->guide_sha256 : "",
		      row->shop ? "for a workshop" : "for owners");
	field(report, "Guide", buffer_string(&text));
	if (text.failed)
		report->page.out.failed = true;
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
	if (say.failed)
		report->page.out.failed = true;
	heading(report, "How it was found:");
	page_text(&report->page, 2, step_title(walk->given[by].step));
	page_text(&report->page, 4, buffer_string(&say));
	buffer_release(&say);
}

static void write_diagnosis(struct text_report *report)
{
	const struct diagnosis *diagnosis = report->walk->diagnosis;

	page_gap(&report->page);
	if (!diagnosis) {
		page_text(&report->page, 0, "No diagnosis yet.");
		if (report->walk->step)
			page_format(&report->page, 0, "Next: %s",
				    step_title(report->walk->step));
		return;
	}
	page_format(&report->page, 0, "Diagnosis: %s (%s)", diagnosis->title,
		    verdict_word(diagnosis->verdict));
	page_text(&report->page, 2, diagnosis->about);
	if (diagnosis != report->walk->guide->otherwise)
		write_found_by(report);
	list(report, "What to do:", &diagnosis->advice);
	list(report, "So that it does not come back:", &diagnosis->prevent);
	list(report, "What to tell the workshop:", &diagnosis->tell);
}

/* What was noted about a step. */
static void write_notes(struct text_report *report, const struct step *step,
			int indent)
{
	size_t count;
	const struct note *notes = interview_notes(report->interview, &count);

	for (size_t i = 0; i < count; i++) {
		if (notes[i].step == step)
			page_item(&report->page, indent,
				  "Note: ", notes[i].text);
	}
}

static void write_given(struct text_report *report, size_t index)
{
	const struct given *given = &report->walk->given[index];
	struct buffer say = {0};

	interview_say(report->interview, index, false, &say);
	if (given->raised)
		buffer_text(&say, " (asked out of turn)");
	if (say.failed)
		report->page.out.failed = true;
	page_item(&report->page, 2, "- ", step_title(given->step));
	page_text(&report->page, 4, buffer_string(&say));
	/* A step that was asked several times has its notes once. */
	if (walk_find(report->walk, given->step) == index)
		write_notes(report, given->step, 4);
	buffer_release(&say);
}

/* The answers on the path: those about doing something, or the others. */
static void write_path(struct text_report *report, const char *title,
		       bool actions)
{
	const struct walk *walk = report->walk;
	bool any = false;

	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = &walk->given[walk->path[i]];

		if (step_is_action(given->step) != actions)
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
	if (!outlook_init(&outlook, walk)) {
		report->page.out.failed = true;
		return;
	}
	write_causes(report, "Still suspected:", &outlook.suspected);
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
		if (reason.failed)
			report->page.out.failed = true;
		page_item(&report->page, 2, "- ", step_title(step));
		page_text(&report->page, 4, buffer_string(&reason));
	}
	buffer_release(&reason);
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
		page_item(&report->page, 2, "- ", notes[i].text);
	}
}

void report_text(const struct report_input *input, struct buffer *out)
{
	struct text_report report = {
		.interview = input->interview,
		.walk = interview_walk(input->interview),
		.row = input->row,
	};

	page_init(&report.page, PAGE_COLUMNS, true);
	write_head(&report);
	write_diagnosis(&report);
	write_path(&report, "What was seen:", false);
	write_path(&report, "What was tried:", true);
	write_outlook(&report);
	write_ruled_out(&report);
	write_skipped(&report);
	write_off_path(&report);
	write_other_notes(&report);
	buffer_add(out, buffer_string(&report.page.out),
		   report.page.out.length);
	if (report.page.out.failed)
		out->failed = true;
	page_release(&report.page);
}
