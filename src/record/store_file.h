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
 * Where `make` is true, makes what is missing of the folders (0700) and the
 * file: 0600 whatever the umask, or 0660 in a folder that a group shares (one
 * with its set-group-id bit, and writable to the group). Takes from others the
 * right to read our own record at the default path; another path was named by
 * somebody, who may mean its rights. `shown` names the path in `error`.
 */
bool store_file_prepare(const char *path, const char *shown, bool make,
			struct message *error);

/*
 * Gives SQLite's files beside an open record its group, where the record is
 * for a group; their modes are those of the record.
 */
void store_file_share(const char *path);

/* Which of SQLite's files are beside the record. */
struct store_beside {
	bool log; /* and it is not empty */
	bool memory; /* a program has it open, or was killed */
	bool journal; /* and it is not empty */
};

void store_file_beside(const char *path, struct store_beside *beside);

/*
 * 0 where files in the record's folder can be locked, or that can't be tried;
 * else the errno that says why not.
 */
int store_file_locks(const char *path);

/* False only where nothing has that name, not even a link. */
bool store_file_is_there(const char *path);

/* Which file it is and how it looks. All zero: there is none. */
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
