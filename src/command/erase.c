/* Erasing what says who a customer is. */
#include "chargefix/clock.h"
#include "chargefix/command.h"
#include "chargefix/text.h"
#include "command/found_case.h"
#include "command/login.h"
#include "command/options.h"
#include "command/record.h"
#include "command/say.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The word that must be typed. */
#define SURE "erase"

static bool find_cases(struct store *store, const struct options *options,
		       struct case_rows *rows)
{
	const char *customer = options->details.of[DETAIL_CUSTOMER];
	struct message error = {0};

	if (options->operand)
		return found_case_named(rows, store, options->operand);
	if (!store_of_customer(store, customer, 0, rows, &error))
		say_failed("%s", error.text);
	else if (rows->count == 0)
		say_failed("there is no case of the customer \"%s\"", customer);
	return rows->count > 0;
}

/* "case 7 (R-1042, Ada Meyer, T-Rex 3)" */
static void name_erased(struct buffer *out, const struct case_row *row)
{
	static const enum detail named[] = {DETAIL_TICKET, DETAIL_CUSTOMER,
					    DETAIL_MODEL};
	bool any = false;

	buffer_format(out, "case %lld", (long long)row->number);
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++) {
		const char *detail = row->details.of[named[i]];

		if (!detail)
			continue;
		buffer_format(out, "%s%s", any ? ", " : " (", detail);
		any = true;
	}
	buffer_text(out, any ? ")" : "");
}

static void name_all_erased(struct buffer *out, const struct case_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		buffer_text(out, i == 0                ? ""
				 : i + 1 < rows->count ? ", "
						       : " and ");
		name_erased(out, &rows->items[i]);
	}
}

/* Whether the person means it. Without a terminal, --yes must say so. */
static bool is_sure(const struct options *options, const struct case_rows *rows)
{
	struct buffer named = {0};
	char line[32] = "";

	if (options->sure)
		return true;
	if (!isatty(STDIN_FILENO)) {
		say_failed("nothing was erased: add --yes to erase without "
			   "being asked");
		return false;
	}
	name_all_erased(&named, rows);
	say(stdout,
	    "This erases %s of %s, for good.\n"
	    "Type " SURE " to go on, or press Enter to keep it: ",
	    options->everything ? "everything"
				: "the customer, contact, serial number, "
				  "accessories and notes",
	    buffer_string(&named));
	fflush(stdout);
	buffer_release(&named);
	if (!fgets(line, sizeof(line), stdin))
		line[0] = '\0';
	line[strcspn(line, "\n")] = '\0';
	if (strcmp(line, SURE) == 0)
		return true;
	say(stdout, "Nothing was erased.\n");
	return false;
}

static bool erase_cases(struct store *store, const struct options *options,
			const struct case_rows *rows, struct message *error)
{
	const struct clock clock = clock_system();
	struct buffer login = {0};
	bool done = true;

	login_name(&login);
	for (size_t i = 0; i < rows->count && done; i++) {
		const struct erasure erasure = {
			.number = rows->items[i].number,
			.all = options->everything,
			.who = buffer_string(&login),
			.at = clock_now(&clock),
		};

		done = store_erase(store, &erasure, error);
	}
	buffer_release(&login);
	return done;
}

static int say_traces(const struct store *store, const struct options *options,
		      const struct case_row *row, const struct message *error)
{
	struct buffer again = {0};

	store_write_command(&again, options->program, "erase", row->number,
			    store_path(store));
	say_failed("the data is erased, but traces of it are still in the "
		   "file: %s; to remove them: %s",
		   error->text, buffer_string(&again));
	buffer_release(&again);
	return STATUS_FAILED;
}

static int erase_sure(struct store *store, const struct options *options,
		      const struct case_rows *rows)
{
	struct message error = {0};

	if (!erase_cases(store, options, rows, &error))
		return say_failed("%s", error.text);
	if (!store_scrub(store, &error))
		return say_traces(store, options, rows->items, &error);
	say(stdout, "Erased %zu case%s.\n", rows->count,
	    rows->count == 1 ? "" : "s");
	return STATUS_DONE;
}

static int erase_found(struct store *store, const struct options *options)
{
	struct case_rows rows = {0};
	int status = STATUS_FAILED;

	if (store_unwritable(store))
		say_failed("%s", store_unwritable(store));
	else if (find_cases(store, options, &rows) && is_sure(options, &rows))
		status = erase_sure(store, options, &rows);
	case_rows_release(&rows);
	return status;
}

static int erase(const struct options *options)
{
	const char *customer = options->details.of[DETAIL_CUSTOMER];
	struct buffer path = {0};
	int status = STATUS_FAILED;

	if (!options->operand == !customer)
		return say_usage("erase", "name either a case or, with "
					  "--customer, whose cases to erase");
	if (!record_path(&path, options->store))
		return STATUS_FAILED;
	struct store *store =
		record_to_read(buffer_string(&path), options->trace);
	if (store) {
		store_wait(store, STORE_WAIT_LONG);
		status = erase_found(store, options);
	}
	store_close(store);
	buffer_release(&path);
	return status;
}

const struct command command_erase = {
	.name = "erase",
	.summary = "erase a customer's data",
	.operand = "[CASE]",
	.about = "Erases what says who the customer of a case is: customer, "
		 "contact, serial number, accessories, notes and all other "
		 "texts that were typed. With --customer, all cases of that "
		 "customer. The ticket, the model, the answers and the "
		 "diagnosis stay, and the number is never given again. "
		 "The database is then written anew, so that no trace of the "
		 "data is left in it. Reports that were saved to files, and "
		 "copies of the database, are not changed.",
	.groups = OPTIONS_ERASE | OPTIONS_RECORD,
	.settings = true,
	.run = erase,
};
