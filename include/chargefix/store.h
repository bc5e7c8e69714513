/*
 * The record: cases, their events, and the guides they were walked with.
 *
 * All that the program asks of a record is declared here. The engine behind it
 * is SQLite, src/record/sqlite*.c, which alone knows SQL; what another engine
 * would share is in src/record/store*.c and rows.c.
 *
 * Events are only ever added, in a transaction that also brings the case's row
 * up to date and is on disk when store_append returns. May use: message, text,
 * SQLite, libsodium.
 */
#ifndef CHARGEFIX_STORE_H
#define CHARGEFIX_STORE_H

#include "chargefix/details.h"
#include "chargefix/life.h"
#include "chargefix/message.h"
#include "chargefix/trace.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

enum event_kind {
	EVENT_START, /* the case was opened; text: audience, owner or shop;
		      * answers: the login name that it was opened from */
	EVENT_ANSWER, /* step, answers */
	EVENT_CHANGE, /* step, answers: an earlier answer was changed */
	EVENT_UNDO, /* step: its answer was dropped */
	EVENT_DANGER, /* step, answers: danger raised out of turn */
	EVENT_NOTE, /* step (may be empty), text; answers: "customer" where the
		     * customer may read it, too */
	EVENT_CONSENT, /* step: the word was typed */
	EVENT_WAIT, /* step: its countdown was started at `at` */
	EVENT_DETAILS, /* ticket, technician, model or serial changed; text;
			* answers: the login name that changed the technician,
			* or nothing */
	EVENT_TICK, /* step; text: which instruction, counted from 1, and
		     * "done" or "open"; or "answers": those that are ticked
		     * so far where several may be given */
	EVENT_HOLD, /* the case waits; answers: a word of hold_words; text:
		     * "until: MILLISECONDS" and "why: TEXT", a line each */
	EVENT_CONTINUE, /* it waits no longer */
	EVENT_CANCEL, /* text: why */
	EVENT_HAND_BACK, /* answers: words of outcome_words, and of
			  * barrier_words after ',' */
	EVENT_REOPEN, /* text: why; after an end, cancelling or handing back */
	EVENT_CONFIRM, /* a second technician agrees with the diagnosis */
	EVENT_LASTED, /* answers: a word of lasted_words; after "no" the walk
		       * goes on where it ended */
	EVENT_AUDIENCE, /* text: audience, owner or shop, from now on */
	EVENT_CORRECT, /* answers: the seq of a note; text: the corrected one,
			* or nothing: it was withdrawn */
	EVENT_COMEBACK, /* answers: the number of the earlier case of the
			 * device; "0": of none */
	EVENT_ERASE, /* personal data was erased from the events before it;
		      * text: ERASED_ALL where all of them were, or nothing */
	EVENT_KINDS
};

#define ERASED_ALL "all"

/* "start", "answer" … as in the database. Parsing NULL is false. */
const char *event_kind_word(enum event_kind kind);
bool event_kind_parse(const char *word, enum event_kind *kind);

/*
 * Strings may be NULL for empty; those that store_events gives are not NULL.
 * `answers` is answer ids joined by ','.
 */
struct event {
	int64_t seq; /* 1, 2, 3 … within its case */
	int64_t at; /* clock.h milliseconds */
	enum event_kind kind;
	const char *who;
	const char *step;
	const char *answers;
	const char *text;
};

/*
 * Where a case stands after an event, kept beside it for lists: all of it
 * follows from the events. NULL: empty.
 */
struct case_standing {
	const char *subject; /* the device, say */
	const char *step; /* title of the step asked next */
	const char *diagnosis; /* id, when the walk has ended; else NULL */
	const char *verdict;
	const char *conclusion; /* title of the diagnosis */
	struct case_life life;
};

/* The last time that a record can hold: the end of the year 9999. */
#define STORE_TIME_LAST INT64_C(253402300799999)

struct case_row {
	int64_t number;
	bool damaged; /* not as it was written: the number is all of it */
	int64_t started;
	int64_t changed;
	bool shop;
	const char *uuid; /* 36 characters, which no other case of any record
			   * has, and which never change */
	const char *guide_sha256; /* 64 hex digits */
	const char *guide_id;
	const char *guide_version;
	struct case_details details;
	struct case_standing standing;
};

