/*
 * The columns of lists of cases, on screens and in files: the one table of
 * them.
 *
 * May use: store, clock.
 */
#ifndef CHARGEFIX_COLUMNS_H
#define CHARGEFIX_COLUMNS_H

#include "chargefix/store.h"

/*
 * The name in enum case_column, the word, the title, how wide the column is on
 * a terminal (at least, and at most; 0: as wide as there is room), what a
 * program finds in it (see columns.c), and what it holds.
 *
 * Those up to CHANGED are also the columns of the screen, in its order.
 */
#define CASE_COLUMNS_TABLE(ROW)                                                \
	ROW(NUMBER, "case", "Case", 7, 7, NUMBER_AT(number),                   \
	    "the case number")                                                 \
	ROW(TICKET, "ticket", "Ticket", 10, 16, DETAIL_AT(TICKET),             \
	    "the ticket")                                                      \
	ROW(DEVICE, "device", "Device", 10, 22, BY(value_of_device),           \
	    "the model, or the guide's word for the device")                   \
	ROW(SERIAL, "serial", "Serial number", 13, 18, DETAIL_AT(SERIAL),      \
	    "the serial number or IMEI")                                       \
	ROW(STATUS, "status", "Status", 13, 0,                                 \
	    WORD_AT(standing.life.state, case_state_words),                    \
	    "open, waiting, ended, handed-back or cancelled")                  \
	ROW(LEFT, "left", "Time left", 11, 11, BY(value_of_left),              \
	    "the seconds until its countdown or wait ends")                    \
	ROW(TECHNICIAN, "technician", "Technician", 10, 16,                    \
	    DETAIL_AT(TECHNICIAN), "the technician")                           \
	ROW(CHANGED, "changed", "Changed", 11, 16, TIME_AT(changed),           \
	    "when it was last changed")                                        \
	ROW(STARTED, "started", "Started", 16, 16, TIME_AT(started),           \
	    "when it was opened")                                              \
	ROW(STATE, "state", "State", 7, 7, BY(value_of_state),                 \
	    "open or closed")                                                  \
	ROW(AUDIENCE, "audience", "Audience", 8, 8, BY(value_of_audience),     \
	    "owner or shop")                                                   \
	ROW(SUBJECT, "subject", "Subject", 22, 22, TEXT_AT(standing.subject),  \
	    "the guide's word for the device")                                 \
	ROW(STEP, "step", "Step", 34, 34, TEXT_AT(standing.step),              \
	    "the title of the step that is next")                              \
	ROW(DIAGNOSIS, "diagnosis", "Diagnosis", 16, 16,                       \
	    TEXT_AT(standing.diagnosis), "the name of the diagnosis")          \
	ROW(VERDICT, "verdict", "Verdict", 8, 8, TEXT_AT(standing.verdict),    \
	    "its verdict")                                                     \
	ROW(CONCLUSION, "conclusion", "Conclusion", 34, 34,                    \
	    TEXT_AT(standing.conclusion), "its title")                         \
	ROW(MODEL, "model", "Model", 22, 22, DETAIL_AT(MODEL), "the model")    \
	ROW(CUSTOMER, "customer", "Customer", 22, 22, DETAIL_AT(CUSTOMER),     \
	    "whose device it is")                                              \
	ROW(CONTACT, "contact", "Contact", 22, 22, DETAIL_AT(CONTACT),         \
	    "the customer's telephone number or e-mail address")               \
	ROW(BRAND, "brand", "Brand", 16, 16, DETAIL_AT(BRAND), "the brand")    \
	ROW(ACCESSORIES, "accessories", "Accessories", 22, 22,                 \
	    DETAIL_AT(ACCESSORIES), "what was handed in with the device")      \
	ROW(PLACE, "place", "Place", 10, 10, DETAIL_AT(PLACE),                 \
	    "where the device is kept")                                        \
	ROW(WAITS_FOR, "waits_for", "Waits for", 16, 16,                       \
	    WORD_AT(standing.life.waits_for, hold_words),                      \
	    "what a waiting case waits for")                                   \
	ROW(WHY, "why", "Why", 34, 34, TEXT_AT(standing.life.why),             \
	    "why it waits, was cancelled or was reopened")                     \
	ROW(DUE, "due", "Due", 16, 16, TIME_AT(standing.life.due),             \
	    "when something is to be done")                                    \
	ROW(DUE_FOR, "due_for", "Due for", 22, 22,                             \
	    WORD_AT(standing.life.due_for, due_words_of), "what that is")      \
	ROW(OUTCOME, "outcome", "Outcome", 19, 19,                             \
	    WORD_AT(standing.life.outcome, outcome_words),                     \
	    "how the device was handed back")                                  \
	ROW(BARRIER, "barrier", "Barrier", 32, 32,                             \
	    WORD_AT(standing.life.barrier, barrier_words),                     \
	    "why it could not be repaired")                                    \
	ROW(ENDED, "ended", "Ended", 16, 16, TIME_AT(standing.life.ended),     \
	    "when the diagnosis was reached")                                  \
	ROW(HANDED_BACK, "handed_back", "Handed back", 16, 16,                 \
	    TIME_AT(standing.life.returned),                                   \
	    "when the device was handed back")                                 \
	ROW(CONFIRMED_BY, "confirmed_by", "Confirmed by", 16, 16,              \
	    TEXT_AT(standing.life.confirmed_by),                               \
	    "the second technician who confirmed the diagnosis")               \
	ROW(LASTED, "lasted", "Lasted", 22, 22,                                \
	    WORD_AT(standing.life.lasted, lasted_words),                       \
	    "whether the repair lasted")                                       \
	ROW(COMEBACK_OF, "comeback_of", "Comeback of", 11, 11,                 \
	    NUMBER_AT(standing.life.comeback_of), "the device's earlier case") \
	ROW(ERASED, "erased", "Erased", 6, 6, FLAG_AT(standing.life.erased),   \
	    "whether the customer's data was erased")                          \
	ROW(GUIDE, "guide", "Guide", 16, 16, TEXT_AT(guide_id),                \
	    "the name of the guide")                                           \
	ROW(VERSION, "version", "Version", 10, 10, TEXT_AT(guide_version),     \
	    "its version")                                                     \
	ROW(SHA256, "sha256", "SHA-256", 64, 64, TEXT_AT(guide_sha256),        \
	    "the hash of its text")                                            \
	ROW(UUID, "uuid", "UUID", 36, 36, TEXT_AT(uuid),                       \
	    "what no other case of any record has")

