/* Taking a device in, line by line. */
#include "front/plain/plain.h"

#include "chargefix/intake.h"
#include "chargefix/kept_form.h"

#include <stdlib.h>
#include <string.h>

/* How many earlier cases are listed; :history lists all of them later. */
enum { KNOWN_MOST = 9 };

struct form {
	const struct front_setup *setup;
	struct detail_list asked;
	int at; /* the row of `asked` that the next line is for; asked.count:
		 * what to do is asked */
	struct buffer texts[DETAILS];
	struct case_rows known;
	size_t of_device; /* so many of these are of the device */
	struct kept_form kept;
	struct lines lines;
	struct buffer line;
	struct page page;
	FILE *out;
	struct interview *interview; /* begun or resumed; NULL: not yet */
	bool left;
};

static struct case_details all_of(const struct form *form)
{
	struct case_details all = {{0}};

	for (int i = 0; i < DETAILS; i++)
		if (form->texts[i].length)
			all.of[i] = form->texts[i].data;
	return all;
}

static void set_text(struct form *form, enum detail detail, const char *text)
{
	buffer_clear(&form->texts[detail]);
	buffer_text(&form->texts[detail], text_or_empty(text));
}

/* Aloud, as whoever scans a label looks at the label. */
static void refuse_detail(struct form *form, const char *why)
{
	fputs("\a", form->out);
	page_text(&form->page, 0, why);
}

/* Prints the page and reads a line. False: the input ended. */
static bool read_form_line(struct form *form)
{
	enum line_result result = LINE_TOO_LONG;

	while (result == LINE_TOO_LONG) {
		fprintf(form->out, "%s> ", buffer_string(&form->page.out));
		page_clear(&form->page);
		if (fflush(form->out) != 0)
			return false;
		result = line_read(&form->lines, &form->line);
		if (result == LINE_TOO_LONG)
			refuse_detail(form, FRONT_TOO_LONG);
	}
	return result == LINE_READ;
}

static void keep_form(struct form *form, bool away)
{
	const struct case_details all = all_of(form);
	struct buffer text = {0};

	draft_write_text(&text, &all);
	if (!text.length && !form->kept.draft.id)
		return;
	if (kept_form_keep(&form->kept, form->setup->casebook, form->setup->who,
			   buffer_string(&text), away) == STORE_CONFLICT)
		page_item(&form->page, 0, "! ", KEPT_FORM_TAKEN);
	if (form->kept.unkept.text[0])
		page_item(&form->page, 0, "! ", form->kept.unkept.text);
	buffer_release(&text);
}

static bool same_cases(const struct case_rows *a, const struct case_rows *b)
{
	bool same = a->count == b->count;

	for (size_t i = 0; same && i < a->count; i++)
		same = a->items[i].number == b->items[i].number;
	return same;
}

/* Looks the earlier cases up. False: they are the same as before. */
static bool find_earlier(struct form *form)
{
	const struct case_details all = all_of(form);
	struct case_rows before = form->known;
	struct message ignored = {0};
	struct store *store = casebook_store(form->setup->casebook, &ignored);

	form->known = (struct case_rows){0};
	if (store)
		intake_known(store, &all, KNOWN_MOST, &form->known,
			     &form->of_device, &ignored);
	bool others = !same_cases(&before, &form->known);
	case_rows_release(&before);
	return others;
}

/* Says which earlier cases there are, where these are others than before. */
static void tell_known(struct form *form)
{
	struct casebook *casebook = form->setup->casebook;
	struct document document = {0};

	if (!find_earlier(form) || form->known.count == 0)
		return;
	page_text(&form->page, 0,
		  form->of_device ? "This device was here before:"
				  : "This customer was here before:");
	view_case_rows(&document, &form->known,
		       clock_now(&casebook->setup.clock));
	document_text(&document, &form->page);
	document_release(&document);
}

/* The row of the first detail that must be filled in and isn't; -1: none. */
static int first_missing(const struct form *form)
{
	for (int i = 0; i < form->asked.count; i++)
		if (detail_list_has(&form->setup->required,
				    form->asked.of[i]) &&
		    !form->texts[form->asked.of[i]].length)
			return i;
	return -1;
}

static void begin(struct form *form, int64_t comeback_of)
{
	const struct intake intake = {
		.details = all_of(form),
		.uuid = form->kept.uuid,
		.comeback_of = comeback_of,
	};
	struct message ignored = {0};
	int missing = first_missing(form);

	if (missing >= 0) {
		page_format(&form->page, 0, "%s is required.",
			    detail_facts[form->asked.of[missing]].label);
		form->at = missing;
		return;
	}
	form->interview = casebook_take_in(form->setup->casebook, &intake);
	if (interview_number(form->interview))
		kept_form_drop(&form->kept, form->setup->casebook, &ignored);
}

