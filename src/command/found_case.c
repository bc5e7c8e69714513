#include "command/found_case.h"

#include "chargefix/interview.h"
#include "command/say.h"

#include <string.h>

static void keep_found_text(struct found_case *found, const char **text)
{
	if (*text)
		*text = arena_text(&found->arena, *text, strlen(*text));
}

/* A store_on_case: takes the first sound row and wants no more. */
static bool keep_row(void *context, const struct case_row *row)
{
	struct found_case *found = context;

	if (row->damaged)
		return true;
	found->row = *row;
	keep_found_text(found, &found->row.guide_sha256);
	keep_found_text(found, &found->row.guide_id);
	keep_found_text(found, &found->row.guide_version);
	for (int i = 0; i < DETAILS; i++)
		keep_found_text(found, &found->row.details.of[i]);
	keep_found_text(found, &found->row.standing.subject);
	keep_found_text(found, &found->row.standing.step);
	keep_found_text(found, &found->row.standing.diagnosis);
	keep_found_text(found, &found->row.standing.verdict);
	keep_found_text(found, &found->row.standing.conclusion);
	return false;
}

void found_case_release(struct found_case *found)
{
	arena_release(&found->arena);
	*found = (struct found_case){0};
}

/* Lets go of what came with an error. */
static bool finish(struct found_case *found, bool done)
{
	if (!done)
		found_case_release(found);
	return done;
}

bool found_case_named(struct found_case *found, struct store *store,
		      const char *name)
{
	size_t called = strlen(STORE_TICKET);
	struct message error = {0};
	struct buffer clean = {0};
	bool done;

	/* As tickets are when they are recorded. */
	if (strncmp(name, STORE_TICKET, called) == 0)
		buffer_text(&clean, STORE_TICKET);
	detail_clean(&clean, name + clean.length);
	*found = (struct found_case){0};
	done = finish(found, store_find(store, buffer_string(&clean), keep_row,
					found, &error));
	buffer_release(&clean);
	if (!done)
		say_failed("%s", error.text);
	return done;
}

void found_case_tell_others(const struct found_case *found, struct store *store,
			    const char *program, const char *name)
{
	const char *ticket = found->row.details.of[DETAIL_TICKET];
	struct buffer number = {0};
	struct buffer others = {0};

	buffer_format(&number, "%lld", (long long)found->row.number);
	if (ticket && strcmp(name, "last") != 0 &&
	    strcmp(name, buffer_string(&number)) != 0)
		store_tell_others(store, program, ticket, found->row.number,
				  &others);
	if (others.length > 0)
		say(stderr, "chargefix: %s\n", buffer_string(&others));
	buffer_release(&number);
	buffer_release(&others);
}

bool found_case_open(struct found_case *found, struct store *store,
		     const char *guide_id, struct message *error)
{
	struct case_query query = {.filter = CASES_OPEN, .guide_id = guide_id};

	*found = (struct found_case){0};
	return finish(found,
		      store_cases(store, &query, keep_row, found, error));
}
