#include "explore/words.h"

#include "chargefix/memory.h"

#include "explore/causes.h"
#include "explore/forget.h"
#include "explore/known.h"

#include <stdlib.h>
#include <string.h>

void words_add(struct words *words, uint32_t word)
{
	if (words->count == words->capacity) {
		size_t capacity = words->capacity ? words->capacity * 2 : 4096;
		uint32_t *items =
			memory_grow(words->items, capacity, sizeof(*items));
		if (!items) {
			words->failed = true;
			return;
		}
		words->items = items;
		words->capacity = capacity;
	}
	words->items[words->count++] = word;
}

static void add_long(struct words *words, uint64_t value)
{
	words_add(words, (uint32_t)value);
	words_add(words, (uint32_t)(value >> 32));
}

static uint64_t read_long(const uint32_t **words)
{
	uint64_t value = (*words)[0] | (uint64_t)(*words)[1] << 32;

	*words += 2;
	return value;
}

static int compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* They come nearly sorted, as the state before had them. */
static void sort(uint32_t *items, size_t count)
{
	enum { FEW = 64 };

	if (count > FEW) {
		qsort(items, count, sizeof(*items), compare);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		uint32_t item = items[i];
		size_t at = i;
		for (; at > 0 && items[at - 1] > item; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/* Those of the kind that are not empty, sorted, in machine->sorted. */
static size_t sort_touched(struct machine *machine, int kind,
			   bool (*is_empty)(const struct machine *, uint32_t))
{
	const struct touched *touched = &machine->touched[kind];
	size_t count = 0;

	for (size_t i = 0; i < touched->count; i++) {
		if (!is_empty(machine, touched->items[i]))
			machine->sorted[count++] = touched->items[i];
	}
	sort(machine->sorted, count);
	return count;
}

static bool is_answer_empty(const struct machine *machine, uint32_t step)
{
	return !machine->yes[step] && !machine->unknown[step];
}

static bool is_cause_empty(const struct machine *machine, uint32_t cause)
{
	return machine->causes[cause] == 0;
}

static bool is_list_empty(const struct machine *machine, uint32_t list)
{
	const struct plan *plan = machine->plan;

	if (machine->modes[list] & LIST_NEVER)
		return false;
	for (size_t word = plan->first_word[list];
	     word < plan->first_word[list + 1]; word++) {
		if (machine->dead[word] != plan->closed[word])
			return false;
	}
	return true;
}

static void write_frames(const struct machine *machine, struct words *words)
{
	words_add(words, (uint32_t)machine->frame_count);
	for (uint64_t i = 0; i < machine->frame_count; i++)
		words_add(words, (uint32_t)machine->frames[i]);
}

static void read_frames(struct machine *machine, const uint32_t **words)
{
	uint32_t count = *(*words)++;

	while (count-- > 0)
		machine_open(machine, *(*words)++);
}

/* The slots that are still open, moved together. */
static uint32_t write_slots(const struct machine *machine, struct words *words)
{
	uint32_t used = 0;

	for (uint32_t i = 0; i < machine->slot_count; i++) {
		if (machine->unknown[machine->slots[i]])
			used |= UINT32_C(1) << i;
	}
	words_add(words, (uint32_t)__builtin_popcount(used));
	for (uint32_t i = 0; used >> i && i < SLOTS_MOST; i++) {
		if (used & UINT32_C(1) << i)
			words_add(words, (uint32_t)machine->slots[i]);
	}
	return used;
}

static int compare_clauses(const void *a, const void *b)
{
	const struct any *x = a, *y = b;

	for (int i = 0; i < SLOTS_MOST; i++) {
		if (x->of[i] != y->of[i])
			return x->of[i] < y->of[i] ? -1 : 1;
	}
	return 0;
}

static void write_clauses(const struct machine *machine, struct words *words,
			  uint32_t used)
{
	struct any sorted[CLAUSES_MOST];
	size_t count = (size_t)machine->clause_count;

	words_add(words, (uint32_t)count);
	if (count == 0)
		return;
	memcpy(sorted, machine->clauses, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), compare_clauses);
	for (size_t k = 0; k < count; k++) {
		for (uint32_t i = 0; used >> i && i < SLOTS_MOST; i++) {
			if (used & UINT32_C(1) << i)
				add_long(words, sorted[k].of[i]);
		}
	}
}

static void read_clauses(struct machine *machine, const uint32_t **words)
{
	uint32_t count = *(*words)++;

	for (uint32_t k = 0; k < count; k++) {
		for (uint64_t i = 0; i < machine->slot_count; i++)
			machine_poke(machine, &machine->clauses[k].of[i],
				     read_long(words));
	}
	machine_poke(machine, &machine->clause_count, count);
}

static uint32_t move_together(uint32_t slots, uint32_t used)
{
	uint32_t moved = 0;
	int to = 0;

	for (uint32_t i = 0; used >> i && i < SLOTS_MOST; i++) {
		if (!(used & UINT32_C(1) << i))
			continue;
		if (slots & UINT32_C(1) << i)
			moved |= UINT32_C(1) << to;
		if (++to == SLOTS_MOST)
			break;
	}
	return moved;
}

static void read_slots(struct machine *machine, const uint32_t **words)
{
	uint32_t count = *(*words)++;

	for (uint32_t i = 0; i < count; i++)
		machine_poke(machine, &machine->slots[i], *(*words)++);
	machine_poke(machine, &machine->slot_count, count);
}

static void write_answers(struct machine *machine, struct words *words)
{
	size_t count = sort_touched(machine, TOUCHED_STEPS, is_answer_empty);

	words_add(words, (uint32_t)count);
	for (size_t i = 0; i < count; i++) {
		uint32_t step = machine->sorted[i];
		words_add(words, step);
		add_long(words, machine->yes[step]);
		add_long(words, machine->unknown[step]);
	}
}

static void read_answers(struct machine *machine, const uint32_t **words)
{
	uint32_t count = *(*words)++;

	while (count-- > 0) {
		uint32_t step = *(*words)++;
		machine_touch(machine, TOUCHED_STEPS, step);
		machine_poke(machine, &machine->yes[step], read_long(words));
		machine_poke(machine, &machine->unknown[step],
			     read_long(words));
	}
}

static void write_causes(struct machine *machine, struct words *words,
			 uint32_t used)
{
	size_t count = sort_touched(machine, TOUCHED_CAUSES, is_cause_empty);

	words_add(words, (uint32_t)count);
	for (size_t i = 0; i < count; i++) {
		uint32_t cause = machine->sorted[i];
		uint64_t word = machine->causes[cause];
		words_add(words, cause);
		add_long(words,
			 causes_word(causes_base(word),
				     move_together(causes_slots(word), used)));
	}
}

static void read_causes(struct machine *machine, const uint32_t **words)
{
	uint32_t count = *(*words)++;

	while (count-- > 0) {
		uint32_t cause = *(*words)++;
		machine_touch(machine, TOUCHED_CAUSES, cause);
		machine_poke(machine, &machine->causes[cause],
			     read_long(words));
	}
}

/*
 * The words of a list up to the last that is not as at the start. As those at
 * its head that are all dead are many in a long list, only their number is
 * written.
 */
static void write_list(const struct machine *machine, uint32_t list,
		       struct words *words)
{
	const struct plan *plan = machine->plan;
	uint32_t first = plan->first_word[list];
	uint32_t end = plan->first_word[list + 1];
	uint32_t head = first;

	while (head < end && machine->dead[head] == UINT64_MAX)
		head++;
	while (end > head && machine->dead[end - 1] == plan->closed[end - 1])
		end--;
	words_add(words, list);
	words_add(words, machine->modes[list] & LIST_NEVER ? 1 : 0);
	words_add(words, head - first);
	words_add(words, end - head);
	for (uint32_t i = head; i < end; i++)
		add_long(words, machine->dead[i]);
}

static void read_list(struct machine *machine, const uint32_t **words)
{
	uint32_t list = *(*words)++;
	bool never = *(*words)++;
	uint32_t first = machine->plan->first_word[list];
	uint32_t head = first + *(*words)++;
	uint32_t end = head + *(*words)++;
	uint64_t *mode = &machine->modes[list];

	machine_touch(machine, TOUCHED_LISTS, list);
	if (never)
		machine_poke(machine, mode, *mode | LIST_NEVER);
	for (uint32_t i = first; i < head; i++)
		machine_poke(machine, &machine->dead[i], UINT64_MAX);
	for (uint32_t i = head; i < end; i++)
		machine_poke(machine, &machine->dead[i], read_long(words));
}

static void write_lists(struct machine *machine, struct words *words)
{
	size_t count = sort_touched(machine, TOUCHED_LISTS, is_list_empty);

	words_add(words, (uint32_t)count);
	for (size_t i = 0; i < count; i++)
		write_list(machine, machine->sorted[i], words);
}

void explore_write_state(struct machine *machine, uint32_t first,
			 struct words *words)
{
	forget(machine);
	words_add(words, first);
	write_frames(machine, words);
	uint32_t used = write_slots(machine, words);
	write_clauses(machine, words, used);
	write_answers(machine, words);
	write_causes(machine, words, used);
	write_lists(machine, words);
}

void explore_read_state(struct machine *machine, const uint32_t *words)
{
	uint32_t lists;

	words++; /* that first word is the caller's */
	read_frames(machine, &words);
	read_slots(machine, &words);
	read_clauses(machine, &words);
	read_answers(machine, &words);
	read_causes(machine, &words);
	lists = *words++;
	while (lists-- > 0)
		read_list(machine, &words);
}
