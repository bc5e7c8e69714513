/*
 * A case being walked now: a walk, its record, and what goes with it (notes,
 * countdowns, consent). Both front ends work on this and nothing below it.
 *
 * Every change is committed to the record before the function returns. Where
 * the record can't be opened or written, the interview goes on, says so in
 * `warning`, keeps the events and tries again with each further one and on
 * interview_retry. Where the record was deleted, moved away or replaced, the
 * whole case is written to what is at its path now, and `news` says so. May
 * use: walk, store, clock.
 */
#ifndef CHARGEFIX_INTERVIEW_H
#define CHARGEFIX_INTERVIEW_H

#include "chargefix/clock.h"
#include "chargefix/history.h"
#include "chargefix/store.h"
#include "chargefix/walk.h"

/* What an interview stands on. All of it must outlive the interview. */
struct interview_setup {
	const struct guide *guide;
	const char *guide_text; /* as read, for the record */
	size_t guide_length;
	enum audience audience; /* OWNER or SHOP */
	const char *store_path;
	const char *program; /* as in store_write_command */
	struct clock clock;
	struct trace *trace; /* or NULL */
	/*
	 * Who answers; goes with each event. NULL: the technician of the case,
	 * or `login` where it names none, or one who gave the name from another
	 * login: nobody's answers are recorded as somebody else's.
	 */
	const char *who;
	const char *login;
	struct case_details details;
	const char *uuid; /* of a new case; NULL: one that nobody has yet */
	int64_t comeback_of; /* the earlier case of a new one; 0: none */
	bool at_once; /* a new case is on record before its first answer */
};

struct note {
	const struct step *step; /* NULL: the case as a whole */
	const char *text; /* as corrected; "": it was withdrawn, or erased */
	const char *who;
	int64_t at;
	int64_t seq; /* of its event, which names it */
	bool customer; /* the customer may read it, too */
	const char *corrected_by; /* NULL: it stands as it was written */
	int64_t corrected; /* when */
};

/*
 * An answer that there is danger, which was taken back or changed, but not at
 * once: something else was answered in between, or somebody else did it.
 */
struct withdrawn {
	struct given given; /* as it was */
	const char *who;
	int64_t at;
	int64_t taken_back; /* when */
};

/* That the word was typed for a step with `consent`. */
struct consent {
	const char *who; /* NULL: it was not */
	int64_t at;
};

struct interview;

enum interview_result {
	INTERVIEW_DONE,
	INTERVIEW_RELOADED, /* another terminal went on with this case: it was
			     * read again; what was asked, and what waited,
			     * was dropped, but for notes. Details that it
			     * gave are taken over without this. */
	INTERVIEW_REFUSED, /* not possible here: nothing to undo, say */
	INTERVIEW_READ_ONLY, /* the record can only be read, so that nothing
			      * changed: see interview_read_only */
};

/*
 * A new case. It gets its number and reaches the disk with the first answer
 * or note, so that looking in leaves nothing behind, unless setup->at_once. A
 * store that can't be opened, or only be read, is no failure: before the first
 * answer interview_news says so, after it interview_warning.
 */
struct interview *interview_new(const struct interview_setup *setup);

/*
 * Goes on with a case from its record, or shows it where the record can only
 * be read: then nothing changes it. setup->guide must be the guide of the
 * case's own hash, setup->audience and details are replaced by the case's.
 */
bool interview_resume(struct interview **interview,
		      const struct interview_setup *setup, int64_t number,
		      struct message *error);

/* Tries once more to write what is not written, then lets go. */
void interview_free(struct interview *interview);

const struct walk *interview_walk(const struct interview *interview);

/* Whose name is recorded with new answers and notes; NULL or "": no one's. */
const char *interview_who(const struct interview *interview);

/*
 * The technician of the case, where that is not who is logged in here, as far
 * as one can tell, and no name was given; NULL: else. What is given is recorded
 * under the login name then, until interview_sign.
 */
const char *interview_other_technician(const struct interview *interview);

/* The trace that it was set up with, or NULL. */
struct trace *interview_trace(const struct interview *interview);

/* The login name that the interview was set up with; "": there is none. */
const char *interview_login(const struct interview *interview);

/*
 * Whose name goes with what is given from now on; where nothing is left of it,
 * as by detail_clean, the login name. The case's technician stays.
 */
void interview_sign(struct interview *interview, const char *name);

/* The time on the interview's own clock. */
int64_t interview_now(const struct interview *interview);

/* The case's number; 0 while it has none. */
int64_t interview_number(const struct interview *interview);

/* Appends what to type for that command with this case. */
void interview_write_command(const struct interview *interview,
			     const char *command, struct buffer *out);
