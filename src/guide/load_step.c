#include "guide/loader.h"

#include <math.h>
#include <string.h>

enum { MINUTES_MOST = 999, WAIT_MOST = 7 * 24 * 60 * 60 };

/* An item of a list, and the route or diagnosis that it names. */
struct item_read {
	struct item made;
	struct name use;
	struct name diagnosis;
};

/* The map of an item while it is read. */
struct item_map {
	struct item_read item;
	struct step step;
	struct name id;
	struct name set;
	struct unsure_read unsure;
};

static void read_choose(struct reader *reader, const struct node *node,
			void *slot)
{
	bool *many = slot;

	if (node_is(node, "many"))
		*many = true;
	else if (!node_is(node, "one"))
		reader_mismatch(reader, node, "one or many");
}

static void read_minutes(struct reader *reader, const struct node *node,
			 void *slot)
{
	uint16_t *minutes = slot;
	uint32_t number = 0;

	if (node_number(node, MINUTES_MOST, &number) && number > 0)
		*minutes = (uint16_t)number;
	else
		reader_mismatch(reader, node, "a number from 1 to 999");
}

/* The seconds in "30 s", "30 min" or "2 h"; 0: not in this form. */
static uint32_t parse_wait(const struct node *node)
{
	static const struct {
		const char *unit;
		uint32_t seconds;
	} units[] = {{"s", 1}, {"min", 60}, {"h", 3600}};
	struct node number = *node;
	const char *unit;
	uint32_t value;

	if (node->kind != NODE_TEXT)
		return 0;
	number.length = strspn(node->text, "0123456789");
	unit = node->text + number.length;
	unit += strspn(unit, " ");
	if (!node_number(&number, WAIT_MOST, &value))
		return 0;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strcmp(unit, units[i].unit) == 0 &&
		    value <= WAIT_MOST / units[i].seconds)
			return value * units[i].seconds;
	}
	return 0;
}

void read_wait(struct reader *reader, const struct node *node, void *slot)
{
	uint32_t *wait = slot;

	*wait = parse_wait(node);
	if (*wait == 0)
		reader_mismatch(reader, node,
				"a time of at most 7 days, such as 30 s, 30 "
				"min or 2 h");
}

static const struct field measure_fields[] = {
	{"unit", true, read_line, offsetof(struct measure, unit)},
	{"min", true, read_decimal, offsetof(struct measure, min)},
	{"max", true, read_decimal, offsetof(struct measure, max)},
};

static const struct record measure_record = {"a measure", measure_fields,
					     sizeof(measure_fields) /
						     sizeof(measure_fields[0])};

static void read_measure(struct reader *reader, const struct node *node,
			 void *slot)
{
	const struct measure **measure = slot;
	struct measure made = {.min = NAN, .max = NAN};

	if (!reader_expect(reader, node, NODE_MAP,
			   "a map with \"unit\", \"min\" and \"max\""))
		return;
	reader_record(reader, node, &measure_record, &made);
	if (made.min >= made.max)
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "\"max\" must be greater than \"min\"");
	if (made.unit)
		*measure = reader_keep(reader, &made, sizeof(made));
}

/* A list of answers in place, or the name of a set; slot: the item. */
static void read_step_answers(struct reader *reader, const struct node *node,
			      void *slot)
{
	struct item_map *map = slot;

	if (node->kind == NODE_TEXT)
		read_name(reader, node, &map->set);
	else if (reader_expect(reader, node, NODE_LIST,
			       "a list of answers or an answer set"))
		read_answers(reader, node, &map->step.answers);
}

/* The item's fields; guards and those that steps don't have come first. */
enum {
	FIELD_USE,
	FIELD_DIAGNOSIS,
	FIELD_WHEN,
	FIELD_UNLESS,
	FIELD_ONLY,
	FIELD_TESTS,
	FIELD_ID,
	FIELD_TITLE,
	FIELD_ASK,
	FIELD_ABOUT,
	FIELD_CHOOSE,
	FIELD_MINUTES,
	FIELD_NEEDS,
	FIELD_CAUTION,
	FIELD_DO,
	FIELD_WHY,
	FIELD_CONSENT,
	FIELD_WAIT,
	FIELD_ERASES,
	FIELD_UNSURE,
	FIELD_HELPED,
	FIELD_MEASURE,
	FIELD_ANSWERS,
	FIELD_SOURCE,
	FIELD_STEP_FIRST = FIELD_TESTS
};

