#include "check/walks.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
	/*
	 * Work is counted in changes of the walk: about ten for an answer,
	 * about twenty million a second. If this much, plus as much as was used
	 * so far, brings nothing new, nothing new is expected.
	 */
	PATIENCE = 300000,
	/*
	 * A guide that still brings something new after this much is too large.
	 */
	WORK_MOST = 20000000,
	BEGINNINGS_MOST = 400,
	BEGINNING_ANSWERS_MOST = 500000,
	/* Random walks, for the mean number of questions. */
	MEAN_WALKS = 2000,
	MEAN_WORK = 600000,
};

/* splitmix64, Steele et al. 2014 */
size_t walks_random(struct walks *walks, size_t below)
{
	uint64_t z = walks->random += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (size_t)((z ^ (z >> 31)) % below);
}

static size_t answer_at(const struct tried *tried, const struct step *step,
			size_t number)
{
	size_t at = number == ANSWER_UNSURE ? step->answers.count : number - 1;

	return tried->first_answer[step->index] + at;
}

size_t walks_answer_at(const struct walks *walks, const struct step *step,
		       size_t number)
{
	return answer_at(&walks->tried, step, number);
}

size_t tried_answer(const struct tried *tried, const struct step *step,
		    size_t number)
{
	return tried->given[answer_at(tried, step, number)];
}

void tried_release(struct tried *tried)
{
	free(tried->steps);
	free(tried->diagnoses);
	free(tried->means);
	free(tried->given);
	free(tried->ended);
	free(tried->first_answer);
	*tried = (struct tried){0};
}

bool check_is_harmless(const struct step *step)
{
	return step_is_action(step) && !step->erases;
}

static void add_number(struct example *example, size_t number, bool more)
{
	if (example->used == example->room) {
		example->room = example->room ? example->room * 2 : 64;
		example->numbers = memory_grow(example->numbers, example->room,
					       sizeof(*example->numbers));
	}
	example->numbers[example->used++] =
		(uint16_t)(number | (more ? EXAMPLE_MORE : 0));
}

void example_take(struct example *example, const struct walk *walk)
{
	example->used = 0;
	for (size_t i = 0; i < walk->path_count; i++) {
		const struct answer_numbers *chosen =
			&walk->given[walk->path[i]].chosen;
		size_t number = answers_next(chosen, 0);
		for (size_t next; number; number = next) {
			next = answers_next(chosen, number);
			add_number(example, number, next);
		}
	}
	example->count = walk->path_count;
	example->step = walk->step;
}

struct answer_numbers example_next(const struct example *example, size_t *at)
{
	struct answer_numbers chosen = {0};
	bool more;

	do {
		uint16_t number = example->numbers[(*at)++];
		more = number & EXAMPLE_MORE;
		answers_add(&chosen, number & ~EXAMPLE_MORE);
	} while (more);
	return chosen;
}

void example_release(struct example *example)
{
	free(example->numbers);
	*example = (struct example){0};
}

/* Notes erasing steps, from the end of the path back to a harmless one. */
static void note_erasing(struct walks *walks)
{
	const struct walk *walk = &walks->walk;

	for (size_t at = walk->path_count; at-- > 0;) {
		const struct step *step = walk->given[walk->path[at]].step;
		struct example *example = &walks->erasing[step->index];
		if (check_is_harmless(step))
			return;
		if (step->erases &&
		    (!example->step || walk->path_count < example->count))
			example_take(example, walk);
	}
}

static void note_action(struct walks *walks)
{
	const struct walk *walk = &walks->walk;
	const struct step *danger = walk->guide->danger;
	struct example *early = &walks->before_danger;

	if (danger && walk->step != danger && !walk_asked(walk, danger) &&
	    (!early->step || walk->path_count < early->count))
		example_take(early, walk);
	if (check_is_harmless(walk->step))
		note_erasing(walks);
}

/* Notes which of the guarded texts `from` up to `end` are shown. */
static int note_texts(struct walks *walks, uint32_t from, uint32_t end)
{
	int lines = 0;

	for (uint32_t i = from; i < end; i++) {
		const struct guarded *guarded = &walks->guide->guarded[i];
		bool shown =
			walk_shows(&walks->walk, guarded->step, guarded->text);
		uint8_t fact = shown ? TEXT_SHOWN : TEXT_HIDDEN;
		walks->fresh |= !(walks->texts[i] & fact);
		walks->texts[i] |= fact;
		lines += shown ? walks->lines[i] : 0;
	}
	return lines;
}

