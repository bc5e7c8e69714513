#include "chargefix/scenario.h"

#include "guide/directory.h"
#include "guide/reader.h"
#include "scenario/answer_word.h"
#include "scenario/shown.h"

#include <string.h>

/* The context for reading: the guide's contents by their ids. */
struct scenario_reader {
	const struct guide *guide;
	struct scenarios *scenarios;
	struct directory steps; /* of const struct step * */
	struct directory causes; /* of struct cause */
	struct directory diagnoses; /* of struct diagnosis */
	unsigned int format;
};

/* The thing of that name, or NULL after a message. */
static void *find_named(struct reader *reader,
			const struct directory *directory, const char *what,
			const struct name *name)
{
	const struct entry *entry = directory_find(directory, name->text);
	const char *near;

	if (entry)
		return entry->thing;
	near = directory_near(directory, name->text);
	messages_add(reader_problems(reader), name->place.line,
		     name->place.column,
		     near ? "there is no %s \"%s\"; did you mean \"%s\"?"
			  : "there is no %s \"%s\"",
		     what, shown(name->text).text, near);
	return NULL;
}

static const struct step *find_step(struct reader *reader,
				    const struct name *name)
{
	struct scenario_reader *context = reader_context(reader);
	const struct step **step =
		find_named(reader, &context->steps, "step", name);

	return step ? *step : NULL;
}

static void read_audience(struct reader *reader, const struct node *node,
			  void *slot)
{
	if (node->kind != NODE_TEXT || !audience_parse(node->text, slot))
		reader_mismatch(reader, node, "owner or shop");
}

static void read_diagnosis(struct reader *reader, const struct node *node,
			   void *slot)
{
	struct scenario_reader *context = reader_context(reader);
	const struct diagnosis **diagnosis = slot;
	struct name name = {0};

	read_name(reader, node, &name);
	if (name.text)
		*diagnosis = find_named(reader, &context->diagnoses,
					"diagnosis", &name);
}

/* Adds the answer that the node names. */
static void read_answer_id(struct reader *reader, const struct node *node,
			   struct scenario_answer *answer)
{
	const struct step *step = answer->step;
	struct name name = {0};
	size_t number;

	read_name(reader, node, &name);
	if (!name.text)
		return;
	number = scenario_answer_number(step, name.text);
	if (step->measure && step_answer_number(step, name.text) == 0)
		answer->reading =
			reader_keep_text(reader, name.text, strlen(name.text));
	answers_add(&answer->chosen, number);
	if (number == 0)
		step_lacks_answer(step, name.text, name.place, true,
				  reader_problems(reader));
}

/* Reads the answer to answer->step from the value. */
static void read_chosen(struct reader *reader, const struct node *value,
			struct scenario_answer *answer)
{
	size_t problems = reader_problems(reader)->count;
	struct node item;

	if (value->kind != NODE_LIST)
		read_answer_id(reader, value, answer);
	else
		while (reader_item(reader, value, &item))
			read_answer_id(reader, &item, answer);
	if (reader_problems(reader)->count == problems &&
	    !walk_valid(answer->step, answer->chosen))
		messages_add(reader_problems(reader), value->place.line,
			     value->place.column,
			     "these answers to \"%s\" don't go together: give "
			     "one answer, or with \"choose: many\" several "
			     "answers, none of them marked \"alone\"",
			     answer->step->id);
}

static void read_answer(struct reader *reader, const struct name *name,
			const struct node *value, void *slot)
{
	struct scenario_answer answer = {.step = find_step(reader, name)};

	(void)slot;
	if (!answer.step) {
		reader_skip(reader, value);
		return;
	}
	read_chosen(reader, value, &answer);
	reader_push(reader, &answer, sizeof(answer));
}

/* Its names can only be looked up once the walk is at its step. */
static void read_turn(struct reader *reader, const struct node *node)
{
	struct scenario_turn turn = {.place = node->place};
	size_t mark = reader_mark(reader);
	struct node item = *node;
	struct name name;

	do {
		name = (struct name){0};
		if (node->kind == NODE_LIST &&
		    !reader_item(reader, node, &item))
			break;
		read_name(reader, &item, &name);
		if (!name.text)
			continue;
		const char *id =
			reader_keep_text(reader, name.text, strlen(name.text));
		reader_push(reader, &id, sizeof(id));
	} while (node->kind == NODE_LIST);
	turn.ids.items =
		reader_take(reader, mark, sizeof(char *), &turn.ids.count);
	reader_push(reader, &turn, sizeof(turn));
}

static void read_turns(struct reader *reader, const struct node *node,
		       struct scenario *scenario)
{
	size_t mark = reader_mark(reader);
	struct node item;

	while (reader_item(reader, node, &item))
		read_turn(reader, &item);
	scenario->turns =
		reader_take(reader, mark, sizeof(struct scenario_turn),
			    &scenario->turn_count);
}