/*
 * Appends the record that commands take without --db: $CHARGEFIX_DB, else
 * $XDG_DATA_HOME/chargefix/cases.db; ~/.local/share where that is unset or not
 * absolute.
 */
bool store_usual_path(struct buffer *out, struct message *error);

/*
 * Appends what to type to go on with a case: "chargefix resume 7", and --db
 * where the record is not the usual one, quoted for a shell. `program` is what
 * starts the program; NULL: its name.
 */
void store_write_command(struct buffer *out, const char *program,
			 const char *command, int64_t number, const char *path);

/* Appends the word, quoted where a shell would take it for something else. */
void store_write_word(struct buffer *out, const char *word);

/*
 * Opens the database for writing, made with its folder (0700) and file (0600,
 * or 0660 in a folder that a group shares) where missing, and brings an older
 * one up to date. Where programs can't share memory through files, as on many
 * network disks, it is written with a rollback journal: see store_tell_slower.
 * On false `*store` is NULL and `error` says what is wrong and what would
 * help: no database, a newer version, a folder that can't be written, or where
 * files can't be locked.
 */
bool store_open(struct store **store, const char *path, struct message *error);

/* How long another program that holds the record is waited for. */
enum store_wait {
	STORE_WAIT_SHORT = 50, /* milliseconds, while somebody types */
	STORE_WAIT_LONG = 2000, /* as store_open does */
};

/* The same with a short wait. */
bool store_open_quickly(struct store **store, const char *path,
			struct message *error);

/*
 * The same for who only looks: where there is no such file none is made, and
 * `*store` is NULL though the result is true. One that can't be written is
 * opened for reading, which changes nothing on disk: see store_unwritable.
 */
bool store_open_existing(struct store **store, const char *path,
			 enum store_wait wait, struct message *error);

/* Traces each statement from now on, without its values; both may be NULL. */
void store_trace(struct store *store, struct trace *trace);

/* From now on. */
void store_wait(struct store *store, enum store_wait wait);

/* Why it is only read, as a sentence without its end; NULL: it is written. */
const char *store_unwritable(const struct store *store);

/*
 * Appends a sentence, once: that the record is now written with a rollback
 * journal. False: there is nothing to say.
 */
bool store_tell_slower(struct store *store, struct buffer *out);

/* Where it is, as --db takes it. */
const char *store_path(const struct store *store);

void store_close(struct store *store);

/*
 * Whether its file is still at its path, as this store has left it: not where
 * it was deleted, moved or replaced, and not where another program has written
 * to it, which looks the same. What then reads right is a store that
 * is opened again.
 */
bool store_is_current(const struct store *store);

enum store_result {
	STORE_OK,
	STORE_CONFLICT, /* another program has written this seq */
	STORE_FAILED, /* `error` says why; nothing was written */
};

/* A case as it is opened. */
struct new_case {
	struct case_row row; /* guide id and version, details, standing, shop;
			      * number, where no other case has it; 0: any;
			      * uuid; NULL: a new one */
	const char *guide_text; /* kept if its hash is new */
	size_t guide_length;
	const struct event *events; /* EVENT_START, seq 1, and what follows */
	size_t event_count; /* 1 or more */
};

/* Opens a case with its first events. Its number comes back in `number`. */
enum store_result store_begin(struct store *store, const struct new_case *made,
			      int64_t *number, struct message *error);

/*
 * Adds `count` events (1 or more) to the case, and gives its row the details
 * and the standing of `row`, those after the last of them: all or nothing.
 */
enum store_result store_append(struct store *store, int64_t number,
			       const struct event *events, size_t count,
			       const struct case_row *row,
			       struct message *error);

struct events;

/*
 * Adds all events of the case, none where there is no such case, to `events`,
 * which is empty. False: `error` says why, "event 3 of case 42 is damaged",
 * say, and there is nothing to release.
 */
bool store_events(struct store *store, int64_t number, struct events *events,
		  struct message *error);

/* Cases as they were read. All zero is empty; they belong to who asked. */
struct case_rows {
	struct case_row *items;
	size_t count;
	int64_t reached; /* to go on after; 0: there are no more */
	struct arena strings;
};

