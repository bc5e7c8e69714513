/* Steps that a window of 80 columns and 24 lines does not show whole. */
#include "check/internal.h"

#include "chargefix/clock.h"
#include "chargefix/text.h"

/* Of 80 columns the side panel takes 30, margins and scroll marks four. */
enum { STEP_COLUMNS = 46 };

enum { INSTRUCTION_INDENT = 3, CAUTION_INDENT = 4 };

static int text_lines(int indent, const char *text)
{
	struct text_wrap wrap = {0};
	int lines;

	if (!text)
		return 0;
	text_wrap(&wrap, text, STEP_COLUMNS - indent);
	lines = (int)wrap.count;
	text_wrap_release(&wrap);
	return lines;
}

static int fact_lines(const struct step *step)
{
	struct buffer facts = {0};
	int lines;

	if (step->minutes)
		buffer_format(&facts, "%u min", step->minutes);
	if (step->minutes && step->needs.count)
		buffer_text(&facts, " · ");
	for (size_t i = 0; i < step->needs.count; i++)
		buffer_format(&facts, "%s%s", i ? ", " : "you need: ",
			      step->needs.items[i].text);
	lines = facts.length ? text_lines(0, buffer_string(&facts)) : 0;
	buffer_release(&facts);
	return lines;
}

/* Texts with guards are counted where they are shown. */
static int list_lines(int indent, const struct guarded_texts *texts)
{
	int lines = 0;

	for (size_t i = 0; i < texts->count; i++)
		if (guards_are_none(&texts->items[i].guards))
			lines += text_lines(indent, texts->items[i].text);
	return lines;
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
		return text_lines(INSTRUCTION_INDENT, guarded->text->text);
	if (step && is_one_of(&step->cautions, guarded->text))
		return text_lines(CAUTION_INDENT, guarded->text->text);
	/* What is needed stands with others in a line. */
	return 0;
}

static int body_lines(const struct step *step)
{
	int lines = fact_lines(step);

	lines += list_lines(INSTRUCTION_INDENT, &step->instructions);
	if (step->erases)
		lines += text_lines(CAUTION_INDENT,
				    "This deletes data from the device.");
	lines += list_lines(CAUTION_INDENT, &step->cautions);
	return lines + text_lines(0, step->about);
}

static int wait_lines(const struct step *step)
{
	struct buffer wait = {0};
	int lines;

	if (!step->wait)
		return 0;
	buffer_text(&wait, "Wait ");
	clock_write_duration(&wait, step->wait);
	buffer_text(&wait, ". Press s to count down.");
	lines = text_lines(0, buffer_string(&wait));
	buffer_release(&wait);
	return lines;
}

static int answer_lines(const struct step *step)
{
	size_t rows = step->answers.count + 1;
	int mark = (rows > 9 ? 5 : 4) + (step->many ? 4 : 0);
	uint64_t bits = step_answer_bits(step);
	int lines = step->measure != NULL;

	if (step->measure)
		mark = 4;
	for (uint64_t bit = 0; (bit = answers_next(bits, bit));)
		lines += text_lines(mark, step_answer_say(step, bit)) +
			 text_lines(mark, step_answer_about(step, bit));
	return lines;
}

static int tallest_texts(const struct check *check, const struct step *step)
{
	int lines = 0;

	for (size_t i = 0; i < check->walks_count; i++)
		if (lines < check->walks[i].tallest[step->index])
			lines = check->walks[i].tallest[step->index];
	return lines;
}

/* Without the empty lines that are only for looks. */
int check_step_lines(const struct step *step)
{
	int lines =
		text_lines(0, step_is_action(step) ? step->title : step->ask);

	if (step_is_action(step))
		lines += text_lines(0, step->ask);
	return lines + body_lines(step) + wait_lines(step) + answer_lines(step);
}

void check_fit(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		int lines = check_step_lines(step) + tallest_texts(check, step);
		if (lines <= STEP_LINES_MOST)
			continue;
		struct finding *finding =
			check_add(check, "too-tall", false, step->place,
				  "\"%s\" needs %d lines, but a window of "
				  "80×24 has room for %d",
				  step->id, lines, STEP_LINES_MOST);
		finding->meaning = "People have to scroll to read it.";
	}
}
