/* Makes a scenario from a walk, and its text from the scenario. */
#include "chargefix/answered_path.h"
#include "chargefix/scenario.h"

static void take_path(struct scenario *made, const struct walk *walk,
		      struct arena *arena)
{
	size_t size = walk->path_count + 1;

	made->answers = arena_alloc(arena, size * sizeof(*made->answers));
	made->raises = arena_alloc(arena, size * sizeof(*made->raises));
	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = &walk->given[walk->path[i]];

		if (!given->raised)
			made->answers[made->answer_count++] =
				(struct scenario_answer){
					.step = given->step,
					.chosen = given->chosen,
				};
		else if (i > 0)
			made->raises[made->raise_count++] =
				(struct scenario_raise){
					.after = walk->given[walk->path[i - 1]]
							 .step,
					.chosen = given->chosen,
				};
	}
}

static bool same_way(const struct walk *a, const struct walk *b,
		     struct arena *arena)
{
	struct answered_path first;
	struct answered_path second;

	answered_path_take(&first, a, arena);
	answered_path_take(&second, b, arena);
	return answered_path_parting(&first, &second) == WALK_NONE;
}

/* Whether the scenario follows the walk; reported danger may prevent that. */
static bool tells_the_same(const struct scenario *scenario,
			   const struct walk *walk, struct arena *arena,
			   struct message *error)
{
	struct walk again;
	bool same = scenario_walk(scenario, walk->guide, &again, error) &&
		    same_way(walk, &again, arena);

	walk_release(&again);
	return same || message_set(error, "danger was reported in it in a way "
					  "that no scenario can express");
}

bool scenario_from_walk(struct scenario *made, const struct walk *walk,
			const char *name, struct arena *arena,
			struct message *error)
{
	*made = (struct scenario){
		.name = name,
		.audience = walk->audience,
		.diagnosis = walk->diagnosis,
	};
	if (!walk->diagnosis)
		return message_set(error, "it has no diagnosis yet");
	take_path(made, walk, arena);
	return tells_the_same(made, walk, arena, error);
}

/* Adds the text in double quotes, where only '"' and '\' are special. */
static void add_quoted(const char *text, struct buffer *out)
{
	buffer_text(out, "\"");
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buffer_text(out, "\\");
		buffer_add(out, text, 1);
	}
	buffer_text(out, "\"");
}

static void add_chosen(const struct step *step, struct answer_numbers chosen,
		       struct buffer *out)
{
	bool several = !answers_single(&chosen);
	const char *between = "";

	buffer_text(out, several ? "[" : "");
	for (size_t number = 0; (number = answers_next(&chosen, number));) {
		buffer_format(out, "%s%s", between,
			      step_answer_id(step, number));
		between = ", ";
	}
	buffer_text(out, several ? "]\n" : "\n");
}

static void add_answer(const struct scenario_answer *answer, struct buffer *out)
{
	buffer_format(out, "      %s: ", answer->step->id);
	if (answer->reading)
		buffer_format(out, "%s\n", answer->reading);
	else
		add_chosen(answer->step, answer->chosen, out);
}

static void add_turns(const struct scenario *scenario, struct buffer *out)
{
	for (size_t i = 0; i < scenario->turn_count; i++) {
		const struct texts *ids = &scenario->turns[i].ids;

		buffer_text(out, ids->count == 1 ? "      - " : "      - [");
		for (size_t j = 0; j < ids->count; j++)
			buffer_format(out, "%s%s", j > 0 ? ", " : "",
				      ids->items[j]);
		buffer_text(out, ids->count == 1 ? "\n" : "]\n");
	}
}

void scenario_write(const struct scenario *scenario, const struct guide *guide,
		    struct buffer *out)
{
	buffer_text(out, "  - name: ");
	add_quoted(scenario->name, out);
	buffer_text(out, "\n");
	if (scenario->audience == AUDIENCE_SHOP)
		buffer_text(out, "    audience: shop\n");
	buffer_text(out, "    answers:\n");
	for (size_t i = 0; i < scenario->answer_count; i++)
		add_answer(&scenario->answers[i], out);
	add_turns(scenario, out);
	if (scenario->raise_count > 0)
		buffer_text(out, "    raises:\n");
	for (size_t i = 0; i < scenario->raise_count; i++) {
		buffer_format(out, "      %s: ", scenario->raises[i].after->id);
		add_chosen(guide->danger, scenario->raises[i].chosen, out);
	}
	if (scenario->diagnosis)
		buffer_format(out, "    diagnosis: %s\n",
			      scenario->diagnosis->id);
}
