/* The life of a case: its status, what was done with it, and what can't be. */
#include "view/internal.h"

#include "chargefix/people.h"
#include "chargefix/text.h"

#include <string.h>

static void add_why(struct buffer *out, const char *why)
{
	if (why)
		buffer_format(out, ": %s", why);
}

/* What a case waits for: " for a part", or nothing for a time alone. */
static void add_reason(struct buffer *out, enum hold waits_for,
		       const char *colleague)
{
	if (waits_for == HOLD_COLLEAGUE && colleague)
		buffer_format(out, " for %s", colleague);
	else if (waits_for > HOLD_TIME)
		buffer_format(out, " for %s", hold_words[waits_for].label);
}

static void add_until(struct buffer *out, int64_t until, bool only)
{
	if (!until)
		return;
	buffer_text(out, only ? " until " : ", until ");
	clock_write_local(out, until);
}

static void write_outcome(struct buffer *out, const struct life_change *change)
{
	buffer_format(out, ": %s", outcome_words[change->outcome].label);
	if (change->barrier)
		buffer_format(out, " (%s)",
			      barrier_words[change->barrier].label);
}

static void write_lasted(struct buffer *out, enum lasted lasted)
{
	buffer_text(out, lasted == LASTED_YES ? "It was still working"
					      : "The problem came back");
}

void view_life_change(const struct life_change *change, struct buffer *out)
{
	static const char *const beginnings[LIFE_ACTIONS] = {
		[LIFE_WAIT] = "Waiting",
		[LIFE_CONTINUE] = "No longer waiting",
		[LIFE_HAND_OVER] = "Handed over",
		[LIFE_HAND_BACK] = "Handed back",
		[LIFE_CANCEL] = "Cancelled",
		[LIFE_CONFIRM] = "Diagnosis confirmed",
		[LIFE_REOPEN] = "Reopened",
	};

	buffer_text(out, text_or_empty(beginnings[change->action]));
	if (change->action == LIFE_WAIT) {
		add_reason(out, change->waits_for, NULL);
		add_until(out, change->until, change->waits_for == HOLD_TIME);
	}
	if (change->action == LIFE_HAND_OVER)
		buffer_format(out, " to %s", text_or_empty(change->colleague));
	if (change->action == LIFE_HAND_BACK)
		write_outcome(out, change);
	if (change->action == LIFE_LASTED)
		write_lasted(out, change->lasted);
	add_why(out, change->why);
}

/* What was done last of this kind; NULL: nothing. */
static const struct life_change *last_change(const struct interview *interview,
					     enum life_action action)
{
	size_t count;
	const struct life_change *changes =
		interview_life_changes(interview, &count);

	while (count > 0)
		if (changes[--count].action == action)
			return &changes[count];
	return NULL;
}

/* The beginning of the wait: it was asked for, or the diagnosis is a wait. */
static int64_t waits_since(const struct interview *interview,
			   const struct case_life *life)
{
	size_t count;
	const struct life_change *changes =
		interview_life_changes(interview, &count);

	return life->waits_for && count ? changes[count - 1].at : life->ended;
}

static void write_wait(const struct interview *interview,
		       const struct case_life *life, struct buffer *out)
{
	const char *technician =
		interview_details(interview)->of[DETAIL_TECHNICIAN];
	int64_t until = life->due_for == DUE_HOLD ? life->due : 0;
	bool over = until && until <= interview_now(interview);

	buffer_text(out, over ? "The wait" : "Waiting");
	add_reason(out, life->waits_for, technician);
	if (over) {
		buffer_text(out, " ended ");
		clock_write_local(out, until);
	} else if (life->waits_for == HOLD_TIME && until) {
		add_until(out, until, true);
	} else {
		buffer_text(out, " since ");
		clock_write_local(out, waits_since(interview, life));
		add_until(out, until, false);
	}
	add_why(out, life->why);
}

