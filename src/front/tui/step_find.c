#include "front/tui/step_find.h"

#include "front/find_answers.h"
#include "front/tui/step_answer.h"
#include "front/tui/step_layout.h"

#include <string.h>

bool step_find_opens(const struct step_screen *screen,
		     const struct keypress *key)
{
	return key_command(key) == COMMAND_SEARCH &&
	       answers_are_many(screen->step);
}

static struct answer_numbers found(const struct step_screen *screen)
{
	return find_answers(screen->step, buffer_string(&screen->words.text));
}

struct answer_numbers step_find_left(const struct step_screen *screen)
{
	struct answer_numbers pinned = answers_pinned(screen->step);
	struct answer_numbers left = step_all_answers(screen->step);

	if (!screen->finding)
		return left;
	left = found(screen);
	answers_add_all(&left, &pinned);
	return left;
}

static void choose(struct step_screen *screen, int row)
{
	screen->choices = (struct choices){.row = row};
}

void step_find_go(struct step_screen *screen, int by)
{
	struct answer_numbers left = step_find_left(screen);
	int rows[ANSWERS_MOST + 1];
	int count = 0, at = -1;

	for (int row = 0; row < step_rows(screen->step); row++) {
		if (!answers_has(&left, step_row_number(screen->step, row)))
			continue;
		if (row == screen->choices.row)
			at = count;
		rows[count++] = row;
	}
	if (count == 0)
		return;
	/* If none is chosen, moving up starts at the end. */
	at = at < 0 && by < 0 ? count - 1 : at + by;
	at = at < count ? at : count - 1;
	screen->found = false;
	choose(screen, rows[at > 0 ? at : 0]);
}

/* Other words may mean another answer, so only one that is alone is chosen. */
static void choose_only(struct step_screen *screen)
{
	struct answer_numbers answers = found(screen);
	size_t only = answers_single(&answers);

	choose(screen, CHOICES_NONE);
	if (!only || screen->step->many)
		return;
	screen->found = false;
	choose(screen, (int)only - 1);
}

static void close_line(struct step_screen *screen)
{
	editor_release(&screen->words);
	screen->finding = false;
}

/* A scanned text takes the place of what was typed. */
static void take_scan(struct step_screen *screen, const struct keypress *key)
{
	if (!key->code || strlen(key->text) < EDITOR_SCAN_LEAST)
		return;
	editor_set(&screen->words, key->text);
	choose_only(screen);
}

static struct action type_words(struct step_screen *screen,
				const struct keypress *key)
{
	enum { ONE_LINE = 10000 };
	struct buffer before = {0};

	buffer_text(&before, buffer_string(&screen->words.text));
	editor_key(&screen->words, key, false, ONE_LINE);
	if (strcmp(buffer_string(&before),
		   buffer_string(&screen->words.text)) != 0)
		choose_only(screen);
	buffer_release(&before);
	return screen->words.refused ? step_answer_notice(EDITOR_REFUSED)
				     : (struct action){0};
}

/* Pressed again, the key searches the whole case, as on any other step. */
static struct action search_case(struct step_screen *screen)
{
	close_line(screen);
	if (screen->turn != TURN_ASKED)
		return (struct action){0};
	return (struct action){.kind = ACTION_OPEN_SEARCH};
}

struct action step_find_key(struct step_screen *screen,
			    const struct keypress *key)
{
	enum command command = key_command(key);
	bool function = key->kind == KEYPRESS_FUNCTION;

	if (key->kind == KEYPRESS_TEXT_END)
		take_scan(screen, key);
	else if (command == COMMAND_CANCEL)
		close_line(screen);
	else if (command == COMMAND_ENTER)
		return step_answer_enter(screen);
	else if (command == COMMAND_SEARCH && !screen->words.text.length)
		return search_case(screen);
	else if (command == COMMAND_TOGGLE && screen->step->many &&
		 screen->choices.row != CHOICES_NONE)
		return step_answer_pick(screen, CHOICES_NAMED);
	else if (function && command == COMMAND_UP)
		step_find_go(screen, -1);
	else if (function && command == COMMAND_DOWN)
		step_find_go(screen, 1);
	else
		return type_words(screen, key);
	return (struct action){0};
}

void step_find_write(const struct step_screen *screen, struct buffer *out)
{
	struct answer_numbers answers = found(screen);

	buffer_format(out, "%zu of %zu", answers_count(&answers),
		      screen->step->answers.count);
	if (answers_any(&screen->ticked))
		buffer_format(out, ", %zu ticked",
			      answers_count(&screen->ticked));
}
