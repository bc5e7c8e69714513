/*
 * A day in a shop, for the tests of its board and lists: six cases of two
 * technicians.
 */
#ifndef SUPPORT_SHOP_DAY_H
#define SUPPORT_SHOP_DAY_H

#include "stage.h"

#define SHOP_GUIDE "tests/screens/shop.yaml"

/*
 * 1 waits for a part, 2 for the end of a countdown, 3 is diagnosed, 4
 * cancelled, 5 open, and 6 handed back. The tickets are T-1001 …, 1, 3 and 6
 * are Ada's, 2 and 4 Mara's, and 5 is nobody's. No wait is over yet.
 */
void shop_day_begin(struct stage *stage);

/* Changes the stage's record behind the program's back. */
void shop_day_sql(struct stage *stage, const char *sql);

/* Waits until a form that is being filled in is on record with that text. */
void shop_day_wait_form(struct stage *stage, struct pty *pty, const char *text);

/* The program in the shop, as Mara. */
extern const char *const shop_day_run[];

#endif