/* "Reopened 2026-11-20 10:12: it flickers again" */
static void write_dated(const char *beginning, int64_t at, const char *why,
			struct buffer *out)
{
	buffer_format(out, "%s ", beginning);
	clock_write_local(out, at);
	add_why(out, why);
}

static void write_closed(const struct interview *interview,
			 const struct case_life *life, struct buffer *out)
{
	const struct life_change back = {.outcome = life->outcome,
					 .barrier = life->barrier};
	const struct life_change *cancel = last_change(interview, LIFE_CANCEL);

	if (life->state == STATE_RETURNED) {
		write_dated("Handed back", life->returned, NULL, out);
		write_outcome(out, &back);
	} else if (life->state == STATE_CANCELLED && cancel) {
		write_dated("Cancelled", cancel->at, life->why, out);
	} else {
		write_dated("Diagnosed", life->ended, NULL, out);
	}
	if (life->confirmed_by)
		buffer_format(out, ", confirmed by %s", life->confirmed_by);
}

void view_status(const struct interview *interview, struct buffer *out)
{
	const struct case_life life = interview_life(interview);
	const struct life_change *reopen =
		life.reopened ? last_change(interview, LIFE_REOPEN) : NULL;

	if (life.state == STATE_WAITING)
		write_wait(interview, &life, out);
	else if (life.state != STATE_OPEN)
		write_closed(interview, &life, out);
	else if (reopen)
		write_dated("Reopened", reopen->at, reopen->why, out);
	else
		buffer_text(out, case_state_words[STATE_OPEN].label);
}

void view_check_back(const struct interview *interview, struct buffer *out)
{
	const struct case_life life = interview_life(interview);

	buffer_format(out, "Case %lld, diagnosed ",
		      (long long)interview_number(interview));
	clock_write_local(out, life.ended);
	buffer_format(out, ": %s.",
		      interview_walk(interview)->diagnosis->title);
}

void view_row_lasted(const struct case_row *row, struct buffer *out)
{
	buffer_format(out, "Case %lld: did the repair last?",
		      (long long)row->number);
}

void view_row_repair(const struct case_row *row, int64_t now,
		     struct buffer *out)
{
	const char *const names[] = {row->standing.subject,
				     row->details.of[DETAIL_TICKET]};
	bool any = false;

	for (size_t i = 0; i < 2; i++)
		if (names[i] && *names[i]) {
			buffer_format(out, "%s%s", any ? ", " : "", names[i]);
			any = true;
		}
	buffer_format(out, "%s%s, ", any ? ": " : "",
		      text_or_empty(row->standing.conclusion));
	clock_write_ago(out, row->standing.life.ended, now);
}

/* "Case 7", or "This case" while it has no number. */
static void write_name(const struct interview *interview, struct buffer *out)
{
	int64_t number = interview_number(interview);

	if (number)
		buffer_format(out, "Case %lld", (long long)number);
	else
		buffer_text(out, "This case");
}

static void refuse_lasted(const struct interview *interview, struct buffer *out)
{
	write_name(interview, out);
	buffer_text(out, " has no finished repair that the guide asks about "
			 "later.");
}

static void refuse_confirming(const struct interview *interview,
			      const struct case_life *life, struct buffer *out)
{
	write_name(interview, out);
	if (!life->ended)
		buffer_text(out, " has no diagnosis yet.");
	else if (life->confirmed_by)
		buffer_format(out, " has already been confirmed by %s.",
			      life->confirmed_by);
	else
		buffer_text(out, life->state == STATE_WAITING
					 ? " is waiting, so there is nothing "
					   "to confirm yet."
					 : " was reopened, so there is nothing "
					   "to confirm yet.");
}

/* Why whoever is working on the case can't confirm it; false: they can. */
static bool refuse_person(const struct interview *interview, struct buffer *out)
{
	const char *who = text_or_empty(interview_who(interview));

	if (!*who)
		buffer_text(out, "Whoever confirms a diagnosis has to give a "
				 "name.");
	else if (strcmp(who, interview_ended_by(interview)) == 0)
		buffer_format(out,
			      "%s gave the last answer, so somebody else has "
			      "to confirm the diagnosis.",
			      who);
	else
		return false;
	return true;
}

