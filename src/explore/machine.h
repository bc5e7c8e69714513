/*
 * The walk's rules on a state of which only part is known.
 *
 * Where the walk holds every answer, this holds what can still matter, and of
 * choose: many answers only those that something has asked for. Whatever
 * comes upon an answer that is not known yet stops there ("stuck"), and is
 * done again with the answer known to be chosen, and known not to be: so
 * twelve signs that may be ticked are twelve questions at most, each when its
 * time comes, and not four thousand combinations at once.
 *
 * All writes are logged and can be taken back, so that a state costs what it
 * differs in from the empty one, whatever the size of the guide. Private to
 * src/explore.
 */
#ifndef CHARGEFIX_EXPLORE_MACHINE_H
#define CHARGEFIX_EXPLORE_MACHINE_H

#include "chargefix/explore.h"
#include "explore/plan.h"

enum { SLOTS_MOST = 16, CLAUSES_MOST = 48 };

#define STEP_NONE UINT32_MAX

/* Answers to several steps: by slot, see struct machine. */
struct any {
	uint64_t of[SLOTS_MOST];
};

/* Modes of a list. */
#define LIST_OPEN UINT64_C(1)
#define LIST_NEVER UINT64_C(2) /* an item of it died without being asked */

/* Indexes that were written to, each once. */
struct touched {
	uint32_t *items;
	size_t count;
	uint8_t *marked;
};

enum { TOUCHED_STEPS, TOUCHED_CAUSES, TOUCHED_LISTS, TOUCHED_DIRTY, TOUCHED };

/* A write, to be taken back. */
struct poke {
	uint64_t *at;
	uint64_t was;
};

struct machine {
	const struct plan *plan;

	uint64_t *yes; /* by step.index: answers known to count */
	uint64_t *unknown; /* by step.index: answers not known */
	uint64_t *causes; /* by cause.index: base status, slots above bit 32 */
	uint64_t *dead; /* by word: items asked, never due again, or closed */
	uint64_t *modes; /* by list.index */
	uint64_t *frames; /* list.index, innermost last */
	uint64_t frame_count;

	/*
	 * Steps with answers not known, in the order in which they were asked.
	 * A cause has a bit for each that may yet change its status.
	 */
	uint64_t slots[SLOTS_MOST];
	uint64_t slot_count;

	/* Of the answers not known, one of each of these was chosen. */
	struct any clauses[CLAUSES_MOST];
	uint64_t clause_count;

	struct touched touched[TOUCHED];
	struct poke *log;
	size_t log_count;
	size_t log_capacity;
	bool failed; /* memory ran out: nothing more is true */

	bool stuck; /* it is not known whether any of these was chosen */
	struct any stuck_any;
	uint32_t asking; /* a step whose answer is awaited, or STEP_NONE */

	uint64_t stamp; /* counts calls of machine_next */
	uint64_t *left; /* by list.index: stamp when last found exhausted */
	uint64_t *reach; /* by list.index: twice a stamp, and whether */
	uint64_t reach_stamp;
	uint32_t *sorted; /* room for all indexes of a kind */

	size_t work; /* items looked at so far */
	uint8_t *opened; /* by list.index: whether it ever was */
	uint8_t *seen; /* by item: EXPLORED_… */
	uint64_t *read; /* by step.index: unknown answers asked for */
};

/* Where the log stood. */
struct mark {
	size_t log_count;
	size_t touched[TOUCHED];
};

/* Answers given to a step. */
struct pattern {
	uint64_t chosen;
	uint64_t open; /* these may be chosen as well, or not */
	uint64_t none; /* where nothing is chosen, this is; 0: something is */
};

/* Empty: no list is under way. The plan must outlive it. */
bool machine_init(struct machine *machine, const struct plan *plan);
void machine_release(struct machine *machine);

struct mark machine_mark(const struct machine *machine);
void machine_undo(struct machine *machine, const struct mark *mark);

void machine_poke(struct machine *machine, uint64_t *at, uint64_t value);
void machine_touch(struct machine *machine, int kind, uint32_t index);

/* As order_open. */
void machine_open(struct machine *machine, uint32_t list);

/* The step is asked: it is not ahead any more, but its answer is. */
void machine_ask(struct machine *machine, uint32_t step);

/* Answers the step asked. The diagnosis that ends the walk, or NULL. */
const struct diagnosis *machine_answer(struct machine *machine, uint32_t index,
				       const struct pattern *pattern);

/* The step that comes next, or STEP_NONE: at the end, and when stuck. */
uint32_t machine_next(struct machine *machine);

/* The item can't be asked any more; `asked`: it was, or all in it was. */
void machine_kill(struct machine *machine, uint32_t item, bool asked);

static inline bool machine_is_alive(const struct machine *machine,
				    uint32_t item)
{
	const struct plan_item *it = &machine->plan->items[item];

	return !(machine->dead[it->word] & it->bit);
}

#endif
