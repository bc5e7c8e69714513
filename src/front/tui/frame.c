#include "front/tui/frame.h"

#include "front/tui/paint.h"

#include "chargefix/remaining.h"
#include "chargefix/text.h"

#include <string.h>

_Static_assert(COMMANDS <= 64, "a footer has a number for each of its keys");

enum {
	TITLE_LINES = 2,
	FOOT_LINES = 2,
	SUBJECT_COLUMNS_LEAST = 6,
	TICKET_COLUMNS_MOST = 16,
	WHO_COLUMNS_MOST = 12,
};

/* Windows with this many lines have an empty line below the title. */
enum { SPACIOUS_LINES = 30 };

/* The notice about the last key, and the warning that saving fails. */
static void status_rich_text(const struct view *view, struct rich_text *rich)
{
	rich_text_init(rich, view->theme, view->columns - 2);
	rich_text_item(rich, ROLE_CAUTION, "! ", ROLE_CAUTION, view->warning);
	rich_text_paragraph(rich, ROLE_STRONG, view->notice);
}

static int status_lines(const struct view *view, const struct rich_text *rich)
{
	int most = (view->lines - TITLE_LINES - FOOT_LINES) / 3;

	return rich->count < most ? rich->count : most;
}

struct area frame_area(const struct view *view)
{
	struct rich_text status;

	status_rich_text(view, &status);
	int top = TITLE_LINES + (view->lines >= SPACIOUS_LINES);
	struct area area = {
		.top = top,
		.left = 1,
		.lines = view->lines - top - FOOT_LINES -
			 status_lines(view, &status),
		.columns = view->columns - 2,
	};
	rich_text_release(&status);
	return area;
}

struct area frame_area_below(const struct view *view, int lines)
{
	struct area area = frame_area(view);

	area.top += lines;
	area.lines -= lines;
	return area;
}

/* The facts about the walk that the title shows. */
enum title_fact {
	FACT_CASE, /* its ticket, if it has one */
	FACT_NUMBER, /* beside the ticket */
	FACT_SHOP,
	FACT_WHO, /* in a shop: the name recorded with answers */
	FACT_STEP,
	FACT_TIME,
	FACT_CAUSES,
	FACTS,
};

/*
 * Facts to leave out, in this order, if there is little room. The name always
 * stays, so that nobody records answers under another name unnoticed.
 */
static const enum title_fact dispensable[] = {FACT_CAUSES, FACT_NUMBER,
					      FACT_TIME, FACT_SHOP, FACT_CASE};

enum { DISPENSABLE = sizeof(dispensable) / sizeof(*dispensable) };

/* The ticket of the case; NULL if it has none. */
static const char *ticket_of(const struct view *view)
{
	return view->interview
		       ? interview_details(view->interview)->of[DETAIL_TICKET]
		       : NULL;
}

static void write_causes(const struct walk *walk, struct buffer *out)
{
	size_t causes = remaining_causes(walk);

	if (causes)
		buffer_format(out, "%zu cause%s left", causes,
			      causes == 1 ? "" : "s");
}

/* Writes a fact, such as "step 7", or nothing if it doesn't apply. */
static void write_fact(const struct view *view, enum title_fact fact,
		       struct buffer *out)
{
	const struct walk *walk = view->walk;
	const char *ticket = ticket_of(view);

	if (fact == FACT_CASE && ticket)
		text_cut_middle(out, ticket, TICKET_COLUMNS_MOST,
				view->theme->utf8);
	else if (fact == FACT_SHOP && walk->audience == AUDIENCE_SHOP)
		buffer_text(out, "shop");
	else if (fact == FACT_WHO && walk->audience == AUDIENCE_SHOP &&
		 view->who)
		text_cut(out, view->who, WHO_COLUMNS_MOST, view->theme->utf8);
	else if ((fact == FACT_CASE || (fact == FACT_NUMBER && ticket)) &&
		 view->number)
		buffer_format(out, "case %lld", (long long)view->number);
	else if (fact == FACT_CASE)
		buffer_text(out, "new case");
	else if (fact == FACT_STEP && walk->step)
		buffer_format(out, "step %zu", walk->path_count + 1);
	else if (fact == FACT_STEP)
		buffer_format(out, "%zu answer%s", walk->path_count,
			      walk->path_count == 1 ? "" : "s");
	else if (fact == FACT_TIME)
		remaining_write_time(walk, out);
	else if (fact == FACT_CAUSES)
		write_causes(walk, out);
}

static bool is_left_out(enum title_fact fact, size_t without)
{
	for (size_t i = 0; i < without; i++)
		if (dispensable[i] == fact)
			return true;
	return false;
}

/* Writes all facts but the first `without` ones that can be left out. */
static void title_right(const struct view *view, size_t without,
			struct buffer *out)
{
	struct buffer fact = {0};

