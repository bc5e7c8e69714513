#include "chargefix/kept_form.h"

#include <stdio.h>
#include <string.h>

void kept_form_init(struct kept_form *form)
{
	*form = (struct kept_form){.uuid = ""};
	store_new_uuid(form->uuid);
	draft_write_holder(&form->holder);
}

void kept_form_release(struct kept_form *form)
{
	buffer_release(&form->holder);
	buffer_release(&form->text);
}

bool kept_form_has(const struct kept_form *form, const char *text)
{
	return !form->unkept.text[0] &&
	       strcmp(text, buffer_string(&form->text)) == 0;
}

/* Where another terminal took it over, what is typed here is not lost. */
static enum store_result keep_own(struct kept_form *form, struct store *store,
				  const char *holder, struct message *error)
{
	enum store_result result =
		store_keep_draft(store, &form->draft, holder, error);

	if (result != STORE_CONFLICT)
		return result;
	form->draft.id = 0;
	store_new_uuid(form->uuid);
	result = store_keep_draft(store, &form->draft, holder, error);
	return result == STORE_OK ? STORE_CONFLICT : result;
}

enum store_result kept_form_keep(struct kept_form *form,
				 struct casebook *casebook, const char *who,
				 const char *text, bool away)
{
	const char *holder = away ? "" : buffer_string(&form->holder);
	enum store_result result = STORE_FAILED;
	struct message error = {0};
	struct store *store = casebook_store_to_write(casebook, &error);

	buffer_clear(&form->text);
	buffer_text(&form->text, text);
	form->draft.uuid = form->uuid;
	form->draft.who = who;
	form->draft.text = buffer_string(&form->text);
	form->draft.changed = clock_now(&casebook->setup.clock);
	if (!form->draft.id)
		form->draft.began = form->draft.changed;
	form->unkept = (struct message){0};
	if (store)
		result = keep_own(form, store, holder, &error);
	if (result == STORE_FAILED)
		message_set(&form->unkept, "This form is not saved yet: %s",
			    error.text);
	return result;
}

bool kept_form_take_over(struct kept_form *form, struct casebook *casebook,
			 const struct draft *left)
{
	struct message error = {0};
	struct store *store = casebook_store_to_write(casebook, &error);
	struct draft draft = *left;

	if (!store ||
	    store_keep_draft(store, &draft, buffer_string(&form->holder),
			     &error) != STORE_OK)
		return false;
	snprintf(form->uuid, sizeof(form->uuid), "%s", left->uuid);
	buffer_clear(&form->text);
	buffer_text(&form->text, left->text);
	/* Its texts are set when it is kept again. */
	form->draft = (struct draft){
		.id = draft.id,
		.holder = draft.holder,
		.began = draft.began,
	};
	return true;
}

bool kept_form_drop(const struct kept_form *form, struct casebook *casebook,
		    struct message *error)
{
	struct store *store;

	if (!form->draft.id)
		return true;
	store = casebook_store_to_write(casebook, error);
	return store && store_drop_draft(store, &form->draft, error);
}
