/*
 * A record as lines of JSON (NDJSON), to be kept, searched and imported.
 *
 * First comes a line about the record, then one for each guide, each case and
 * each event, and one that ends it. data/export.schema.json describes them.
 * May use: import, columns, jansson (src/report/json*.c).
 */
#ifndef CHARGEFIX_EXPORTED_H
#define CHARGEFIX_EXPORTED_H

#include "chargefix/buffer.h"
#include "chargefix/import.h"

/* The version of the format. */
enum { EXPORTED_FORMAT = 1 };

/* No line is longer: a guide of 64 MiB in which most has to be escaped. */
enum { EXPORTED_LINE_MOST = 160 * 1024 * 1024 };

/* In the order in which they come. */
enum exported_kind {
	EXPORTED_RECORD,
	EXPORTED_GUIDE,
	EXPORTED_CASE,
	EXPORTED_EVENT,
	EXPORTED_END,
	EXPORTED_KINDS
};

/* "record", "guide" … */
extern const char *const exported_words[EXPORTED_KINDS];

/* How many lines of each kind there are. */
struct exported_counts {
	int64_t guides;
	int64_t cases;
	int64_t events;
};

/* A line; what is not of its kind is zero. */
struct exported_line {
	enum exported_kind kind;
	int64_t format; /* of a record */
	int64_t last; /* of a record: the highest number of a case */
	struct stored_guide guide;
	struct case_row row;
	int64_t of_case; /* of an event: the number of its case */
	struct event event;
	struct exported_counts counts; /* of an end */
	struct json_t *json; /* holds the texts of a line that was read */
};

/*
 * Appends the line with its end. False: `error` says which text is not UTF-8,
 * and so can't be written.
 */
bool exported_write(const struct exported_line *line, struct buffer *out,
		    struct message *error);

/*
 * Reads a line, to be given to exported_release. False: `error` says what is
 * wrong with it, and there is nothing to release.
 */
bool exported_read(struct exported_line *line, const char *text, size_t length,
		   struct message *error);
void exported_release(struct exported_line *line);

#endif
