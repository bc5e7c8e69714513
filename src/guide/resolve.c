#include "guide/loader.h"

#include "chargefix/buffer.h"

#include <stdlib.h>
#include <string.h>

enum kind {
	KIND_SOURCE,
	KIND_CAUSE,
	KIND_ANSWER_SET,
	KIND_ROUTE,
	KIND_DIAGNOSIS,
	KIND_STEP,
	KIND_COUNT,
};

static const char *const kind_words[] = {
	[KIND_SOURCE] = "source",         [KIND_CAUSE] = "cause",
	[KIND_ANSWER_SET] = "answer set", [KIND_ROUTE] = "route",
	[KIND_DIAGNOSIS] = "diagnosis",   [KIND_STEP] = "step",
};

/* The value of `unsure` for a step that does not accept "not sure". */
#define UNSURE_NONE "none"

struct resolver {
	struct loader *loader;
	struct directory known[KIND_COUNT];
};

static void add_all(struct resolver *resolver)
{
	struct loader *loader = resolver->loader;
	struct guide *guide = loader->guide;
	struct directory *known = resolver->known;
	const struct step_read *steps = (struct step_read *)loader->steps.data;
	size_t step_count = loader->steps.used / sizeof(*steps);

	for (size_t i = 0; i < guide->source_count; i++)
		directory_add(&known[KIND_SOURCE], guide->sources[i].id,
			      guide->sources[i].place, &guide->sources[i]);
	for (size_t i = 0; i < guide->cause_count; i++)
		directory_add(&known[KIND_CAUSE], guide->causes[i].id,
			      guide->causes[i].place, &guide->causes[i]);
	for (size_t i = 0; i < loader->set_count; i++)
		directory_add(&known[KIND_ANSWER_SET], loader->sets[i].id,
			      loader->sets[i].place, &loader->sets[i]);
	for (size_t i = 0; i < guide->route_count; i++)
		directory_add(&known[KIND_ROUTE], guide->routes[i].id,
			      guide->routes[i].place, &guide->routes[i]);
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		directory_add(&known[KIND_DIAGNOSIS], guide->diagnoses[i].id,
			      guide->diagnoses[i].place, &guide->diagnoses[i]);
	for (size_t i = 0; i < step_count; i++)
		directory_add(&known[KIND_STEP], steps[i].step->id,
			      steps[i].step->place, steps[i].step);
}

static void fill_directories(struct resolver *resolver)
{
	const struct loader *loader = resolver->loader;
	const struct guide *guide = loader->guide;
	const size_t counts[] = {
		[KIND_SOURCE] = guide->source_count,
		[KIND_CAUSE] = guide->cause_count,
		[KIND_ANSWER_SET] = loader->set_count,
		[KIND_ROUTE] = guide->route_count,
		[KIND_DIAGNOSIS] = guide->diagnosis_count,
		[KIND_STEP] = loader->steps.used / sizeof(struct step_read),
	};

	for (int kind = 0; kind < KIND_COUNT; kind++)
		directory_init(&resolver->known[kind], counts[kind]);
	add_all(resolver);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		directory_sort(&resolver->known[kind]);
}

/*
 * Adds an error that there is no such thing. Returns the thing that was
 * probably meant, so that one mistyped name makes only one message, or NULL.
 */
static struct entry *unknown(struct resolver *resolver, enum kind kind,
			     const struct name *name)
{
	struct loader *loader = resolver->loader;
	const struct directory *known = &resolver->known[kind];
	const char *near = NULL;

	if (reader_skipped(loader->reader, name->text))
		return NULL;
	/* Messages beyond the limit need no suggestion. */
	if (loader->problems->count < MESSAGES_MOST)
		near = directory_near(known, name->text);
	if (near)
		messages_add(loader->problems, name->place.line,
			     name->place.column,
			     "there is no %s \"%s\"; did you mean \"%s\"?",
			     kind_words[kind], shown(name->text).text, near);
	else
		messages_add(loader->problems, name->place.line,
			     name->place.column, "there is no %s \"%s\"",
			     kind_words[kind], shown(name->text).text);
	return near ? directory_find(known, near) : NULL;
}

