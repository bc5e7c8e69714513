/* The report of a case. */
#include "view/internal.h"

#include "chargefix/people.h"
#include "chargefix/text.h"
#include "chargefix/unresolved.h"

struct case_view {
	struct document *document;
	const struct interview *interview;
	const struct walk *walk;
	const struct case_row *row;
	struct people people;
};

static void add_time(struct case_view *view, const char *label, int64_t at)
{
	struct buffer time = {0};

	clock_write_local(&time, at);
	document_field(view->document, label, buffer_string(&time));
	buffer_release(&time);
}

/* Whether technicians are named; a login name alone doesn't count. */
static bool is_named(const struct case_view *view)
{
	return view->people.count > 1 ||
	       view->row->details.of[DETAIL_TECHNICIAN];
}

/* "Ann, then Bob"; nothing if no technician was given. */
static void add_technicians(struct case_view *view)
{
	const struct people *people = &view->people;
	struct buffer names = {0};

	if (!is_named(view))
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
	const char *subject = row->standing.subject;

	document_format(view->document, BLOCK_TITLE, 0, "Case %lld%s%s",
			(long long)row->number, subject ? ": " : "",
			text_or_empty(subject));
	for (int i = 0; i < DETAILS; i++)
		if (i != DETAIL_TECHNICIAN)
			document_field(view->document, detail_facts[i].label,
				       row->details.of[i]);
	view_status_field(view->document, view->interview);
	add_technicians(view);
	add_time(view, "Started", row->started);
	add_time(view, "Last change", row->changed);
	add_guide(view);
}

/* Says which instructions are done: the device may be half open. */
static void add_done(struct case_view *view, const struct step *step)
{
	uint64_t tickable = walk_tickable(view->walk, step);
	uint64_t ticks = interview_ticks(view->interview, step) & tickable;
	size_t done = count_bits(ticks);

	if (done == 0)
		return;
	document_format(view->document, BLOCK_PARAGRAPH, 1,
			"%zu of %zu done:", done, count_bits(tickable));
	for (size_t i = 0; i < step_tickable(step); i++)
		if (ticks >> i & 1)
			document_add(
				view->document, BLOCK_ITEM, 0,
				view_fill(view->document, view->walk, step,
					  step->instructions.items[i].text));
}

static void add_ticked(struct case_view *view, const struct step *step)
{
	struct answer_numbers ticked = interview_drafted(view->interview, step);

	if (answers_any(&ticked))
		document_add(view->document, BLOCK_PARAGRAPH, 1,
			     "Ticked, but not answered yet:");
	for (size_t number = 0; (number = answers_next(&ticked, number));)
		document_add(view->document, BLOCK_ITEM, 0,
			     step_answer_say(step, number));
}

static void add_wait(struct case_view *view, const struct step *step)
{
	struct buffer time = {0};
	int64_t until;

	if (!interview_waiting(view->interview, step, &until))
		return;
	clock_write_local(&time, until);
	document_format(view->document, BLOCK_PARAGRAPH, 1,
			until > interview_now(view->interview)
				? "The wait ends at %s."
				: "The wait ended at %s.",
			buffer_string(&time));
	buffer_release(&time);
}

