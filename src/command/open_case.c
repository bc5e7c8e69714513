#include "command/open_case.h"

#include "chargefix/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_SIZE = 65 };

struct open_case {
	struct guide_file file; /* empty: the guide of the set-up */
	struct interview *interview;
	struct open_case *next;
};

/* A store_on_case: the hash of its guide. */
static bool take_hash(void *context, const struct case_row *row)
{
	snprintf(context, HASH_SIZE, "%s", row->guide_sha256);
	return false;
}

struct store *open_cases_store(void *context, struct message *error)
{
	struct open_cases *cases = context;

	if (cases->store != NULL && !store_is_current(cases->store)) {
		store_close(cases->store);
		cases->store = NULL;
	}
	if (cases->store == NULL) {
		store_open_existing(&cases->store, cases->setup.store_path,
				    STORE_WAIT_SHORT, error);
		store_trace(cases->store, cases->setup.trace);
	}
	return cases->store;
}

static bool resume_case(struct open_case *made, struct open_cases *cases,
			int64_t number, struct message *error)
{
	struct interview_setup setup = cases->setup;
	char sha256[HASH_SIZE];

	if (open_cases_store(cases, error) == NULL) {
		if (error->text[0] == '\0')
			message_set(error, "there are no cases yet");
		return false;
	}
	if (!store_case(cases->store, number, take_hash, sha256, error))
		return false;
	if (strcmp(sha256, hashed_text_sha256(cases->text)) != 0) {
		if (!guide_file_recorded(&made->file, cases->store, sha256,
					 error))
			return false;
		setup.guide = &made->file.guide;
		setup.guide_text = made->file.text.data;
		setup.guide_length = made->file.text.length;
	}
	return interview_resume(&made->interview, &setup, number, error);
}

static void release_open(struct open_case *gone)
{
	interview_free(gone->interview);
	guide_file_release(&gone->file);
	free(gone);
}

/* What was said of the device is said of one device. */
static void begin_case(struct open_case *made, struct open_cases *cases)
{
	made->interview = interview_new(&cases->setup);
	details_next_case(&cases->setup.details);
}

struct interview *open_cases_open(void *context, int64_t number,
				  struct message *error)
{
	struct open_cases *cases = context;
	struct open_case *made = memory_new(1, sizeof(*made));

	if (number == 0) {
		begin_case(made, cases);
	} else if (!resume_case(made, cases, number, error)) {
		release_open(made);
		return NULL;
	}
	made->next = cases->first;
	cases->first = made;
	return made->interview;
}

void open_cases_close(void *context, struct interview *interview)
{
	struct open_cases *cases = context;
	struct open_case **at = &cases->first;

	while (*at != NULL && (*at)->interview != interview)
		at = &(*at)->next;
	if (*at != NULL) {
		struct open_case *gone = *at;
		*at = gone->next;
		release_open(gone);
	}
}

/* Asked once: no case is open yet that has a name given before. */
const char *open_cases_sign(void *context, const char *name)
{
	struct open_cases *cases = context;
	struct interview_setup *setup = &cases->setup;

	buffer_clear(&cases->name);
	detail_clean(&cases->name, name);
	setup->who = setup->login;
	if (cases->name.length > 0)
		setup->who = setup->details.of[DETAIL_TECHNICIAN] =
			cases->name.data;
	return setup->who;
}

void open_cases_release(struct open_cases *cases)
{
	while (cases->first != NULL)
		open_cases_close(cases, cases->first->interview);
	buffer_release(&cases->name);
	store_close(cases->store);
	cases->store = NULL;
}
