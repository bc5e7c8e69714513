#include "guide/loader.h"

#include <string.h>

/* The value of suspects, doubts or rules_out. */
struct evidence {
	struct cause_set causes;
	uint8_t this; /* the weight of `this`; 0: it is not named */
};

/* A cause named in evidence, and its weight. */
struct weighed {
	struct name name;
	uint64_t weight;
};

/* An answer, and the names that it refers to. */
struct answer_read {
	struct answer made;
	struct name then;
	struct name again;
	struct name diagnosis;
	struct evidence suspects;
	struct evidence doubts;
	struct evidence rules_out;
};

static void push_weighed(struct reader *reader, const struct name *name,
			 uint32_t weight, struct evidence *evidence)
{
	struct weighed weighed = {*name, weight};

	if (strcmp(name->text, NAME_THIS) == 0)
		evidence->this = (uint8_t)weight;
	else
		reader_push(reader, &weighed, sizeof(weighed));
}

static void push_cause(struct reader *reader, const struct node *node,
		       struct evidence *evidence)
{
	struct name name = {0};

	read_name(reader, node, &name);
	if (name.text)
		push_weighed(reader, &name, 1, evidence);
}

/* An entry of a map of causes to weights. */
static void read_weight(struct reader *reader, const struct name *name,
			const struct node *value, void *slot)
{
	uint32_t weight = 0;

	if (!node_number(value, WEIGHT_MOST, &weight) || weight == 0)
		reader_mismatch(reader, value, "a number from 1 to 9");
	else if (reader_good_name(reader, name))
		push_weighed(reader, name, weight, slot);
}

/* Makes a set of the causes since the mark, and a link for each. */
static void take_causes(struct reader *reader, size_t mark,
			struct cause_set *causes)
{
	size_t count;
	const struct weighed *named =
		reader_pop(reader, mark, sizeof(*named), &count);
	const struct cause **items;
	uint8_t *weights;

	if (count == 0)
		return;
	items = reader_alloc(reader, count * sizeof(struct cause *));
	weights = reader_alloc(reader, count);
	for (size_t i = 0; i < count; i++) {
		loader_link(reader_context(reader), LINK_CAUSE, &named[i].name,
			    &items[i]);
		weights[i] = (uint8_t)named[i].weight;
	}
	*causes = (struct cause_set){items, count, weights};
}

static void read_evidence(struct reader *reader, const struct node *node,
			  void *slot)
{
	static const char expected[] = "a cause, a list of causes or \"this\"";
	size_t mark = reader_mark(reader);
	struct evidence *evidence = slot;
	struct node item;

	if (node->kind != NODE_LIST && node->kind != NODE_TEXT) {
		reader_mismatch(reader, node, expected);
		return;
	}
	if (node->kind == NODE_TEXT)
		push_cause(reader, node, evidence);
	else if (reader_expect(reader, node, NODE_LIST, expected))
		while (reader_item(reader, node, &item))
			push_cause(reader, &item, evidence);
	take_causes(reader, mark, &evidence->causes);
}

/* Reads evidence as usual, or as a map of causes to weights. */
static void read_suspects(struct reader *reader, const struct node *node,
			  void *slot)
{
	size_t mark = reader_mark(reader);
	struct loader *loader = reader_context(reader);
	struct evidence *evidence = slot;

	if (node->kind != NODE_MAP) {
		read_evidence(reader, node, slot);
		return;
	}
	loader->guide->counts_evidence = true;
	if (!reader_expect(reader, node, NODE_MAP, "a map of causes"))
		return;
	reader_entries(reader, read_weight, evidence);
	take_causes(reader, mark, &evidence->causes);
}

static void read_doubts(struct reader *reader, const struct node *node,
			void *slot)
{
	struct loader *loader = reader_context(reader);

	loader->guide->counts_evidence = true;
	read_evidence(reader, node, slot);
}

void read_tests(struct reader *reader, const struct node *node, void *slot)
{
	size_t mark = reader_mark(reader);
	struct evidence evidence = {0};
	struct node item;

	if (!reader_expect(reader, node, NODE_LIST, "a list of causes"))
		return;
	while (reader_item(reader, node, &item))
		push_cause(reader, &item, &evidence);
	take_causes(reader, mark, slot);
	if (evidence.this)
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "\"" NAME_THIS "\" stands for the causes in "
			     "\"tests\", so it can't be one of them");
}