static void note_shown(struct walks *walks)
{
	const struct walk *walk = &walks->walk;
	const uint32_t *first =
		walk->step
			? &walks->guide->step_guarded[walk->step->index]
			: &walks->guide
				   ->diagnosis_guarded[walk->diagnosis->index];
	int lines = note_texts(walks, first[0], first[1]);

	if (walk->step && lines > walks->tallest[walk->step->index])
		walks->tallest[walk->step->index] = lines;
}

/* Notes the state that the walk has reached. */
static void note_state(struct walks *walks)
{
	const struct walk *walk = &walks->walk;
	struct tried *tried = &walks->tried;
	size_t *met = walk->step ? &tried->steps[walk->step->index]
				 : &tried->diagnoses[walk->diagnosis->index];

	walks->fresh = *met == 0 || walks->seen.news > 0;
	walks->seen.news = 0;
	++*met;
	note_shown(walks);
	mentions_note(&walks->mentions, walk);
	if (walk->step && step_is_action(walk->step))
		note_action(walks);
}

void walks_end(struct walks *walks)
{
	walks->tried.walks++;
	if (walks->walk.path_count <= walks->tried.longest)
		return;
	walks->tried.longest = walks->walk.path_count;
	example_take(&walks->longest, &walks->walk);
}

void walks_give(struct walks *walks, struct answer_numbers chosen)
{
	const struct step *step = walks->walk.step;
	struct tried *tried = &walks->tried;

	tried->answers++;
	walk_answer(&walks->walk, chosen);
	note_state(walks);
	for (size_t number = 0; (number = answers_next(&chosen, number));) {
		size_t at = walks_answer_at(walks, step, number);
		walks->fresh |= tried->given[at]++ == 0;
		tried->ended[at] += !walks->walk.step;
	}
	if (walks->fresh) {
		tried->last_new = tried->answers;
		walks->work_at_new = walks->walk.changes;
	}
}

void walks_go_back(struct walks *walks, size_t answers)
{
	while (walks->walk.path_count > answers)
		walk_undo(&walks->walk);
}

/* Keeps the walk up to here, to continue it in other ways. */
static void keep_beginning(struct walks *walks)
{
	struct beginnings *kept = &walks->beginnings;
	size_t count = walks->walk.path_count;

	if (kept->count == BEGINNINGS_MOST ||
	    kept->answers + count > BEGINNING_ANSWERS_MOST)
		return;
	example_take(&kept->items[kept->count++], &walks->walk);
	kept->answers += count;
}

static void give_and_keep(struct walks *walks, struct answer_numbers chosen)
{
	walks_give(walks, chosen);
	if (walks->fresh && walks->walk.step)
		keep_beginning(walks);
}

/* Tries the step's answers that were never given, and takes them back. */
static void try_new_answers(struct walks *walks)
{
	const struct step *step = walks->walk.step;
	size_t here = walks->walk.path_count;
	struct answer_numbers all = step_all_answers(step);

	for (size_t number = 0; (number = answers_next(&all, number));) {
		if (walks->tried.given[walks_answer_at(walks, step, number)])
			continue;
		give_and_keep(walks, answers_only(number));
		walks_go_back(walks, here);
	}
}

void walks_go_on(struct walks *walks, enum choice choice)
{
	walks->slips = walks_random(walks, 2);
	while (walks->walk.step) {
		if (choice != CHOOSE_ANY)
			try_new_answers(walks);
		give_and_keep(walks, walks_choose(walks, choice));
	}
	walks_end(walks);
}

/* Goes back to the start, to where something new was found, or less far. */
static void go_somewhere_back(struct walks *walks)
{
	const struct beginnings *kept = &walks->beginnings;
	size_t path = walks_random(walks, 4);

	if (path == 0 && walks->walk.path_count > 0) {
		walks_go_back(walks,
			      walks_random(walks, walks->walk.path_count));
		return;
	}
	walks_go_back(walks, 0);
	if (path == 1 || kept->count == 0)
		return;
	const struct example *from =
		&kept->items[walks_random(walks, kept->count)];
	for (size_t i = 0, at = 0; i < from->count; i++)
		walks_give(walks, example_next(from, &at));
}

static bool is_settled(const struct walks *walks)
{
	return walks->walk.changes >= 2 * walks->work_at_new + PATIENCE;
}