static const struct field item_fields[] = {
#define SLOT(member) offsetof(struct item_map, member)
	[FIELD_USE] = {"use", false, read_name, SLOT(item.use)},
	[FIELD_DIAGNOSIS] = {"diagnosis", false, read_name,
			     SLOT(item.diagnosis)},
	[FIELD_WHEN] = {"when", false, read_condition,
			SLOT(item.made.guards.when)},
	[FIELD_UNLESS] = {"unless", false, read_condition,
			  SLOT(item.made.guards.unless)},
	[FIELD_ONLY] = {"only", false, read_audience,
			SLOT(item.made.guards.only)},
	[FIELD_TESTS] = {"tests", false, read_tests, SLOT(step.tests)},
	[FIELD_ID] = {"id", true, read_name, SLOT(id)},
	[FIELD_TITLE] = {"title", false, read_line, SLOT(step.title)},
	[FIELD_ASK] = {"ask", true, read_filled_line, SLOT(step.ask)},
	[FIELD_ABOUT] = {"about", false, read_filled_lines, SLOT(step.about)},
	[FIELD_CHOOSE] = {"choose", false, read_choose, SLOT(step.many)},
	[FIELD_MINUTES] = {"minutes", false, read_minutes, SLOT(step.minutes)},
	[FIELD_NEEDS] = {"needs", false, read_guarded_texts, SLOT(step.needs)},
	[FIELD_CAUTION] = {"caution", false, read_guarded_text_or_texts,
			   SLOT(step.cautions)},
	[FIELD_DO] = {"do", false, read_guarded_texts, SLOT(step.instructions)},
	[FIELD_WHY] = {"why", false, read_lines, SLOT(step.why)},
	[FIELD_CONSENT] = {"consent", false, read_lines, SLOT(step.consent)},
	[FIELD_WAIT] = {"wait", false, read_wait, SLOT(step.wait)},
	[FIELD_ERASES] = {"erases", false, read_flag, SLOT(step.erases)},
	[FIELD_HELPED] = {"helped", false, read_helped, SLOT(step.helped)},
	[FIELD_UNSURE] = {"unsure", false, read_unsure, SLOT(unsure)},
	[FIELD_MEASURE] = {"measure", false, read_measure, SLOT(step.measure)},
	[FIELD_ANSWERS] = {"answers", true, read_step_answers, 0},
	[FIELD_SOURCE] = {"source", false, read_sources, SLOT(step.sources)},
#undef SLOT
};

_Static_assert(sizeof(item_fields) / sizeof(item_fields[0]) <= FIELDS_MOST,
	       "struct seen has no room for all keys of a step");

static const struct record item_record = {
	"a step", item_fields, sizeof(item_fields) / sizeof(item_fields[0])};

/* An item that isn't a step can only have guards. */
static void check_alone(struct loader *loader, const struct seen *seen,
			size_t field)
{
	for (size_t i = 0; i < item_record.count; i++) {
		bool other = i != field && (i < FIELD_WHEN || i > FIELD_ONLY);
		if (other && seen->fields & (UINT32_C(1) << i))
			messages_add(loader->problems, seen->places[i].line,
				     seen->places[i].column,
				     "an item with \"%s\" can't have \"%s\": "
				     "it can only have \"when\", \"unless\" "
				     "and \"only\"",
				     item_fields[field].key,
				     item_fields[i].key);
	}
}

/* Checks fields that only make sense with instructions. */
static void check_action(struct loader *loader, const struct item_map *map,
			 const struct seen *seen)
{
	if (map->step.instructions.count > 0)
		return;
	for (size_t i = FIELD_STEP_FIRST; i < item_record.count; i++) {
		const char *key = item_fields[i].key;

		if (!(seen->fields & (UINT32_C(1) << i)))
			continue;
		if (strcmp(key, "do") == 0)
			return;
		if (strcmp(key, "consent") == 0 || strcmp(key, "wait") == 0 ||
		    strcmp(key, "erases") == 0)
			messages_add(
				loader->problems, seen->places[i].line,
				seen->places[i].column,
				"\"%s\" is only allowed in a step with \"do\"",
				key);
	}
}