/* Adds the current step and how much of it is done. */
static void add_next(struct case_view *view, const struct step *step)
{
	document_format(view->document, BLOCK_PARAGRAPH, 0, "Next: %s",
			step_title(step));
	add_done(view, step);
	add_ticked(view, step);
	add_wait(view, step);
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

/* The name only if there are several people. */
static void write_stamp(const struct case_view *view, struct buffer *out,
			const char *who, int64_t at)
{
	view_stamp(out, view->people.count > 1, who, at);
}

/* Adds the notes on a step. */
static void add_notes(struct case_view *view, const struct step *step)
{
	size_t count;
	const struct note *notes = interview_notes(view->interview, &count);
	struct buffer line = {0};

	for (size_t i = 0; i < count; i++) {
		if (notes[i].step != step)
			continue;
		buffer_clear(&line);
		buffer_text(&line, "Note");
		view_note_title(&notes[i], view->people.count > 1, &line);
		if (*notes[i].text)
			buffer_text(&line, ":");
		document_add(view->document, BLOCK_PARAGRAPH, 2,
			     buffer_string(&line));
		document_add(view->document, BLOCK_PARAGRAPH, 3, notes[i].text);
	}
	buffer_release(&line);
}

static void add_given(struct case_view *view, size_t index)
{
	const struct interview *interview = view->interview;
	const struct given *given = &view->walk->given[index];
	struct buffer title = {0};
	struct buffer say = {0};

	buffer_text(&title, step_title(given->step));
	if (view->people.count > 1)
		write_stamp(view, &title, interview_given_by(interview, index),
			    interview_given_at(interview, index));
	interview_say(interview, index, false, &say);
	if (given->raised)
		buffer_text(&say, " (asked out of turn)");
	document_add(view->document, BLOCK_ITEM, 0, buffer_string(&title));
	document_add(view->document, BLOCK_PARAGRAPH, 2, buffer_string(&say));
	/* The notes of a step that was asked several times appear once. */
	if (walk_find(view->walk, given->step) == index)
		add_notes(view, given->step);
	buffer_release(&title);
	buffer_release(&say);
}

/* The kind of information in an answer. */
enum told { TOLD_SEEN, TOLD_TRIED, TOLD_UNDONE };

static enum told told(const struct given *given)
{
	if (!step_is_action(given->step))
		return TOLD_SEEN;
	return answers_has(&given->chosen, ANSWER_UNSURE) ? TOLD_UNDONE
							  : TOLD_TRIED;
}

/* Adds the heading before its first item. */
static void head_once(struct case_view *view, bool *headed, const char *heading)
{
	if (!*headed)
		document_add(view->document, BLOCK_HEADING, 0, heading);
	*headed = true;
}

/* Adds the answers on the path of one kind. */
static void add_path(struct case_view *view, const char *heading,
		     enum told wanted)
{
	const struct walk *walk = view->walk;
	bool headed = false;

	for (size_t i = 0; i < walk->path_count; i++) {
		if (told(&walk->given[walk->path[i]]) != wanted)
			continue;
		head_once(view, &headed, heading);
		add_given(view, walk->path[i]);
	}
}

static void add_off_path(struct case_view *view)
{
	const struct walk *walk = view->walk;
	bool headed = false;

	for (size_t i = 0; i < walk->given_count; i++) {
		if (walk->given[i].on_path)
			continue;
		head_once(view, &headed, "Answered, but no longer counted");
		add_given(view, i);
	}
}

static void add_withdrawn(struct case_view *view,
			  const struct withdrawn *withdrawn)
{
	struct buffer title = {0}, say = {0};

	buffer_text(&title, step_title(withdrawn->given.step));
	write_stamp(view, &title, withdrawn->who, withdrawn->at);
	document_add(view->document, BLOCK_ITEM, 0, buffer_string(&title));
	given_say(&withdrawn->given, false, &say);
	buffer_text(&say, " (taken back ");
	clock_write_local(&say, withdrawn->taken_back);
	buffer_text(&say, ")");
	document_add(view->document, BLOCK_PARAGRAPH, 2, buffer_string(&say));
	buffer_release(&title);
	buffer_release(&say);
}

/* Danger that was reported is never lost, whatever was answered later. */
static void add_taken_back(struct case_view *view)
{
	size_t count;
	const struct withdrawn *withdrawn =
		interview_withdrawn(view->interview, &count);
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		head_once(view, &headed,
			  "Danger that was reported, then taken back");
		add_withdrawn(view, &withdrawn[i]);
	}
}

