#include "front/tui/action.h"

struct action action_look_up(const struct keypress *key)
{
	if (key->fault)
		return (struct action){.kind = ACTION_REFUSE,
				       .text = text_fault_said(key->fault)};
	return (struct action){.kind = ACTION_LOOK_UP, .text = key->text};
}
