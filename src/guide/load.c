#include "guide/loader.h"

#include <stdlib.h>
#include <string.h>

void loader_link(struct loader *loader, enum link_kind kind,
		 const struct name *name, void *slot)
{
	struct link link = {*name, slot, kind};

	if (name->text)
		stack_push(&loader->links, &link, sizeof(link));
}

const char *loader_id(struct reader *reader, const struct name *name)
{
	reader_good_name(reader, name);
	return reader_keep_text(reader, name->text, strlen(name->text));
}

/* Reads an id, which must not be `this`. */
static const char *id_but_this(struct reader *reader, const struct name *name)
{
	if (strcmp(name->text, NAME_THIS) != 0)
		return loader_id(reader, name);
	messages_add(reader_problems(reader), name->place.line,
		     name->place.column,
		     "\"" NAME_THIS "\" can't be used as a name: it stands "
		     "for the cause that a step tests");
	return NULL;
}

void read_sources(struct reader *reader, const struct node *node, void *slot)
{
	struct loader *loader = reader_context(reader);
	size_t mark = reader_mark(reader);
	struct texts *texts = slot;
	struct node item;

	if (!reader_expect(reader, node, NODE_LIST,
			   "a list of references such as A.c1"))
		return;
	while (reader_item(reader, node, &item)) {
		struct name name = {NULL, item.place};

		read_line(reader, &item, &name.text);
		if (!name.text)
			continue;
		loader_link(loader, LINK_SOURCE, &name, NULL);
		reader_push(reader, &name.text, sizeof(name.text));
	}
	texts->items = reader_take(reader, mark, sizeof(char *), &texts->count);
}

/* Accepts any spelling of the language: en, en-GB, en_US. */
static bool is_english(const char *language)
{
	return (language[0] == 'e' || language[0] == 'E') &&
	       (language[1] == 'n' || language[1] == 'N') &&
	       strchr("-_.", language[2]);
}

static void read_language(struct reader *reader, const struct node *node,
			  void *slot)
{
	const char **language = slot;
	const struct remark remark = {
		.kind = "language",
		.place = node->place,
		.meaning = "These include \"Not sure\", \"I can't do this\", "
			   "the keys, the headings and the help.",
		.note = true,
	};

	read_line(reader, node, slot);
	if (*language && !is_english(*language))
		reader_remark(reader, &remark,
			      "the guide's language is \"%s\", but chargefix's "
			      "own words are shown in English",
			      shown(*language).text);
}

/*
 * Guides of format 2 always count evidence. Everything else in format 2 is
 * allowed in format 1, too.
 */
static void read_guide_format(struct reader *reader, const struct node *node,
			      void *slot)
{
	struct loader *loader = reader_context(reader);
	uint32_t format = 0;

	(void)slot;
	if (!node_number(node, 2, &format) || format == 0)
		reader_mismatch(reader, node,
				"1 or 2 (the formats that this version reads)");
	else if (format == 2)
		loader->guide->counts_evidence = loader->guide->fills = true;
}

static void read_about(struct reader *reader, const struct node *node,
		       void *slot)
{
	static const struct field fields[] = {
		{"id", true, read_line, offsetof(struct guide, id)},
		{"version", true, read_line, offsetof(struct guide, version)},
		{"language", true, read_language,
		 offsetof(struct guide, language)},
		{"title", true, read_line, offsetof(struct guide, title)},
	};
	static const struct record record = {
		"the guide", fields, sizeof(fields) / sizeof(fields[0])};
	struct loader *loader = reader_context(reader);

	(void)slot;
	reader_record(reader, node, &record, loader->guide);
}

/* Reads a map of names, adding to what other files have of that kind. */
static void read_map(struct reader *reader, const struct node *node,
		     enum read_kind kind, entry_read *read_entry)
{
	static const char *const expected[] = {
		[READ_SOURCES] = "a map of source names to titles",
		[READ_CAUSES] = "a map of causes",
		[READ_SETS] = "a map of answer sets",
		[READ_ROUTES] = "a map of routes",
		[READ_DIAGNOSES] = "a map of diagnoses",
	};
	struct loader *loader = reader_context(reader);

	if (reader_expect(reader, node, NODE_MAP, expected[kind]))
		reader_entries(reader, read_entry, &loader->read[kind]);
}

