#include "guide/node.h"

#include "chargefix/text.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_MOST = 64 };

struct shown shown(const char *text)
{
	struct shown result;
	size_t length = strlen(text);
	bool cut = length > SHOWN_MOST;

	if (cut)
		length = text_begin(text, SHOWN_MOST);
	snprintf(result.text, sizeof(result.text), "%.*s%s", (int)length, text,
		 cut ? "..." : "");
	return result;
}

struct shown node_label(const struct node *node)
{
	struct shown result;

	if (node->key)
		snprintf(result.text, sizeof(result.text), "%s\"%.80s\"",
			 node->item ? "an item of " : "",
			 shown(node->key).text);
	else
		snprintf(result.text, sizeof(result.text), "the file");
	return result;
}

bool node_is(const struct node *node, const char *word)
{
	return node->kind == NODE_TEXT && strcmp(node->text, word) == 0;
}

bool node_number(const struct node *node, uint32_t most, uint32_t *number)
{
	uint32_t value = 0;

	if (node->kind != NODE_TEXT || node->length == 0 || node->length > 9)
		return false;
	for (size_t i = 0; i < node->length; i++) {
		if (node->text[i] < '0' || node->text[i] > '9')
			return false;
		value = value * 10 + (uint32_t)(node->text[i] - '0');
	}
	if (value > most)
		return false;
	*number = value;
	return true;
}

bool node_is_nothing(const struct node *node)
{
	return node->kind == NODE_TEXT && node->style == STYLE_PLAIN &&
	       (node->length == 0 || node_is(node, "~") ||
		node_is(node, "null"));
}
