#include "explore/states.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_AT_FIRST = 1 << 10 };

static uint32_t hash_words(const uint32_t *words, size_t count)
{
	/* FNV-1a by pairs of words, then mixed as in splitmix64. */
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	size_t i = 0;

	for (; i + 1 < count; i += 2) {
		uint64_t pair = words[i] | (uint64_t)words[i + 1] << 32;
		hash = (hash ^ pair) * UINT64_C(0x100000001b3);
		hash ^= hash >> 29;
	}
	if (i < count)
		hash = (hash ^ words[i]) * UINT64_C(0x100000001b3);
	hash = (hash ^ (hash >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	return (uint32_t)(hash ^ (hash >> 31));
}

static uint64_t slot_of(uint32_t hash, size_t node)
{
	return (uint64_t)hash << 32 | ((uint32_t)node + 1);
}

static uint32_t node_of(uint64_t slot)
{
	return (uint32_t)slot - 1;
}

static bool grow_slots(struct states *states)
{
	size_t count =
		states->slots ? (states->slot_mask + 1) * 2 : SLOTS_AT_FIRST;
	uint64_t *slots = memory_new(count, sizeof(*slots));

	if (!slots)
		return false;
	for (size_t i = 0; i < states->node_count; i++) {
		size_t at = states->nodes[i].hash & (count - 1);
		while (slots[at])
			at = (at + 1) & (count - 1);
		slots[at] = slot_of(states->nodes[i].hash, i);
	}
	free(states->slots);
	states->slots = slots;
	states->slot_mask = count - 1;
	return true;
}

static bool reserve_node(struct states *states)
{
	if (states->node_count == states->node_capacity) {
		size_t more =
			states->node_capacity ? states->node_capacity * 2 : 256;
		struct node *nodes =
			memory_grow(states->nodes, more, sizeof(*nodes));
		if (!nodes)
			return false;
		states->nodes = nodes;
		states->node_capacity = more;
	}
	return (states->slots && states->node_count * 2 < states->slot_mask) ||
	       grow_slots(states);
}

/* Where the words' node stands among the slots, or would. */
static size_t find_slot(const struct states *states, const uint32_t *words,
			size_t length, uint32_t hash)
{
	size_t at = hash & states->slot_mask;

	for (; states->slots[at]; at = (at + 1) & states->slot_mask) {
		uint64_t slot = states->slots[at];
		const struct node *node = &states->nodes[node_of(slot)];
		if (slot >> 32 == hash && node->length == length &&
		    memcmp(&states->words.items[node->words], words,
			   length * sizeof(*words)) == 0)
			break;
	}
	return at;
}

uint32_t states_intern(struct states *states, size_t start, uint32_t step,
		       uint32_t parent)
{
	size_t length = states->words.count - start;

	if (states->words.failed || states->machine.failed ||
	    states->node_count >= NODE_NONE || !reserve_node(states))
		return NODE_NONE;
	const uint32_t *words = &states->words.items[start];
	uint32_t hash = hash_words(words, length);
	size_t at = find_slot(states, words, length, hash);
	if (states->slots[at]) {
		states->words.count = start;
		return node_of(states->slots[at]);
	}
	uint32_t index = (uint32_t)states->node_count++;
	states->slots[at] = slot_of(hash, index);
	states->nodes[index] = (struct node){
		.words = start,
		.hash = hash,
		.length = (uint32_t)length,
		.step = step,
		.parent = parent,
		.depth = index ? states->nodes[parent].depth + 1 : 0,
	};
	return index;
}

bool states_add_edge(struct states *states, uint32_t from, uint32_t to)
{
	struct node *node = &states->nodes[from];

	if (to == NODE_NONE)
		return false;
	for (size_t i = node->edges; i < states->edges.count; i++) {
		if (states->edges.items[i] == to)
			return true;
	}
	words_add(&states->edges, to);
	node->edge_count++;
	return !states->edges.failed;
}

bool states_is_whole(const struct states *states)
{
	return !states->cut && states->expanded == states->node_count;
}

static bool new_answers(struct states *states)
{
	const struct guide *guide = states->plan.guide;
	uint32_t count = 0;

	states->first_answer = memory_new(guide->step_count + 1,
					  sizeof(*states->first_answer));
	if (!states->first_answer)
		return false;
	for (size_t i = 0; i < guide->step_count; i++) {
		states->first_answer[i] = count;
		count += (uint32_t)guide->steps[i]->answers.count;
	}
	states->alike = memory_new(count + 1, sizeof(*states->alike));
	return states->alike != NULL;
}

/* The state before the first question. */
static bool add_first(struct states *states)
{
	struct machine *machine = &states->machine;
	const struct guide *guide = states->plan.guide;
	struct mark mark = machine_mark(machine);

	machine_open(machine, guide->start.index);
	uint32_t step = machine_next(machine);
	if (step == STEP_NONE) {
		step = STEP_ENDS | guide->otherwise->index;
		words_add(&states->words, step);
	} else {
		machine_ask(machine, step);
		explore_write_state(machine, step, &states->words);
	}
	machine_undo(machine, &mark);
	return states_intern(states, 0, step, NODE_NONE) != NODE_NONE;
}

bool states_init(struct states *states, const struct guide *guide,
		 enum audience audience)
{
	*states = (struct states){0};
	if (plan_init(&states->plan, guide, audience) &&
	    machine_init(&states->machine, &states->plan) &&
	    new_answers(states) && add_first(states))
		return true;
	states_release(states);
	return false;
}

void states_release(struct states *states)
{
	free(states->nodes);
	free(states->edges.items);
	free(states->words.items);
	free(states->slots);
	free(states->first_answer);
	free(states->alike);
	machine_release(&states->machine);
	plan_release(&states->plan);
	*states = (struct states){0};
}
