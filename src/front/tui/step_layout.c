#include "front/tui/step_layout.h"

#include "front/tui/frame.h"
#include "front/tui/paint.h"
#include "front/tui/panel.h"
#include "front/tui/rich_document.h"

#include "chargefix/text.h"
#include "chargefix/view.h"

#include <stdio.h>
#include <string.h>

/* A narrower text leaves no room for the panel beside it. */
enum { TEXT_COLUMNS_LEAST = 40 };

/* Windows with this many lines keep empty lines in text that scrolls. */
enum { ROOMY_LINES = 20 };

/* How the parts are made to fit, from what looks best to what still works. */
enum fit {
	FIT_WHOLE, /* nothing scrolls */
	FIT_DENSE, /* the same without empty lines in the parts */
	FIT_SCROLLED, /* the body scrolls and begins with the cautions */
	FIT_MERGED, /* so do an action's title and the countdown */
	FIT_SQUEEZED, /* so do the answers; the question is cut */
	FIT_ONE_LINE, /* one line of the body, cautions first */
};

int step_rows(const struct step *step)
{
	return (int)step->answers.count + !step->sure;
}

size_t step_row_number(const struct step *step, int row)
{
	return row < (int)step->answers.count ? (size_t)row + 1 : ANSWER_UNSURE;
}

/* The content of a step, and how to lay it out. */
struct layout_input {
	const struct view *view;
	const struct step_content *content;
	struct document document;
	enum fit fit;
};

static void read_input(struct layout_input *input, const struct view *view,
		       const struct step_content *content)
{
	bool in_turn = !content->caption;
	const struct asked asked = {
		.walk = view->walk,
		.step = content->step,
		.in_turn = in_turn,
		.live = true,
		.done = in_turn ? view->done : 0,
		.waiting = view->waiting,
		.until = view->until,
		.now = view->now,
	};

	*input = (struct layout_input){.view = view, .content = content};
	view_asked(&input->document, &asked);
}

/* Adds all blocks of a kind; `gap` separates them from the text before. */
static void add_kind(struct rich_text *rich, const struct layout_input *input,
		     enum block_kind kind, bool gap)
{
	for (size_t i = 0; i < input->document.count; i++) {
		const struct block *block = &input->document.blocks[i];

		if (block->kind != kind)
			continue;
		if (gap)
			rich_text_gap(rich);
		gap = false;
		if (kind == BLOCK_ACTION && !input->content->caption &&
		    block->number < TICKABLE_MOST)
			rich->row = block->number;
		rich_text_block(rich, input->view->theme, block, false);
		rich->row = RICH_TEXT_NO_ROW;
	}
}

/*
 * Cautions come first: they must be seen before anything is done. If the body
 * scrolls, only the title may be above them, and if only one line is visible,
 * not even that.
 */
static void add_body(struct rich_text *rich, const struct layout_input *input)
{
	const struct step *step = input->content->step;
	enum fit fit = input->fit;
	bool scrolls = fit >= FIT_SCROLLED;
	bool low = fit >= FIT_MERGED;

	if (fit == FIT_ONE_LINE)
		add_kind(rich, input, BLOCK_CAUTION, true);
	if (low && step_is_action(step))
		rich_text_cut(rich, ROLE_STRONG, step->title);
	if (scrolls && fit != FIT_ONE_LINE)
		add_kind(rich, input, BLOCK_CAUTION, true);
	if (low)
		add_kind(rich, input, BLOCK_WAIT, false);
	if (scrolls)
		rich_text_gap(rich);
	add_kind(rich, input, BLOCK_ASIDE, false);
	if (!scrolls)
		add_kind(rich, input, BLOCK_CAUTION, true);
	add_kind(rich, input, BLOCK_ACTION, true);
	add_kind(rich, input, BLOCK_PARAGRAPH, true);
}

