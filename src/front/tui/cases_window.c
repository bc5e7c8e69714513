#include "front/tui/cases_window.h"

#include "front/tui/frame.h"

#include "chargefix/board.h"

#include <string.h>

/*
 * Cases looked at in one go. This takes some milliseconds, even if all their
 * notes are searched, and is more rows than fit any window.
 */
enum { LOOK_MOST = 1000 };

/* Screenfuls of rows that are kept around the visible ones. */
enum { SCREENS_KEPT = 8 };

struct area cases_rows_area(const struct view *view)
{
	return frame_area_below(view, CASES_HEAD_LINES);
}

int cases_page(const struct view *view)
{
	int lines = cases_rows_area(view).lines;

	return lines > 1 ? lines : 1;
}

const struct case_line *cases_chosen(const struct cases_screen *screen)
{
	if (screen->choices.row >= screen->list.count)
		return NULL;
	return &screen->list.lines[screen->choices.row];
}

static struct case_query query_of(const struct cases_screen *screen,
				  const struct view *view)
{
	const struct buffer *search = &screen->search.text;
	struct case_query query = {
		.filter = screen->filter,
		.sort = screen->sort,
		.search = search->length ? buffer_string(search) : NULL,
	};

	case_filters_query(&screen->filters, view->now, &query);
	return query;
}

/*
 * Starts at the first case if the chosen one can't be read, or was changed and
 * is no longer in the list.
 */
static void stay_at_chosen(struct cases_screen *screen, const struct view *view,
			   struct store *store)
{
	const struct case_line *line = cases_chosen(screen);
	struct case_query query = query_of(screen, view);
	struct case_rows rows = {0};
	struct message ignored;

	query.only = line ? line->row.number : 0;
	screen->scroll -= screen->choices.row;
	case_list_begin(&screen->list);
	if (query.only && store_cases(store, &query, &rows, &ignored) &&
	    rows.count > 0)
		case_list_around(&screen->list, rows.items);
	case_rows_release(&rows);
}

/* Chooses the case of that number, if it is still listed. */
static void choose_number(struct cases_screen *screen, int64_t number)
{
	for (int i = 0; i < screen->list.count; i++)
		if (screen->list.lines[i].row.number == number)
			screen->choices = (struct choices){.row = i};
	if (screen->choices.row >= screen->list.count)
		screen->choices = (struct choices){0};
}

/* A section is short, so all of it is read. */
static void reload_section(struct cases_screen *screen, const struct view *view,
			   struct store *store, struct message *error)
{
	const struct cases_section *section = &screen->section;
	const struct board_day day = board_day(view->now, section->stale_days);
	const struct board_part part = {section->section, section->technician,
					BOARD_COUNT_MOST};
	const struct case_line *line = cases_chosen(screen);
	int64_t number = line ? line->row.number : 0;
	struct case_rows rows = {0};

	screen->reload = CASES_AS_THEY_ARE;
	store_board(store, &part, &day, &rows, &screen->total, error);
	case_list_fill(&screen->list, &rows);
	case_rows_release(&rows);
	choose_number(screen, number);
}

static bool reload_list(struct cases_screen *screen, const struct view *view,
			struct store *store, struct message *error)
{
	enum cases_reload reload = screen->reload;

	screen->reload = CASES_AS_THEY_ARE;
	if (reload == CASES_FROM_CHOSEN)
		stay_at_chosen(screen, view, store);
	else if (reload == CASES_FROM_LAST)
		case_list_end(&screen->list);
	else
		case_list_begin(&screen->list);
	if (reload != CASES_FROM_CHOSEN)
		screen->scroll = 0;
	if (reload == CASES_FROM_FIRST)
		memset(screen->list.used, 0, sizeof(screen->list.used));
	screen->choices = (struct choices){0};
	const struct case_query query = query_of(screen, view);

	return store_count(store, &query, &screen->total, error);
}

/* How many rows are missing for a screenful on that side of the chosen one. */
static int missing(const struct cases_screen *screen, const struct view *view,
		   bool above)
{
	const struct case_list *list = &screen->list;
	int row = screen->choices.row;
	int there = above ? row : list->count - 1 - row;

	if (above ? !list->open_above : list->closed_below)
		return 0;
	there = cases_page(view) - there;
	return there > 0 ? there : 0;
}

bool cases_missing_below(const struct cases_screen *screen,
			 const struct view *view)
{
	return missing(screen, view, false) > 0;
}

static bool read_on(struct cases_screen *screen, const struct view *view,
		    struct store *store, struct message *error)
{
	struct case_query query = query_of(screen, view);
	int added = 0;

	query.look = LOOK_MOST;
	query.limit = missing(screen, view, false);
	query.backward = !query.limit;
	if (query.backward)
		query.limit = missing(screen, view, true);
	if (!query.limit)
		return true;
	bool empty = !screen->list.count;
	bool read = case_list_read(&screen->list, store, query, &added, error);
	if (query.backward) {
		screen->choices.row += empty ? added - 1 : added;
		screen->scroll += added;
		if (screen->choices.row < 0)
			screen->choices.row = 0;
	}
	return read;
}

static void trim(struct cases_screen *screen, const struct view *view)
{
	int most = SCREENS_KEPT * cases_page(view);
	int first = screen->choices.row - most / 2;

	if (screen->list.count <= most)
		return;
	if (first > screen->list.count - most)
		first = screen->list.count - most;
	if (first < 0)
		first = 0;
	case_list_trim(&screen->list, first, most);
	screen->choices.row -= first;
	screen->scroll -= first;
}

void cases_keep_in_sight(struct cases_screen *screen, const struct view *view)
{
	int page = cases_page(view);
	int row = screen->choices.row;
	int most = screen->list.count - page;

	if (screen->scroll < row - page + 1)
		screen->scroll = row - page + 1;
	if (screen->scroll > row)
		screen->scroll = row;
	if (screen->scroll > most)
		screen->scroll = most;
	if (screen->scroll < 0)
		screen->scroll = 0;
}

bool cases_screen_read(struct cases_screen *screen, const struct view *view,
		       struct store *store, struct message *error)
{
	bool read = true;

	if (screen->section.shown) {
		if (screen->reload != CASES_AS_THEY_ARE)
			reload_section(screen, view, store, error);
		cases_keep_in_sight(screen, view);
		return false;
	}
	if (screen->reload != CASES_AS_THEY_ARE)
		read = reload_list(screen, view, store, error);
	read = read && read_on(screen, view, store, error);
	if (!read) {
		screen->list.open_above = false;
		screen->list.closed_below = true;
	}
	trim(screen, view);
	cases_keep_in_sight(screen, view);
	return cases_missing_below(screen, view) || missing(screen, view, true);
}

int64_t cases_screen_changes(const struct cases_screen *screen,
			     const struct view *view)
{
	int end = screen->scroll + cases_page(view);
	int64_t next = INT64_MAX;

	for (int i = screen->scroll; i < end && i < screen->list.count; i++) {
		const struct case_row *row = &screen->list.lines[i].row;
		int64_t changes = clock_left_changes(
			life_waits_until(&row->standing.life), view->now);

		next = changes < next ? changes : next;
	}
	return next;
}
