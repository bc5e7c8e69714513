/* Looks up a scanned text as a ticket, a serial number or a case number. */
#include "front/tui/editor.h"
#include "front/tui/tui.h"

#include "chargefix/text.h"

#include <string.h>

/* The most digits in a case number; an IMEI has more. */
enum { NUMBER_DIGITS_MOST = 9 };

/* The cases that a text may mean. */
struct meant {
	struct buffer name; /* the text, folded for comparing */
	size_t count; /* cases of that ticket or serial number */
	int64_t labelled; /* the last changed of these */
	int64_t numbered; /* the case with this number; 0: none */
};

static bool is_name(const struct meant *meant, const char *detail)
{
	struct buffer name = {0};

	text_fold_name(&name, text_or_empty(detail));
	bool same =
		strcmp(buffer_string(&name), buffer_string(&meant->name)) == 0;
	buffer_release(&name);
	return same;
}

static void take_match(struct meant *meant, const struct case_row *row)
{
	if (is_name(meant, row->details.of[DETAIL_TICKET]) ||
	    is_name(meant, row->details.of[DETAIL_SERIAL])) {
		if (meant->count++ == 0)
			meant->labelled = row->number;
	} else if (meant->name.length <= NUMBER_DIGITS_MOST) {
		meant->numbered = row->number;
	}
}

/* Closes the offer for an earlier scan: only the last one counts. */
static void close_offer(struct tui *tui)
{
	if (tui_screen(tui)->kind == SCREEN_SCANNED)
		tui_close(tui);
}

static void offer(struct tui *tui, const char *text)
{
	const struct case_details serial = {.of[DETAIL_SERIAL] = text};
	struct screen screen = {.kind = SCREEN_SCANNED};

	if (tui_takes_in(tui) && detail_is_imei(text)) {
		tui_open_form(tui, &serial);
		return;
	}

	scanned_screen_init(&screen.is.scanned, text);
	if (!tui_open(tui, &screen))
		screen_release(&screen);
}

static void list(struct tui *tui, const char *text)
{
	const struct action open = {.kind = ACTION_OPEN_CASES};

	if (tui_screen(tui)->kind != SCREEN_CASES)
		tui_open_cases(tui, &open);
	if (tui_screen(tui)->kind == SCREEN_CASES)
		cases_screen_find(&tui_screen(tui)->is.cases, text);
}

static void show(struct tui *tui, const struct meant *meant, const char *text)
{
	struct action resume = {
		.kind = ACTION_RESUME,
		.number = meant->count ? meant->labelled : meant->numbered,
	};

	if (meant->count > 1)
		list(tui, text);
	else if (resume.number)
		tui_resume(tui, &resume);
	else
		offer(tui, text);
}

void tui_look_up(struct tui *tui, const struct action *action)
{
	struct meant meant = {.count = 0};
	struct case_rows rows = {0};
	struct message error = {0};

	/* A digit and Enter pressed together don't mean a case number. */
	if (strlen(action->text) < EDITOR_SCAN_LEAST) {
		tui_notice(tui, "That is too short for a scanned label. "
				"Press keys one by one.");
		return;
	}
	close_offer(tui);
	struct store *store = tui_store(tui);
	if (!store)
		return;
	text_fold_name(&meant.name, action->text);
	bool read = store_named(store, action->text, &rows, &error);
	for (size_t i = 0; i < rows.count; i++)
		take_match(&meant, &rows.items[i]);
	case_rows_release(&rows);
	if (read)
		show(tui, &meant, action->text);
	else
		tui_message(tui, error.text);
	buffer_release(&meant.name);
}

void tui_new_scanned(struct tui *tui, const struct action *action)
{
	const struct interview *before = tui->interview;
	struct case_details details;
	struct arena arena = {0};

	if (tui_takes_in(tui)) {
		tui_open_form(tui, action->details);
		return;
	}
	/* Copied: they are in a screen, which is closed with the old case. */
	details_clean(&details, action->details, &arena);
	const struct action set = {.kind = ACTION_SET_DETAILS,
				   .details = &details};
	tui_begin_case(tui);
	if (tui->interview != before)
		tui_set_details(tui, &set);
	arena_release(&arena);
}
