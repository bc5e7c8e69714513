#include "command/found_case.h"

#include "chargefix/interview.h"
#include "command/say.h"

#include <string.h>

bool found_case_named(struct case_rows *found, struct store *store,
		      const char *name)
{
	size_t called = strlen(STORE_TICKET);
	struct message error = {0};
	struct buffer clean = {0};
	bool done;

	/* Cleaned like recorded tickets. */
	if (strncmp(name, STORE_TICKET, called) == 0)
		buffer_text(&clean, STORE_TICKET);
	detail_clean(&clean, name + clean.length);
	done = store_find(store, buffer_string(&clean), found, &error);
	buffer_release(&clean);
	if (!done)
		say_failed("%s", error.text);
	return done;
}

void found_case_tell_others(const struct case_row *found, struct store *store,
			    const char *program, const char *name)
{
	const char *ticket = found->details.of[DETAIL_TICKET];
	struct buffer number = {0};
	struct buffer others = {0};

	buffer_format(&number, "%lld", (long long)found->number);
	if (ticket && strcmp(name, "last") != 0 &&
	    strcmp(name, buffer_string(&number)) != 0)
		store_tell_others(store, program, ticket, found->number,
				  &others);
	if (others.length > 0)
		say(stderr, "chargefix: %s\n", buffer_string(&others));
	buffer_release(&number);
	buffer_release(&others);
}

bool found_case_open(struct case_rows *found, struct store *store,
		     const char *guide_id, struct message *error)
{
	struct case_query query = {
		.filter = CASES_OPEN,
		.guide_id = guide_id,
		.sound = true,
		.limit = 1,
	};

	return store_cases(store, &query, found, error);
}
