/*
 * Cases as open data: CSV of the Open Repair Data Standard, version 0.3.
 *
 * Nothing in it says who a customer is: no name, note or serial number goes out.
 * The brand is the only text in it that somebody typed.
 * May use: guide, store, view.
 */
#ifndef CHARGEFIX_ORDS_H
#define CHARGEFIX_ORDS_H

#include "chargefix/buffer.h"
#include "chargefix/store.h"

/* Who publishes the data. */
struct ords_style {
	const char *provider; /* the organisation */
	const char *country; /* "DEU" */
	const char *group; /* the shop or group; NULL: the provider */
};

/* Whether it is a country code of ISO 3166-1 alpha-3. */
bool ords_is_country(const char *code);

/* Appends the row of titles. */
void ords_begin(struct buffer *out);

/* Whether the case says how a repair ended: with a diagnosis, or handed back. */
bool ords_has(const struct case_row *row);

/* Appends the row of the case, whose category is from guide_category. */
void ords_row(struct buffer *out, const struct case_row *row, uint8_t category,
	      const struct ords_style *style);

#endif