/* The thing of that name, or NULL after a message. */
static void *find_thing(struct resolver *resolver, enum kind kind,
			const struct name *name)
{
	struct entry *entry =
		directory_find(&resolver->known[kind], name->text);

	if (!entry)
		entry = unknown(resolver, kind, name);
	if (!entry)
		return NULL;
	entry->used = true;
	return entry->thing;
}

/* Checks A.c1: a name from `sources`, a dot, and a reference for people. */
static void check_source(struct resolver *resolver, const struct name *name)
{
	size_t length = strcspn(name->text, ".");
	char letter[128];
	struct name source = {letter, name->place};

	if (length == 0 || length >= sizeof(letter) || !name->text[length] ||
	    !name->text[length + 1]) {
		messages_add(resolver->loader->problems, name->place.line,
			     name->place.column,
			     "\"%s\" is not a reference: write a name from "
			     "\"sources\", a dot and a place in that source, "
			     "such as A.c1",
			     shown(name->text).text);
		return;
	}
	memcpy(letter, name->text, length);
	letter[length] = '\0';
	find_thing(resolver, KIND_SOURCE, &source);
}

static void unknown_answer(struct resolver *resolver, const struct step *step,
			   const struct name *name)
{
	struct loader *loader = resolver->loader;

	/* Answers that could not be read don't count as missing. */
	if (step->answers.count > 0 &&
	    !reader_skipped(loader->reader, name->text))
		step_lacks_answer(step, name->text, name->place, false,
				  loader->problems);
}

static const struct answer *find_answer(const struct step *step, const char *id)
{
	for (size_t i = 0; i < step->answers.count; i++) {
		const struct answer *answer = &step->answers.items[i];

		if (answer->id && strcmp(answer->id, id) == 0)
			return answer;
	}
	return NULL;
}

static void link_unsure(struct resolver *resolver, const struct name *name,
			struct step *step)
{
	step->unsure = find_answer(step, name->text);
	if (step->unsure)
		return;
	step->sure = strcmp(name->text, UNSURE_NONE) == 0;
	if (!step->sure)
		unknown_answer(resolver, step, name);
	else if (step->consent)
		messages_add(resolver->loader->problems, name->place.line,
			     name->place.column,
			     "a step with \"consent\" can't have "
			     "\"unsure: " UNSURE_NONE
			     "\": people who don't agree need a "
			     "way to go on");
}

static void link_clause(struct resolver *resolver, const struct name *name,
			struct clause *clause)
{
	const struct step *step = clause->step;
	const struct answer *answer;

	if (!step)
		return;
	answer = find_answer(step, name->text);
	if (answer)
		answers_add(&clause->answers,
			    (size_t)(answer - step->answers.items) + 1);
	else if (strcmp(name->text, ANSWER_ID_UNSURE) == 0 ||
		 strcmp(name->text, ANSWER_ID_CANNOT) == 0)
		answers_add(&clause->answers, ANSWER_UNSURE);
	else if (strcmp(name->text, ANSWER_ID_HELPED) == 0 &&
		 takes_helped(resolver->loader, step,
			      &resolver->known[KIND_DIAGNOSIS]))
		answers_add(&clause->answers, step->answers.count + 1);
	else
		unknown_answer(resolver, step, name);
}