/* A route's name, or a list of steps in place. */
static void read_then(struct reader *reader, const struct node *node,
		      void *slot)
{
	struct answer_read *read = slot;
	struct list *list;

	if (node->kind == NODE_TEXT) {
		read_name(reader, node, &read->then);
		return;
	}
	if (!reader_expect(reader, node, NODE_LIST,
			   "a route or a list of steps"))
		return;
	list = reader_alloc(reader, sizeof(*list));
	read_list(reader, node, list);
	read->made.then = list;
}

static const char *answer_id(struct reader *reader, const struct name *name)
{
	if (strcmp(name->text, ANSWER_ID_UNSURE) == 0 ||
	    strcmp(name->text, ANSWER_ID_CANNOT) == 0)
		messages_add(reader_problems(reader), name->place.line,
			     name->place.column,
			     "every step already has an answer \"%s\"; choose "
			     "another id",
			     name->text);
	return loader_id(reader, name);
}

static void read_answer_id(struct reader *reader, const struct node *node,
			   void *slot)
{
	const char **id = slot;
	struct name name = {0};

	read_name(reader, node, &name);
	if (name.text)
		*id = answer_id(reader, &name);
}

static void read_most(struct reader *reader, const struct node *node,
		      void *slot)
{
	uint8_t *most = slot;
	uint32_t number = 0;

	if (node_number(node, AGAIN_MOST, &number) && number > 0)
		*most = (uint8_t)number;
	else
		reader_mismatch(reader, node, "a number from 1 to 9");
}

static void read_category(struct reader *reader, const struct node *node,
			  void *slot)
{
	uint8_t *category = slot;

	if (node->kind == NODE_TEXT)
		*category = product_category_number(node->text);
	if (!*category)
		reader_mismatch(reader, node,
				"a product category of the Open Repair Data "
				"Standard, such as Mobile, Tablet or "
				"Watch/clock");
}

static const struct field answer_fields[] = {
#define SLOT(member) offsetof(struct answer_read, member)
	{"id", true, read_answer_id, SLOT(made.id)},
	{"say", true, read_line, SLOT(made.say)},
	{"label", false, read_line, SLOT(made.label)},
	{"about", false, read_filled_lines, SLOT(made.about)},
	{"then", false, read_then, 0},
	{"again", false, read_name, SLOT(again)},
	{"most", false, read_most, SLOT(made.most)},
	{"category", false, read_category, SLOT(made.category)},
	{"suspects", false, read_suspects, SLOT(suspects)},
	{"doubts", false, read_doubts, SLOT(doubts)},
	{"rules_out", false, read_evidence, SLOT(rules_out)},
	{"diagnosis", false, read_name, SLOT(diagnosis)},
	{"alone", false, read_flag, SLOT(made.alone)},
	{"pinned", false, read_flag, SLOT(made.pinned)},
	{"from", false, read_decimal, SLOT(made.from)},
	{"to", false, read_decimal, SLOT(made.to)},
#undef SLOT
};

static const struct record answer_record = {"an answer", answer_fields,
					    sizeof(answer_fields) /
						    sizeof(answer_fields[0])};

static void read_answer(struct reader *reader, const struct node *node,
			const struct record *record, struct answer_read *read)
{
	const struct loader *loader = reader_context(reader);

	reader_record(reader, node, record, read);
	if ((read->made.then || read->then.text) && read->diagnosis.text &&
	    !loader->recorded)
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "an answer can't have both \"then\" and "
			     "\"diagnosis\": a diagnosis ends the walk");
	if (read->diagnosis.text &&
	    strcmp(read->diagnosis.text, NAME_THIS) == 0) {
		read->made.diagnosis_this = true;
		read->diagnosis.text = NULL;
	}
	read->made.suspects = read->suspects.causes;
	read->made.suspects_this = read->suspects.this;
	read->made.doubts = read->doubts.causes;
	read->made.doubts_this = read->doubts.this;
	read->made.rules_out = read->rules_out.causes;
	read->made.rules_out_this = read->rules_out.this;
}

static void push_answer(struct reader *reader, const struct node *node)
{
	struct answer_read read = {.made.place = node->place};

	read_answer(reader, node, &answer_record, &read);
	if (read.made.most && !read.again.text)
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "\"most\" is only allowed in an answer with "
			     "\"again\"");
	reader_push(reader, &read, sizeof(read));
}

