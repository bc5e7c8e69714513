#include "front/tui/choices.h"

static enum choices_event go_to(struct choices *choices, int count, int row)
{
	if (row > count - 1)
		row = count - 1;
	*choices = (struct choices){.row = row < 0 ? 0 : row};
	return CHOICES_MOVED;
}

enum choices_event choices_click(struct choices *choices, int row)
{
	if (row < 0)
		return CHOICES_NOTHING;
	if (choices->armed && choices->row == row)
		return CHOICES_GIVEN;
	*choices = (struct choices){.row = row, .armed = true};
	return CHOICES_NAMED;
}

/* A digit that makes no valid number with those before it starts a new one. */
static enum choices_event type_digit(struct choices *choices, int count,
				     int digit)
{
	int number = 10 * choices->typed + digit;

	if (number > count)
		number = digit;
	if (!number)
		return CHOICES_NOTHING;
	go_to(choices, count, number - 1);
	choices->typed = number;
	return CHOICES_MOVED;
}

enum choices_event choices_key(struct choices *choices, int count,
			       const struct keypress *key)
{
	enum command command = key_command(key);
	int digit = key_digit(key);

	if (digit >= 0 && count >= CHOICES_LONG)
		return type_digit(choices, count, digit);
	choices->typed = 0;
	if (digit >= 0)
		return choices_click(choices, digit <= count ? digit - 1 : -1);
	if (command == COMMAND_UP)
		return go_to(choices, count,
			     choices->row == CHOICES_NONE ? count - 1
							  : choices->row - 1);
	if (command == COMMAND_DOWN)
		return go_to(choices, count, choices->row + 1);
	if (command == COMMAND_FIRST)
		return go_to(choices, count, 0);
	if (command == COMMAND_LAST)
		return go_to(choices, count, count - 1);
	return CHOICES_NOTHING;
}
