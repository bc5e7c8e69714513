/*
 * The edition of the report for whoever owns the device: one page in plain
 * words, without anything that only the program or the shop needs.
 */
#include "view/internal.h"

/* Whether a shop writes it, to its customer. */
static bool is_from_shop(const struct case_view *view)
{
	return view->row->shop || view->style->shop_name;
}

static bool is_danger(const struct walk *walk)
{
	return walk->diagnosis && walk->diagnosis->verdict == VERDICT_DANGER;
}

/*
 * What the device waits for. The reason, and the name of a colleague, are for
 * the shop.
 */
static void add_wait(struct case_view *view)
{
	const struct case_life life = interview_life(view->interview);
	const struct life_change wait = {
		.action = LIFE_WAIT,
		.waits_for = life.waits_for,
		.until = life.due_for == DUE_HOLD ? life.due : 0,
	};
	struct buffer said = {0};

	if (!life.waits_for || life.waits_for == HOLD_COLLEAGUE)
		return;
	view_life_change(&wait, &said);
	document_field(view->document, "Status", buffer_string(&said));
	buffer_release(&said);
}

static void add_fields(struct case_view *view)
{
	const struct case_row *row = view->row;
	struct buffer date = {0};

	clock_write_date(&date, row->changed);
	document_field(view->document, "Date", buffer_string(&date));
	for (int i = 0; i < DETAILS; i++)
		if (detail_facts[i].for_customer)
			document_field(view->document, detail_facts[i].label,
				       row->details.of[i]);
	view_comeback(view->document, view->interview, row->started);
	add_wait(view);
	view_outcome_field(view->document, view->interview);
	buffer_release(&date);
}

static void add_about(struct case_view *view)
{
	document_add(view->document, BLOCK_PARAGRAPH, 0,
		     view_fill(view->document, view->walk, NULL,
			       view->walk->diagnosis->about));
}

/* In danger, what to do comes before everything else. */
static void add_danger(struct case_view *view)
{
	document_verdict(view->document, VERDICT_DANGER);
	document_add(view->document, BLOCK_LEAD, 0,
		     view->walk->diagnosis->title);
	view_advice(view->document, view->walk);
	document_gap(view->document);
	add_fields(view);
}

static void add_unfinished(struct case_view *view)
{
	document_gap(view->document);
	document_add(view->document, BLOCK_LEAD, 0, "No diagnosis yet.");
	if (view->walk->step)
		document_format(view->document, BLOCK_PARAGRAPH, 0, "Next: %s",
				step_title(view->walk->step));
	view_lasted(view->document, view->interview);
}

static void add_found(struct case_view *view)
{
	const struct diagnosis *diagnosis = view->walk->diagnosis;

	/* Danger stands at the top already. */
	if (is_danger(view->walk) && !diagnosis->about)
		return;
	document_add(view->document, BLOCK_HEADING, 0,
		     is_from_shop(view) ? "What we found" : "What was found");
	if (!is_danger(view->walk)) {
		document_verdict(view->document, diagnosis->verdict);
		document_add(view->document, BLOCK_LEAD, 0, diagnosis->title);
	}
	add_about(view);
	view_lasted(view->document, view->interview);
}

/* Whether it was done or measured, or led to the diagnosis. */
static bool tells(const struct walk *walk, const struct given *given)
{
	return view_was_done(given) ||
	       (given->step->measure &&
		!answers_has(&given->chosen, ANSWER_UNSURE)) ||
	       view_effect(walk, given);
}

/* Questions that found nothing are left out. */
static void add_checked(struct case_view *view)
{
	const struct walk *walk = view->walk;
	bool headed = false;

	for (size_t at = 0; at < walk->path_count; at++) {
		if (!tells(walk, &walk->given[walk->path[at]]))
			continue;
		view_head_once(view, &headed,
			       is_from_shop(view) ? "What we checked"
						  : "What you checked");
		view_add_given(view->document, walk, view->interview,
			       walk->path[at], "");
	}
}

