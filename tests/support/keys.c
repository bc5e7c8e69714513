#include "terminal.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *name;
	VTermKey key;
} keys[] = {
	{"Enter", VTERM_KEY_ENTER},   {"Tab", VTERM_KEY_TAB},
	{"Escape", VTERM_KEY_ESCAPE}, {"Backspace", VTERM_KEY_BACKSPACE},
	{"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},
	{"Left", VTERM_KEY_LEFT},     {"Right", VTERM_KEY_RIGHT},
	{"Insert", VTERM_KEY_INS},    {"Delete", VTERM_KEY_DEL},
	{"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},
	{"PageUp", VTERM_KEY_PAGEUP}, {"PageDown", VTERM_KEY_PAGEDOWN},
};

static const struct {
	const char *prefix;
	VTermModifier modifier;
} modifiers[] = {
	{"Ctrl-", VTERM_MOD_CTRL},
	{"Alt-", VTERM_MOD_ALT},
	{"Shift-", VTERM_MOD_SHIFT},
};

static VTermModifier take_modifiers(const char **name)
{
	unsigned int found = VTERM_MOD_NONE;

	for (size_t i = 0; i < sizeof(modifiers) / sizeof(*modifiers); i++) {
		size_t length = strlen(modifiers[i].prefix);

		if (strncmp(*name, modifiers[i].prefix, length) == 0) {
			*name += length;
			found |= modifiers[i].modifier;
		}
	}
	return (VTermModifier)found;
}

static VTermKey named_key(const char *name)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (strcmp(keys[i].name, name) == 0)
			return keys[i].key;
	if (name[0] == 'F' && isdigit((unsigned char)name[1]))
		return (VTermKey)VTERM_KEY_FUNCTION(strtol(name + 1, NULL, 10));
	return VTERM_KEY_NONE;
}

static void send_character(struct terminal *terminal, const char *name,
			   VTermModifier modifier)
{
	char bytes[8];

	/* libvterm's own way with Ctrl-I and the like is a newer protocol. */
	snprintf(bytes, sizeof(bytes), "%s%.4s",
		 modifier & VTERM_MOD_ALT ? "\033" : "", name);
	if (modifier & VTERM_MOD_CTRL)
		bytes[strlen(bytes) - 1] &= 0x1f;
	terminal_type(terminal, bytes);
}

void terminal_key(struct terminal *terminal, const char *name)
{
	const char *key = name;
	VTermModifier modifier = take_modifiers(&key);
	VTermKey code = named_key(key);

	if (strcmp(key, "Space") == 0)
		send_character(terminal, " ", modifier);
	else if (code != VTERM_KEY_NONE)
		vterm_keyboard_key(terminal->vterm, code, modifier);
	else if (key[0] != '\0' && (key[1] == '\0' || (key[0] & 0x80)))
		send_character(terminal, key, modifier);
	else
		fail_msg("no key is named %s", name);
	terminal_flush(terminal);
}

void terminal_line(struct terminal *terminal, const char *text)
{
	terminal_type(terminal, text);
	terminal_key(terminal, "Enter");
}

void terminal_click(struct terminal *terminal, int row, int column)
{
	vterm_mouse_move(terminal->vterm, row, column, VTERM_MOD_NONE);
	vterm_mouse_button(terminal->vterm, 1, true, VTERM_MOD_NONE);
	terminal_flush(terminal);
	vterm_mouse_button(terminal->vterm, 1, false, VTERM_MOD_NONE);
	terminal_flush(terminal);
}