static void refuse_closed(const struct interview *interview,
			  const struct case_life *life, struct buffer *out)
{
	write_name(interview, out);
	buffer_text(out, life->state == STATE_RETURNED ? " was handed back."
						       : " was cancelled.");
}

bool view_refusal(const struct interview *interview, enum life_action action,
		  struct buffer *out, enum life_action *instead)
{
	const struct case_life life = interview_life(interview);
	bool closed = !life_takes_answers(&life);

	*instead = LIFE_NONE;
	if (life_allows(&life, action)) {
		bool refused =
			action == LIFE_CONFIRM && refuse_person(interview, out);

		*instead = refused ? LIFE_CONFIRM : LIFE_NONE;
		return refused;
	}
	if (closed && (action != LIFE_CONFIRM || !life.ended ||
		       life.state == STATE_CANCELLED)) {
		refuse_closed(interview, &life, out);
		*instead = LIFE_REOPEN;
	} else if (action == LIFE_CONFIRM) {
		refuse_confirming(interview, &life, out);
	} else if (action == LIFE_LASTED) {
		refuse_lasted(interview, out);
	} else {
		write_name(interview, out);
		buffer_text(out, action == LIFE_REOPEN
					 ? " is not finished yet, so it need "
					   "not be reopened."
					 : " is not waiting.");
	}
	return true;
}

void view_stamp(struct buffer *out, bool named, const char *who, int64_t at)
{
	buffer_text(out, " (");
	if (named && who && *who)
		buffer_format(out, "%s, ", who);
	clock_write_local(out, at);
	buffer_text(out, ")");
}

/* The status; nothing where the diagnosis, or its absence, says all of it. */
static void write_special(const struct interview *interview, struct buffer *out)
{
	const struct case_life life = interview_life(interview);

	if ((life.state != STATE_ENDED || life.confirmed_by) &&
	    (life.state != STATE_OPEN || life.reopened) &&
	    (life.state != STATE_WAITING || life.waits_for))
		view_status(interview, out);
}

void view_status_field(struct document *document,
		       const struct interview *interview)
{
	struct buffer status = {0};

	write_special(interview, &status);
	document_field(document, "Status", buffer_string(&status));
	buffer_release(&status);
}

void view_outcome_field(struct document *document,
			const struct interview *interview)
{
	if (interview_life(interview).state == STATE_RETURNED)
		view_status_field(document, interview);
}

void view_fate(struct document *document, const struct interview *interview)
{
	struct buffer status = {0};

	write_special(interview, &status);
	if (status.length) {
		document_format(document, BLOCK_LEAD, 0, "%s.",
				buffer_string(&status));
		document_gap(document);
	}
	buffer_release(&status);
}

void view_outlook(struct document *document, const struct interview *interview)
{
	const struct case_life life = interview_life(interview);
	struct buffer due = {0};

	if (life.due_for == DUE_CHECK_BACK) {
		clock_write_local(&due, life.due);
		document_format(document, BLOCK_PARAGRAPH, 0,
				"After %s, chargefix asks whether the repair "
				"lasted.",
				buffer_string(&due));
	}
	buffer_release(&due);
}

void view_lasted(struct document *document, const struct interview *interview)
{
	const struct case_life life = interview_life(interview);
	const struct life_change *asked = last_change(interview, LIFE_LASTED);
	struct buffer said = {0};

	if (!asked || asked->lasted != life.lasted)
		return;
	write_lasted(&said, asked->lasted);
	buffer_text(&said, " on ");
	clock_write_local(&said, asked->at);
	document_format(document, BLOCK_PARAGRAPH, 0, "%s.",
			buffer_string(&said));
	buffer_release(&said);
}

