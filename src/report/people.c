#include "report/people.h"

#include <stdlib.h>
#include <string.h>

/* Something that somebody gave. */
struct gift {
	const char *who;
	int64_t at;
};

static int by_time(const void *a, const void *b)
{
	const struct gift *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static void add(struct people *people, const char *name)
{
	if (!name || name[0] == '\0')
		return;
	for (size_t i = 0; i < people->count; i++)
		if (strcmp(people->names[i], name) == 0)
			return;
	people->names[people->count++] = name;
}

bool people_init(struct people *people, const struct report_input *input)
{
	const struct interview *interview = input->interview;
	size_t answers = interview_walk(interview)->given_count;
	size_t noted;
	const struct note *notes = interview_notes(interview, &noted);
	size_t taken;
	const struct withdrawn *withdrawn =
		interview_withdrawn(interview, &taken);
	size_t count = answers + noted + taken;
	struct gift *gifts = calloc(count + 1, sizeof(*gifts));
	const char **names = calloc(count + 1, sizeof(*names));

	*people = (struct people){.names = names};
	if (!gifts || !names) {
		free(gifts);
		people_release(people);
		return false;
	}
	for (size_t i = 0; i < answers; i++)
		gifts[i] = (struct gift){interview_given_by(interview, i),
					 interview_given_at(interview, i)};
	for (size_t i = 0; i < noted; i++)
		gifts[answers + i] = (struct gift){notes[i].who, notes[i].at};
	for (size_t i = 0; i < taken; i++)
		gifts[answers + noted + i] =
			(struct gift){withdrawn[i].who, withdrawn[i].at};
	qsort(gifts, count, sizeof(*gifts), by_time);
	for (size_t i = 0; i < count; i++)
		add(people, gifts[i].who);
	add(people, input->row->details.technician);
	free(gifts);
	return true;
}

void people_release(struct people *people)
{
	free(people->names);
	*people = (struct people){0};
}
