/* The document for a step while it is asked. */
#include "chargefix/clock.h"
#include "view/internal.h"

/*
 * Whether the text's guards hold; without a walk, only texts without guards are
 * shown.
 */
static bool shows(const struct asked *asked, const struct guarded_text *text)
{
	return asked->walk ? walk_shows(asked->walk, asked->step, text)
			   : guards_are_none(&text->guards);
}

static const char *fill(struct document *document, const struct asked *asked,
			const char *text)
{
	return view_fill(document, asked->walk, asked->step, text);
}

/* "Try 2 of 3. About 5 min. You need: a, b" */
static void add_facts(struct document *document, const struct asked *asked)
{
	const struct step *step = asked->step;
	const char *before = "You need: ";
	struct buffer facts = {0};

	if (step->earlier)
		buffer_format(&facts, "Try %u of %u.", step->try_number,
			      step->tries);
	if (step->minutes)
		buffer_format(&facts, "%sAbout %u min.",
			      facts.length ? " " : "", step->minutes);
	if (facts.length)
		before = " You need: ";
	for (size_t i = 0; i < step->needs.count; i++) {
		if (!shows(asked, &step->needs.items[i]))
			continue;
		buffer_format(&facts, "%s%s", before,
			      fill(document, asked, step->needs.items[i].text));
		before = ", ";
	}
	document_add(document, BLOCK_ASIDE, 0, buffer_string(&facts));
	buffer_release(&facts);
}

static void add_caution(struct document *document, const char *text)
{
	document_block(document, &(struct block){.kind = BLOCK_CAUTION,
						 .lead = ASKED_CAUTION_LEAD,
						 .text = text});
}

static void add_cautions(struct document *document, const struct asked *asked)
{
	const struct guarded_texts *cautions = &asked->step->cautions;

	if (asked->step->erases)
		add_caution(document, "This deletes data from the device.");
	for (size_t i = 0; i < cautions->count; i++)
		if (shows(asked, &cautions->items[i]))
			add_caution(document, fill(document, asked,
						   cautions->items[i].text));
}

/* "To do (2 of 7 done)" */
static void head_actions(struct document *document, const struct asked *asked)
{
	uint64_t all =
		asked->walk ? walk_tickable(asked->walk, asked->step) : 0;
	size_t done = count_bits(asked->done & all);

	if (done > 0)
		document_format(document, BLOCK_HEADING, 0,
				"To do (%zu of %zu done)", done,
				count_bits(all));
	else
		document_add(document, BLOCK_HEADING, 0, "To do");
}

/* Not numbered, so that a number clearly means an answer. */
static void add_actions(struct document *document, const struct asked *asked)
{
	const struct guarded_texts *texts = &asked->step->instructions;
	bool headed = false;

	for (size_t i = 0; i < texts->count; i++) {
		if (!shows(asked, &texts->items[i]))
			continue;
		if (!headed)
			head_actions(document, asked);
		headed = true;
		document_block(
			document,
			&(struct block){.kind = BLOCK_ACTION,
					.lead = ASKED_ACTION_LEAD,
					.number = (int)i,
					.done = i < TICKABLE_MOST &&
						asked->done >> i & 1,
					.text = fill(document, asked,
						     texts->items[i].text)});
	}
}

/* The screen counts down; a printed line can't change any more. */
static void write_running(const struct asked *asked, struct buffer *out)
{
	int64_t left = asked->until - asked->now;

	if (left <= 0) {
		buffer_text(out, "The wait is over.");
	} else if (asked->live) {
		clock_write_countdown(out, (left + 999) / 1000);
		buffer_text(out, " left to wait");
	} else {
		buffer_text(out, "Wait ");
		clock_write_duration(out, asked->step->wait);
		buffer_text(out, ", until ");
		clock_write_local(out, asked->until);
		buffer_text(out, ". You can answer earlier.");
	}
}

void view_wait(struct document *document, const struct asked *asked)
{
	struct buffer wait = {0};
	bool over = asked->waiting && asked->until <= asked->now;

	if (asked->waiting) {
		write_running(asked, &wait);
	} else {
		buffer_text(&wait, "Wait ");
		clock_write_duration(&wait, asked->step->wait);
		buffer_text(&wait, asked->live
					   ? ". Press s to start the countdown."
					   : " (:start starts the countdown). "
					     "You can answer earlier.");
	}
	document_block(document, &(struct block){.kind = BLOCK_WAIT,
						 .done = over,
						 .text = buffer_string(&wait)});
	buffer_release(&wait);
}

static void add_hint(struct document *document, const char *text, int lead)
{
	if (text)
		document_block(document, &(struct block){.kind = BLOCK_HINT,
							 .lead = lead,
							 .text = text});
}

int asked_number_columns(const struct step *step)
{
	struct answer_numbers all = step_all_answers(step);
	size_t count = answers_count(&all);

	return count < 10 ? 1 : count < 100 ? 2 : 3;
}

/* The answers of a measured step are bands, which have no numbers. */
static void add_asked_answers(struct document *document,
			      const struct asked *asked)
{
	const struct step *step = asked->step;
	struct answer_numbers all = step_all_answers(step);
	int row = 0;
	int lead = asked_number_columns(step) + 3;

	if (step->measure)
		lead = ASKED_BAND_LEAD;
	else if (step->many)
		lead += ASKED_BOX_LEAD;
	for (size_t number = 0; (number = answers_next(&all, number));) {
		row++;
		document_block(
			document,
			&(struct block){.kind = BLOCK_ANSWER,
					.number = step->measure ? 0 : row,
					.lead = lead,
					.text = step_answer_say(step, number)});
		add_hint(document,
			 fill(document, asked, step_answer_about(step, number)),
			 lead);
	}
}

void view_asked(struct document *document, const struct asked *asked)
{
	const struct step *step = asked->step;

	document_add(document, BLOCK_LEAD, 0, step->title);
	if (asked->in_turn && asked->walk && asked->walk->overtakes)
		document_add(document, BLOCK_ASIDE, 0,
			     "Asked early: one of your answers points to "
			     "this.");
	add_facts(document, asked);
	document_add(document, BLOCK_PARAGRAPH, 0,
		     fill(document, asked, step->about));
	add_cautions(document, asked);
	add_actions(document, asked);
	if (step->wait && asked->in_turn)
		view_wait(document, asked);
	if (step->ask)
		document_add(document, BLOCK_QUESTION, 0,
			     fill(document, asked, step->ask));
	else
		document_gap(document);
	add_asked_answers(document, asked);
}