	for (int i = 0; i < FACTS; i++) {
		buffer_clear(&fact);
		if (is_left_out((enum title_fact)i, without))
			continue;
		write_fact(view, (enum title_fact)i, &fact);
		if (fact.length && out->length)
			buffer_format(out, " %s ",
				      theme_mark(view->theme, MARK_DOT));
		buffer_text(out, buffer_string(&fact));
	}
	buffer_release(&fact);
}

/* Draws a running countdown, on every screen. Returns the columns it took. */
static int draw_countdown(const struct view *view, int columns)
{
	struct buffer out = {0};
	int64_t left = view_wait_end(view) - view->now;
	int used = 0;

	if (left <= 0)
		return 0;
	buffer_text(&out, "wait ");
	clock_write_countdown(&out, (left + 999) / 1000);
	used = paint_right(view, 0, 1, columns, ROLE_ACCENT,
			   buffer_string(&out)) +
	       2;
	buffer_release(&out);
	return used;
}

/* The answer that names the case; "" if it isn't given or known yet. */
static const char *subject(const struct walk *walk)
{
	const struct step *step = walk->guide->subject;
	const struct given *given = step ? walk_counted(walk, step) : NULL;
	struct answer_numbers counts = {0};

	if (given)
		counts = given_counts(given);
	size_t number = answers_next(&counts, 0);

	return number && number != ANSWER_UNSURE
		       ? step_answer_label(step, number)
		       : "";
}

static void draw_title(const struct view *view)
{
	struct buffer right = {0};
	int columns = view->columns - 2;
	int taken = paint_cut(view, 0, 1, columns, ROLE_ACCENT, "chargefix");

	if (!view->walk && view->who)
		paint_right(view, 0, 1 + taken + 2, columns - taken - 2,
			    ROLE_QUIET, view->who);
	if (!view->walk)
		return;
	columns -= draw_countdown(view, columns);
	int room = columns - taken - 2;
	const char *name = subject(view->walk);
	int least = text_width(name, strlen(name)) + 2;
	for (size_t without = 0; without <= DISPENSABLE; without++) {
		buffer_clear(&right);
		title_right(view, without, &right);
		if (text_width(buffer_string(&right), right.length) + least <=
		    room)
			break;
	}
	int used = paint_right(view, 0, 1 + taken + 2, room, ROLE_QUIET,
			       buffer_string(&right));
	/* A few letters of the name would be useless. */
	if (room - used - 2 >= SUBJECT_COLUMNS_LEAST)
		paint_cut(view, 0, 1 + taken + 2, room - used - 2, ROLE_STRONG,
			  name);
	buffer_release(&right);
}

/* Whether it is safe to leave the device and the program, or why not. */
static enum role write_safety(const struct view *view, struct buffer *out)
{
	const struct step *step = view->walk->step;
	uint64_t tickable = step ? walk_tickable(view->walk, step) : 0;
	size_t done = count_bits(view->done & tickable);
	size_t all = count_bits(tickable);

	/* Nothing is called safe while there may be smoke. */
	if (view->danger)
		return ROLE_QUIET;
	if (view->warning) {
		buffer_text(out, "not saved: don't quit yet");
		return ROLE_CAUTION;
	}
	if (done && done < all) {
		buffer_format(out, "don't stop yet: %zu of %zu done", done,
			      all);
		return ROLE_CAUTION;
	}
	if (!step)
		buffer_text(out, "all saved");
	else if (view->waiting && view->now < view->until)
		buffer_text(out, "safe to stop: countdown continues");
	else if (all && !done && !view->waiting)
		buffer_text(out, "safe to stop before you begin");
	else
		buffer_text(out, "safe to stop here");
	return ROLE_QUIET;
}

/* The same between two blanks, or empty if there is nothing to say. */
static enum role write_on_rule(const struct view *view, struct buffer *out)
{
	struct buffer said = {0};
	enum role role = view->walk ? write_safety(view, &said) : ROLE_QUIET;

	if (said.length)
		buffer_format(out, " %s ", buffer_string(&said));
	buffer_release(&said);
	return role;
}

/* Drawn at the right of the lower rule. */
static void draw_safety(const struct view *view)
{
	struct buffer out = {0};
	enum role role = write_on_rule(view, &out);

	paint_right(view, view->lines - 2, 1, view->columns - 2, role,
		    buffer_string(&out));
	buffer_release(&out);
}

int frame_rule_end(const struct view *view)
{
	struct buffer out = {0};

	write_on_rule(view, &out);
	int columns = text_width(buffer_string(&out), out.length);
	buffer_release(&out);
	return view->columns - 1 - columns;
}