/* The hint of the answer in a row, or NULL. */
static const char *hint_of(const struct document *document, int row)
{
	for (size_t i = 0; i + 1 < document->count; i++) {
		const struct block *block = &document->blocks[i];

		if (block->kind == BLOCK_ANSWER && row-- == 0)
			return block[1].kind == BLOCK_HINT ? block[1].text
							   : NULL;
	}
	return NULL;
}

/*
 * Adds an answer's hint below it; if there isn't room for all hints, only the
 * chosen answer has one.
 */
static void add_hint(struct rich_text *rich, const struct layout_input *input,
		     int row, const char *lead)
{
	char blank[48];

	if (input->fit >= FIT_SCROLLED && row != input->content->row)
		return;
	snprintf(blank, sizeof(blank), "%*s", text_width(lead, strlen(lead)),
		 "");
	rich_text_item(rich, ROLE_QUIET, blank, ROLE_QUIET,
		       hint_of(&input->document, row));
}

/* Adds the field for the number, and below it the bands. */
static void add_bands(struct rich_text *rich, const struct layout_input *input)
{
	const struct step_content *content = input->content;
	const struct view *view = input->view;
	const struct step *step = content->step;
	const char *chosen = theme_mark(view->theme, MARK_CHOSEN);
	struct buffer field = {0};
	double reading;
	size_t band = reading_band(content->reading, step, &reading);
	char lead[32];

	snprintf(lead, sizeof(lead), "%s ",
		 content->row == READING_ROW ? chosen : " ");
	reading_write(content->reading, step, &field);
	rich->row = READING_ROW;
	rich_text_item(rich, ROLE_QUIET, lead, ROLE_TEXT,
		       buffer_string(&field));
	buffer_release(&field);
	for (int row = 0; row < step_rows(step); row++) {
		size_t number = step_row_number(step, row);
		snprintf(lead, sizeof(lead), "%s %s ",
			 row == content->row ? chosen : " ",
			 number == band ? theme_mark(view->theme, MARK_BAND)
					: " ");
		rich->row = row;
		rich_text_item(rich, ROLE_ACCENT, lead,
			       number == band ? ROLE_STRONG : ROLE_TEXT,
			       step_answer_say(step, number));
		add_hint(rich, input, row, lead);
	}
}

/* Adds those of the answers; NULL: all of them. */
static void add_choices(struct rich_text *rich,
			const struct layout_input *input,
			const struct answer_numbers *only)
{
	const struct step_content *content = input->content;
	const struct view *view = input->view;
	const struct step *step = content->step;
	int width = asked_number_columns(step);
	char lead[48];

	for (int row = 0; row < step_rows(step); row++) {
		size_t number = step_row_number(step, row);
		if (only && !answers_has(only, number))
			continue;
		bool ticked =
			step->many && answers_has(&content->ticked, number);
		const char *box = !step->many
					  ? ""
					  : theme_mark(view->theme,
						       ticked ? MARK_TICKED
							      : MARK_UNTICKED);
		snprintf(lead, sizeof(lead), "%s %*d %s%s",
			 row == content->row
				 ? theme_mark(view->theme, MARK_CHOSEN)
				 : " ",
			 width, row + 1, box, *box ? " " : "");
		rich->row = row;
		rich_text_item(rich, ROLE_QUIET, lead,
			       ticked ? ROLE_STRONG : ROLE_TEXT,
			       step_answer_say(step, number));
		add_hint(rich, input, row, lead);
	}
}

/* Text that scrolls anyway has empty lines if the window has enough lines. */
static bool is_dense(const struct view *view, enum fit fit)
{
	return fit != FIT_WHOLE &&
	       (fit != FIT_SCROLLED || view->lines < ROOMY_LINES);
}

