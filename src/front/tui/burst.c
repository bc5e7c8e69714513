#include "front/tui/burst.h"

static void put(struct burst *burst, const struct keypress *key)
{
	int at = burst->ready_first + burst->ready_count;

	if (burst->ready_count == BURST_READY_MOST)
		return;
	burst->ready[at % BURST_READY_MOST] = *key;
	burst->ready_count++;
}

bool burst_next(struct burst *burst, struct keypress *key)
{
	if (!burst->ready_count)
		return false;
	*key = burst->ready[burst->ready_first];
	burst->ready_first = (burst->ready_first + 1) % BURST_READY_MOST;
	burst->ready_count--;
	return true;
}

static bool is_enter(unsigned int code)
{
	return code == '\r' || code == '\n' || code == '\t';
}

/* Some barcodes separate fields by group, record, file or unit separators. */
static bool is_separator(unsigned int code)
{
	return code >= 0x1c && code <= 0x1f;
}

static bool is_printable(unsigned int code)
{
	return code >= ' ' && (code < 0x7f || code >= 0xA0);
}

/*
 * Characters that no text has. A hand types them as commands, but not within a
 * scanned text; those with which people leave or correct something count as
 * typed even there.
 */
static bool is_binary(unsigned int code)
{
	enum { CONTROL_C = 0x03, BACKSPACE = 0x08, ESCAPE = 0x1b };

	return code < ' ' && !is_enter(code) && !is_separator(code) &&
	       code != CONTROL_C && code != BACKSPACE && code != ESCAPE;
}

/* Whether a scanner may send this key. */
static bool is_of_text(const struct burst *burst, const struct keypress *key)
{
	return key->kind == KEYPRESS_CHARACTER && !key->pasted &&
	       (is_printable(key->code) || is_enter(key->code) ||
		is_separator(key->code) ||
		(burst->text && is_binary(key->code)));
}

static void put_end(struct burst *burst, unsigned int code)
{
	struct keypress end = {
		.kind = KEYPRESS_TEXT_END, .code = code, .pasted = true};

	/* It was the line feed after Enter, or an empty line. */
	if (!burst->open)
		return;
	burst->open = false;
	put(burst, &end);
}

static void put_text(struct burst *burst, const struct keypress *key)
{
	struct keypress pasted = *key;

	if (is_enter(key->code)) {
		put_end(burst, key->code);
	} else if (is_printable(key->code) || is_binary(key->code)) {
		pasted.pasted = true;
		burst->open = true;
		put(burst, &pasted);
	}
}

/*
 * Releases the held keys: they were pressed by hand. A hand's broken bytes are
 * noise on the line.
 */
static void put_held(struct burst *burst)
{
	for (int i = 0; i < burst->held_count; i++)
		if (burst->held[i].code != KEY_BROKEN)
			put(burst, &burst->held[i]);
	burst->held_count = 0;
}

static void end_run(struct burst *burst)
{
	put_held(burst);
	put_end(burst, 0);
	burst->text = false;
}

static bool holds_printable(const struct burst *burst)
{
	for (int i = 0; i < burst->held_count; i++)
		if (is_printable(burst->held[i].code))
			return true;
	return false;
}

static void become_text(struct burst *burst)
{
	burst->text = true;
	for (int i = 0; i < burst->held_count; i++)
		put_text(burst, &burst->held[i]);
	burst->held_count = 0;
}

void burst_take(struct burst *burst, const struct keypress *key, int64_t now)
{
	/* A change of the window's size is not a key and doesn't end a run. */
	bool resize = key->kind == KEYPRESS_FUNCTION && key->code == KEY_RESIZE;

	if (!is_of_text(burst, key)) {
		if (!resize)
			end_run(burst);
		put(burst, key);
		return;
	}
	burst->last = now;
	if (burst->text) {
		put_text(burst, key);
		return;
	}
	/* So many can only be Enter being held down. */
	if (burst->held_count == BURST_HELD_MOST)
		put_held(burst);
	burst->held[burst->held_count++] = *key;
	if (burst->held_count > 1 && holds_printable(burst))
		become_text(burst);
}

void burst_pass(struct burst *burst, int64_t now)
{
	if (burst_wait(burst, now) == 0)
		end_run(burst);
}

int burst_wait(const struct burst *burst, int64_t now)
{
	int64_t since = now - burst->last;

	if (!burst->held_count && !burst->text)
		return -1;
	return since < BURST_MILLISECONDS ? (int)(BURST_MILLISECONDS - since)
					  : 0;
}
