#include "golden_sizes.h"

#include "frame_fault.h"
#include "pty_screen.h"
#include "test.h"

#include <stdio.h>

static const struct golden_size sizes[] = {
	{24, 80}, {43, 132}, {17, 60}, {10, 40}};

/* Up to here there is a panel only behind a key. */
enum { NARROW_COLUMNS = 70, SECTION_MOST = 48 };

void golden_check_size(struct pty *pty, const char *name,
		       const struct golden_kind *kind,
		       const struct golden_size *size, unsigned int parts)
{
	char section[SECTION_MOST];

	snprintf(section, sizeof(section), "%dx%d%s", size->columns, size->rows,
		 kind->name);
	if (pty->rows != size->rows || pty->columns != size->columns)
		pty_resize(pty, size->rows, size->columns);
	golden_check(pty, name, section, parts);
	char *fault = frame_fault(pty);
	if (fault)
		fail_msg("%s, %s: %s", name, section, fault);
}

void golden_check_sizes(struct pty *pty, const char *name, bool narrow,
			const struct golden_kind *kind)
{
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		bool fits = !narrow || sizes[i].columns < NARROW_COLUMNS;

		if (fits && (i == 0 || kind->all_sizes))
			golden_check_size(pty, name, kind, &sizes[i],
					  i == 0 ? kind->parts : GOLDEN_TEXT);
	}
	pty_resize(pty, sizes[0].rows, sizes[0].columns);
	pty_settle(pty, 30);
}

void golden_in_both(void (*check)(const struct golden_kind *kind))
{
	static const char *const environment[] = {"LC_ALL=C", NULL};
	static const struct golden_kind plain = {"", NULL, true,
						 GOLDEN_TEXT | GOLDEN_MARKS};
	static const struct golden_kind ascii = {" in ASCII", environment, true,
						 GOLDEN_TEXT};

	check(&plain);
	check(&ascii);
}
