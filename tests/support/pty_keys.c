#include "pty.h"
#include "test.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

	for (size_t i = 0; i < COUNT(modifiers); i++) {
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
	for (size_t i = 0; i < COUNT(keys); i++)
		if (strcmp(keys[i].name, name) == 0)
			return keys[i].key;
	if (name[0] == 'F' && isdigit((unsigned char)name[1]))
		return (VTermKey)VTERM_KEY_FUNCTION(strtol(name + 1, NULL, 10));
	return VTERM_KEY_NONE;
}

static void send_character(struct pty *pty, const char *name,
			   VTermModifier modifier)
{
	char bytes[8];

	/* libvterm's own way with Ctrl-I and the like is a newer protocol. */
	snprintf(bytes, sizeof(bytes), "%s%.4s",
		 modifier & VTERM_MOD_ALT ? "\033" : "", name);
	if (modifier & VTERM_MOD_CTRL)
		bytes[strlen(bytes) - 1] &= 0x1f;
	memcpy(pty->unsent, bytes, strlen(bytes));
	pty->unsent_length = strlen(bytes);
}

/* Whether a scanner sends such a key as well. */
static bool is_held(const char *key, VTermKey code, VTermModifier modifier)
{
	if (modifier & VTERM_MOD_CTRL)
		return strchr("IJM", key[0]) != NULL;
	return code == VTERM_KEY_NONE || code == VTERM_KEY_ENTER ||
	       code == VTERM_KEY_TAB;
}

void pty_key(struct pty *pty, const char *name)
{
	const char *key = name;
	VTermModifier modifier = take_modifiers(&key);
	VTermKey code = named_key(key);

	/* Before libvterm is asked, whose word is sent as soon as it is read. */
	pty_lift(pty);
	if (strcmp(key, "Space") == 0)
		send_character(pty, " ", modifier);
	else if (code != VTERM_KEY_NONE)
		vterm_keyboard_key(pty->vterm, code, modifier);
	else if (key[0] != '\0' && (key[1] == '\0' || (key[0] & 0x80)))
		send_character(pty, key, modifier);
	else
		fail_msg("no key is named %s", name);
	pty_press(pty, is_held(key, code, modifier));
}

void pty_line(struct pty *pty, const char *text)
{
	pty_type(pty, text);
	pty_key(pty, "Enter");
}

void pty_click_button(struct pty *pty, int button, int row, int column)
{
	vterm_mouse_move(pty->vterm, row, column, VTERM_MOD_NONE);
	vterm_mouse_button(pty->vterm, button, true, VTERM_MOD_NONE);
	pty_flush(pty);
	vterm_mouse_button(pty->vterm, button, false, VTERM_MOD_NONE);
	pty_flush(pty);
}

void pty_click(struct pty *pty, int row, int column)
{
	pty_click_button(pty, 1, row, column);
}