/* Whether an earlier answer has the same id as the n-th. */
static bool is_duplicate(const struct answer *answers, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (answers[i].id && answers[n].id &&
		    strcmp(answers[i].id, answers[n].id) == 0)
			return true;
	}
	return false;
}

static void make_answer(struct loader *loader, const struct answer_read *read,
			struct answer *made)
{
	*made = read->made;
	/* Only the link may change `then`. */
	loader_link(loader, LINK_THEN, &read->then, &made->then);
	loader_link(loader, LINK_STEP, &read->again, &made->again);
	loader_link(loader, LINK_DIAGNOSIS, &read->diagnosis, &made->diagnosis);
}

static void make_answers(struct loader *loader, const struct answer_read *read,
			 size_t count, struct answers *answers)
{
	struct answer *made =
		reader_alloc(loader->reader, count * sizeof(*made));

	for (size_t i = 0; i < count; i++) {
		make_answer(loader, &read[i], &made[i]);
		if (is_duplicate(made, i))
			messages_add(loader->problems, made[i].place.line,
				     made[i].place.column,
				     "another answer in this list already has "
				     "the id \"%s\"",
				     shown(made[i].id).text);
	}
	answers->items = made;
	answers->count = count;
}

void read_answers(struct reader *reader, const struct node *node, void *slot)
{
	size_t mark = reader_mark(reader);
	const struct answer_read *read;
	struct node item;
	size_t count = 0;

	if (!reader_expect(reader, node, NODE_LIST, "a list of answers"))
		return;
	while (reader_item(reader, node, &item)) {
		/* Any more are only counted, for the message. */
		if (count++ < ANSWERS_MOST)
			push_answer(reader, &item);
		else
			reader_skip(reader, &item);
	}
	if (count > ANSWERS_MOST)
		messages_add(reader_problems(reader), node->place.line,
			     node->place.column,
			     "this list has %zu answers, but a step can have "
			     "at most %d",
			     count, ANSWERS_MOST);
	read = reader_pop(reader, mark, sizeof(*read), &count);
	if (count > 0)
		make_answers(reader_context(reader), read, count, slot);
}

/* What an answer that the guide doesn't list may lead to. */
static const struct field effect_fields[] = {
#define SLOT(member) offsetof(struct answer_read, member)
	{"then", false, read_then, 0},
	{"suspects", false, read_suspects, SLOT(suspects)},
	{"doubts", false, read_doubts, SLOT(doubts)},
	{"rules_out", false, read_evidence, SLOT(rules_out)},
	{"diagnosis", false, read_name, SLOT(diagnosis)},
#undef SLOT
};

enum {
	EFFECTS = sizeof(effect_fields) / sizeof(effect_fields[0]),
	EFFECTS_WITHOUT_DIAGNOSIS = EFFECTS - 1,
};

static const struct answer *read_effect(struct reader *reader,
					const struct node *node,
					const struct record *record,
					const char *id)
{
	struct answer_read read = {.made.place = node->place};
	struct answer *made;

	read_answer(reader, node, record, &read);
	read.made.id = id;
	read.made.say = id;
	made = reader_alloc(reader, sizeof(*made));
	make_answer(reader_context(reader), &read, made);
	return made;
}

void read_unsure(struct reader *reader, const struct node *node, void *slot)
{
	static const struct record record = {"what \"unsure\" leads to",
					     effect_fields, EFFECTS};
	struct unsure_read *unsure = slot;

	if (node->kind == NODE_TEXT)
		read_name(reader, node, &unsure->counts_as);
	else if (reader_expect(reader, node, NODE_MAP,
			       "an answer's id, none, or a map of what it "
			       "leads to"))
		unsure->leads_to =
			read_effect(reader, node, &record, ANSWER_ID_UNSURE);
}

/* What helped only for a while ends no walk. */
void read_helped(struct reader *reader, const struct node *node, void *slot)
{
	static const struct record record = {"what \"helped\" leads to",
					     effect_fields,
					     EFFECTS_WITHOUT_DIAGNOSIS};
	const struct answer **helped = slot;

	if (reader_expect(reader, node, NODE_MAP, "a map of what it leads to"))
		*helped = read_effect(reader, node, &record, ANSWER_ID_HELPED);
}

void make_done(struct reader *reader, struct answers *answers)
{
	static const struct answer done = {
		.id = ANSWER_ID_DONE, .say = "I've done this", .label = "done"};

	answers->items = reader_keep(reader, &done, sizeof(done));
	answers->count = 1;
}