/*
 * The listed case of that number, or the only one where none is given. NULL: a
 * message says that there is none.
 */
static const struct case_row *find_known(struct form *form,
					 const char *argument)
{
	int64_t number = strtoll(argument, NULL, 10);

	if (!*argument && form->known.count == 1)
		return form->known.items;
	for (size_t i = 0; i < form->known.count; i++)
		if (form->known.items[i].number == number)
			return &form->known.items[i];
	page_text(&form->page, 0,
		  "Give the number of one of the cases that are listed above.");
	return NULL;
}

static void run_begin(struct form *form, const char *argument)
{
	(void)argument;
	begin(form, 0);
}

static void run_comeback(struct form *form, const char *argument)
{
	const struct case_row *row = find_known(form, argument);
	struct case_details all = all_of(form);

	if (!row)
		return;
	intake_fill(&all, &row->details);
	for (int i = 0; i < DETAILS; i++)
		if (!form->texts[i].length)
			set_text(form, (enum detail)i, all.of[i]);
	begin(form, row->number);
}

/* What was typed is not put into a case that has something else unasked. */
static void tell_other_details(struct form *form, const struct case_row *row)
{
	for (int i = 0; i < DETAILS; i++)
		if (form->texts[i].length &&
		    !detail_equal(form->texts[i].data, row->details.of[i]))
			page_format(&form->page, 0,
				    "! Not changed in case %lld: %s is %s. To "
				    "change it to %s, resume the case with "
				    "--%s.",
				    (long long)row->number,
				    detail_facts[i].label,
				    row->details.of[i] ? row->details.of[i]
						       : "empty",
				    form->texts[i].data, detail_facts[i].word);
}

static void run_resume(struct form *form, const char *argument)
{
	const struct case_row *row = find_known(form, argument);
	struct message error = {0};

	if (!row)
		return;
	form->interview =
		casebook_open(form->setup->casebook, row->number, &error);
	if (!form->interview) {
		page_text(&form->page, 0, error.text);
		return;
	}
	tell_other_details(form, row);
	kept_form_drop(&form->kept, form->setup->casebook, &error);
}

static void run_skip(struct form *form, const char *argument)
{
	(void)argument;
	form->at += form->at < form->asked.count;
}

/* A detail that is not wanted after all. */
static void run_clear(struct form *form, const char *argument)
{
	(void)argument;
	if (form->at == form->asked.count)
		return;
	set_text(form, form->asked.of[form->at], NULL);
	tell_known(form);
	keep_form(form, false);
}

static void run_back(struct form *form, const char *argument)
{
	(void)argument;
	if (form->at > 0)
		form->at--;
}

static void run_quit(struct form *form, const char *argument)
{
	(void)argument;
	form->left = true;
}

static void run_help(struct form *form, const char *argument);

static const struct {
	const char *name;
	const char *argument;
	const char *help;
	void (*run)(struct form *form, const char *argument);
} commands[] = {
	{":back", "", "go back to the detail before", run_back},
	{":skip", "", "go on and leave the detail as it is", run_skip},
	{":clear", "", "empty the detail", run_clear},
	{":begin", "", "begin a new case now", run_begin},
	{":comeback", " NUMBER", "begin a new case of a device that came back",
	 run_comeback},
	{":resume", " NUMBER", "resume an earlier case instead", run_resume},
	{":help", "", "show this list", run_help},
	{":quit", "", "quit; the form is kept", run_quit},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(*commands) };

static void run_help(struct form *form, const char *argument)
{
	(void)argument;
	page_text(&form->page, 0,
		  "Type the detail. An empty line leaves it as it is.");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		char usage[32], mark[40];

		snprintf(usage, sizeof(usage), "%s%s", commands[i].name,
			 commands[i].argument);
		snprintf(mark, sizeof(mark), "%-18s", usage);
		page_item(&form->page, 2, mark, commands[i].help);
	}
}

static void take_command(struct form *form, const char *line)
{
	size_t length = strcspn(line, " ");

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strlen(commands[i].name) == length &&
		    strncmp(commands[i].name, line, length) == 0) {
			commands[i].run(form, line + length);
			return;
		}
	page_text(&form->page, 0, "Unknown command. :help lists the commands.");
}

static void take_detail(struct form *form, const char *text)
{
	enum detail detail = form->asked.of[form->at];
	struct buffer clean = {0};

	if (form->lines.unfit) {
		refuse_detail(form, FRONT_BINARY);
		return;
	}
	if (strlen(text) > DETAIL_SIZE_MOST) {
		refuse_detail(form, FRONT_TOO_LONG);
		return;
	}
	detail_clean(&clean, text);
	if (clean.length)
		set_text(form, detail, clean.data);
	buffer_release(&clean);
	if (detail == DETAIL_SERIAL &&
	    detail_is_mistyped_imei(buffer_string(&form->texts[detail])))
		page_item(&form->page, 0, "! ",
			  "Invalid IMEI: check the digits. :back corrects it.");
	form->at++;
	tell_known(form);
	keep_form(form, false);
}