static void add_step_head(struct rich_text *rich,
			  const struct layout_input *input)
{
	const struct step_content *content = input->content;

	if (input->fit < FIT_MERGED)
		rich_text_paragraph(rich, ROLE_ACCENT, content->caption);
	if (content->status && input->fit < FIT_MERGED) {
		rich_text_paragraph(rich, ROLE_ACCENT, content->status);
		rich_text_gap(rich);
	} else if (content->status) {
		rich_text_cut(rich, ROLE_ACCENT, content->status);
	}
	if (!step_is_action(content->step))
		add_kind(rich, input, BLOCK_QUESTION, false);
	else if (input->fit < FIT_MERGED)
		add_kind(rich, input, BLOCK_LEAD, false);
}

static void compose_step(struct step_layout *layout,
			 const struct layout_input *input, int columns)
{
	const struct step_content *content = input->content;
	struct rich_text *texts = layout->texts;

	/* Keep columns for the marks that show there is more. */
	for (int part = 0; part < PARTS; part++) {
		rich_text_init(&texts[part], input->view->theme, columns - 2);
		texts[part].dense = is_dense(input->view, input->fit);
	}
	add_step_head(&texts[PART_HEAD], input);
	add_body(&texts[PART_BODY], input);
	if (input->fit < FIT_MERGED)
		add_kind(&texts[PART_ASK], input, BLOCK_WAIT, false);
	if (step_is_action(content->step))
		add_kind(&texts[PART_ASK], input, BLOCK_QUESTION, true);
	if (content->step->measure && content->reading)
		add_bands(&texts[PART_ANSWERS], input);
	else
		add_choices(&texts[PART_ANSWERS], input, NULL);
	if (content->left)
		rich_text_paragraph(&texts[PART_FIND], ROLE_TEXT, " ");
}

/*
 * Leaves only the answers found. The parts stay where they are, so that nothing
 * moves while words are typed.
 */
static void leave_found(struct step_layout *layout,
			const struct layout_input *input)
{
	struct rich_text *answers = &layout->texts[PART_ANSWERS];
	int columns = answers->columns;
	bool dense = answers->dense;

	rich_text_release(answers);
	rich_text_init(answers, input->view->theme, columns);
	answers->dense = dense;
	add_choices(answers, input, input->content->left);
}

static int fewer(int a, int b)
{
	return a < b ? a : b;
}

/* The fewest lines of the body with which the parts count as fitting. */
static int body_least(enum fit fit, int body, int gaps)
{
	if (fit <= FIT_DENSE)
		return body;
	return fewer(body, gaps ? 4 : 2);
}

/*
 * How many empty lines to leave if there is room: each part but the first may
 * have one above it.
 */
static int gaps_wanted(const int heights[])
{
	int gaps = 0;

	for (int part = PART_HEAD + 1; part < PARTS; part++)
		gaps += part != PART_FIND && heights[part] > 0;
	return heights[PART_HEAD] || heights[PART_BODY] ? gaps : gaps - 1;
}

/*
 * Shares `lines` among the parts, with `gaps` empty lines between them in
 * total. False: they don't fit.
 */
static bool share(const struct step_layout *layout, int lines, enum fit fit,
		  int heights[], int *gaps)
{
	for (int part = 0; part < PARTS; part++)
		heights[part] = layout->texts[part].count;
	int body = heights[PART_BODY];
	int fixed = heights[PART_HEAD] + heights[PART_ASK] +
		    heights[PART_FIND] + heights[PART_ANSWERS];

	*gaps = gaps_wanted(heights);
	/* The third gap isn't worth pushing text out of sight. */
	if (fit > FIT_DENSE)
		*gaps = fewer(*gaps, 2);
	int fewest = fit == FIT_WHOLE ? fewer(*gaps, 2) : 0;
	for (; *gaps >= fewest; --*gaps) {
		heights[PART_BODY] = fewer(body, lines - fixed - *gaps);
		if (heights[PART_BODY] >= body_least(fit, body, *gaps))
			return true;
	}
	*gaps = 0;
	return false;
}

