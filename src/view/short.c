/* The result of a case in a few lines, to be sent in a message. */
#include "view/internal.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdlib.h>
#include <string.h>

/* A line of the message. All of them are in the order of reading. */
struct line {
	struct buffer text;
	size_t rank; /* lines of a low rank are taken first */
	bool taken;
};

/* The shop, the device and the result come before the advice. */
enum { LINE_SHOP, LINE_DEVICE, LINE_RESULT, LINES_BEFORE_ADVICE };

/* The result matters most, then the device, one piece of advice, the shop. */
static const size_t ranks[LINES_BEFORE_ADVICE] = {3, 1, 0};

static size_t count_characters(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += (*text & 0xC0) != 0x80;
	return count;
}

static void write_device(const struct walk *walk, struct buffer *out)
{
	const struct step *about = walk->guide->subject;
	size_t given = about ? walk_find(walk, about) : WALK_NONE;

	if (given != WALK_NONE)
		given_say(&walk->given[given], true, out);
}

/* "It works again. The contacts were dirty" */
static void write_result(const struct walk *walk, struct buffer *out)
{
	const struct diagnosis *diagnosis = walk->diagnosis;

	if (diagnosis)
		buffer_format(out, "%s. %s",
			      verdict_facts(diagnosis->verdict)->said,
			      diagnosis->title);
	else
		buffer_text(out, "No diagnosis yet");
	if (!strchr(".?!", out->data[out->length - 1]))
		buffer_text(out, ".");
}

/* Adds the advice that an owner is given. Returns how many lines there are. */
static size_t add_advice(struct line *lines, const struct walk *walk)
{
	const struct guarded_texts *advice = &walk->diagnosis->advice;
	size_t count = LINES_BEFORE_ADVICE;

	for (size_t i = 0; i < advice->count; i++) {
		struct line *line = &lines[count];

		if (!walk_shows(walk, NULL, &advice->items[i]))
			continue;
		walk_fill(walk, NULL, advice->items[i].text, &line->text);
		/* Before the shop's name there is one. */
		line->rank = count == LINES_BEFORE_ADVICE ? 2 : count + 1;
		count++;
	}
	return count;
}

/* Takes the lines that fit, by rank, up to the first advice that doesn't. */
static void take_lines(struct line *lines, size_t count, size_t most)
{
	size_t used = 0;

	for (size_t rank = 0; rank <= count; rank++) {
		for (size_t i = 0; i < count; i++) {
			const char *text = buffer_string(&lines[i].text);
			size_t length = count_characters(text) + 1;

			if (lines[i].rank != rank || !*text)
				continue;
			lines[i].taken = used + length <= most + 1;
			if (lines[i].taken)
				used += length;
			else if (rank > ranks[LINE_SHOP])
				return;
		}
	}
}

/* Cuts a result that is too long for the whole message. */
static void cut_result(struct buffer *result, size_t most)
{
	struct buffer cut = {0};

	if (count_characters(buffer_string(result)) <= most)
		return;
	text_cut(&cut, buffer_string(result), (int)most, true);
	buffer_release(result);
	*result = cut;
}

static void write_lines(struct line *lines, size_t count, struct buffer *out)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = buffer_string(&lines[i].text);

		if (lines[i].taken) {
			text_clean(out, text, strlen(text), TEXT_ONE_LINE);
			buffer_text(out, "\n");
		}
		buffer_release(&lines[i].text);
	}
}

void view_short(const struct walk *walk, const char *shop_name, size_t most,
		struct buffer *out)
{
	const struct walk owner = view_as_owner(walk);
	const struct diagnosis *diagnosis = walk->diagnosis;
	size_t count = LINES_BEFORE_ADVICE;
	struct line *lines =
		memory_new(count + (diagnosis ? diagnosis->advice.count : 0),
			   sizeof(*lines));

	buffer_text(&lines[LINE_SHOP].text, text_or_empty(shop_name));
	write_device(walk, &lines[LINE_DEVICE].text);
	write_result(walk, &lines[LINE_RESULT].text);
	cut_result(&lines[LINE_RESULT].text, most);
	for (size_t i = 0; i < LINES_BEFORE_ADVICE; i++)
		lines[i].rank = ranks[i];
	if (diagnosis)
		count = add_advice(lines, &owner);
	take_lines(lines, count, most);
	write_lines(lines, count, out);
	free(lines);
}
