#include "front/tui/reading.h"

#include "chargefix/text.h"

#include <string.h>

/* The field's width, and how much can be typed into it. */
enum { FIELD_COLUMNS = 8, BYTES_MOST = 16 };

/* Wide enough for any reading, so nothing is ever wrapped. */
enum { ONE_LINE = 10000 };

static void type_reading(struct reading *reading, const char *text)
{
	struct keypress key = {.kind = KEYPRESS_CHARACTER, .pasted = true};

	for (; *text; text++) {
		key.code = (unsigned char)*text;
		reading_key(reading, &key);
	}
}

void reading_init(struct reading *reading, const char *text)
{
	*reading = (struct reading){.editor = {.most = BYTES_MOST}};
	type_reading(reading, text_or_empty(text));
	reading_focus(reading);
}

void reading_focus(struct reading *reading)
{
	reading->focused = true;
	reading->whole = true;
	reading->editor.cursor = 0;
}

void reading_release(struct reading *reading)
{
	editor_release(&reading->editor);
	buffer_release(&reading->said);
	*reading = (struct reading){0};
}

static bool is_empty(const struct reading *reading)
{
	return reading->editor.text.length == 0;
}

/* Pasted text may include the unit; typed text is only the number. */
static bool is_text(const struct keypress *key)
{
	if (key->kind != KEYPRESS_CHARACTER || key->code < ' ' ||
	    key->code > 0x7f)
		return false;
	return key->pasted || strchr("0123456789.,-+", (int)key->code);
}

static bool is_move(const struct keypress *key)
{
	return key->kind == KEYPRESS_FUNCTION &&
	       (key->code == KEY_LEFT || key->code == KEY_RIGHT ||
		key->code == KEY_HOME || key->code == KEY_END);
}

/* At the left edge, the left arrow has its usual meaning. */
static bool leads_out(const struct reading *reading, const struct keypress *key)
{
	return is_empty(reading) ||
	       (key->code == KEY_LEFT && reading->editor.cursor == 0);
}

bool reading_key(struct reading *reading, const struct keypress *key)
{
	bool text = is_text(key);

	if (text && !reading->focused)
		reading_focus(reading);
	if (!reading->focused)
		return false;
	if (!text && !editor_deletes(key) &&
	    (!is_move(key) || leads_out(reading, key)))
		return false;
	if (reading->whole && !is_move(key))
		buffer_clear(&reading->editor.text);
	reading->whole = false;
	editor_key(&reading->editor, key, false, ONE_LINE);
	return true;
}

size_t reading_band(const struct reading *reading, const struct step *step,
		    double *number)
{
	const char *text = buffer_string(&reading->editor.text);

	return measure_parse(step->measure, text, number)
		       ? step_band(step, *number)
		       : 0;
}

const char *reading_refused(struct reading *reading, const struct step *step)
{
	const struct measure *measure = step->measure;
	const char *text = buffer_string(&reading->editor.text);
	double number;

	buffer_clear(&reading->said);
	if (measure_parse(measure, text, &number))
		buffer_format(&reading->said,
			      "%.15g %s is out of range: type a number from "
			      "%.15g to %.15g.",
			      number, measure->unit, measure->min,
			      measure->max);
	else
		buffer_format(&reading->said,
			      "Type a number from %.15g to %.15g, in %s, or "
			      "choose an answer with the arrow keys.",
			      measure->min, measure->max, measure->unit);
	return buffer_string(&reading->said);
}

void reading_write(const struct reading *reading, const struct step *step,
		   struct buffer *out)
{
	const struct measure *measure = step->measure;
	const struct buffer *text = &reading->editor.text;
	int width = text_width(buffer_string(text), text->length);

	buffer_text(out, buffer_string(text));
	if (width < FIELD_COLUMNS)
		buffer_repeat(out, '_', (size_t)(FIELD_COLUMNS - width));
	buffer_format(out, " %s   type %.15g to %.15g", measure->unit,
		      measure->min, measure->max);
}

int reading_cursor(const struct reading *reading)
{
	int line, column;

	editor_cursor(&reading->editor, ONE_LINE, &line, &column);
	return column;
}
