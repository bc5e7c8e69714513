#include "front/tui/action.h"

enum action_kind action_of_overlay(enum command command)
{
	static const enum action_kind kinds[COMMANDS + 1] = {
		[COMMAND_LEAVE] = ACTION_LEAVE,
		[COMMAND_HELP] = ACTION_OPEN_HELP,
		[COMMAND_CANCEL] = ACTION_CLOSE,
		[COMMAND_BACK] = ACTION_CLOSE,
		[COMMAND_DANGER] = ACTION_OPEN_DANGER,
	};

	return kinds[command];
}

struct action action_look_up(const struct keypress *key)
{
	if (key->fault)
		return (struct action){.kind = ACTION_REFUSE,
				       .text = text_fault_said(key->fault)};
	return (struct action){.kind = ACTION_LOOK_UP, .text = key->text};
}