static bool is_done(const struct walks *walks, size_t most)
{
	if (most)
		return walks->tried.walks >= most;
	return is_settled(walks) || walks->walk.changes >= WORK_MOST;
}

static void try_guided(struct walks *walks, size_t most)
{
	while (!is_done(walks, most)) {
		go_somewhere_back(walks);
		walks_go_on(walks,
			    walks_random(walks, 2) ? CHOOSE_NEW : CHOOSE_FAR);
	}
}

/* Finds the mean length of walks if all answers are equally likely. */
static void find_means(struct walks *walks)
{
	struct tried *tried = &walks->tried;
	size_t count = walks->guide->diagnosis_count;
	size_t *ends = memory_new(count, sizeof(*ends));
	size_t last = walks->walk.changes + MEAN_WORK;

	for (size_t i = 0; i < MEAN_WALKS && walks->walk.changes < last; i++) {
		walks_go_back(walks, 0);
		walks_go_on(walks, CHOOSE_ANY);
		size_t end = walks->walk.diagnosis->index;
		tried->means[end] += (double)walks->walk.path_count;
		ends[end]++;
	}
	for (size_t i = 0; i < count; i++)
		tried->means[i] /= ends[i] ? (double)ends[i] : 1;
	free(ends);
}

static void new_counts(struct walks *walks)
{
	const struct guide *guide = walks->guide;
	struct tried *tried = &walks->tried;
	size_t steps = guide->step_count;

	tried->steps = memory_new(steps, sizeof(size_t));
	tried->diagnoses = memory_new(guide->diagnosis_count, sizeof(size_t));
	tried->means = memory_new(guide->diagnosis_count, sizeof(double));
	tried->first_answer = memory_new(steps, sizeof(size_t));
	for (size_t i = 0; i < steps; i++) {
		tried->first_answer[i] = tried->answer_count;
		tried->answer_count += guide->steps[i]->answers.count + 1;
	}
	tried->given = memory_new(tried->answer_count, sizeof(size_t));
	tried->ended = memory_new(tried->answer_count, sizeof(size_t));
	walks->seen.items = memory_new(guide->item_count, 1);
	walks->texts = memory_new(guide->guarded_count + 1, 1);
	walks->lines = memory_new(guide->guarded_count + 1, sizeof(int));
	walks->tallest = memory_new(steps, sizeof(int));
	for (size_t i = 0; i < guide->guarded_count; i++)
		walks->lines[i] = check_text_lines(&guide->guarded[i]);
	mentions_init(&walks->mentions, guide);
	walks->aim.wanted = memory_new(steps, sizeof(struct answer_numbers));
	walks->aim.unwanted = memory_new(steps, sizeof(struct answer_numbers));
	walks->aim.favoured = memory_new(guide->cause_count + 1, sizeof(bool));
	walks->erasing = memory_new(steps, sizeof(struct example));
	walks->beginnings.items =
		memory_new(BEGINNINGS_MOST, sizeof(struct example));
}

void walks_init(struct walks *walks, const struct guide *guide,
		enum audience audience, size_t most, uint64_t seed)
{
	*walks = (struct walks){
		.guide = guide, .audience = audience, .random = seed};
	new_counts(walks);
	walk_init(&walks->walk, guide, audience);
	walk_watch(&walks->walk, &walks->seen);
	note_state(walks);
	if (!most)
		walks_try_all(walks);
	if (walks->tried.whole)
		return;
	try_guided(walks, most);
	walks->tried.settled = is_settled(walks);
	if (!most) {
		walks->tried.settled &= walks_aim(walks);
		walks_improve(walks);
		find_means(walks);
	}
}

void walks_release(struct walks *walks)
{
	for (size_t i = 0; i < walks->beginnings.count; i++)
		example_release(&walks->beginnings.items[i]);
	for (size_t i = 0; walks->erasing && i < walks->guide->step_count; i++)
		example_release(&walks->erasing[i]);
	free(walks->beginnings.items);
	free(walks->erasing);
	example_release(&walks->longest);
	example_release(&walks->before_danger);
	free(walks->seen.items);
	mentions_release(&walks->mentions);
	free(walks->texts);
	free(walks->lines);
	free(walks->tallest);
	free(walks->aim.wanted);
	free(walks->aim.unwanted);
	free(walks->aim.favoured);
	walk_release(&walks->walk);
	tried_release(&walks->tried);
}
