/*
 * The table of everything that can be set on the command line, in the
 * environment or in the settings file. Options, their help, the file's keys and
 * the output of `config` are made from it.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_SETTINGS_H
#define CHARGEFIX_COMMAND_SETTINGS_H

#include "chargefix/details.h"

#include <stddef.h>

enum setting_kind {
	SETTING_FLAG, /* its slot is a bool; all others: const char * */
	SETTING_TEXT,
	SETTING_LINES, /* may have several lines */
	SETTING_NAME, /* such as a case's; can't be empty */
	SETTING_PATH, /* of a file; can't be empty */
	SETTING_DETAIL, /* recorded with a case, never cut */
	SETTING_WORDS, /* words of details: as text, see detail_list_write */
	SETTING_WORD, /* one of its `words` */
	SETTING_DAYS, /* a number of days */
	SETTING_FORMAT, /* one of the command's formats */
	SETTING_KINDS
};

#define SETTING_OF_DETAIL(name, ...) SETTING_##name,

/* In the order of help. */
enum setting_id {
	SETTING_GUIDE,
	SETTING_FRESH,
	SETTING_COMEBACK,
	SETTING_PLAIN,
	SETTING_THEME_NAME,
	SETTING_SHOP,
	DETAILS_TABLE(SETTING_OF_DETAIL) /* SETTING_TICKET … */
	SETTING_OPEN,
	SETTING_CLOSED,
	SETTING_STATUS,
	SETTING_OF_TECHNICIAN,
	SETTING_VERDICT,
	SETTING_SINCE,
	SETTING_DATE,
	SETTING_DUE,
	SETTING_BOARD,
	SETTING_SEARCH,
	SETTING_FOR,
	SETTING_UNTIL,
	SETTING_TO,
	SETTING_OUTCOME,
	SETTING_BARRIER,
	SETTING_WHY,
	SETTING_MARKED,
	SETTING_ROUTE,
	SETTING_TOLD,
	SETTING_AGAINST,
	SETTING_CASES,
	SETTING_STRICT,
	SETTING_AUDIENCE,
	SETTING_MOST_QUESTIONS,
	SETTING_RANDOM,
	SETTING_SEED,
	SETTING_COVER,
	SETTING_EVERYTHING,
	SETTING_SURE,
	SETTING_ORDS,
	SETTING_FORMAT_NAME,
	SETTING_COLUMN_WORDS,
	SETTING_EXCEL,
	SETTING_EDITION,
	SETTING_WIDTH,
	SETTING_SHORT,
	SETTING_QR,
	SETTING_OUTPUT,
	SETTING_FORCE,
	SETTING_RECORD,
	SETTING_HELP,
	SETTING_VERSION,
	SETTING_SHOP_NAME,
	SETTING_SHOP_ADDRESS,
	SETTING_PROVIDER,
	SETTING_COUNTRY,
	SETTING_STALE_DAYS,
	SETTING_INTAKE,
	SETTING_INTAKE_REQUIRED,
	SETTING_TRACE,
	SETTINGS
};

struct setting {
	enum setting_id id; /* the row's own */
	enum setting_kind kind;
	const char *option; /* without dashes; NULL: not an option */
	char letter; /* the short option; 0: none */
	unsigned int group; /* which commands accept it: see options.h */
	size_t slot; /* in struct options */
	const char *value; /* its name in the help; NULL: no value */
	const char *help; /* NULL: only the list of words */
	const char *(*words)(size_t index); /* NULL behind the last */
	const char *key; /* in the settings file; NULL: none */
	const char *environment; /* the variable; NULL: none */
	const char *standard; /* the default in words; NULL: none */
};

/* By enum setting_id. */
extern const struct setting settings[];

/* The number of days that a value gives; 0: it gives none; NULL: the default. */
int settings_days(const char *value);

/* Appends all names: "a|b|c". */
void settings_words(struct buffer *out, const char *(*name)(size_t index),
		    const char *between);

/* The origin of a value; later ones win. */
enum setting_origin {
	ORIGIN_DEFAULT,
	ORIGIN_FILE,
	ORIGIN_ENVIRONMENT,
	ORIGIN_OPTION,
};

#endif
