/*
 * The bench edition's answers, with all that belongs to them: names, times,
 * corrections, what was ticked off, notes, and what people agreed to.
 */
#include "view/internal.h"

#include "chargefix/text.h"

#include <string.h>

void view_head_once(struct case_view *view, bool *headed, const char *heading)
{
	if (!*headed)
		document_add(view->document, BLOCK_HEADING, 0, heading);
	*headed = true;
}

/* The name only if there are several people. */
static void write_stamp(const struct case_view *view, struct buffer *out,
			const char *who, int64_t at)
{
	view_stamp(out, view->people.count > 1, who, at);
}

/* The text of an instruction, with the answers that it names. */
static const char *instruction(struct case_view *view, const struct step *step,
			       size_t number)
{
	return view_fill(view->document, view->walk, step,
			 step->instructions.items[number].text);
}

/* Adds the ticked instructions of a step that `lines` holds. */
static void add_ticked_lines(struct case_view *view, const struct step *step,
			     uint64_t lines, const char *words)
{
	for (size_t i = 0; i < step_tickable(step); i++)
		if (lines >> i & 1)
			document_format(view->document, BLOCK_PARAGRAPH, 2,
					"%s: %s", words,
					instruction(view, step, i));
}

/* A line that was done stays in the report, even if a change hides it now. */
static void add_hidden_ticks(struct case_view *view, const struct step *step)
{
	add_ticked_lines(view, step,
			 interview_ticks(view->interview, step) &
				 ~walk_tickable(view->walk, step),
			 "Ticked off, but no longer shown");
}

static void add_ticks(struct case_view *view, const struct step *step)
{
	add_ticked_lines(view, step,
			 interview_ticks(view->interview, step) &
				 walk_tickable(view->walk, step),
			 "Ticked off");
	add_hidden_ticks(view, step);
}

/* Says which instructions are done: the device may be half open. */
static void add_done(struct case_view *view, const struct step *step)
{
	uint64_t tickable = walk_tickable(view->walk, step);
	uint64_t ticks = interview_ticks(view->interview, step);

	if (ticks & tickable)
		document_format(
			view->document, BLOCK_PARAGRAPH, 1,
			"%zu of %zu done:", count_bits(ticks & tickable),
			count_bits(tickable));
	for (size_t i = 0; i < step_tickable(step); i++)
		if ((ticks & tickable) >> i & 1)
			document_add(view->document, BLOCK_ITEM, 0,
				     instruction(view, step, i));
	add_hidden_ticks(view, step);
}