static void make_link(struct resolver *resolver, const struct link *link)
{
	const struct name *name = &link->name;
	const struct route *route;

	switch (link->kind) {
	case LINK_CAUSE:
		*(const struct cause **)link->slot =
			find_thing(resolver, KIND_CAUSE, name);
		break;
	case LINK_DIAGNOSIS:
		*(const struct diagnosis **)link->slot =
			find_thing(resolver, KIND_DIAGNOSIS, name);
		break;
	case LINK_ROUTE:
		*(const struct route **)link->slot =
			find_thing(resolver, KIND_ROUTE, name);
		break;
	case LINK_THEN:
		route = find_thing(resolver, KIND_ROUTE, name);
		*(const struct list **)link->slot = route ? &route->list : NULL;
		break;
	case LINK_STEP:
		*(const struct step **)link->slot =
			find_thing(resolver, KIND_STEP, name);
		break;
	case LINK_MENTION:
		/*
		 * In a recorded guide, unknown names in braces stay in the
		 * text.
		 */
		if (resolver->loader->guide->fills &&
		    !resolver->loader->recorded)
			find_thing(resolver, KIND_STEP, name);
		break;
	case LINK_SOURCE:
		check_source(resolver, name);
		break;
	case LINK_UNSURE:
		link_unsure(resolver, name, link->slot);
		break;
	case LINK_ANSWER:
		link_clause(resolver, name, link->slot);
		break;
	}
}

/* Links answer sets first, since other names may refer to their answers. */
static void link_answer_sets(struct resolver *resolver)
{
	struct loader *loader = resolver->loader;
	struct step_read *steps = (struct step_read *)loader->steps.data;

	for (size_t i = 0; i < loader->steps.used / sizeof(*steps); i++) {
		const struct answer_set *set;

		if (!steps[i].set.text)
			continue;
		set = find_thing(resolver, KIND_ANSWER_SET, &steps[i].set);
		if (set)
			steps[i].step->answers = set->answers;
	}
}

static void make_links(struct resolver *resolver)
{
	const struct loader *loader = resolver->loader;
	const struct link *links = (struct link *)loader->links.data;

	size_t count = loader->links.used / sizeof(*links);

	link_answer_sets(resolver);
	for (size_t i = 0; i < count; i++)
		if (links[i].kind != LINK_ANSWER)
			make_link(resolver, &links[i]);
	/*
	 * These come last: which answers a step has depends on where they lead.
	 */
	for (size_t i = 0; i < count; i++)
		if (links[i].kind == LINK_ANSWER)
			make_link(resolver, &links[i]);
}

static void same_name(struct resolver *resolver, enum kind kind,
		      const struct entry *first, const struct entry *second)
{
	struct loader *loader = resolver->loader;
	struct buffer line = {0};

	guide_write_line(loader->guide, first->place, second->place, &line);
	messages_add(loader->problems, second->place.line, second->place.column,
		     "the %s at %s already has the id \"%s\"", kind_words[kind],
		     buffer_string(&line), shown(second->name).text);
	buffer_release(&line);
}

/*
 * Finds things of the same name. In one map of a file, the reader has found
 * them already; steps don't stand in a map.
 */
static void find_same(struct resolver *resolver, enum kind kind)
{
	const struct guide *guide = resolver->loader->guide;
	const struct directory *known = &resolver->known[kind];

	for (size_t i = 1; i < known->count; i++) {
		const struct entry *first = &known->entries[i - 1];
		const struct entry *second = &known->entries[i];

		if (strcmp(first->name, second->name) == 0 &&
		    (kind == KIND_STEP ||
		     guide_part(guide, first->place) !=
			     guide_part(guide, second->place)))
			same_name(resolver, kind, first, second);
	}
}

/* Whether a neighbour of the n-th entry has its name. */
static bool is_same_name(const struct directory *known, size_t n)
{
	const struct entry *entries = known->entries;

	return (n > 0 && strcmp(entries[n - 1].name, entries[n].name) == 0) ||
	       (n + 1 < known->count &&
		strcmp(entries[n].name, entries[n + 1].name) == 0);
}

