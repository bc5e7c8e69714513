/* Finds steps that don't fit a window of 80 columns and 24 lines. */
#include "check/internal.h"

#include "chargefix/view.h"

/* Of 80 columns the side panel takes 30, margins and scroll marks four. */
enum { STEP_COLUMNS = 46 };

/* Of so many answers that they are found by typing, this many count. */
enum { FOUND_LEAST = 10 };

static int text_lines(int lead, const char *text)
{
	return block_lines(&(struct block){.lead = lead, .text = text},
			   STEP_COLUMNS);
}

static bool is_one_of(const struct guarded_texts *texts,
		      const struct guarded_text *text)
{
	return text >= texts->items && text < texts->items + texts->count;
}

int check_text_lines(const struct guarded *guarded)
{
	const struct step *step = guarded->step;

	if (step && is_one_of(&step->instructions, guarded->text))
		return text_lines(ASKED_ACTION_LEAD, guarded->text->text);
	if (step && is_one_of(&step->cautions, guarded->text))
		return text_lines(ASKED_CAUTION_LEAD, guarded->text->text);
	/* Things that are needed share a line. */
	return 0;
}

static int tallest_texts(const struct check *check, const struct step *step)
{
	int lines = 0;

	for (size_t i = 0; i < check->walks_count; i++)
		if (lines < check->walks[i].tallest[step->index])
			lines = check->walks[i].tallest[step->index];
	return lines;
}

/* How many of its answers must be seen without scrolling. */
static size_t answers_in_sight(const struct step *step)
{
	struct answer_numbers all = step_all_answers(step);
	size_t count = answers_count(&all);

	return count < STEP_LINES_MOST ? count : FOUND_LEAST;
}

/*
 * Leaves out empty lines, which are only for looks. A question's title and the
 * heading of the instructions aren't shown; a measured step has a line for the
 * reading. Of more answers than any window has room for, which people find by
 * typing, only some must be in sight.
 */
int check_step_lines(const struct step *step)
{
	const struct asked asked = {
		.step = step, .in_turn = true, .live = true};
	struct document document = {0};
	int lines = step->measure != NULL;
	size_t answers = 0, most = answers_in_sight(step);

	view_asked(&document, &asked);
	for (size_t i = 0; i < document.count; i++) {
		const struct block *block = &document.blocks[i];

		if (block->kind == BLOCK_HEADING ||
		    (block->kind == BLOCK_LEAD && !step_is_action(step)))
			continue;
		if (block->kind == BLOCK_ANSWER && ++answers > most)
			break;
		lines += block_lines(block, STEP_COLUMNS);
	}
	document_release(&document);
	return lines;
}

/* The answer that the program adds may need scrolling. */
static int lines_for(const struct step *step)
{
	return STEP_LINES_MOST + (step->helped && step->helped->implied);
}

void check_fit(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		/* A later try says which it is, and so may be taller. */
		const struct step *tallest = step->later ? step->later : step;
		int lines =
			check_step_lines(tallest) + tallest_texts(check, step);
		if (step->earlier || lines <= lines_for(step))
			continue;
		struct finding *finding =
			check_add(check, "too-tall", false, step->place,
				  "\"%s\" needs %d lines, but a window of "
				  "80×24 has room for %d",
				  step->id, lines, STEP_LINES_MOST);
		finding->meaning = "People have to scroll to read it.";
	}
}
