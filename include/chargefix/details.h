/*
 * The details of a case: what a person gives about it, such as its ticket.
 *
 * All that the program knows of a detail is its row below. The record has a
 * column of that name, which a new detail needs a migration for. May use:
 * buffer, arena.
 */
#ifndef CHARGEFIX_DETAILS_H
#define CHARGEFIX_DETAILS_H

#include "chargefix/arena.h"
#include "chargefix/buffer.h"

#include <stdbool.h>

/*
 * In the order of forms and reports: the name in enum detail; the word in the
 * record, JSON, CSV and options; the label; whether it belongs to one case, so
 * that giving it begins a new one; whether it says who the customer is, so that
 * it is erased with their data; the value of its option, what help says of it,
 * and what holds where it was not given; and whether it is on the page for the
 * customer.
 */
#define DETAILS_TABLE(ROW)                                                     \
	ROW(TICKET, "ticket", "Ticket", true, false, "TICKET",                 \
	    "a name or number of the case, to find it by", NULL, true)         \
	ROW(TECHNICIAN, "technician", "Technician", false, false, "NAME",      \
	    "who is answering",                                                \
	    "the technician of the case, or your login name", false)           \
	ROW(MODEL, "model", "Model", true, false, "MODEL",                     \
	    "the device's model", NULL, true)                                  \
	ROW(SERIAL, "serial", "Serial number", true, true, "NUMBER",           \
	    "the device's serial number or IMEI", NULL, true)                  \
	ROW(CUSTOMER, "customer", "Customer", true, true, "NAME",              \
	    "whose device it is", NULL, true)                                  \
	ROW(CONTACT, "contact", "Contact", true, true, "CONTACT",              \
	    "the customer's telephone number or e-mail address", NULL, false)  \
	ROW(BRAND, "brand", "Brand", true, false, "BRAND",                     \
	    "the device's brand", NULL, true)                                  \
	ROW(ACCESSORIES, "accessories", "Accessories", true, true, "LIST",     \
	    "what was handed in with the device", NULL, true)                  \
	ROW(PLACE, "place", "Place", true, false, "PLACE",                     \
	    "where the device is kept, such as a shelf", NULL, false)

#define DETAIL_ENUM(name, ...) DETAIL_##name,
enum detail { DETAILS_TABLE(DETAIL_ENUM) DETAILS };

struct detail_facts {
	const char *word;
	const char *label;
	bool of_one_case;
	bool personal;
	const char *value;
	const char *help;
	const char *standard; /* NULL: nothing */
	bool for_customer;
};

extern const struct detail_facts detail_facts[DETAILS];

/* The detail of that word; DETAILS: there is none. */
enum detail detail_parse(const char *word);

/* Some of the details, in an order of their own, each of them once. */
struct detail_list {
	enum detail of[DETAILS];
	int count;
};

bool detail_list_has(const struct detail_list *list, enum detail detail);

/* Adds it at the end, unless it is there already. */
void detail_list_add(struct detail_list *list, enum detail detail);

/*
 * As text: "ticket, model"; "none" where there are none of them. Words that are
 * no details are left out when such a text is read.
 */
void detail_list_write(struct buffer *out, const struct detail_list *list);
void detail_list_read(struct detail_list *list, const char *text);

/* By enum detail. NULL: not given. */
struct case_details {
	const char *of[DETAILS];
};

/*
 * Appends a detail as it is recorded: one line of at most DETAIL_SIZE_MOST
 * bytes, without control or invisible characters and without blanks around it.
 */
enum { DETAIL_SIZE_MOST = 200 };
void detail_clean(struct buffer *out, const char *given);

/*
 * Whether the text is a phone's IMEI: 15 digits, of which the last is right
 * (3GPP TS 23.003, annex B).
 */
bool detail_is_imei(const char *text);

/* Whether it would be one if one of its digits were another. */
bool detail_is_mistyped_imei(const char *text);

/* Two of the same kind; NULL is one that was not given. */
bool detail_equal(const char *x, const char *y);
bool details_equal(const struct case_details *a, const struct case_details *b);

/* Whether one was given that belongs to one case, and so begins a new one. */
bool details_of_one_case(const struct case_details *details);

/* Forgets those, for the next case. */
void details_next_case(struct case_details *details);

/* Puts those of `given` that are not NULL in the place of the others. */
void details_put(struct case_details *details,
		 const struct case_details *given);

/*
 * A copy whose strings are in the arena, each of them cleaned; what is empty
 * then is NULL.
 */
void details_clean(struct case_details *to, const struct case_details *from,
		   struct arena *arena);

/* Appends what differs, "ticket: A-1" a line; "model: -" for what is gone. */
void details_write_changes(struct buffer *out, const struct case_details *from,
			   const struct case_details *to);

#endif