static void squeeze(const struct step_layout *layout, int lines, int heights[])
{
	heights[PART_HEAD] = fewer(heights[PART_HEAD], lines / 2);
	heights[PART_ASK] = fewer(heights[PART_ASK], lines / 3);
	lines -= heights[PART_HEAD] + heights[PART_ASK] + heights[PART_FIND];
	/* One line is enough if that shows all answers, or even one. */
	int body =
		fewer(layout->texts[PART_BODY].count,
		      lines - heights[PART_ANSWERS] == 1 || lines < 3 ? 1 : 2);
	heights[PART_ANSWERS] = fewer(heights[PART_ANSWERS], lines - body);
	heights[PART_BODY] = fewer(layout->texts[PART_BODY].count,
				   lines - heights[PART_ANSWERS]);
}

/*
 * A gap helps most above the question, then below the title, and least between
 * question and answers.
 */
static bool has_gap(enum step_part part, const int heights[], int gaps)
{
	enum step_part answers = heights[PART_FIND] ? PART_FIND : PART_ANSWERS;
	enum step_part question = heights[PART_ASK] ? PART_ASK : answers;

	if (part == question)
		return gaps > 0;
	if (part == PART_BODY)
		return gaps > 1;
	return part == answers && gaps > 2;
}

static void place(struct step_layout *layout, const struct area *text,
		  const int heights[], int gaps)
{
	int line = text->top;

	for (int part = 0; part < PARTS; part++) {
		if (heights[part] && line > text->top &&
		    has_gap((enum step_part)part, heights, gaps))
			line++;
		layout->areas[part] = (struct area){
			.top = line,
			.left = text->left,
			.lines = heights[part],
			.columns = fewer(text->columns,
					 RICH_TEXT_COLUMNS_MOST + 2),
		};
		line += heights[part];
	}
}

void step_layout_init(struct step_layout *layout, const struct view *view,
		      const struct step_content *content)
{
	struct area text = frame_area(view);
	int heights[PARTS], gaps;
	struct layout_input input;
	bool fits = false;

	*layout = (struct step_layout){0};
	read_input(&input, view, content);
	panel_split(view, &text, TEXT_COLUMNS_LEAST, &layout->panel);
	for (int fit = FIT_WHOLE; fit < FIT_SQUEEZED && !fits; fit++) {
		step_layout_release(layout);
		input.fit = (enum fit)fit;
		compose_step(layout, &input, text.columns);
		fits = share(layout, text.lines, (enum fit)fit, heights, &gaps);
	}
	if (!fits)
		squeeze(layout, text.lines, heights);
	if (!fits && heights[PART_BODY] == 1) {
		step_layout_release(layout);
		input.fit = FIT_ONE_LINE;
		compose_step(layout, &input, text.columns);
	}
	if (content->left)
		leave_found(layout, &input);
	document_release(&input.document);
	place(layout, &text, heights, gaps);
	layout->scroll[PART_BODY] = rich_text_clamp(
		&layout->texts[PART_BODY], content->scroll, heights[PART_BODY]);
	layout->scroll[PART_ANSWERS] =
		rich_text_reveal(&layout->texts[PART_ANSWERS], 0,
				 heights[PART_ANSWERS], content->row);
}

void step_layout_release(struct step_layout *layout)
{
	for (int part = 0; part < PARTS; part++)
		rich_text_release(&layout->texts[part]);
}

struct area step_layout_panel(const struct view *view)
{
	struct area text = frame_area(view);
	struct area panel;

	panel_split(view, &text, TEXT_COLUMNS_LEAST, &panel);
	return panel;
}

int step_layout_row(const struct step_layout *layout, enum step_part part,
		    const struct keypress *click)
{
	const struct area *area = &layout->areas[part];

	if (click->column < area->left ||
	    click->column >= area->left + area->columns)
		return RICH_TEXT_NO_ROW;
	return paint_row_at(area, &layout->texts[part], layout->scroll[part],
			    click->line);
}
