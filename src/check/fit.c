/* Steps that a window of 80 columns and 24 lines does not show whole. */
#include "check/parts.h"

#include "chargefix/clock.h"
#include "chargefix/text.h"

/* Of 80 columns the side panel takes 30, margins and scroll marks four. */
enum { STEP_COLUMNS = 46 };

/* Lines counted so far, without the empty ones that are only for looks. */
struct lines {
	int count;
	bool failed; /* memory ran out */
};

static void add_text(struct lines *lines, int indent, const char *text)
{
	struct text_wrap wrap = {0};

	if (!text)
		return;
	text_wrap(&wrap, text, STEP_COLUMNS - indent);
	lines->count += (int)wrap.count;
	text_wrap_release(&wrap);
}

static void add_facts(struct lines *lines, const struct step *step)
{
	struct buffer facts = {0};

	if (step->minutes)
		buffer_format(&facts, "%u min", step->minutes);
	if (step->minutes && step->needs.count)
		buffer_text(&facts, " · ");
	for (size_t i = 0; i < step->needs.count; i++)
		buffer_format(&facts, "%s%s",
			      i ? ", " : "you need: ", step->needs.items[i]);
	if (facts.length)
		add_text(lines, 0, buffer_string(&facts));
	lines->failed |= facts.failed;
	buffer_release(&facts);
}

static struct lines body_lines(const struct step *step)
{
	struct lines lines = {0};

	add_facts(&lines, step);
	for (size_t i = 0; i < step->instructions.count; i++)
		add_text(&lines, 3, step->instructions.items[i]);
	if (step->erases)
		add_text(&lines, 4, "This deletes data from the device.");
	for (size_t i = 0; i < step->cautions.count; i++)
		add_text(&lines, 4, step->cautions.items[i]);
	add_text(&lines, 0, step->about);
	return lines;
}

static void add_answers(struct lines *lines, const struct step *step)
{
	size_t rows = step->answers.count + 1;
	int mark = (rows > 9 ? 5 : 4) + (step->many ? 4 : 0);
	uint64_t bits = step_answer_bits(step);

	if (step->measure)
		lines->count++;
	for (uint64_t bit = 0; (bit = answers_next(bits, bit));)
		add_text(lines, step->measure ? 4 : mark,
			 step_answer_say(step, bit));
}

int check_step_lines(const struct step *step)
{
	struct lines body = body_lines(step), rest = {0};
	struct buffer wait = {0};

	add_text(&rest, 0, step_is_action(step) ? step->title : step->ask);
	if (step->wait) {
		buffer_text(&wait, "Wait ");
		clock_write_duration(&wait, step->wait);
		buffer_text(&wait, ". Press s to count down.");
		add_text(&rest, 0, buffer_string(&wait));
	}
	if (step_is_action(step))
		add_text(&rest, 0, step->ask);
	add_answers(&rest, step);
	rest.failed |= wait.failed || body.failed;
	buffer_release(&wait);
	return rest.failed ? -1 : body.count + rest.count;
}

void check_fit(struct check *check)
{
	const struct guide *guide = check->guide;

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		int lines = check_step_lines(step);
		if (lines < 0)
			check->failed = true;
		if (lines <= STEP_LINES_MOST)
			continue;
		struct finding *finding =
			check_add(check, "too-tall", false, step->place,
				  "\"%s\" takes %d lines, and a window of "
				  "80×24 has %d for it",
				  step->id, lines, STEP_LINES_MOST);
		if (finding)
			finding->meaning = "It has to be scrolled to be read.";
	}
}
