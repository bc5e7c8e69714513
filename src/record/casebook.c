#include "chargefix/casebook.h"

#include "chargefix/load.h"
#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct store *casebook_store(struct casebook *casebook, struct message *error)
{
	if (casebook->store && !store_is_current(casebook->store)) {
		store_close(casebook->store);
		casebook->store = NULL;
	}
	if (!casebook->store) {
		store_open_existing(&casebook->store,
				    casebook->setup.store_path,
				    STORE_WAIT_SHORT, error);
		store_trace(casebook->store, casebook->setup.trace);
	}
	return casebook->store;
}

struct store *casebook_store_to_write(struct casebook *casebook,
				      struct message *error)
{
	struct store *store = casebook_store(casebook, error);

	if (!store && !error->text[0] &&
	    store_open_quickly(&store, casebook->setup.store_path, error)) {
		casebook->store = store;
		store_trace(store, casebook->setup.trace);
	}
	if (!store || !store_unwritable(store))
		return store;
	message_set(error, "%s", store_unwritable(store));
	return NULL;
}

/* Like casebook_store, but a missing record is an error too. */
static bool has_store(struct casebook *casebook, struct message *error)
{
	if (casebook_store(casebook, error))
		return true;
	return error->text[0] ? false
			      : message_set(error, "there are no cases yet");
}

static void release_kept(struct kept_guide *kept)
{
	guide_release(&kept->guide);
	free(kept->data);
	free(kept);
}

/* Reports only the first problem: one is enough to refuse the guide. */
static bool load_kept(struct kept_guide *kept, struct store *store,
		      const char *sha256, struct message *error)
{
	struct messages problems = {0};
	const struct message *first = problems.items;
	struct file_part part = {0};
	size_t length;

	if (!store_guide(store, sha256, &kept->data, &length, error))
		return false;
	kept->text = (struct hashed_text){.text = kept->data, .length = length};
	snprintf(kept->text.sha256, sizeof(kept->text.sha256), "%s", sha256);
	if (guide_load_recorded(&kept->guide, kept->data, length, &problems))
		return true;
	file_part_find(&part, kept->data, length, first->line);
	return message_set(error, "the recorded guide%s%.*s, line %zu: %s",
			   part.name ? ", " : "", (int)part.name_length,
			   text_or_empty(part.name), first->line - part.line,
			   first->text);
}

struct kept_guide *casebook_guide(struct casebook *casebook, const char *sha256,
				  struct message *error)
{
	struct kept_guide *kept = casebook->guides;

	while (kept && strcmp(kept->text.sha256, sha256) != 0)
		kept = kept->next;
	if (kept || !has_store(casebook, error))
		return kept;
	kept = memory_new(1, sizeof(*kept));
	if (!load_kept(kept, casebook->store, sha256, error)) {
		release_kept(kept);
		return NULL;
	}
	kept->next = casebook->guides;
	casebook->guides = kept;
	return kept;
}

static void use_guide(struct interview_setup *setup, const struct guide *guide,
		      const struct hashed_text *text)
{
	setup->guide = guide;
	setup->guide_text = text->text;
	setup->guide_length = text->length;
}

void casebook_set_guide(struct casebook *casebook, const struct guide *guide,
			struct hashed_text *text)
{
	use_guide(&casebook->setup, guide, text);
	casebook->text = text;
}

/* Uses the guide of new cases if the case was made with the same one. */
static bool find_guide(struct casebook *casebook, const char *sha256,
		       struct interview_setup *setup, struct message *error)
{
	struct hashed_text *text = casebook->text;
	const struct kept_guide *kept;

	if (text && strcmp(sha256, hashed_text_sha256(text)) == 0)
		return true;
	kept = casebook_guide(casebook, sha256, error);
	if (kept)
		use_guide(setup, &kept->guide, &kept->text);
	return kept;
}

static struct interview *resume_case(struct casebook *casebook, int64_t number,
				     struct message *error)
{
	struct interview_setup setup = casebook->setup;
	struct interview *interview = NULL;
	struct case_rows rows = {0};

	if (has_store(casebook, error) &&
	    store_case(casebook->store, number, &rows, error) &&
	    find_guide(casebook, rows.items->guide_sha256, &setup, error))
		interview_resume(&interview, &setup, number, error);
	case_rows_release(&rows);
	return interview;
}

struct interview *casebook_open(struct casebook *casebook, int64_t number,
				struct message *error)
{
	struct interview *made;

	if (number)
		return resume_case(casebook, number, error);
	made = interview_new(&casebook->setup);
	/* What one case has must not carry over to the next. */
	details_next_case(&casebook->setup.details);
	casebook->setup.comeback_of = 0;
	casebook->setup.at_once = false;
	return made;
}

struct interview *casebook_take_in(struct casebook *casebook,
				   const struct intake *intake)
{
	struct interview_setup setup = casebook->setup;

	setup.details = intake->details;
	setup.uuid = intake->uuid;
	setup.comeback_of = intake->comeback_of;
	setup.at_once = true;
	details_next_case(&casebook->setup.details);
	return interview_new(&setup);
}

/*
 * Called once, before any case is open, since cases keep pointing to the name.
 */
const char *casebook_sign(struct casebook *casebook, const char *name)
{
	struct interview_setup *setup = &casebook->setup;

	buffer_clear(&casebook->name);
	detail_clean(&casebook->name, name);
	setup->who = setup->login;
	if (casebook->name.length > 0)
		setup->who = setup->details.of[DETAIL_TECHNICIAN] =
			casebook->name.data;
	return setup->who;
}

void casebook_release(struct casebook *casebook)
{
	while (casebook->guides) {
		struct kept_guide *kept = casebook->guides;

		casebook->guides = kept->next;
		release_kept(kept);
	}
	buffer_release(&casebook->name);
	store_close(casebook->store);
	*casebook = (struct casebook){0};
}
