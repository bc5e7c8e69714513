/* Erasing what says who a customer is. */
#include "chargefix/clock.h"
#include "chargefix/command.h"
#include "chargefix/text.h"
#include "chargefix/view.h"
#include "command/found_case.h"
#include "command/login.h"
#include "command/options.h"
#include "command/record.h"
#include "command/say.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
	view_erasing(rows->items, rows->count, options->everything, &named);
	say(stdout, "%s\n" ERASING_ASKS ": ", buffer_string(&named));
	fflush(stdout);
	buffer_release(&named);
	if (!fgets(line, sizeof(line), stdin))
		line[0] = '\0';
	line[strcspn(line, "\n")] = '\0';
	if (strcmp(line, ERASING_WORD) == 0)
		return true;
	say(stdout, ERASING_NOT ".\n");
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
	struct buffer again = {0}, said = {0};

	store_write_command(&again, options->program, "erase", row->number,
			    store_path(store));
	view_erasing_traces(error->text, buffer_string(&again), &said);
	say_failed("%s", buffer_string(&said));
	buffer_release(&again);
	buffer_release(&said);
	return STATUS_FAILED;
}

static int erase_sure(struct store *store, const struct options *options,
		      const struct case_rows *rows)
{
	struct message error = {0};
	struct buffer said = {0};

	if (!erase_cases(store, options, rows, &error))
		return say_failed("%s", error.text);
	if (!store_scrub(store, &error))
		return say_traces(store, options, rows->items, &error);
	view_erased(rows->count, &said);
	say(stdout, "%s\n", buffer_string(&said));
	buffer_release(&said);
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
		 "customer. " ERASING_KEEPS " " ERASING_REACHES,
	.groups = OPTIONS_ERASE | OPTIONS_RECORD,
	.settings = true,
	.run = erase,
};