static void read_answers(struct reader *reader, const struct node *node,
			 void *slot)
{
	static const char expected[] =
		"a map of steps to answers, or a list of answers in order";
	size_t mark = reader_mark(reader);
	struct scenario *scenario = slot;

	if (node->kind == NODE_LIST) {
		if (reader_expect(reader, node, NODE_LIST, expected))
			read_turns(reader, node, scenario);
		return;
	}
	if (!reader_expect(reader, node, NODE_MAP, expected))
		return;
	reader_entries(reader, read_answer, NULL);
	scenario->answers =
		reader_take(reader, mark, sizeof(struct scenario_answer),
			    &scenario->answer_count);
}

static void read_raise(struct reader *reader, const struct name *name,
		       const struct node *value, void *slot)
{
	const struct scenario_reader *context = reader_context(reader);
	struct scenario_answer danger = {.step = context->guide->danger};
	struct scenario_raise raise = {.after = find_step(reader, name)};

	(void)slot;
	read_chosen(reader, value, &danger);
	raise.chosen = danger.chosen;
	reader_push(reader, &raise, sizeof(raise));
}

static void read_raises(struct reader *reader, const struct node *node,
			void *slot)
{
	size_t mark = reader_mark(reader);
	struct scenario *scenario = slot;

	const struct scenario_reader *context = reader_context(reader);

	if (!reader_expect(reader, node, NODE_MAP,
			   "a map of steps to danger's answers"))
		return;
	if (!context->guide->danger) {
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "\"raises\" needs a guide with \"danger\"");
		reader_skip(reader, node);
		return;
	}
	reader_entries(reader, read_raise, NULL);
	scenario->raises =
		reader_take(reader, mark, sizeof(struct scenario_raise),
			    &scenario->raise_count);
}

static const struct step **read_steps(struct reader *reader,
				      const struct node *node, size_t *count)
{
	size_t mark = reader_mark(reader);
	struct node item;

	if (!reader_expect(reader, node, NODE_LIST, "a list of steps"))
		return NULL;
	while (reader_item(reader, node, &item)) {
		struct name name = {0};
		const struct step *step;

		read_name(reader, &item, &name);
		if (!name.text)
			continue;
		step = find_step(reader, &name);
		if (step)
			reader_push(reader, &step, sizeof(struct step *));
	}
	return reader_take(reader, mark, sizeof(struct step *), count);
}

static void read_asks(struct reader *reader, const struct node *node,
		      void *slot)
{
	struct scenario *scenario = slot;

	scenario->asks = read_steps(reader, node, &scenario->asks_count);
}

static void read_never_asks(struct reader *reader, const struct node *node,
			    void *slot)
{
	struct scenario *scenario = slot;

	scenario->never_asks =
		read_steps(reader, node, &scenario->never_asks_count);
}

static void read_shown(struct reader *reader, const struct node *node,
		       void *slot)
{
	const struct scenario_reader *context = reader_context(reader);
	const char *part = NULL;

	(void)slot;
	read_line(reader, node, &part);
	if (!part)
		return;
	reader_push(reader, &part, sizeof(part));
	if (!can_be_shown(context->guide, part))
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "no needs, caution, do, advice, prevent or tell "
			     "of the guide contains \"%s\"",
			     shown(part).text);
}

static void read_shows(struct reader *reader, const struct node *node,
		       void *slot)
{
	size_t mark = reader_mark(reader);
	struct texts *texts = slot;

	if (!reader_expect(reader, node, NODE_LIST, "a list of texts"))
		return;
	reader_each_text(reader, node, read_shown);
	texts->items = reader_take(reader, mark, sizeof(char *), &texts->count);
}

static bool parse_status(const struct node *node, enum cause_status *status)
{
	for (*status = 0; *status < CAUSE_STATUSES; ++*status)
		if (node_is(node, cause_status_word(*status)))
			return true;
	return false;
}

static void read_cause(struct reader *reader, const struct name *name,
		       const struct node *value, void *slot)
{
	struct scenario_reader *context = reader_context(reader);
	struct scenario_cause cause = {
		.cause = find_named(reader, &context->causes, "cause", name),
	};

	(void)slot;
	if (!parse_status(value, &cause.status))
		reader_mismatch(reader, value,
				"open, suspected, doubted, ruled_out or "
				"confirmed");
	else if (cause.cause)
		reader_push(reader, &cause, sizeof(cause));
}

static void read_causes(struct reader *reader, const struct node *node,
			void *slot)
{
	size_t mark = reader_mark(reader);
	struct scenario *scenario = slot;

	if (!reader_expect(reader, node, NODE_MAP, "a map of causes"))
		return;
	reader_entries(reader, read_cause, NULL);
	scenario->causes =
		reader_take(reader, mark, sizeof(struct scenario_cause),
			    &scenario->cause_count);
}

static void read_most(struct reader *reader, const struct node *node,
		      void *slot)
{
	size_t *most = slot;
	uint32_t number = 0;

	if (node_number(node, 999, &number) && number > 0)
		*most = number;
	else
		reader_mismatch(reader, node, "a number from 1 to 999");
}

