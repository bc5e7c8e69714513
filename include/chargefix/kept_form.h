/*
 * A form in which a device is being taken in, as it is typed: kept in the record
 * all along, and handed on to whoever continues it.
 *
 * May use: casebook, drafts.
 */
#ifndef CHARGEFIX_KEPT_FORM_H
#define CHARGEFIX_KEPT_FORM_H

#include "chargefix/casebook.h"
#include "chargefix/drafts.h"

/* What is said where kept_form_keep gives STORE_CONFLICT. */
#define KEPT_FORM_TAKEN                                                        \
	"Another terminal went on with this form. What you type here is kept " \
	"as a form of its own."

struct kept_form {
	struct draft draft; /* its texts are those below */
	char uuid[UUID_SIZE]; /* of the case that it becomes */
	struct buffer holder;
	struct buffer text; /* what was typed, as it is on record */
	struct message unkept; /* why it is not; "": it is */
};

/* One of which nothing is on record yet. */
void kept_form_init(struct kept_form *form);
void kept_form_release(struct kept_form *form);

/* Whether the record has what was typed; `text` as by draft_write_text. */
bool kept_form_has(const struct kept_form *form, const char *text);

/*
 * Keeps what was typed by `who` until now; with `away`, for whoever continues
 * it. STORE_CONFLICT: another terminal went on with it, so it is kept as a form
 * of its own. STORE_FAILED: form->unkept says why it isn't.
 */
enum store_result kept_form_keep(struct kept_form *form,
				 struct casebook *casebook, const char *who,
				 const char *text, bool away);

/* Goes on with a form that was left. False: another terminal was faster. */
bool kept_form_take_over(struct kept_form *form, struct casebook *casebook,
			 const struct draft *left);

/* It became a case, or was discarded. */
bool kept_form_drop(const struct kept_form *form, struct casebook *casebook,
		    struct message *error);

#endif