static void add_ticked(struct case_view *view, const struct step *step,
		       int depth)
{
	const struct given ticked = {
		.step = step,
		.chosen = interview_drafted(view->interview, step),
	};
	struct buffer say = {0};

	given_say(&ticked, false, &say);
	if (answers_any(&ticked.chosen))
		document_format(view->document, BLOCK_PARAGRAPH, depth,
				"Ticked, but not answered yet: %s",
				buffer_string(&say));
	buffer_release(&say);
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

void view_bench_progress(struct case_view *view, const struct step *step)
{
	add_done(view, step);
	add_ticked(view, step, 1);
	add_wait(view, step);
}

/* Whether anything is left of a note: it may have been erased. */
static bool is_kept(const struct note *note)
{
	return *note->text || note->corrected_by;
}

/* Adds the notes on a step. */
static void add_step_notes(struct case_view *view, const struct step *step)
{
	size_t count;
	const struct note *notes = interview_notes(view->interview, &count);
	struct buffer line = {0};

	for (size_t i = 0; i < count; i++) {
		if (notes[i].step != step || !is_kept(&notes[i]))
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

/* "Signs: flickers", with who answered and when. */
static void add_title(struct case_view *view, size_t index, const char *say)
{
	const struct step *step = view->walk->given[index].step;
	struct buffer title = {0}, label = {0};

	buffer_text(&title, step_title(step));
	interview_say(view->interview, index, true, &label);
	if (step->title && strcmp(buffer_string(&label), say) != 0)
		view_join(&title, buffer_string(&label));
	write_stamp(view, &title, interview_given_by(view->interview, index),
		    interview_given_at(view->interview, index));
	document_add(view->document, BLOCK_ITEM, 0, buffer_string(&title));
	buffer_release(&title);
	buffer_release(&label);
}

/* Writes the whole answer beside its question, as "Yes" alone says nothing. */
static void write_exchange(const struct step *step, const char *say,
			   struct buffer *out)
{
	if (!step->title || !step->ask) {
		buffer_text(out, say);
		return;
	}
	buffer_text(out, step->ask);
	view_join(out, say);
}

static void add_exchange(struct case_view *view, const struct given *given,
			 const char *say)
{
	struct buffer line = {0};

	write_exchange(given->step, say, &line);
	if (given->raised)
		buffer_text(&line, " (asked out of turn)");
	document_add(view->document, BLOCK_PARAGRAPH, 2, buffer_string(&line));
	buffer_release(&line);
}

/* What the answer was before it was changed. */
static void add_correction(struct case_view *view, size_t index)
{
	const struct given before = {
		.step = view->walk->given[index].step,
		.chosen = interview_given_before(view->interview, index),
	};
	struct buffer say = {0};

	if (!answers_any(&before.chosen))
		return;
	given_say(&before, false, &say);
	document_format(view->document, BLOCK_PARAGRAPH, 2,
			"This answer was changed. Before: %s",
			buffer_string(&say));
	buffer_release(&say);
}

static void add_given(struct case_view *view, size_t index)
{
	const struct given *given = &view->walk->given[index];
	struct buffer say = {0};

	interview_say(view->interview, index, false, &say);
	add_title(view, index, buffer_string(&say));
	add_exchange(view, given, buffer_string(&say));
	add_correction(view, index);
	/* Of a step that was asked several times, these appear once. */
	if (walk_find(view->walk, given->step) == index) {
		add_ticks(view, given->step);
		add_step_notes(view, given->step);
	}
	buffer_release(&say);
}

/* The kind of information in an answer. */
enum told { TOLD_SEEN, TOLD_TRIED, TOLD_UNDONE };

static enum told told(const struct given *given)
{
	if (!step_is_action(given->step))
		return TOLD_SEEN;
	return view_was_done(given) ? TOLD_TRIED : TOLD_UNDONE;
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
		view_head_once(view, &headed, heading);
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
		view_head_once(view, &headed,
			       "Answered, but no longer counted");
		add_given(view, i);
	}
}

static void add_withdrawn(struct case_view *view,
			  const struct withdrawn *withdrawn)
{
	struct buffer title = {0}, say = {0}, line = {0};

	buffer_text(&title, step_title(withdrawn->given.step));
	write_stamp(view, &title, withdrawn->who, withdrawn->at);
	document_add(view->document, BLOCK_ITEM, 0, buffer_string(&title));
	given_say(&withdrawn->given, false, &say);
	write_exchange(withdrawn->given.step, buffer_string(&say), &line);
	buffer_text(&line, " (taken back ");
	clock_write_local(&line, withdrawn->taken_back);
	buffer_text(&line, ")");
	document_add(view->document, BLOCK_PARAGRAPH, 2, buffer_string(&line));
	buffer_release(&title);
	buffer_release(&say);
	buffer_release(&line);
}

/* Danger that was reported is never lost, whatever was answered later. */
static void add_taken_back(struct case_view *view)
{
	size_t count;
	const struct withdrawn *withdrawn =
		interview_withdrawn(view->interview, &count);
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		view_head_once(view, &headed,
			       "Danger that was reported, then taken back");
		add_withdrawn(view, &withdrawn[i]);
	}
}

static void add_consent(struct case_view *view, const struct step *step,
			const struct consent *consent)
{
	struct buffer line = {0};

	if (view_is_named(view) && *consent->who)
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
		view_head_once(view, &headed, "Agreed to");
		add_consent(view, step, &consent);
	}
}

void view_bench_answers(struct case_view *view)
{
	add_path(view, "What was seen", TOLD_SEEN);
	add_path(view, "What was tried", TOLD_TRIED);
	add_path(view, "Could not be done", TOLD_UNDONE);
	add_consents(view);
	add_taken_back(view);
}

/* Whether something of it is ticked that has no other place in the report. */
static bool is_ticked_aside(const struct case_view *view,
			    const struct step *step)
{
	struct answer_numbers drafted =
		interview_drafted(view->interview, step);

	return step != view->walk->step &&
	       walk_find(view->walk, step) == WALK_NONE &&
	       (interview_ticks(view->interview, step) ||
		answers_any(&drafted));
}

static void add_ticked_aside(struct case_view *view)
{
	const struct guide *guide = view->walk->guide;
	bool headed = false;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];

		if (!is_ticked_aside(view, step))
			continue;
		view_head_once(view, &headed,
			       "Ticked in steps that are not asked now");
		document_add(view->document, BLOCK_ITEM, 0, step_title(step));
		add_ticks(view, step);
		add_ticked(view, step, 2);
	}
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

		if (!is_kept(&notes[i]) ||
		    (step && walk_find(view->walk, step) != WALK_NONE))
			continue;
		view_head_once(view, &headed, "Notes");
		buffer_text(&title, step ? step_title(step) : "The case");
		view_note_title(&notes[i], view->people.count > 1, &title);
		document_add(view->document, BLOCK_ITEM, 0,
			     buffer_string(&title));
		document_add(view->document, BLOCK_PARAGRAPH, 2, notes[i].text);
		buffer_release(&title);
	}
}

void view_bench_set_aside(struct case_view *view)
{
	add_off_path(view);
	add_ticked_aside(view);
	add_other_notes(view);
}