static void draw_status(const struct view *view)
{
	struct rich_text status;

	status_rich_text(view, &status);
	int lines = status_lines(view, &status);
	struct area area = {
		.top = view->lines - FOOT_LINES - lines,
		.left = 1,
		.lines = lines,
		.columns = view->columns - 2,
	};
	paint_rich_text(view, &area, &status, 0, RICH_TEXT_NO_ROW);
	rich_text_release(&status);
}

static const char *foot_name(const struct view *view, const struct foot *foot)
{
	const struct key_binding *key = &key_bindings[foot->command];
	const char *name = key->foot[view->theme->utf8];

	return name ? name : key->name[view->theme->utf8];
}

static const char *foot_word(const struct foot *foot)
{
	return foot->word ? foot->word : key_bindings[foot->command].word;
}

static int foot_width(const struct view *view, const struct foot *foot)
{
	const char *name = foot_name(view, foot);
	const char *word = foot_word(foot);

	return text_width(name, strlen(name)) + (*word != '\0') +
	       text_width(word, strlen(word)) + 2;
}

/*
 * Which keys fit, one bit each. They are taken by rank, so that the most
 * important keys are shown in any window; equal ranks in the order given.
 */
static uint64_t choose_feet(const struct view *view, const struct foot *feet,
			    size_t count)
{
	uint64_t chosen = 0;
	int room = view->columns;

	for (int rank = KEY_RANK_MOST; rank > 0; rank--) {
		for (size_t i = 0; i < count; i++) {
			int width = foot_width(view, &feet[i]);
			if (key_bindings[feet[i].command].rank != rank ||
			    width > room)
				continue;
			chosen |= UINT64_C(1) << i;
			room -= width;
		}
	}
	return chosen;
}

static bool has_room(const struct view *view, const struct foot *feet,
		     size_t count, enum command command)
{
	uint64_t chosen = choose_feet(view, feet, count);

	for (size_t i = 0; i < count; i++)
		if (feet[i].command == command)
			return chosen & UINT64_C(1) << i;
	return true;
}

/*
 * If its word would leave no room for itself or for the key to leave, help is
 * shown without it: the key is enough, and help lists all the others.
 */
static void shorten_help(const struct view *view, struct foot *feet,
			 size_t count)
{
	bool fits = has_room(view, feet, count, COMMAND_HELP);
	size_t help = 0;

	while (help < count && feet[help].command != COMMAND_HELP)
		help++;
	if (help == count ||
	    (fits && has_room(view, feet, count, COMMAND_LEAVE)))
		return;
	const char *word = feet[help].word;
	feet[help].word = "";
	if (fits && !has_room(view, feet, count, COMMAND_LEAVE))
		feet[help].word = word;
}

static void draw_foot(const struct view *view, struct foot *feet, size_t count)
{
	shorten_help(view, feet, count);
	uint64_t chosen = choose_feet(view, feet, count);
	int line = view->lines - 1;
	int column = 1;

	for (size_t i = 0; i < count; i++) {
		if (!(chosen & UINT64_C(1) << i))
			continue;
		int room = view->columns - 1 - column;
		int width = paint_cut(view, line, column, room, ROLE_ACCENT,
				      foot_name(view, &feet[i]));
		paint_cut(view, line, column + width + 1, room - width - 1,
			  ROLE_TEXT, foot_word(&feet[i]));
		column += foot_width(view, &feet[i]);
	}
}

void frame_draw(const struct view *view, const struct foot *feet, size_t count)
{
	struct foot shortened[COMMANDS];
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (feet[i].command != COMMAND_DANGER || !view->no_danger)
			shortened[kept++] = feet[i];
	draw_status(view);
	draw_title(view);
	/* Terminals that wrap there differ, so the last column stays empty. */
	int columns = view->columns - view->theme->wraps;

	paint_across(view, 1, 0, columns);
	paint_across(view, view->lines - 2, 0, columns);
	draw_safety(view);
	draw_foot(view, shortened, kept);
}

bool frame_is_small(const struct view *view)
{
	return view->lines < VIEW_LINES_LEAST ||
	       view->columns < VIEW_COLUMNS_LEAST;
}

void frame_draw_small(const struct view *view)
{
	struct area area = {.lines = view->lines, .columns = view->columns};
	struct rich_text rich;

	/* Curses needs the column before it to write a window's last cell. */
	if (view->columns == 1)
		area.lines--;
	rich_text_init(&rich, view->theme, view->columns);
	rich_text_paragraph(
		&rich, ROLE_TEXT,
		"The window is too small: it must be at least 40x10. "
		"Nothing is lost. Press q to quit.");
	if (rich.count > view->lines) {
		rich_text_release(&rich);
		rich_text_init(&rich, view->theme, view->columns);
		rich_text_paragraph(&rich, ROLE_TEXT, "Needs 40x10. q: quit");
	}
	paint_rich_text(view, &area, &rich, 0, RICH_TEXT_NO_ROW);
	rich_text_release(&rich);
}