static bool has_field(const struct seen *seen, size_t field)
{
	return seen->fields & (UINT32_C(1) << field);
}

/* A step without a question has one answer: that it is done. */
static bool is_only_done(const struct seen *seen)
{
	return has_field(seen, FIELD_DO) && !has_field(seen, FIELD_ASK) &&
	       !has_field(seen, FIELD_ANSWERS);
}

static void check_only_done(struct loader *loader, const struct node *node,
			    const struct seen *seen)
{
	static const size_t asking[] = {FIELD_CHOOSE, FIELD_MEASURE};

	if (!has_field(seen, FIELD_TITLE))
		reader_missing(loader->reader, node, "title",
			       "a step without \"ask\"");
	for (size_t i = 0; i < sizeof(asking) / sizeof(asking[0]); i++)
		if (has_field(seen, asking[i]))
			messages_add(loader->problems,
				     seen->places[asking[i]].line,
				     seen->places[asking[i]].column,
				     "a step without \"ask\" can't have \"%s\"",
				     item_fields[asking[i]].key);
}

/* The keys that a step must have depend on whether it asks anything. */
static void check_keys(struct loader *loader, const struct node *node,
		       const struct seen *seen, struct item_map *map)
{
	struct seen needed = *seen;

	if (is_only_done(seen)) {
		check_only_done(loader, node, seen);
		make_done(loader->reader, &map->step.answers);
		needed.fields |=
			UINT32_C(1) << FIELD_ASK | UINT32_C(1) << FIELD_ANSWERS;
	}
	reader_require(loader->reader, node, &item_record, &needed);
}

static void make_step(struct loader *loader, struct item_map *map,
		      const struct seen *seen, struct place place)
{
	struct step_read made = {.set = map->set};

	made.tests_unread =
		map->step.tests.count == 0 && has_field(seen, FIELD_TESTS);

	if (map->id.text)
		map->step.id = loader_id(loader->reader, &map->id);
	map->step.place = place;
	made.step = reader_keep(loader->reader, &map->step, sizeof(map->step));
	map->item.made.step = made.step;
	made.step->unsure = map->unsure.leads_to;
	loader_link(loader, LINK_UNSURE, &map->unsure.counts_as, made.step);
	stack_push(&loader->steps, &made, sizeof(made));
}

static void read_item(struct reader *reader, const struct node *node)
{
	struct loader *loader = reader_context(reader);
	struct item_map map = {0};
	struct seen seen;

	if (!reader_expect(reader, node, NODE_MAP,
			   "a step (a map), {use: ROUTE} or "
			   "{diagnosis: DIAGNOSIS}"))
		return;
	reader_fields(reader, &item_record, &map, &seen);
	if (has_field(&seen, FIELD_USE)) {
		check_alone(loader, &seen, FIELD_USE);
	} else if (has_field(&seen, FIELD_DIAGNOSIS)) {
		check_alone(loader, &seen, FIELD_DIAGNOSIS);
	} else {
		check_keys(loader, node, &seen, &map);
		check_action(loader, &map, &seen);
		make_step(loader, &map, &seen, node->place);
	}
	map.item.made.place = node->place;
	reader_push(reader, &map.item, sizeof(map.item));
}

static void make_items(struct loader *loader, const struct item_read *read,
		       size_t count, struct list *list)
{
	struct item *items =
		reader_alloc(loader->reader, count * sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		items[i] = read[i].made;
		loader_link(loader, LINK_ROUTE, &read[i].use, &items[i].use);
		loader_link(loader, LINK_DIAGNOSIS, &read[i].diagnosis,
			    &items[i].diagnosis);
	}
	list->items = items;
	list->count = count;
}

void read_list(struct reader *reader, const struct node *node, void *slot)
{
	struct loader *loader = reader_context(reader);
	size_t mark = reader_mark(reader);
	struct list *list = slot;
	const struct item_read *read;
	struct node item;
	size_t count;

	list->index = (uint32_t)loader->guide->list_count++;
	if (!reader_expect(reader, node, NODE_LIST, "a list of steps"))
		return;
	while (reader_item(reader, node, &item))
		read_item(reader, &item);
	read = reader_pop(reader, mark, sizeof(*read), &count);
	if (count > 0)
		make_items(loader, read, count, list);
}