void case_rows_add(struct case_rows *rows, const struct case_row *row);
void case_rows_release(struct case_rows *rows);

enum case_filter { CASES_ALL, CASES_OPEN, CASES_CLOSED };

enum case_sort {
	CASES_BY_CHANGE, /* last changed first */
	CASES_BY_TICKET, /* A to Z in either case; those without it last */
	CASES_BY_SUBJECT,
	CASES_BY_TECHNICIAN,
	CASES_BY_DUE, /* soonest first; only cases with something to come */
};

enum { CASE_SEARCH_MOST = 1000 }; /* bytes */

struct case_query {
	enum case_filter filter;
	enum case_sort sort;
	bool backward; /* from the last one to the first */
	int64_t after; /* begin after the case of that number; 0: at first */
	int64_t only; /* the case of that number, if it fits; 0: any */
	const char *search; /* the number, or part of any other text of the
			     * row or of a note, compared as by text_fold;
			     * NULL: any */
	const char *guide_id; /* NULL: any */
	const char *state; /* a word of case_state_words; NULL: any */
	const char *technician; /* in either case, if in ASCII; "": without one;
				 * NULL: any */
	const char *verdict; /* its word; NULL: any */
	/* When they were last changed: from `since`, and before `before`;
	 * clock.h milliseconds, 0: any time. */
	int64_t since;
	int64_t before;
	bool sound; /* leave out what is damaged */
	size_t limit; /* cases to give at most; 0: all */
	size_t look; /* cases to look at, whether they fit or not, and fewer if
		      * their notes are long: a bounded time; 0: all */
};

/*
 * Adds the cases to `rows`. With a state, technician, verdict or time,
 * CASES_BY_CHANGE goes by the clock, else by the order of the changes, whatever
 * the clock said. An index answers any of these, and the most selective one if
 * there are several; `look` bounds the rest. Where the query has a limit, go on with `after` set
 * to rows->reached. False: `error` says why, and some may be missing.
 */
bool store_cases(struct store *store, const struct case_query *query,
		 struct case_rows *rows, struct message *error);

/*
 * Keeps all that is read as it is now, while a list is read part by part, or no
 * longer. Writing ends it.
 */
void store_freeze(struct store *store, bool frozen);

/*
 * Makes some more of the cases that were changed, or are from an older record,
 * ready to be found by an index: a piece of work of some hundredths of a second,
 * however long their notes are.
 * `more` says whether more of it is left. Searches read the others one by one.
 */
bool store_fill_search(struct store *store, bool *more, struct message *error);

/*
 * How many cases the query's filter, state, technician and verdict let through;
 * all else in it is ignored. It takes no longer where there are many cases.
 */
bool store_count(struct store *store, const struct case_query *query,
		 size_t *count, struct message *error);

/* How many cases there are of each kind. Strings are never NULL. */
struct case_tally {
	const char *technician;
	enum case_state state;
	const char *verdict; /* "": not ended */
	size_t count;
};

/* All zero is empty; ordered by technician. */
struct case_tallies {
	struct case_tally *items;
	size_t count;
	struct arena strings;
};

bool store_tallies(struct store *store, struct case_tallies *tallies,
		   struct message *error);
void case_tallies_release(struct case_tallies *tallies);

/*
 * The day of a shop: what is to be done, the most urgent first. A case is in
 * one section or in none.
 */
enum board_section {
	BOARD_TIMED, /* countdowns, waits for a time, and other waits whose time
		      * is over: the first to end first */
	BOARD_LASTED, /* to be asked whether it lasted: the first due first */
	BOARD_HELD, /* waiting for something else: the longest first */
	BOARD_OPEN, /* of one technician: the last changed first */
	BOARD_STALE, /* open, and not changed for long: the longest first */
	BOARD_RETURNED, /* handed back today: the last one first */
	BOARD_SECTIONS
};

struct board_day {
	int64_t now; /* clock.h milliseconds, as the others */
	int64_t stale; /* open cases that were not changed since are stale */
	int64_t began; /* when the day began */
};

/* The most cases of a section that are counted. */
enum { BOARD_COUNT_MOST = 1000 };