/* What is asked: a detail, or what to do about the earlier cases. */
static void ask_next(struct form *form)
{
	enum detail detail;

	if (form->at == form->asked.count) {
		page_text(&form->page, 0,
			  "Type :begin for a new case, :comeback NUMBER if the "
			  "device came back, or :resume NUMBER.");
		return;
	}
	detail = form->asked.of[form->at];
	page_format(&form->page, 0, "%s (%s%s)%s%s", detail_facts[detail].label,
		    detail_list_has(&form->setup->required, detail)
			    ? "required: "
			    : "",
		    detail_facts[detail].help,
		    form->texts[detail].length ? ": " : "",
		    buffer_string(&form->texts[detail]));
}

static void take_turn(struct form *form)
{
	const char *line;

	if (form->at == form->asked.count && form->known.count == 0) {
		begin(form, 0);
		return;
	}
	ask_next(form);
	if (!read_form_line(form)) {
		form->left = true;
		return;
	}
	line = buffer_string(&form->line);
	if (*line == ':')
		take_command(form, line);
	else if (form->at < form->asked.count)
		take_detail(form, line);
}

/* Shows a form that was left, and asks whether to continue it. */
static bool ask_left(struct form *form, const struct draft *left,
		     const struct case_details *details)
{
	const struct clock *clock = &form->setup->casebook->setup.clock;
	struct buffer said = {0};

	buffer_text(&said, "An intake form was left unfinished ");
	clock_write_ago(&said, left->changed, clock_now(clock));
	buffer_text(&said, ":");
	page_text(&form->page, 0, buffer_string(&said));
	for (int i = 0; i < DETAILS; i++)
		if (details->of[i])
			page_format(&form->page, 2, "%s: %s",
				    detail_facts[i].label, details->of[i]);
	buffer_release(&said);
	fputs(buffer_string(&form->page.out), form->out);
	page_clear(&form->page);
	enum plain_said answer =
		plain_ask(&form->lines, "Continue it?", false, form->out);
	form->left = answer == SAID_NOTHING;
	return answer == SAID_YES;
}

/* Offers the form that was left last, if there is one. */
static void offer_left(struct form *form)
{
	struct casebook *casebook = form->setup->casebook;
	struct message ignored = {0};
	struct drafts drafts = {0};
	struct case_details details;
	struct arena arena = {0};
	struct store *store = casebook_store(casebook, &ignored);

	if (store)
		store_drafts(store, &drafts, &ignored);
	if (drafts.count > 0) {
		draft_read_text(&details, drafts.items[0].text, &arena);
		if (ask_left(form, &drafts.items[0], &details) &&
		    kept_form_take_over(&form->kept, casebook,
					&drafts.items[0]))
			for (int i = 0; i < DETAILS; i++)
				set_text(form, (enum detail)i, details.of[i]);
	}
	arena_release(&arena);
	drafts_release(&drafts);
}

static void open_form(struct form *form, FILE *in)
{
	const struct case_details *given =
		&form->setup->casebook->setup.details;

	kept_form_init(&form->kept);
	form->asked = form->setup->asked;
	for (int i = 0; i < form->setup->required.count; i++)
		detail_list_add(&form->asked, form->setup->required.of[i]);
	lines_open(&form->lines, in);
	page_init(&form->page, plain_columns(), text_locale_is_utf8());
	page_text(&form->page, 0, "Take in a device");
	page_text(&form->page, 0,
		  "An empty line skips a detail. :help lists what else you can "
		  "type.");
	if (!details_of_one_case(given))
		offer_left(form);
	for (int i = 0; i < DETAILS; i++)
		if (given->of[i])
			set_text(form, (enum detail)i, given->of[i]);
	tell_known(form);
}

static void close_form(struct form *form)
{
	if (form->left && form->kept.draft.id) {
		keep_form(form, true);
		page_text(&form->page, 0, "The intake form is kept.");
	}
	fputs(buffer_string(&form->page.out), form->out);
	fflush(form->out);
	lines_close(&form->lines);
	page_release(&form->page);
	buffer_release(&form->line);
	kept_form_release(&form->kept);
	case_rows_release(&form->known);
	for (int i = 0; i < DETAILS; i++)
		buffer_release(&form->texts[i]);
}

struct interview *plain_take_in(const struct front_setup *setup, FILE *in,
				FILE *out)
{
	struct form form = {.setup = setup, .out = out};

	open_form(&form, in);
	while (!form.left && !form.interview)
		take_turn(&form);
	close_form(&form);
	return form.interview;
}