/* What a shop noted is for the shop, unless it said otherwise. */
static bool is_for_customer(const struct case_view *view,
			    const struct note *note)
{
	return *note->text && (note->customer || !is_from_shop(view));
}

static void add_own_notes(struct case_view *view)
{
	size_t count;
	const struct note *notes = interview_notes(view->interview, &count);
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		struct buffer line = {0};

		if (!is_for_customer(view, &notes[i]))
			continue;
		view_head_once(view, &headed, "Notes");
		if (notes[i].step)
			buffer_text(&line, step_title(notes[i].step));
		if (notes[i].step)
			view_join(&line, notes[i].text);
		else
			buffer_text(&line, notes[i].text);
		document_add(view->document, BLOCK_ITEM, 0,
			     buffer_string(&line));
		buffer_release(&line);
	}
}

static bool is_sign_of_danger(const struct step *step, size_t answer)
{
	const struct diagnosis *diagnosis =
		answer_diagnosis(step, &step->answers.items[answer]);

	return diagnosis && diagnosis->verdict == VERDICT_DANGER;
}

static size_t count_signs(const struct step *step)
{
	size_t count = 0;

	for (size_t i = 0; i < step->answers.count; i++)
		count += is_sign_of_danger(step, i);
	return count;
}

/* If there is only one sign, its answer is "Yes", so the question says more. */
static void add_signs(struct case_view *view, const struct step *step)
{
	bool several = count_signs(step) > 1;

	for (size_t i = 0; i < step->answers.count; i++) {
		const char *say = step->answers.items[i].say;

		if (!is_sign_of_danger(step, i))
			continue;
		if (several)
			document_add(view->document, BLOCK_ITEM, 0, say);
		else
			document_format(view->document, BLOCK_ITEM, 0,
					"%s \"%s\"", step->ask, say);
	}
}

/* The signs of danger, from the guide's own question about it. */
static void add_watch(struct case_view *view)
{
	const struct step *danger = view->walk->guide->danger;

	if (!danger || count_signs(danger) == 0)
		return;
	document_add(view->document, BLOCK_HEADING, 0,
		     "What to watch for from now on");
	document_add(view->document, BLOCK_PARAGRAPH, 0,
		     "Stop using the device at once if you notice this:");
	add_signs(view, danger);
}

static void add_signatures(struct case_view *view)
{
	if (!is_from_shop(view))
		return;
	document_add(view->document, BLOCK_SIGNATURE, 0,
		     "Date and signature, repair shop");
	document_add(view->document, BLOCK_SIGNATURE, 0,
		     "Date and signature, customer");
}

static void add_advice(struct case_view *view)
{
	const struct diagnosis *diagnosis = view->walk->diagnosis;

	if (!is_danger(view->walk))
		view_advice(view->document, view->walk);
	view_texts(view->document, view->walk, NULL, VIEW_PREVENT,
		   &diagnosis->prevent);
	/* A shop would tell itself. */
	if (!is_from_shop(view))
		view_texts(view->document, view->walk, NULL, VIEW_TELL,
			   &diagnosis->tell);
	if (!is_danger(view->walk))
		add_watch(view);
}

struct walk view_as_owner(const struct walk *walk)
{
	struct walk owner = *walk;

	owner.audience = AUDIENCE_OWNER;
	return owner;
}

void view_customer(struct case_view *view)
{
	const struct walk owner = view_as_owner(view->walk);

	view->walk = &owner;
	view_title(view->document, view->row);
	if (is_danger(view->walk))
		add_danger(view);
	else
		add_fields(view);
	if (view->walk->diagnosis)
		add_found(view);
	else
		add_unfinished(view);
	add_checked(view);
	if (view->walk->diagnosis)
		add_advice(view);
	add_own_notes(view);
	add_signatures(view);
}
