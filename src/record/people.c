#include "chargefix/people.h"

#include "chargefix/memory.h"

#include <stdlib.h>
#include <string.h>

/* Anything a person contributed, such as an answer. */
struct gift {
	const char *who;
	int64_t at;
};

static int by_time(const void *a, const void *b)
{
	const struct gift *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static void add_person(struct people *people, const char *name)
{
	if (!name || name[0] == '\0')
		return;
	for (size_t i = 0; i < people->count; i++)
		if (strcmp(people->names[i], name) == 0)
			return;
	people->names[people->count++] = name;
}

/* Collects all that anybody contributed; `gifts` has room for it. */
static size_t collect(struct gift *gifts, const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);
	struct gift *next = gifts;
	size_t noted, taken, changed;
	const struct note *notes = interview_notes(interview, &noted);
	const struct withdrawn *withdrawn =
		interview_withdrawn(interview, &taken);
	const struct life_change *changes =
		interview_life_changes(interview, &changed);

	for (size_t i = 0; i < walk->given_count; i++)
		*next++ = (struct gift){interview_given_by(interview, i),
					interview_given_at(interview, i)};
	for (size_t i = 0; i < noted; i++) {
		*next++ = (struct gift){notes[i].who, notes[i].at};
		*next++ = (struct gift){notes[i].corrected_by,
					notes[i].corrected};
	}
	for (size_t i = 0; i < taken; i++)
		*next++ = (struct gift){withdrawn[i].who, withdrawn[i].at};
	for (size_t i = 0; i < changed; i++)
		*next++ = (struct gift){changes[i].who, changes[i].at};
	for (size_t i = 0; i < walk->guide->step_count; i++) {
		struct consent consent =
			interview_consented(interview, walk->guide->steps[i]);
		*next++ = (struct gift){consent.who, consent.at};
	}
	return (size_t)(next - gifts);
}

static size_t count_all(const struct interview *interview)
{
	const struct walk *walk = interview_walk(interview);
	size_t noted, taken, changed;

	interview_notes(interview, &noted);
	interview_withdrawn(interview, &taken);
	interview_life_changes(interview, &changed);
	return walk->given_count + 2 * noted + taken + changed +
	       walk->guide->step_count;
}

void people_init(struct people *people, const struct interview *interview,
		 const char *technician)
{
	size_t room = count_all(interview) + 1;
	struct gift *gifts = memory_new(room, sizeof(*gifts));
	const char **names = memory_new(room, sizeof(*names));

	*people = (struct people){.names = names};
	size_t count = collect(gifts, interview);
	qsort(gifts, count, sizeof(*gifts), by_time);
	for (size_t i = 0; i < count; i++)
		add_person(people, gifts[i].who);
	add_person(people, technician);
	free(gifts);
}

void people_release(struct people *people)
{
	free(people->names);
	*people = (struct people){0};
}