static void read_scenario(struct reader *reader, const struct node *node)
{
	static const struct field fields[] = {
		{"name", true, read_line, offsetof(struct scenario, name)},
		{"audience", false, read_audience,
		 offsetof(struct scenario, audience)},
		{"answers", true, read_answers, 0},
		{"raises", false, read_raises, 0},
		{"diagnosis", true, read_diagnosis,
		 offsetof(struct scenario, diagnosis)},
		{"asks", false, read_asks, 0},
		{"never_asks", false, read_never_asks, 0},
		{"shows", false, read_shows, offsetof(struct scenario, shows)},
		{"never_shows", false, read_shows,
		 offsetof(struct scenario, never_shows)},
		{"causes", false, read_causes, 0},
		{"most", false, read_most, offsetof(struct scenario, most)},
	};
	static const struct record record = {
		"a scenario", fields, sizeof(fields) / sizeof(fields[0])};
	struct scenario scenario = {
		.audience = AUDIENCE_OWNER,
		.place = node->place,
	};

	reader_record(reader, node, &record, &scenario);
	reader_push(reader, &scenario, sizeof(scenario));
}

static void read_scenarios(struct reader *reader, const struct node *node,
			   void *slot)
{
	struct scenario_reader *context = reader_context(reader);
	size_t mark = reader_mark(reader);
	struct node item;

	(void)slot;
	if (!reader_expect(reader, node, NODE_LIST, "a list of scenarios"))
		return;
	while (reader_item(reader, node, &item))
		read_scenario(reader, &item);
	context->scenarios->items =
		reader_take(reader, mark, sizeof(struct scenario),
			    &context->scenarios->count);
}

/* Failures are reported by name, so names must be unique. */
static void check_names(struct reader *reader,
			const struct scenarios *scenarios)
{
	struct directory names = {0};

	directory_init(&names, scenarios->count);
	for (size_t i = 0; i < scenarios->count; i++)
		directory_add(&names, scenarios->items[i].name,
			      scenarios->items[i].place, NULL);
	directory_sort(&names);
	for (size_t i = 1; i < names.count; i++) {
		const struct entry *first = &names.entries[i - 1];
		const struct entry *second = &names.entries[i];

		if (strcmp(first->name, second->name) == 0)
			messages_add(reader_problems(reader),
				     second->place.line, second->place.column,
				     "duplicate name \"%s\", already given at "
				     "line %u",
				     shown(second->name).text,
				     first->place.line);
	}
	directory_release(&names);
}

static void read_file(struct reader *reader, struct scenario_reader *context)
{
	static const struct field fields[] = {
		{"format", true, read_format,
		 offsetof(struct scenario_reader, format)},
		{"scenarios", true, read_scenarios, 0},
	};
	static const struct record record = {
		"a scenario file", fields, sizeof(fields) / sizeof(fields[0])};
	struct node root;

	if (!reader_root(reader, &root))
		return;
	reader_record(reader, &root, &record, context);
	reader_end(reader);
	check_names(reader, context->scenarios);
}

static void open_directories(struct scenario_reader *context)
{
	const struct guide *guide = context->guide;

	directory_init(&context->steps, guide->step_count);
	directory_init(&context->causes, guide->cause_count);
	directory_init(&context->diagnoses, guide->diagnosis_count);
	for (size_t i = 0; i < guide->step_count; i++)
		directory_add(&context->steps, guide->steps[i]->id,
			      guide->steps[i]->place, &guide->steps[i]);
	for (size_t i = 0; i < guide->cause_count; i++)
		directory_add(&context->causes, guide->causes[i].id,
			      guide->causes[i].place, &guide->causes[i]);
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		directory_add(&context->diagnoses, guide->diagnoses[i].id,
			      guide->diagnoses[i].place, &guide->diagnoses[i]);
	directory_sort(&context->steps);
	directory_sort(&context->causes);
	directory_sort(&context->diagnoses);
}

static void load(struct scenario_reader *context, const char *text,
		 size_t length, struct messages *problems)
{
	struct reader *reader;

	open_directories(context);
	reader = reader_new(text, length, &context->scenarios->arena, context,
			    problems);
	if (!reader)
		return;
	read_file(reader, context);
	reader_free(reader);
}

bool scenarios_load(struct scenarios *scenarios, const struct guide *guide,
		    const char *text, size_t length, struct messages *problems)
{
	struct scenario_reader context = {
		.guide = guide,
		.scenarios = scenarios,
	};
	size_t before = problems->count + problems->left_out;

	*scenarios = (struct scenarios){0};
	load(&context, text, length, problems);
	directory_release(&context.steps);
	directory_release(&context.causes);
	directory_release(&context.diagnoses);
	if (problems->count + problems->left_out == before)
		return true;
	messages_sort(problems);
	scenarios_release(scenarios);
	return false;
}

void scenarios_release(struct scenarios *scenarios)
{
	arena_release(&scenarios->arena);
	*scenarios = (struct scenarios){0};
}
