/* The edition of the report for whoever works on the device: everything. */
#include "view/internal.h"

#include "chargefix/text.h"

static void add_time(struct case_view *view, const char *label, int64_t at)
{
	struct buffer time = {0};

	clock_write_local(&time, at);
	document_field(view->document, label, buffer_string(&time));
	buffer_release(&time);
}

bool view_is_named(const struct case_view *view)
{
	return view->people.count > 1 ||
	       view->row->details.of[DETAIL_TECHNICIAN];
}

/* "Ann, then Bob"; nothing if no technician was given. */
static void add_technicians(struct case_view *view)
{
	const struct people *people = &view->people;
	struct buffer names = {0};

	if (!view_is_named(view))
		return;
	for (size_t i = 0; i < people->count; i++)
		buffer_format(&names, "%s%s", i ? ", then " : "",
			      people->names[i]);
	document_field(view->document,
		       people->count > 1 ? "Technicians" : "Technician",
		       buffer_string(&names));
	buffer_release(&names);
}

static void add_guide(struct case_view *view)
{
	const struct case_row *row = view->row;
	struct buffer text = {0};

	buffer_format(&text, "%s %s (%.12s), %s", view->walk->guide->title,
		      text_or_empty(row->guide_version),
		      text_or_empty(row->guide_sha256),
		      row->shop ? "for repair shops" : "for owners");
	document_field(view->document, "Guide", buffer_string(&text));
	buffer_release(&text);
}

static void add_head(struct case_view *view)
{
	const struct case_row *row = view->row;

	view_title(view->document, view->row);
	for (int i = 0; i < DETAILS; i++)
		if (i != DETAIL_TECHNICIAN)
			document_field(view->document, detail_facts[i].label,
				       row->details.of[i]);
	view_status_field(view->document, view->interview);
	view_comeback(view->document, view->interview, row->started);
	add_technicians(view);
	add_time(view, "Started", row->started);
	add_time(view, "Last change", row->changed);
	add_guide(view);
}

/* Adds the current step and how much of it is done. */
static void add_next(struct case_view *view, const struct step *step)
{
	document_format(view->document, BLOCK_PARAGRAPH, 0, "Next: %s",
			step_title(step));
	view_bench_progress(view, step);
}

static void add_diagnosis(struct case_view *view)
{
	const struct diagnosis *diagnosis = view->walk->diagnosis;

	document_gap(view->document);
	if (!diagnosis) {
		document_add(view->document, BLOCK_LEAD, 0,
			     "No diagnosis yet.");
		view_lasted(view->document, view->interview);
		if (view->walk->step)
			add_next(view, view->walk->step);
		return;
	}
	document_verdict(view->document, diagnosis->verdict);
	document_format(view->document, BLOCK_LEAD, 0, "Diagnosis: %s (%s)",
			diagnosis->title, verdict_word(diagnosis->verdict));
	view_lasted(view->document, view->interview);
	document_add(
		view->document, BLOCK_PARAGRAPH, 1,
		view_fill(view->document, view->walk, NULL, diagnosis->about));
	view_found(view->document, view->walk, view->interview);
	view_advice(view->document, view->walk);
	view_afterwards(view->document, view->walk);
}

static void add_ruled_out(struct case_view *view)
{
	const struct walk *walk = view->walk;
	bool headed = false;

	for (size_t i = 0; i < walk->guide->cause_count; i++) {
		if (walk->causes[i].status != CAUSE_RULED_OUT)
			continue;
		view_head_once(view, &headed, "Ruled out");
		document_add(view->document, BLOCK_ITEM, 0,
			     walk->guide->causes[i].title);
	}
}

/* The answers for and against each cause, with their tally. */
static void add_evidence(struct case_view *view)
{
	const struct walk *walk = view->walk;
	struct buffer said = {0};
	bool headed = false;

	for (size_t i = 0; i < walk->guide->cause_count; i++) {
		const struct cause *cause = &walk->guide->causes[i];

		buffer_clear(&said);
		if (!view_cause_evidence(walk, cause, &said))
			continue;
		view_head_once(view, &headed,
			       "What the answers say of each cause");
		document_format(view->document, BLOCK_ITEM, 0, "%s: %s",
				cause->title, buffer_string(&said));
	}
	buffer_release(&said);
}

static void add_skipped(struct case_view *view)
{
	const struct walk *walk = view->walk;
	struct buffer reason = {0};
	bool headed = false;

	for (size_t i = 0; i < walk->skipped_count; i++) {
		const struct step *step = walk->skipped[i];

		view_head_once(view, &headed, "Skipped, and why");
		buffer_clear(&reason);
		view_skipped(walk, step, &reason);
		document_add(view->document, BLOCK_ITEM, 0, step_title(step));
		document_add(view->document, BLOCK_PARAGRAPH, 2,
			     buffer_string(&reason));
	}
	buffer_release(&reason);
}

void view_bench(struct case_view *view)
{
	add_head(view);
	add_diagnosis(view);
	view_history(view->document, view->interview, view->people.count > 1);
	view_bench_answers(view);
	view_open_causes(view->document, view->walk);
	add_ruled_out(view);
	add_evidence(view);
	add_skipped(view);
	view_bench_set_aside(view);
}
