#include "front/tui/sequence.h"

#include <string.h>

enum { BELL = '\a', DELETE = 0x7f };

bool sequence_begins(int byte)
{
	return byte > 0 && byte < DELETE && strchr("[O]P^_X", byte);
}

void sequence_begin(struct sequence *sequence, int byte, int64_t now)
{
	enum sequence_state state = SEQUENCE_STRING;

	if (byte == '[')
		state = SEQUENCE_CONTROL_BEGUN;
	else if (byte == 'O')
		state = SEQUENCE_SINGLE;
	*sequence = (struct sequence){state, now};
}

void sequence_escaped(struct sequence *sequence, int64_t now)
{
	*sequence = (struct sequence){SEQUENCE_ESCAPED, now};
}

/* Doesn't start a string: its first byte may be a letter typed by hand. */
static bool take_after_escape(struct sequence *sequence, int byte)
{
	if (byte == '[' || byte == 'O') {
		sequence_begin(sequence, byte, sequence->last);
		return true;
	}
	sequence->state = SEQUENCE_NONE;
	/* This ends a string whose ESC came late. */
	return byte == '\\';
}

static bool take_control(struct sequence *sequence, int byte)
{
	bool more = byte <= '?';

	/* The Linux console's F1 … F5 have two: ESC [ [ A. */
	if (byte == '[' && sequence->state == SEQUENCE_CONTROL_BEGUN)
		sequence->state = SEQUENCE_SINGLE;
	else
		sequence->state = more ? SEQUENCE_CONTROL : SEQUENCE_NONE;
	return true;
}

/* A digit encodes the modifier keys that were held. */
static bool take_single(struct sequence *sequence, int byte)
{
	if (byte > '9' || byte < '0')
		sequence->state = SEQUENCE_NONE;
	return true;
}

bool sequence_takes(struct sequence *sequence, int byte, int64_t now)
{
	enum sequence_state state = sequence->state;
	bool control = byte < ' ' || byte == DELETE;

	if (now - sequence->last >= SEQUENCE_MILLISECONDS || control) {
		sequence->state = SEQUENCE_NONE;
		return state == SEQUENCE_STRING && byte == BELL;
	}
	sequence->last = now;
	switch (state) {
	case SEQUENCE_NONE:
		break;
	case SEQUENCE_ESCAPED:
		return take_after_escape(sequence, byte);
	case SEQUENCE_CONTROL_BEGUN:
	case SEQUENCE_CONTROL:
		if (byte > DELETE)
			break;
		return take_control(sequence, byte);
	case SEQUENCE_SINGLE:
		if (byte > DELETE)
			break;
		return take_single(sequence, byte);
	case SEQUENCE_STRING:
		return true;
	}
	sequence->state = SEQUENCE_NONE;
	return false;
}