/* A part of the board, and how many of its cases are wanted. */
struct board_part {
	enum board_section section;
	const char *technician; /* whose open cases BOARD_OPEN has; "": those
				 * without one */
	size_t most;
};

/*
 * Adds the first cases of the part, and in `count` how many its section has in
 * all, up to BOARD_COUNT_MOST. Reads no other cases.
 */
bool store_board(struct store *store, const struct board_part *part,
		 const struct board_day *day, struct case_rows *rows,
		 size_t *count, struct message *error);

/*
 * Adds the first `most` cases whose countdown or wait ends after that time, the
 * first to end first.
 */
bool store_ending(struct store *store, int64_t after, size_t most,
		  struct case_rows *rows, struct message *error);

/* The case of that number. False: `error` says that there is none, or why. */
bool store_case(struct store *store, int64_t number, struct case_rows *rows,
		struct message *error);

/*
 * The case that `name` means: a number without leading zeros, else "last" for
 * the case changed last, else a ticket, else a serial number (of several cases
 * the one changed last). Tickets and serial numbers are compared as by
 * text_fold_name. "ticket:7" is not the number, where there is a case 7 too.
 * False: `error` says what was looked for, or that its row is damaged.
 */
#define STORE_TICKET "ticket:"
bool store_find(struct store *store, const char *name, struct case_rows *rows,
		struct message *error);

/*
 * All cases that `name`, which a scanner may have read, can mean: the one of
 * that number, and those of that ticket or serial number (compared as by
 * text_fold_name), the one changed last first. It is no error that there are
 * none. Damaged rows are among them.
 */
bool store_named(struct store *store, const char *name, struct case_rows *rows,
		 struct message *error);

/* Adds the cases of that ticket, but for one: open ones first, `most` of them. */
bool store_of_ticket(struct store *store, const char *ticket, int64_t but,
		     size_t most, struct case_rows *rows,
		     struct message *error);

/*
 * Appends a sentence on the cases that have this ticket, but for the one of
 * that number: "A-1 is also case 9, still open: chargefix resume 9". Nothing
 * where there are none, or they can't be read. `program` as in
 * store_write_command.
 */
void store_tell_others(struct store *store, const char *program,
		       const char *ticket, int64_t number, struct buffer *out);

/*
 * Adds the cases of a device, or of a customer: those whose ticket or serial
 * number, or whose customer, is that of `details`, compared as by
 * text_fold_name. The one changed last comes first; at most `most` of them, 0:
 * all. Details that are NULL match no case.
 */
bool store_of_device(struct store *store, const struct case_details *details,
		     size_t most, struct case_rows *rows,
		     struct message *error);
bool store_of_customer(struct store *store, const char *customer, size_t most,
		       struct case_rows *rows, struct message *error);

/*
 * Erases what says who the customer is: their details, notes and all else that
 * was typed about the case. Answers, times and the diagnosis stay, for
 * statistics; with `all` they go, too. The number stays taken. It is no error
 * to erase a case again. False: `error` says why, and nothing has changed.
 */
struct erasure {
	int64_t number;
	bool all;
	const char *who; /* erases it */
	int64_t at;
};
bool store_erase(struct store *store, const struct erasure *erasure,
		 struct message *error);

/*
 * Writes the whole file anew, without what was erased: until then, SQLite keeps
 * it in parts of the file that are no longer used. This takes a while and needs
 * as much room again. False: `error` says why it could not be done now.
 */
bool store_scrub(struct store *store, struct message *error);

/* The text of the guide of that hash, to free(). False: `error` says why. */
bool store_guide(struct store *store, const char *sha256, char **text,
		 size_t *length, struct message *error);

/* A new random UUID (RFC 9562, version 4), as text with its NUL. */
enum { UUID_SIZE = 37 };
void store_new_uuid(char uuid[UUID_SIZE]);

/* SHA-256 (FIPS 180-4) of a text, as 64 hex digits and a NUL. */
void store_hash(const char *text, size_t length, char hex[65]);

/* A text whose hash is not worked out before it is asked for. */
struct hashed_text {
	const char *text;
	size_t length;
	char sha256[65]; /* "": not asked for yet */
};

/* Its hash, which lives as long as it does. */
const char *hashed_text_sha256(struct hashed_text *text);

#endif
