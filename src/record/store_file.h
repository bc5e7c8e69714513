/*
 * The record's file and folder, before SQLite sees them.
 *
 * Private to src/record.
 */
#ifndef CHARGEFIX_RECORD_STORE_FILE_H
#define CHARGEFIX_RECORD_STORE_FILE_H

#include "chargefix/message.h"

#include <stdbool.h>
#include <sys/stat.h>

/*
 * If `make` is true, makes the missing folders (0700) and the file: 0600
 * whatever the umask, or 0660 in a folder that a group shares (set-group-id and
 * writable to the group). Removes other users' permissions from our own record
 * at the default path; if somebody named another path, its permissions may be
 * intended. `shown` names the path in `error`.
 */
bool store_file_prepare(const char *path, const char *shown, bool make,
			struct message *error);

/*
 * Gives SQLite's files beside an open record the record's group, if it is
 * shared with a group. They already have the record's mode.
 */
void store_file_share(const char *path);

/* Which of SQLite's files are beside the record. */
struct store_beside {
	bool log; /* there is a log, not empty */
	bool memory; /* a program has it open, or was killed */
	bool journal; /* there is a journal, not empty */
};

void store_file_beside(const char *path, struct store_beside *beside);

/*
 * Returns 0 if files in the record's folder can be locked, or if that can't be
 * tried; else the errno that says why not.
 */
int store_file_locks(const char *path);

/* False only if nothing has that name, not even a link. */
bool store_file_is_there(const char *path);

/* Identifies a file and its last change. All zero: there is no file. */
struct store_stamp {
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec changed;
};

void store_file_stamp(const char *path, struct store_stamp *stamp);
bool store_stamp_equal(const struct store_stamp *a,
		       const struct store_stamp *b);

/* The path as messages show it: no control characters, only the end if long. */
void store_file_show(struct buffer *out, const char *path);

#endif