static void read_source(struct reader *reader, const struct name *name,
			const struct node *value, void *slot)
{
	struct source source = {.place = name->place};

	source.id = loader_id(reader, name);
	read_line(reader, value, &source.title);
	stack_push(slot, &source, sizeof(source));
}

static void read_source_map(struct reader *reader, const struct node *node,
			    void *slot)
{
	(void)slot;
	read_map(reader, node, READ_SOURCES, read_source);
}

static void read_cause(struct reader *reader, const struct name *name,
		       const struct node *value, void *slot)
{
	static const struct field fields[] = {
		{"title", true, read_line, offsetof(struct cause, title)},
		{"about", false, read_lines, offsetof(struct cause, about)},
		{"source", false, read_sources,
		 offsetof(struct cause, sources)},
	};
	static const struct record record = {
		"a cause", fields, sizeof(fields) / sizeof(fields[0])};
	struct cause cause = {.place = name->place};
	struct stack *causes = slot;

	cause.index = (uint32_t)(causes->used / sizeof(cause));
	cause.id = id_but_this(reader, name);
	reader_record(reader, value, &record, &cause);
	stack_push(causes, &cause, sizeof(cause));
}

static void read_causes(struct reader *reader, const struct node *node,
			void *slot)
{
	(void)slot;
	read_map(reader, node, READ_CAUSES, read_cause);
}

static void read_answer_set(struct reader *reader, const struct name *name,
			    const struct node *value, void *slot)
{
	struct answer_set set = {.place = name->place};

	set.id = loader_id(reader, name);
	read_answers(reader, value, &set.answers);
	stack_push(slot, &set, sizeof(set));
}

static void read_answer_sets(struct reader *reader, const struct node *node,
			     void *slot)
{
	(void)slot;
	read_map(reader, node, READ_SETS, read_answer_set);
}

static void read_start(struct reader *reader, const struct node *node,
		       void *slot)
{
	struct loader *loader = reader_context(reader);

	(void)slot;
	read_list(reader, node, &loader->guide->start);
}

static void read_route(struct reader *reader, const struct name *name,
		       const struct node *value, void *slot)
{
	struct route route = {.place = name->place};
	struct stack *routes = slot;

	route.index = (uint32_t)(routes->used / sizeof(route));
	route.id = loader_id(reader, name);
	read_list(reader, value, &route.list);
	stack_push(routes, &route, sizeof(route));
}

static void read_routes(struct reader *reader, const struct node *node,
			void *slot)
{
	(void)slot;
	read_map(reader, node, READ_ROUTES, read_route);
}

/* A diagnosis, and the name that it refers to. */
struct diagnosis_read {
	struct diagnosis made;
	struct name cause;
};

static void read_verdict(struct reader *reader, const struct node *node,
			 void *slot)
{
	struct buffer words = {0};

	if (node->kind == NODE_TEXT && verdict_parse(node->text, slot))
		return;
	for (int i = 0; i < VERDICTS; i++)
		buffer_format(&words, "%s%s",
			      i == 0             ? ""
			      : i < VERDICTS - 1 ? ", "
						 : " or ",
			      verdict_word((enum verdict)i));
	reader_mismatch(reader, node, buffer_string(&words));
	buffer_release(&words);
}

static void read_diagnosis(struct reader *reader, const struct name *name,
			   const struct node *value, void *slot)
{
#define SLOT(member) offsetof(struct diagnosis_read, member)
	static const struct field fields[] = {
		{"verdict", true, read_verdict, SLOT(made.verdict)},
		{"title", true, read_line, SLOT(made.title)},
		{"cause", false, read_name, SLOT(cause)},
		{"about", false, read_filled_lines, SLOT(made.about)},
		{"advice", false, read_guarded_texts, SLOT(made.advice)},
		{"prevent", false, read_guarded_texts, SLOT(made.prevent)},
		{"tell", false, read_guarded_texts, SLOT(made.tell)},
		{"check_back", false, read_wait, SLOT(made.check_back)},
		{"source", false, read_sources, SLOT(made.sources)},
	};
#undef SLOT
	static const struct record record = {
		"a diagnosis", fields, sizeof(fields) / sizeof(fields[0])};
	struct diagnosis_read read = {.made.place = name->place};
	struct stack *diagnoses = slot;

	read.made.index = (uint32_t)(diagnoses->used / sizeof(read));
	read.made.id = id_but_this(reader, name);
	reader_record(reader, value, &record, &read);
	if (read.made.check_back && read.made.verdict != VERDICT_FIXED)
		messages_add(reader_problems(reader), name->place.line,
			     name->place.column,
			     "\"check_back\" is only allowed with the verdict "
			     "fixed: only a repair can last");
	stack_push(diagnoses, &read, sizeof(read));
}

