/* Forms of devices being taken in, kept until each becomes a case. */
#include "chargefix/drafts.h"

#include "record.h"
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char uuid[] = "0a0b0c0d-0000-4000-8000-000000000001";

static struct draft a_draft(const char *text, int64_t at)
{
	return (struct draft){
		.uuid = uuid,
		.who = "ann",
		.began = at,
		.changed = at,
		.text = text,
	};
}

static void keep(struct record *record, struct draft *draft, const char *holder)
{
	struct message error = {0};

	assert_int_equal(store_keep_draft(record->store, draft, holder, &error),
			 STORE_OK);
}

/* The texts of the drafts that nobody has open, as "ONE|OTHER|". */
static void expect_offered(struct record *record, const char *expected)
{
	struct drafts drafts = {0};
	struct buffer texts = {0};
	struct message error = {0};

	assert_true(store_drafts(record->store, &drafts, &error));
	for (size_t i = 0; i < drafts.count; i++)
		buffer_format(&texts, "%s|", drafts.items[i].text);
	assert_string_equal(buffer_string(&texts), expected);
	buffer_release(&texts);
	drafts_release(&drafts);
}

static void what_was_typed_last_is_offered_first(void **state)
{
	struct draft one = a_draft("ticket: R-1", 1);
	struct draft other = a_draft("ticket: R-2", 2);
	struct message error = {0};

	keep(*state, &one, "");
	keep(*state, &other, "");
	expect_offered(*state, "ticket: R-2|ticket: R-1|");
	one.text = "ticket: R-1\nmodel: X";
	one.changed = 3;
	keep(*state, &one, "");
	expect_offered(*state, "ticket: R-1\nmodel: X|ticket: R-2|");
	assert_true(store_drop_draft(((struct record *)*state)->store, &one,
				     &error));
	expect_offered(*state, "ticket: R-2|");
}

static void what_became_a_case_is_offered_no_more(void **state)
{
	struct draft draft = a_draft("ticket: R-1", 1);

	record_begin(*state, "R-1", 1);
	keep(*state, &draft, "");
	expect_offered(*state, "ticket: R-1|");
	record_sql(*state, "UPDATE cases SET uuid ="
			   " '0a0b0c0d-0000-4000-8000-000000000001'");
	expect_offered(*state, "");
	/* It goes from the record with the next one that is begun. */
	draft = a_draft("ticket: R-2", 2);
	draft.uuid = "";
	keep(*state, &draft, "");
	assert_int_equal(record_number(*state, "SELECT count(*) FROM drafts"),
			 1);
}

static void who_goes_on_with_it_is_its_holder(void **state)
{
	struct record *record = *state;
	struct draft mine = a_draft("ticket: R-1", 1);
	struct message error = {0};

	keep(record, &mine, "elsewhere 1");
	struct draft theirs = mine;
	keep(record, &theirs, "elsewhere 2");
	mine.text = "ticket: R-11";
	assert_int_equal(
		store_keep_draft(record->store, &mine, "elsewhere 1", &error),
		STORE_CONFLICT);
	assert_true(store_drop_draft(record->store, &mine, &error));
	expect_offered(record, "ticket: R-1|");
}

/* A process of this host that runs, one that ended, and another host's. */
static void a_form_that_is_open_elsewhere_is_not_offered(void **state)
{
	struct draft draft = a_draft("ticket: R-1", 1);
	struct buffer own = {0}, other = {0};
	int hold[2];
	char byte;

	draft_write_holder(&own);
	assert_false(draft_is_held(buffer_string(&own)));
	assert_int_equal(pipe(hold), 0);
	pid_t process = fork();
	if (process == 0) {
		close(hold[1]);
		_exit(read(hold[0], &byte, 1) != 0);
	}
	close(hold[0]);
	buffer_format(&other, "%.*s %ld",
		      (int)(strrchr(own.data, ' ') - own.data), own.data,
		      (long)process);
	keep(*state, &draft, buffer_string(&other));
	expect_offered(*state, "");
	close(hold[1]);
	assert_int_equal(waitpid(process, NULL, 0), process);
	expect_offered(*state, "ticket: R-1|");
	assert_false(draft_is_held("elsewhere id 1"));
	assert_false(draft_is_held(""));
	buffer_release(&own);
	buffer_release(&other);
}

static void a_text_comes_back_as_details(void **state)
{
	static const struct {
		const char *text;
		const char *ticket;
		const char *place;
	} table[] = {
		{"ticket: R-1\nplace: shelf: 4", "R-1", "shelf: 4"},
		{"place: \nticket:  R-1 ", "R-1", NULL},
		{"colour: red\nticket: R\x1b[31m-1", "R[31m-1", NULL},
		{"ticket:\n\n:", NULL, NULL},
		{"ticket", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_details details, again;
		struct arena arena = {0};
		struct buffer text = {0};

		draft_read_text(&details, table[i].text, &arena);
		assert_true(detail_equal(details.of[DETAIL_TICKET],
					 table[i].ticket));
		assert_true(
			detail_equal(details.of[DETAIL_PLACE], table[i].place));
		draft_write_text(&text, &details);
		draft_read_text(&again, buffer_string(&text), &arena);
		assert_true(details_equal(&details, &again));
		buffer_release(&text);
		arena_release(&arena);
	}
}

static void a_draft_that_is_damaged_is_left_out(void **state)
{
	struct draft draft = a_draft("ticket: R-1", 1);

	keep(*state, &draft, "");
	record_sql(*state, "INSERT INTO drafts (uuid, who, holder, began,"
			   " changed, text) VALUES ('u', '', '', -9, 2, 'x')");
	expect_offered(*state, "ticket: R-1|");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_RECORD(what_was_typed_last_is_offered_first),
		WITH_RECORD(what_became_a_case_is_offered_no_more),
		WITH_RECORD(who_goes_on_with_it_is_its_holder),
		WITH_RECORD(a_form_that_is_open_elsewhere_is_not_offered),
		cmocka_unit_test(a_text_comes_back_as_details),
		WITH_RECORD(a_draft_that_is_damaged_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
