/*
 * What `chargefix case` is to do with a case: an action of its life, or
 * something with its notes.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_CASE_REQUEST_H
#define CHARGEFIX_COMMAND_CASE_REQUEST_H

#include "chargefix/interview.h"
#include "command/options.h"

enum case_task {
	CASE_STATUS, /* nothing: only say how it is */
	CASE_CHANGE, /* what `change` says */
	CASE_NOTE, /* a new note: text, customer */
	CASE_CORRECT, /* a note: number, text, customer */
	CASE_WITHDRAW, /* a note: number */
};

/* All zero is CASE_STATUS. */
struct case_request {
	enum case_task task;
	struct life_change change;
	size_t note; /* its number, from 1 */
	struct buffer text; /* of a note */
	bool reader_given; /* who may read a note was said … */
	bool customer; /* … and it is the customer, too */
};

/*
 * Takes the operands after the case and the options. Returns STATUS_DONE, or
 * another status after a message; release the request anyway.
 */
int case_request_read(struct case_request *request,
		      const struct options *options);
void case_request_release(struct case_request *request);

/* Lists the actions for help. */
void case_request_explain(struct page *page);

#endif
