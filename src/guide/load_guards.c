/* Guards, and the texts that are only shown if these hold. */
#include "guide/loader.h"

/* An entry of when or unless. */
struct clause_read {
	struct name step;
	const struct name *answers;
	size_t count;
	uint32_t alternative;
};

static void push_name(struct reader *reader, const struct node *node)
{
	struct name name = {0};

	read_name(reader, node, &name);
	if (name.text)
		reader_push(reader, &name, sizeof(name));
}

static void read_clause(struct reader *reader, const struct name *name,
			const struct node *value, void *slot)
{
	struct clause_read clause = {.step = *name};
	size_t mark = reader_mark(reader);
	const struct name *answers;
	struct node item;

	(void)slot;
	if (value->kind == NODE_TEXT)
		push_name(reader, value);
	else if (reader_expect(reader, value, NODE_LIST,
			       "an answer id or a list of answer ids"))
		while (reader_item(reader, value, &item))
			push_name(reader, &item);
	answers = reader_pop(reader, mark, sizeof(*answers), &clause.count);
	if (clause.count == 0)
		return;
	clause.answers =
		reader_note(reader, answers, clause.count * sizeof(*answers));
	reader_push(reader, &clause, sizeof(clause));
}

/* Pushes the clauses of one map, to be linked once everything is read. */
static void read_alternative(struct reader *reader, const struct node *node,
			     uint32_t number)
{
	size_t mark = reader_mark(reader);
	struct clause_read *clauses;
	size_t count;

	if (!reader_expect(reader, node, NODE_MAP, "a map of steps to answers"))
		return;
	reader_entries(reader, read_clause, NULL);
	clauses = reader_take(reader, mark, sizeof(*clauses), &count);
	for (size_t i = 0; i < count; i++) {
		clauses[i].alternative = number;
		reader_push(reader, &clauses[i], sizeof(clauses[i]));
	}
}

static void make_condition(struct loader *loader,
			   const struct clause_read *read, size_t count,
			   struct condition *condition)
{
	condition->items =
		reader_alloc(loader->reader, count * sizeof(struct clause));
	condition->count = count;
	for (size_t i = 0; i < count; i++) {
		struct clause *clause = &condition->items[i];

		clause->alternative = read[i].alternative;
		loader_link(loader, LINK_STEP, &read[i].step, &clause->step);
		for (size_t j = 0; j < read[i].count; j++)
			loader_link(loader, LINK_ANSWER, &read[i].answers[j],
				    clause);
	}
}

void read_condition(struct reader *reader, const struct node *node, void *slot)
{
	static const char expected[] =
		"a map of steps to answers, or a list of such maps";
	size_t mark = reader_mark(reader);
	const struct clause_read *read;
	uint32_t number = 0;
	struct node item;
	size_t count;

	if (node->kind == NODE_MAP)
		read_alternative(reader, node, 0);
	else if (reader_expect(reader, node, NODE_LIST, expected))
		while (reader_item(reader, node, &item))
			read_alternative(reader, &item, number++);
	read = reader_pop(reader, mark, sizeof(*read), &count);
	if (count > 0)
		make_condition(reader_context(reader), read, count, slot);
}

void read_audience(struct reader *reader, const struct node *node, void *slot)
{
	if (node->kind != NODE_TEXT || !audience_parse(node->text, slot))
		reader_mismatch(reader, node, "owner or shop");
}

/* Adds a link for each step that the text names. */
static void link_mentions(struct reader *reader, const struct node *node,
			  const char *text)
{
	struct mention mention;

	for (; text && mention_next(text, &mention); text = mention.end) {
		const struct name name = {
			reader_note_text(reader, mention.name, mention.length),
			node->place};

		loader_link(reader_context(reader), LINK_MENTION, &name, NULL);
	}
}

void read_filled_line(struct reader *reader, const struct node *node,
		      void *slot)
{
	const char **text = slot;

	read_line(reader, node, text);
	link_mentions(reader, node, *text);
}

void read_filled_lines(struct reader *reader, const struct node *node,
		       void *slot)
{
	const char **text = slot;

	read_lines(reader, node, text);
	link_mentions(reader, node, *text);
}

/* Reads a text, or a map of a text and guards; slot: struct guarded_text. */
static void read_guarded_text(struct reader *reader, const struct node *node,
			      void *slot)
{
#define SLOT(member) offsetof(struct guarded_text, member)
	static const struct field fields[] = {
		{"text", true, read_filled_lines, SLOT(text)},
		{"when", false, read_condition, SLOT(guards.when)},
		{"unless", false, read_condition, SLOT(guards.unless)},
		{"only", false, read_audience, SLOT(guards.only)},
	};
#undef SLOT
	static const struct record record = {"a text with guards", fields,
					     sizeof(fields) /
						     sizeof(fields[0])};
	struct guarded_text made = {.place = node->place};

	(void)slot;
	if (node->kind == NODE_MAP)
		reader_record(reader, node, &record, &made);
	else
		read_filled_lines(reader, node, &made.text);
	if (made.text)
		reader_push(reader, &made, sizeof(made));
}

static void take_texts(struct reader *reader, size_t mark,
		       struct guarded_texts *texts)
{
	texts->items = reader_take(reader, mark, sizeof(struct guarded_text),
				   &texts->count);
}

void read_guarded_texts(struct reader *reader, const struct node *node,
			void *slot)
{
	size_t mark = reader_mark(reader);

	if (!reader_expect(reader, node, NODE_LIST, "a list of texts"))
		return;
	reader_each_text(reader, node, read_guarded_text);
	take_texts(reader, mark, slot);
}

void read_guarded_text_or_texts(struct reader *reader, const struct node *node,
				void *slot)
{
	static const char expected[] = "a text or a list of texts";
	size_t mark = reader_mark(reader);

	if (node->kind == NODE_LIST) {
		if (!reader_expect(reader, node, NODE_LIST, expected))
			return;
		reader_each_text(reader, node, read_guarded_text);
	} else if (node->kind == NODE_MAP ||
		   (node->kind == NODE_TEXT && !node_is_nothing(node))) {
		read_guarded_text(reader, node, NULL);
	} else {
		reader_mismatch(reader, node, expected);
	}
	take_texts(reader, mark, slot);
}