const struct case_details *interview_details(const struct interview *interview);

/*
 * New details of the case from the person; each is cleaned and cut as by
 * detail_clean. Nothing is recorded where nothing differs. Another technician
 * is who answers from then on.
 */
enum interview_result interview_set_details(struct interview *interview,
					    const struct case_details *details);

/*
 * NULL, or a sentence for the person: why the record is not being written,
 * and how many events wait for it.
 */
const char *interview_warning(const struct interview *interview);

/* The same for who leaves all the same: only why, "" if nothing waits. */
const char *interview_failure(const struct interview *interview);

/*
 * Why a case that was resumed can't be changed: its record can only be read.
 * NULL: it can. A message without its end.
 */
const char *interview_read_only(const struct interview *interview);

/* Events that are not on disk yet. */
size_t interview_unsaved(const struct interview *interview);

/*
 * NULL, or a sentence about the record that the person should read: what
 * became of it, or which other cases have the ticket that this one was begun
 * or resumed with, or was given. Each is given once, and lives until the next
 * one is asked for.
 */
const char *interview_news(struct interview *interview);

/*
 * Tries to write what waits, and sees that what was written is still there.
 * DONE also where it waits on: see interview_unsaved. RELOADED: the walk is
 * another one now.
 */
enum interview_result interview_retry(struct interview *interview);

/* The same, waiting for another program that holds the record: the last try. */
enum interview_result interview_retry_last(struct interview *interview);

/* Refused where `step` is not the one that is asked. */
enum interview_result interview_answer(struct interview *interview,
				       const struct step *step,
				       struct answer_numbers chosen);
enum interview_result interview_change(struct interview *interview,
				       const struct step *step,
				       struct answer_numbers chosen);

/*
 * Answers walk->step, or changes an earlier answer, by what was measured: the
 * answer is that of the reading's band. Refused outside of all bands.
 */
enum interview_result interview_measure(struct interview *interview,
					const struct step *step,
					double reading);

enum interview_result interview_undo(struct interview *interview);
enum interview_result interview_raise_danger(struct interview *interview,
					     struct answer_numbers chosen);

/*
 * `step` NULL: about the case as a whole. The text is cleaned (text.h);
 * refused when nothing is left of it or it is longer than NOTE_SIZE_MOST.
 */
#define NOTE_SIZE_MOST (64 << 10)
#define NOTE_FOR_CUSTOMER "customer"
enum interview_result interview_note(struct interview *interview,
				     const struct step *step, const char *text);

/*
 * The same for a note that the customer may read, too; and another text and
 * reader for the note of that seq, "" to withdraw it: the record keeps that it
 * was corrected.
 */
enum interview_result interview_note_for_customer(struct interview *interview,
						  const struct step *step,
						  const char *text);
enum interview_result interview_correct_note(struct interview *interview,
					     int64_t seq, const char *text,
					     bool customer);

/*
 * Erases what says who the customer is, as store_erase, and makes the file forget
 * it, as store_scrub. False: `error` says why; `*erased`: it is erased, but traces
 * are left in the file.
 */
bool interview_erase(struct interview *interview, bool *erased,
		     struct message *error);

/* In the order written. */
const struct note *interview_notes(const struct interview *interview,
				   size_t *count);

/* In the order in which they were taken back. */
const struct withdrawn *interview_withdrawn(const struct interview *interview,
					    size_t *count);

/*
 * The word was typed for a step with `consent`. Going back from that step, as
 * it is asked, takes it back.
 */
enum interview_result interview_consent(struct interview *interview,
					const struct step *step);
bool interview_has_consent(const struct interview *interview,
			   const struct step *step);

/* Who typed it, and when. */
struct consent interview_consented(const struct interview *interview,
				   const struct step *step);

/*
 * What was agreed to: "Ann agreed 2026-11-20 10:12: This deletes all."; "You
 * agreed" to who goes on with the case. Nothing where nobody agreed.
 */
void interview_say_consent(const struct interview *interview,
			   const struct step *step, struct buffer *out);

/* Starts the step's countdown, again if it ran before. */
enum interview_result interview_wait(struct interview *interview,
				     const struct step *step);

/*
 * Whether the step's countdown was started; its end in `until` (clock.h). Not,
 * where the clock was put back to before its start: it would run too long.
 */
bool interview_waiting(const struct interview *interview,
		       const struct step *step, int64_t *until);

/*
 * Ticks an instruction off, counted from 0, or takes that back; refused where
 * the step has no such instruction.
 */
enum interview_result interview_tick(struct interview *interview,
				     const struct step *step,
				     size_t instruction, bool done);

