/* The places of items and texts, and which answers and causes decide them. */
#include "guide/readers.h"

#include <stdint.h>

/* Numbers by key, in two passes: counted, then put in place. */
static void index_init(struct guide *guide, struct item_index *index,
		       size_t keys)
{
	index->first =
		arena_alloc(&guide->arena, (keys + 2) * sizeof(*index->first));
}

static void find_lists(struct guide *guide)
{
	guide->lists[guide->start.index] = &guide->start;
	for (size_t i = 0; i < guide->route_count; i++) {
		const struct list *list = &guide->routes[i].list;
		guide->lists[list->index] = list;
	}
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct answer *answer;
		for (size_t k = 0; (answer = step_effect(guide->steps[i], k));
		     k++)
			if (answer->then)
				guide->lists[answer->then->index] =
					answer->then;
	}
}

static void place_items(struct guide *guide)
{
	uint32_t count = 0;

	for (size_t i = 0; i < guide->list_count; i++) {
		const struct list *list = guide->lists[i];
		guide->first_item[i] = count;
		count += list ? (uint32_t)list->count : 0;
	}
	guide->item_count = count;
	guide->items =
		arena_alloc(&guide->arena, (count + 1) * sizeof(*guide->items));
	for (size_t i = 0; i < guide->list_count; i++) {
		const struct list *list = guide->lists[i];
		for (size_t k = 0; list && k < list->count; k++) {
			uint32_t number = guide->first_item[i] + (uint32_t)k;
			const struct item *item = &list->items[k];
			guide->items[number] = (struct placed_item){item, list};
			if (item->step)
				guide->item_of[item->step->index] = number;
		}
	}
}

/* Counts the key, or in the second pass puts the item's number in its row. */
static void add_number(struct item_index *index, uint32_t key, uint32_t number)
{
	if (index->numbers)
		index->numbers[index->first[key + 1]++] = number;
	else
		index->first[key + 2]++;
}

/* Each try of a step decides what reads it. */
static void add_clauses(struct item_index *readers,
			const struct condition *condition, uint32_t number)
{
	for (size_t i = 0; i < condition->count; i++)
		for (const struct step *step = condition->items[i].step; step;
		     step = step->later)
			add_number(readers, step->index, number);
}

static void add_items(struct guide *guide)
{
	for (uint32_t i = 0; i < guide->item_count; i++) {
		const struct item *item = guide->items[i].item;
		add_clauses(&guide->readers, &item->guards.when, i);
		add_clauses(&guide->readers, &item->guards.unless, i);
		for (size_t k = 0; item->step && k < item->step->tests.count;
		     k++)
			add_number(&guide->testers,
				   item->step->tests.items[k]->index, i);
	}
}

/* Turns counts into the start of each row, which then fills to its end. */
static void make_rows(struct guide *guide, struct item_index *index,
		      size_t keys)
{
	for (size_t i = 2; i < keys + 2; i++)
		index->first[i] += index->first[i - 1];
	index->numbers =
		arena_alloc(&guide->arena, (index->first[keys + 1] + 1) *
						   sizeof(*index->numbers));
}

/* Numbers the texts that have guards, or only counts them in the first pass. */
static void add_texts(struct guide *guide, const struct guarded_texts *texts,
		      const struct step *step,
		      const struct diagnosis *diagnosis)
{
	for (size_t i = 0; i < texts->count; i++) {
		const struct guarded_text *text = &texts->items[i];
		if (guards_are_none(&text->guards))
			continue;
		if (guide->guarded)
			guide->guarded[guide->guarded_count] =
				(struct guarded){text, step, diagnosis};
		guide->guarded_count++;
	}
}

static void add_all_texts(struct guide *guide)
{
	guide->guarded_count = 0;
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		guide->step_guarded[i] = (uint32_t)guide->guarded_count;
		add_texts(guide, &step->needs, step, NULL);
		add_texts(guide, &step->cautions, step, NULL);
		add_texts(guide, &step->instructions, step, NULL);
	}
	guide->step_guarded[guide->step_count] = (uint32_t)guide->guarded_count;
	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		const struct diagnosis *diagnosis = &guide->diagnoses[i];
		guide->diagnosis_guarded[i] = (uint32_t)guide->guarded_count;
		add_texts(guide, &diagnosis->advice, NULL, diagnosis);
		add_texts(guide, &diagnosis->prevent, NULL, diagnosis);
		add_texts(guide, &diagnosis->tell, NULL, diagnosis);
	}
	guide->diagnosis_guarded[guide->diagnosis_count] =
		(uint32_t)guide->guarded_count;
}

static void add_text_clauses(struct guide *guide)
{
	for (uint32_t i = 0; i < guide->guarded_count; i++) {
		const struct guards *guards = &guide->guarded[i].text->guards;
		add_clauses(&guide->text_readers, &guards->when, i);
		add_clauses(&guide->text_readers, &guards->unless, i);
	}
}

static void find_texts(struct guide *guide)
{
	struct arena *arena = &guide->arena;

	guide->step_guarded =
		arena_alloc(arena, (guide->step_count + 1) * sizeof(uint32_t));
	guide->diagnosis_guarded = arena_alloc(
		arena, (guide->diagnosis_count + 1) * sizeof(uint32_t));
	guide->guarded = NULL;
	add_all_texts(guide);
	guide->guarded = arena_alloc(arena, (guide->guarded_count + 1) *
						    sizeof(*guide->guarded));
	add_all_texts(guide);
	guide->text_readers = (struct item_index){0};
	index_init(guide, &guide->text_readers, guide->step_count);
	add_text_clauses(guide);
	make_rows(guide, &guide->text_readers, guide->step_count);
	add_text_clauses(guide);
}

void guide_find_readers(struct guide *guide)
{
	struct arena *arena = &guide->arena;

	guide->lists = arena_alloc(arena, (guide->list_count + 1) *
						  sizeof(*guide->lists));
	guide->first_item = arena_alloc(
		arena, (guide->list_count + 1) * sizeof(*guide->first_item));
	guide->item_of = arena_alloc(arena, (guide->step_count + 1) *
						    sizeof(*guide->item_of));
	guide->readers = guide->testers = (struct item_index){0};
	index_init(guide, &guide->readers, guide->step_count);
	index_init(guide, &guide->testers, guide->cause_count);
	find_lists(guide);
	place_items(guide);
	add_items(guide);
	make_rows(guide, &guide->readers, guide->step_count);
	make_rows(guide, &guide->testers, guide->cause_count);
	add_items(guide);
	find_texts(guide);
}