void view_history(struct document *document, const struct interview *interview,
		  bool named)
{
	size_t count;
	const struct life_change *changes =
		interview_life_changes(interview, &count);
	struct buffer line = {0};

	if (count)
		document_add(document, BLOCK_HEADING, 0,
			     "What was done with the case");
	for (size_t i = 0; i < count; i++) {
		buffer_clear(&line);
		view_life_change(&changes[i], &line);
		view_stamp(&line, named, changes[i].who, changes[i].at);
		document_add(document, BLOCK_ITEM, 0, buffer_string(&line));
	}
	buffer_release(&line);
}

/* "corrected by Ben 2026-11-20 10:12"; nothing for most notes. */
static void write_correction(const struct note *note, bool named,
			     const char *before, struct buffer *out)
{
	if (!note->corrected_by && *note->text)
		return;
	buffer_text(out, before);
	if (!note->corrected_by) {
		buffer_text(out, "erased");
		return;
	}
	buffer_text(out, *note->text ? "corrected" : "withdrawn");
	if (named && *note->corrected_by)
		buffer_format(out, " by %s", note->corrected_by);
	buffer_text(out, " ");
	clock_write_local(out, note->corrected);
}

void view_note_title(const struct note *note, bool named, struct buffer *out)
{
	if (note->customer)
		buffer_text(out, " for the customer");
	view_stamp(out, named, note->who, note->at);
	write_correction(note, named, ", ", out);
}

void view_note(const struct note *note, struct buffer *out)
{
	struct buffer facts = {0};

	if (note->customer)
		buffer_text(&facts, "for the customer, too");
	write_correction(note, true, facts.length ? "; " : "", &facts);
	buffer_text(out, note->text);
	if (facts.length)
		buffer_format(out, "%s(%s)", *note->text ? " " : "",
			      buffer_string(&facts));
	buffer_release(&facts);
}

/* The notes with the numbers that commands name them by. */
static void add_numbered_notes(struct document *document,
			       const struct interview *interview)
{
	size_t count;
	const struct note *notes = interview_notes(interview, &count);
	struct buffer line = {0};

	if (count)
		document_add(document, BLOCK_HEADING, 0, "Notes");
	for (size_t i = 0; i < count; i++) {
		buffer_clear(&line);
		buffer_format(&line, "Note %zu", i + 1);
		view_note_title(&notes[i], true, &line);
		document_add(document, BLOCK_ITEM, 0, buffer_string(&line));
		if (notes[i].step)
			document_format(document, BLOCK_PARAGRAPH, 2,
					"About \"%s\"",
					step_title(notes[i].step));
		document_add(document, BLOCK_PARAGRAPH, 2, notes[i].text);
	}
	buffer_release(&line);
}

/* When something is to be done, and what. */
static void add_due(struct document *document, const struct case_life *life)
{
	struct buffer line = {0};

	if (!life->due)
		return;
	clock_write_local(&line, life->due);
	buffer_format(&line, ": %s", due_words_of[life->due_for].label);
	document_field(document, "Due", buffer_string(&line));
	buffer_release(&line);
}

static void add_outlook(struct document *document, const struct walk *walk)
{
	struct buffer line = {0};

	if (walk->diagnosis)
		buffer_format(&line, "%s (%s)", walk->diagnosis->title,
			      verdict_word(walk->diagnosis->verdict));
	document_field(document, "Diagnosis", buffer_string(&line));
	document_field(document, "Next",
		       walk->step ? step_title(walk->step) : NULL);
	buffer_release(&line);
}

void view_life(struct document *document, const struct interview *interview,
	       const struct case_row *row)
{
	const struct case_life life = interview_life(interview);
	struct buffer status = {0};

	view_title(document, row);
	view_status(interview, &status);
	document_field(document, "Status", buffer_string(&status));
	buffer_release(&status);
	add_due(document, &life);
	add_outlook(document, interview_walk(interview));
	for (int i = 0; i < DETAILS; i++)
		document_field(document, detail_facts[i].label,
			       row->details.of[i]);
	document_gap(document);
	view_lasted(document, interview);
	view_history(document, interview, true);
	add_numbered_notes(document, interview);
}