/* Which instructions are ticked off: bit n for the n-th from 0. */
uint64_t interview_ticks(const struct interview *interview,
			 const struct step *step);

/* How many are. */
size_t interview_done(const struct interview *interview,
		      const struct step *step);

/*
 * Ticks these of the answers of a step that takes several, and no other; they
 * are not given yet. Refused for other steps.
 */
enum interview_result interview_draft(struct interview *interview,
				      const struct step *step,
				      struct answer_numbers ticked);

/* Which are ticked; at first those of the answer that was taken back. */
struct answer_numbers interview_drafted(const struct interview *interview,
					const struct step *step);

/*
 * What any step begins with when it is asked: the same; 0: nothing. In
 * `reading` what was measured then, or NULL.
 */
struct answer_numbers interview_latest(const struct interview *interview,
				       const struct step *step,
				       const char **reading);

/* When and by whom the answer of that index in walk->given was given. */
int64_t interview_given_at(const struct interview *interview, size_t given);
const char *interview_given_by(const struct interview *interview, size_t given);

/* What was measured, without its unit; NULL: nothing. */
const char *interview_given_reading(const struct interview *interview,
				    size_t given);

/* The answers before it was last changed; none: it never was. */
struct answer_numbers interview_given_before(const struct interview *interview,
					     size_t given);

/*
 * What was answered, in words, with what was measured: "0.45 A (From 0.4 A to
 * 0.5 A)"; with `label` short, for lists: "0.45 A".
 */
void interview_say(const struct interview *interview, size_t given, bool label,
		   struct buffer *out);

/*
 * The life of the case (life.h). Each of these is refused where life.h says
 * that the case can't, and takes texts as details are taken: `why` is one line
 * of at most DETAIL_SIZE_MOST bytes, or NULL.
 */
struct case_life interview_life(const struct interview *interview);

/* What people did with it so far, in order. */
const struct life_change *interview_life_changes(
	const struct interview *interview, size_t *count);

/* Does what the change says: one of the functions below. */
enum interview_result interview_change_life(struct interview *interview,
					    const struct life_change *change);

/* The case waits, until a time (clock.h; 0: not known) or for something. */
enum interview_result interview_hold(struct interview *interview,
				     enum hold waits_for, int64_t until,
				     const char *why);

/* It waits no longer. Each answer does the same. */
enum interview_result interview_continue(struct interview *interview);

/*
 * Hands the case over to a colleague, who becomes its technician: it waits for
 * them. Refused where nothing is left of the name, as by detail_clean.
 */
enum interview_result interview_hand_over(struct interview *interview,
					  const char *colleague,
					  const char *why);

enum interview_result interview_cancel(struct interview *interview,
				       const char *why);

/* A barrier only with OUTCOME_END_OF_LIFE. */
enum interview_result interview_hand_back(struct interview *interview,
					  enum outcome outcome,
					  enum barrier barrier);

/* After its end, or after it was cancelled or handed back. */
enum interview_result interview_reopen(struct interview *interview,
				       const char *why);

/* Who gave the answer that led to the diagnosis; "": there is none. */
const char *interview_ended_by(const struct interview *interview);

/*
 * A second technician agrees with the diagnosis: refused for who gave the last
 * answer, and for nobody.
 */
enum interview_result interview_confirm(struct interview *interview);

/*
 * Whether it still works, after a diagnosis with `check_back`. On LASTED_NO the
 * walk goes on: the step that fixed it helped only for a while.
 */
enum interview_result interview_set_lasted(struct interview *interview,
					   enum lasted lasted);

/* Walks on for another audience; answers are kept as by interview_change. */
enum interview_result interview_set_audience(struct interview *interview,
					     enum audience audience);

/*
 * The cases of the same device and customer, at most `most` of each, as the
 * record has them now. False: `error` says why they can't be read.
 */
bool interview_case_history(const struct interview *interview, size_t most,
			    struct case_history *history,
			    struct message *error);

/*
 * Adds the row of the earlier case of a device that came back. False: it did
 * not, or the row can't be read now.
 */
bool interview_earlier(const struct interview *interview,
		       struct case_rows *rows);

/* The same device was here before, as the case of that number; 0: it wasn't. */
enum interview_result interview_set_comeback(struct interview *interview,
					     int64_t number);

/* The words that give consent and refuse it, typed as they stand. */
#define CONSENT_WORD "agree"
#define CONSENT_REFUSAL "no"
#define CONSENT_ASKED                                                          \
	"Type " CONSENT_WORD " to continue, or " CONSENT_REFUSAL               \
	" to skip this step."

#endif