static void add_consent(struct case_view *view, const struct step *step,
			const struct consent *consent)
{
	struct buffer line = {0};

	if (is_named(view) && *consent->who)
		buffer_format(&line, "%s agreed ", consent->who);
	else
		buffer_text(&line, "Agreed ");
	clock_write_local(&line, consent->at);
	buffer_format(&line, ": %s", step->consent);
	document_add(view->document, BLOCK_ITEM, 0, step_title(step));
	document_add(view->document, BLOCK_PARAGRAPH, 2, buffer_string(&line));
	buffer_release(&line);
}

/* Who agreed to which risk, and when: the next person needs to know. */
static void add_consents(struct case_view *view)
{
	const struct guide *guide = view->walk->guide;
	bool headed = false;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct consent consent =
			interview_consented(view->interview, step);

		if (!consent.who)
			continue;
		head_once(view, &headed, "Agreed to");
		add_consent(view, step, &consent);
	}
}

static void add_ruled_out(struct case_view *view)
{
	const struct walk *walk = view->walk;
	bool headed = false;

	for (size_t i = 0; i < walk->guide->cause_count; i++) {
		if (walk->causes[i].status != CAUSE_RULED_OUT)
			continue;
		head_once(view, &headed, "Ruled out");
		document_add(view->document, BLOCK_ITEM, 0,
			     walk->guide->causes[i].title);
	}
}

/* If evidence is counted, adds the evidence for and against each cause. */
static void add_evidence(struct case_view *view)
{
	const struct walk *walk = view->walk;
	struct buffer said = {0};
	bool headed = false;

	for (size_t i = 0;
	     walk->guide->counts_evidence && i < walk->guide->cause_count;
	     i++) {
		const struct cause *cause = &walk->guide->causes[i];

		buffer_clear(&said);
		if (!view_cause_evidence(walk, cause, &said))
			continue;
		head_once(view, &headed, "What the answers say of each cause");
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

		head_once(view, &headed, "Skipped, and why");
		buffer_clear(&reason);
		view_skipped(walk, step, &reason);
		document_add(view->document, BLOCK_ITEM, 0, step_title(step));
		document_add(view->document, BLOCK_PARAGRAPH, 2,
			     buffer_string(&reason));
	}
	buffer_release(&reason);
}

/* Adds notes that don't appear with an answer. */
static void add_other_notes(struct case_view *view)
{
	size_t count;
	const struct note *notes = interview_notes(view->interview, &count);
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		const struct step *step = notes[i].step;
		struct buffer title = {0};

		if (step && walk_find(view->walk, step) != WALK_NONE)
			continue;
		head_once(view, &headed, "Notes");
		buffer_text(&title, step ? step_title(step) : "The case");
		view_note_title(&notes[i], view->people.count > 1, &title);
		document_add(view->document, BLOCK_ITEM, 0,
			     buffer_string(&title));
		document_add(view->document, BLOCK_PARAGRAPH, 2, notes[i].text);
		buffer_release(&title);
	}
}

static void add_letterhead(struct document *document,
			   const struct letterhead *letterhead)
{
	document_add(document, BLOCK_LEAD, 0, letterhead->name);
	document_add(document, BLOCK_ASIDE, 0, letterhead->address);
	if (document->count > 0)
		document_gap(document);
}

void view_case(struct document *document, const struct interview *interview,
	       const struct case_row *row, const struct letterhead *letterhead)
{
	struct case_view view = {
		.document = document,
		.interview = interview,
		.walk = interview_walk(interview),
		.row = row,
	};

	people_init(&view.people, interview,
		    row->details.of[DETAIL_TECHNICIAN]);
	add_letterhead(document, letterhead);
	add_head(&view);
	add_diagnosis(&view);
	view_history(document, interview, view.people.count > 1);
	add_path(&view, "What was seen", TOLD_SEEN);
	add_path(&view, "What was tried", TOLD_TRIED);
	add_path(&view, "Could not be done", TOLD_UNDONE);
	add_consents(&view);
	add_taken_back(&view);
	view_open_causes(document, view.walk);
	add_ruled_out(&view);
	add_evidence(&view);
	add_skipped(&view);
	add_off_path(&view);
	add_other_notes(&view);
	people_release(&view.people);
}
