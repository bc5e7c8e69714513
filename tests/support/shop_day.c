#include "shop_day.h"

#include "record.h"
#include "test.h"

#include <limits.h>
#include <sqlite3.h>

const char *const shop_day_run[] = {
	"chargefix", "-g", SHOP_GUIDE, "--shop", "--technician", "Mara", NULL};

static const struct {
	const char *technician;
	const char *ticket;
	const char *model;
	const char *serial;
	const char *input;
} cases[] = {
	{"Ada", "T-1001", "T-Rex 3", "SN-000123", "front\n"},
	{"Mara", "T-1002", "Bip 6", "SN-000124", "front\n"},
	{"Ada", "T-1003", "GTR 4", "35-209900-176148-1",
	 "front\nnone\nworks\n"},
	{"Mara", "T-1004", "Active Edge", "SN-000126", "front\n"},
	{"", "T-1005", "", "SN-000127", "front\n"},
	{"Ada", "T-1006", "Balance", "SN-000128", "front\nnone\nworks\n"},
};

static void run(struct stage *stage, const char *const argv[],
		const char *input)
{
	struct program_result result;

	stage_run(stage, argv, input, &result);
	program_result_release(&result);
}

static const char *const lives[][8] = {
	{"chargefix", "case", "1", "wait", "--for=part", "--why=bulb ordered"},
	{"chargefix", "case", "2", "wait", "--until=29 min"},
	{"chargefix", "case", "4", "cancel", "--why=they changed their mind"},
	{"chargefix", "case", "6", "hand-back", "--outcome=fixed"},
};

void shop_day_begin(struct stage *stage)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const argv[] = {"chargefix",
					    "-g",
					    SHOP_GUIDE,
					    "--plain",
					    "--new",
					    "--shop",
					    "--technician",
					    cases[i].technician,
					    "--ticket",
					    cases[i].ticket,
					    "--model",
					    cases[i].model,
					    "--serial",
					    cases[i].serial,
					    NULL};

		run(stage, argv, cases[i].input);
	}
	for (size_t i = 0; i < COUNT(lives); i++)
		run(stage, lives[i], NULL);
}

void shop_day_sql(struct stage *stage, const char *sql)
{
	char path[PATH_MAX];
	struct record record = {.path = path};

	stage_record(stage, path, sizeof(path));
	record_sql(&record, sql);
}

/* Whether a form on record has this text. */
static bool is_kept(const struct stage *stage, const char *text)
{
	sqlite3_stmt *select = NULL;
	sqlite3 *db = NULL;
	char path[300];

	stage_record(stage, path, sizeof(path));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
					    "SELECT 1 FROM drafts"
					    " WHERE instr(text, ?) > 0",
					    -1, &select, NULL),
			 SQLITE_OK);
	sqlite3_bind_text(select, 1, text, -1, SQLITE_STATIC);
	bool kept = sqlite3_step(select) == SQLITE_ROW;
	sqlite3_finalize(select);
	sqlite3_close(db);
	return kept;
}

void shop_day_wait_form(struct stage *stage, struct pty *pty, const char *text)
{
	for (int i = 0; i < 3000 && !is_kept(stage, text); i++)
		pty_read(pty, 10);
	assert_true(is_kept(stage, text));
}