#define COLUMN_ENUM(name, ...) COLUMN_##name,
enum case_column { CASE_COLUMNS_TABLE(COLUMN_ENUM) CASE_COLUMNS };
enum { SCREEN_COLUMNS = COLUMN_CHANGED + 1 };

struct column_facts {
	const char *word;
	const char *title;
	const char *help;
	int least;
	int most;
};

/* By enum case_column. */
extern const struct column_facts column_facts[CASE_COLUMNS];

/* The word at that index; NULL behind the last. */
const char *column_word(size_t index);

/* Some of the columns, in an order of their own, each of them once. */
struct column_list {
	enum case_column of[CASE_COLUMNS];
	int count;
};

/*
 * Reads "case,ticket,status". False: `error` says which word is wrong, and
 * which there are.
 */
bool column_list_read(struct column_list *list, const char *text,
		      struct message *error);

/* What a case has in a column, for programs. */
enum value_kind {
	VALUE_NONE,
	VALUE_TEXT, /* as the record has it: not made safe to show */
	VALUE_NUMBER,
	VALUE_TIME, /* clock.h milliseconds */
	VALUE_FLAG, /* 0 or 1 */
};

struct column_value {
	enum value_kind kind;
	const char *text;
	const char *label; /* of a word, for people; else NULL */
	int64_t number;
};

/* It points into the row. */
struct column_value column_value(enum case_column column,
				 const struct case_row *row, int64_t now);

/*
 * The other way round: gives the row what a column holds, text by its pointer.
 * False: the column takes no such value, or it can't be set, as its value
 * follows from others.
 */
bool column_set(enum case_column column, struct case_row *row,
		const struct column_value *value);

/* Whether it holds a time. */
bool column_is_time(enum case_column column);

/* The column of that word; CASE_COLUMNS: there is none. */
enum case_column column_named(const char *word, size_t length);

/*
 * Appends what the case has in that column, for people; nothing if it has
 * nothing. The text is as the record has it: not made safe to show.
 */
void column_write(enum case_column column, const struct case_row *row,
		  int64_t now, struct buffer *out);

#endif