static void read_diagnoses(struct reader *reader, const struct node *node,
			   void *slot)
{
	(void)slot;
	read_map(reader, node, READ_DIAGNOSES, read_diagnosis);
}

/* What a guide file can have at its top. */
static const struct field guide_fields[] = {
	{"format", true, read_guide_format, 0},
	{"guide", true, read_about, 0},
	{"include", false, read_includes, 0},
	{"danger", false, read_name, offsetof(struct loader, danger)},
	{"subject", false, read_name, offsetof(struct loader, subject)},
	{"otherwise", true, read_name, offsetof(struct loader, otherwise)},
	{"start", true, read_start, 0},
	/* Included files can only have these. */
	{"sources", false, read_source_map, 0},
	{"causes", false, read_causes, 0},
	{"answer_sets", false, read_answer_sets, 0},
	{"routes", false, read_routes, 0},
	{"diagnoses", true, read_diagnoses, 0},
};

enum {
	GUIDE_FIELDS = sizeof(guide_fields) / sizeof(guide_fields[0]),
	SHARED_FIELDS = READ_KINDS,
};

void read_guide(struct loader *loader, const struct node *node)
{
	static const struct record record = {"a guide file", guide_fields,
					     GUIDE_FIELDS};
	struct guide *guide = loader->guide;

	struct seen seen;

	if (!reader_expect(loader->reader, node, NODE_MAP, "a map"))
		return;
	reader_fields(loader->reader, &record, loader, &seen);
	/* An included file can have the diagnoses, which are the last field. */
	if (loader->includes_files)
		seen.fields |= UINT32_C(1) << (GUIDE_FIELDS - 1);
	reader_require(loader->reader, node, &record, &seen);
	loader_link(loader, LINK_STEP, &loader->danger, &guide->danger);
	loader_link(loader, LINK_STEP, &loader->subject, &guide->subject);
	loader_link(loader, LINK_DIAGNOSIS, &loader->otherwise,
		    &guide->otherwise);
}

void read_part(struct loader *loader, const struct node *node)
{
	static const struct record record = {
		"an included file", guide_fields + GUIDE_FIELDS - SHARED_FIELDS,
		SHARED_FIELDS};
	struct seen seen;

	if (reader_expect(loader->reader, node, NODE_MAP, "a map"))
		reader_fields(loader->reader, &record, loader, &seen);
}

/* Takes everything of that kind as an array. */
static void *take_array(struct loader *loader, enum read_kind kind, size_t size,
			size_t *count)
{
	const struct stack *read = &loader->read[kind];

	*count = read->used / size;
	return *count ? reader_keep(loader->reader, read->data, read->used)
		      : NULL;
}

static void take_diagnoses(struct loader *loader)
{
	const struct stack *stack = &loader->read[READ_DIAGNOSES];
	const struct diagnosis_read *read =
		(struct diagnosis_read *)stack->data;
	size_t count = stack->used / sizeof(*read);
	struct diagnosis *made =
		reader_alloc(loader->reader, count * sizeof(*made));

	for (size_t i = 0; i < count; i++) {
		made[i] = read[i].made;
		loader_link(loader, LINK_CAUSE, &read[i].cause, &made[i].cause);
	}
	loader->guide->diagnoses = made;
	loader->guide->diagnosis_count = count;
}

void take_read(struct loader *loader)
{
	struct guide *guide = loader->guide;

	guide->sources =
		take_array(loader, READ_SOURCES, sizeof(*guide->sources),
			   &guide->source_count);
	guide->causes = take_array(loader, READ_CAUSES, sizeof(*guide->causes),
				   &guide->cause_count);
	loader->sets = take_array(loader, READ_SETS, sizeof(*loader->sets),
				  &loader->set_count);
	guide->routes = take_array(loader, READ_ROUTES, sizeof(*guide->routes),
				   &guide->route_count);
	take_diagnoses(loader);
}
