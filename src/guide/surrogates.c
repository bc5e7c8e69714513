#include "guide/surrogates.h"

#include "chargefix/memory.h"
#include "guide/yaml_nodes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	ESCAPE_LENGTH = 6, /* \ud83d */
	PAIR_LENGTH = 2 * ESCAPE_LENGTH,
	JOINED_LENGTH = 10, /* \U0001f600 */
};

/* Reads the number of an escape \uXXXX. False: it isn't one. */
static bool read_escape(const char *text, unsigned int *number)
{
	*number = 0;
	if (text[0] != '\\' || text[1] != 'u')
		return false;
	for (size_t i = 2; i < ESCAPE_LENGTH; i++) {
		const char *digits = "0123456789abcdefABCDEF";
		const char *digit = strchr(digits, text[i]);

		if (!digit || text[i] == '\0')
			return false;
		*number = *number * 16 +
			  (unsigned int)(digit - digits < 16
						 ? digit - digits
						 : digit - digits - 6);
	}
	return true;
}

/* The character that a pair of escapes represents; 0: it isn't a pair. */
static unsigned int read_pair(const char *text, size_t length)
{
	unsigned int high, low;

	if (length < PAIR_LENGTH || !read_escape(text, &high) ||
	    !read_escape(text + ESCAPE_LENGTH, &low) || high < 0xD800 ||
	    high > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
		return 0;
	return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static bool has_pair(const char *text, size_t length)
{
	const char *next = text, *end = text + length;

	while ((next = memchr(next, '\\', (size_t)(end - next)))) {
		if (read_pair(next, (size_t)(end - next)))
			return true;
		next++;
	}
	return false;
}

/*
 * Joins the pairs in a text in double quotes; `length` includes the quotes. A
 * backslash may itself be escaped.
 */
static void join(char *text, size_t length)
{
	size_t to = 0;

	for (size_t from = 0; from < length;) {
		unsigned int joined = read_pair(text + from, length - from);
		size_t taken = text[from] == '\\' && from + 1 < length ? 2 : 1;

		if (joined) {
			char escape[JOINED_LENGTH + 1];

			snprintf(escape, sizeof(escape), "\\U%08x", joined);
			memcpy(text + to, escape, JOINED_LENGTH);
			to += JOINED_LENGTH;
			from += PAIR_LENGTH;
			continue;
		}
		memmove(text + to, text + from, taken);
		to += taken;
		from += taken;
	}
	memset(text + to, ' ', length - to);
}

/*
 * Joins the pairs in all quoted texts. `plain` is the same text with the pairs
 * masked. After a part that can't be read, quotes may be unclosed, so it joins
 * all pairs in the rest: reading ends there anyway, with a message.
 */
static void join_all(char *text, const char *plain, size_t length,
		     struct yaml_nodes *nodes)
{
	struct node node;
	size_t open = 0, end = 0;
	bool more = yaml_nodes_root(nodes, &node);

	while (more || (open > 0 && !yaml_nodes_stopped(nodes))) {
		if (!more)
			open--;
		else if (node.kind == NODE_LIST || node.kind == NODE_MAP)
			open++;
		if (more && node.kind == NODE_TEXT) {
			size_t at = (size_t)(node.written - plain);

			end = at + node.written_length;
			if (node.written[0] == '"')
				join(text + at, node.written_length);
		}
		if (open == 0)
			break;
		more = yaml_nodes_next(nodes, &node);
	}
	if (yaml_nodes_stopped(nodes))
		join(text + end, length - end);
}

/*
 * Single halves are masked too: they are reported when the text is read, and
 * must not stop this first reading.
 */
static void mask(char *text, size_t length)
{
	unsigned int number;

	for (size_t at = 0; at + ESCAPE_LENGTH <= length; at++) {
		const char *next = memchr(text + at, '\\', length - at);

		if (!next)
			break;
		at = (size_t)(next - text);
		if (length - at >= ESCAPE_LENGTH &&
		    read_escape(text + at, &number) && number >= 0xD800 &&
		    number <= 0xDFFF)
			memcpy(text + at, "\\u0041", ESCAPE_LENGTH);
	}
}

char *surrogates_join(const char *text, size_t length)
{
	struct yaml_nodes *nodes;
	struct messages *unsaid;
	char *plain, *joined;

	if (!has_pair(text, length))
		return NULL;
	unsaid = memory_new(1, sizeof(*unsaid));
	plain = memory_text(text, length);
	joined = memory_text(text, length);
	mask(plain, length);
	nodes = yaml_nodes_new(plain, length, 0, unsaid);
	join_all(joined, plain, length, nodes);
	yaml_nodes_free(nodes);
	free(plain);
	free(unsaid);
	return joined;
}
