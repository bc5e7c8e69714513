#include "chargefix/cases.h"

#include "chargefix/clock.h"
#include "chargefix/text.h"

#include <string.h>

/*
 * Whether a spreadsheet would run the text as a formula, although somebody only
 * typed it as a ticket. Control characters have been removed already.
 */
static bool is_formula(const char *text)
{
	return text[0] && strchr("=+-@", text[0]);
}

/* Whether the field needs no quotes. Most don't. */
static bool is_plain(const char *text)
{
	if (is_formula(text))
		return false;
	while (*text >= ' ' && *text <= '~' && *text != ',' && *text != '"')
		text++;
	return !*text;
}

/* RFC 4180: fields are quoted if necessary, with quotes doubled. */
static void csv_field(struct buffer *out, const char *text, const char *after)
{
	struct buffer clean = {0};
	const char *at;
	bool quoted;

	if (!text || is_plain(text)) {
		buffer_text(out, text_or_empty(text));
		buffer_text(out, after);
		return;
	}
	text_clean(&clean, text, strlen(text), TEXT_ONE_LINE);
	at = buffer_string(&clean);
	quoted = strpbrk(at, ",\"") != NULL;
	buffer_text(out, quoted ? "\"" : "");
	buffer_text(out, is_formula(at) ? "'" : "");
	for (; *at != '\0'; at++)
		buffer_add(out, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
	buffer_text(out, quoted ? "\"" : "");
	buffer_text(out, after);
	buffer_release(&clean);
}

/* These details were in the first CSV; those that came later are at the end. */
enum { FIRST_DETAILS = DETAIL_SERIAL + 1 };

void cases_csv_begin(struct buffer *out)
{
	buffer_text(out, "case,started,changed,state,audience,subject,step,"
			 "diagnosis,verdict,conclusion,");
	for (int i = 0; i < FIRST_DETAILS; i++)
		buffer_format(out, "%s,", detail_facts[i].word);
	buffer_text(out, "guide,version");
	for (int i = FIRST_DETAILS; i < DETAILS; i++)
		buffer_format(out, ",%s", detail_facts[i].word);
	buffer_text(out, ",status,waits_for,why,due,due_for,outcome,barrier,"
			 "ended,handed_back,confirmed_by,lasted,comeback_of,"
			 "uuid\r\n");
}

static void csv_time(struct buffer *out, int64_t at)
{
	if (at)
		clock_write_utc(out, at);
	buffer_text(out, ",");
}

/* The columns that a case's life came with. */
enum { LIFE_COLUMNS = 13 };

static void csv_life(struct buffer *out, const struct case_row *row)
{
	const struct case_life *life = &row->standing.life;

	csv_field(out, case_state_words[life->state].word, ",");
	csv_field(out, hold_words[life->waits_for].word, ",");
	csv_field(out, life->why, ",");
	csv_time(out, life->due);
	csv_field(out, due_words_of[life->due_for].word, ",");
	csv_field(out, outcome_words[life->outcome].word, ",");
	csv_field(out, barrier_words[life->barrier].word, ",");
	csv_time(out, life->ended);
	csv_time(out, life->returned);
	csv_field(out, life->confirmed_by, ",");
	csv_field(out, lasted_words[life->lasted].word, ",");
	if (life->comeback_of)
		buffer_format(out, "%lld", (long long)life->comeback_of);
	buffer_text(out, ",");
	csv_field(out, row->uuid, "\r\n");
}

void cases_csv_row(struct buffer *out, const struct case_row *row, size_t index,
		   int columns)
{
	const struct case_standing *standing = &row->standing;

	(void)index;
	(void)columns;
	if (row->damaged) {
		buffer_format(out, "%lld,,,damaged,,,,,,",
			      (long long)row->number);
		buffer_repeat(out, ',', DETAILS + 2 + LIFE_COLUMNS);
		buffer_text(out, "\r\n");
		return;
	}
	buffer_format(out, "%lld,", (long long)row->number);
	clock_write_utc(out, row->started);
	buffer_text(out, ",");
	clock_write_utc(out, row->changed);
	buffer_text(out, life_is_unfinished(standing->life.state) ? ",open"
								  : ",closed");
	buffer_text(out, row->shop ? ",shop," : ",owner,");
	csv_field(out, standing->subject, ",");
	csv_field(out, standing->step, ",");
	csv_field(out, standing->diagnosis, ",");
	csv_field(out, standing->verdict, ",");
	csv_field(out, standing->conclusion, ",");
	for (int i = 0; i < FIRST_DETAILS; i++)
		csv_field(out, row->details.of[i], ",");
	csv_field(out, row->guide_id, ",");
	csv_field(out, row->guide_version, "");
	for (int i = FIRST_DETAILS; i < DETAILS; i++) {
		buffer_text(out, ",");
		csv_field(out, row->details.of[i], "");
	}
	buffer_text(out, ",");
	csv_life(out, row);
}

void cases_csv_end(struct buffer *out, size_t count)
{
	(void)out;
	(void)count;
}