static void find_unused(struct resolver *resolver, enum kind kind,
			const char *reason)
{
	struct loader *loader = resolver->loader;
	const struct directory *known = &resolver->known[kind];

	for (size_t i = 0; i < known->count; i++) {
		const struct entry *entry = &known->entries[i];

		/* A duplicate name has been reported already. */
		if (entry->used || is_same_name(known, i) ||
		    reader_skipped(loader->reader, entry->name))
			continue;
		messages_add(loader->problems, entry->place.line,
			     entry->place.column,
			     "the %s \"%s\" is never used: %s",
			     kind_words[kind], shown(entry->name).text, reason);
	}
}

static int compare_places(const void *a, const void *b)
{
	const struct step *one = ((const struct step_read *)a)->step;
	const struct step *other = ((const struct step_read *)b)->step;

	if (one->place.line != other->place.line)
		return one->place.line < other->place.line ? -1 : 1;
	return (one->place.column > other->place.column) -
	       (one->place.column < other->place.column);
}

/* Steps end after the steps inside them, but are numbered as they begin. */
static void number_steps(struct loader *loader)
{
	struct step_read *steps = (struct step_read *)loader->steps.data;
	size_t count = loader->steps.used / sizeof(*steps);
	const struct step **all;

	if (count == 0)
		return;
	qsort(steps, count, sizeof(*steps), compare_places);
	all = reader_alloc(loader->reader, count * sizeof(*all));
	for (size_t i = 0; i < count; i++) {
		steps[i].step->index = (uint32_t)i;
		all[i] = steps[i].step;
	}
	loader->guide->steps = all;
	loader->guide->step_count = count;
}

static int compare_ids(const void *a, const void *b)
{
	const struct step *const *one = a;
	const struct step *const *other = b;

	return strcmp((*one)->id, (*other)->id);
}

/* Steps without an id are an error, and the guide isn't used then. */
static void sort_steps(struct loader *loader)
{
	struct guide *guide = loader->guide;
	const struct step **sorted = reader_alloc(
		loader->reader, guide->step_count * sizeof(*sorted));
	size_t count = 0;

	for (size_t i = 0; i < guide->step_count; i++)
		if (guide->steps[i]->id)
			sorted[count++] = guide->steps[i];
	if (count > 0)
		qsort((void *)sorted, count, sizeof(*sorted), compare_ids);
	guide->steps_by_id = sorted;
}

/* The danger step is asked out of turn, where readings can't be given. */
static void check_danger_step(struct loader *loader)
{
	const struct step *danger = loader->guide->danger;

	if (danger && danger->measure && !loader->recorded)
		messages_add(loader->problems, danger->place.line,
			     danger->place.column,
			     "the step named in \"danger\" can't have a "
			     "\"measure\": it can be opened at any time, and "
			     "then only an answer can be chosen");
}

static void resolve_all(struct resolver *resolver)
{
	struct loader *loader = resolver->loader;

	number_steps(loader);
	for (enum kind kind = 0; kind < KIND_COUNT; kind++)
		find_same(resolver, kind);
	make_links(resolver);
	check_danger_step(loader);
	resolve_steps(loader, &resolver->known[KIND_DIAGNOSIS]);
	resolve_helped(loader, &resolver->known[KIND_DIAGNOSIS]);
	find_unused(resolver, KIND_CAUSE,
		    "no step tests it, and no answer or diagnosis names it");
	find_unused(resolver, KIND_DIAGNOSIS,
		    "no answer and no list leads to it, and neither does "
		    "\"otherwise\"");
	find_unused(resolver, KIND_ANSWER_SET,
		    "no step names it in \"answers\"");
	find_unused(resolver, KIND_ROUTE,
		    "no \"then\" and no \"use\" leads to it");
	resolve_routes(loader, &resolver->known[KIND_ROUTE]);
	resolve_again(loader);
	sort_steps(loader);
}

void resolve(struct loader *loader)
{
	struct resolver resolver = {.loader = loader};

	fill_directories(&resolver);
	resolve_all(&resolver);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		directory_release(&resolver.known[kind]);
}
