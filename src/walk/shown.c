/* Decides by guards which texts are shown, and fills in answers. */
#include "chargefix/walk.h"

#include "walk/guards.h"

#include <string.h>

/* A walk up to a place on its path. */
struct moment {
	const struct walk *walk;
	size_t place;
};

/* The answer given to the step by then; NULL: none. */
static const struct given *given_by(const struct moment *moment,
				    const struct step *step)
{
	const struct walk *walk = moment->walk;

	if (!walk_asked(walk, step))
		return NULL;
	for (size_t at = moment->place; at-- > 0;) {
		const struct given *given = &walk->given[walk->path[at]];
		if (step_first_try(given->step) == step_first_try(step))
			return given;
	}
	return NULL;
}

static bool held(const void *context, const struct clause *clause)
{
	const struct moment *moment = context;
	const struct walk *walk = moment->walk;

	if (moment->place == walk->path_count)
		return walk_holds(walk, clause);
	const struct given *given = given_by(moment, clause->step);

	return given && given_meets(given, &clause->answers);
}

/* The moment the step was asked; now, if it wasn't or there is no step. */
static struct moment moment_of(const struct walk *walk, const struct step *step)
{
	bool now = !step || step == walk->step;
	size_t given = now ? WALK_NONE : walk_find(walk, step);

	if (given == WALK_NONE)
		return (struct moment){walk, walk->path_count};
	return (struct moment){walk, walk_place(walk, given)};
}

bool walk_shows(const struct walk *walk, const struct step *step,
		const struct guarded_text *text)
{
	if (guards_are_none(&text->guards))
		return true;
	const struct moment moment = moment_of(walk, step);

	return guards_hold(&text->guards, walk->audience, held, &moment);
}

/* Writes the answer to the step, or its question if it has no answer. */
static void fill_one(const struct moment *moment, const struct step *step,
		     struct buffer *out)
{
	const struct given *given = given_by(moment, step);

	if (given)
		given_say(given, true, out);
	else
		buffer_format(out, "(%s)", step_title(step));
}

/* Copies up to `end`, turning double braces into single ones. */
static void copy_text(const char *text, const char *end, struct buffer *out)
{
	for (; text < end; text++) {
		buffer_add(out, text, 1);
		if (text[0] == '{' && text + 1 < end && text[1] == '{')
			text++;
	}
}

void walk_fill(const struct walk *walk, const struct step *step,
	       const char *text, struct buffer *out)
{
	const struct moment moment = moment_of(walk, step);
	struct mention mention;

	if (!walk->guide->fills) {
		buffer_text(out, text);
		return;
	}
	for (; mention_next(text, &mention); text = mention.end) {
		const struct step *named = mention_step(walk->guide, &mention);
		if (named) {
			copy_text(text, mention.name - 1, out);
			fill_one(&moment, named, out);
		} else {
			copy_text(text, mention.end, out);
		}
	}
	copy_text(text, text + strlen(text), out);
}

bool walk_shows_any(const struct walk *walk, const struct step *step,
		    const struct guarded_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		if (walk_shows(walk, step, &texts->items[i]))
			return true;
	return false;
}

uint64_t walk_tickable(const struct walk *walk, const struct step *step)
{
	uint64_t rows = 0;

	for (size_t i = 0; i < step_tickable(step); i++)
		if (walk_shows(walk, step, &step->instructions.items[i]))
			rows |= UINT64_C(1) << i;
	return rows;
}
