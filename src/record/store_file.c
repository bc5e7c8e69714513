#include "record/store_file.h"

#include "chargefix/buffer.h"
#include "chargefix/load.h"
#include "chargefix/memory.h"
#include "chargefix/store.h"
#include "chargefix/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Leaves room in a message for the sentence around the path. */
enum { SHOWN_MOST = 160 };

static bool write_default(struct buffer *out, struct message *error)
{
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	/*
	 * The XDG base directory specification says to ignore relative paths.
	 */
	if (data && data[0] == '/')
		buffer_format(out, "%s/chargefix/cases.db", data);
	else if (home && home[0] == '/')
		buffer_format(out, "%s/.local/share/chargefix/cases.db", home);
	else
		return message_set(
			error, "there is no place for the case database, since "
			       "HOME names no folder: set HOME or "
			       "XDG_DATA_HOME, or choose a file with --db");
	return true;
}

bool store_usual_path(struct buffer *out, struct message *error)
{
	const char *set = getenv("CHARGEFIX_DB");

	if (!set || set[0] == '\0')
		return write_default(out, error);
	buffer_text(out, set);
	return true;
}

void store_file_show(struct buffer *out, const char *path)
{
	size_t length = strlen(path);

	if (length > SHOWN_MOST) {
		path += text_begin(path, length - SHOWN_MOST);
		buffer_text(out, "…");
	}
	text_clean(out, path, strlen(path), TEXT_ONE_LINE);
}

/* `what` can't be done: "made", "opened". */
static bool refuse_file(const char *shown, const char *what, int number,
			struct message *error)
{
	const char *help = "choose another file with --db";

	if (number == ENOSPC || number == EDQUOT)
		help = "free some space on its disk, or choose another file "
		       "with --db";
	else if (number == EACCES || number == EROFS || number == EPERM)
		help = "allow writing to its folder, or choose another file "
		       "with --db";
	return message_set(error, "the case database %s can't be %s (%s): %s",
			   shown, what, strerror(number), help);
}

/* Returns 0 if the folder exists afterwards, else an errno. */
static int make_folder(const char *path)
{
	struct stat status;
	int number;

	if (mkdir(path, 0700) == 0)
		return chmod(path, 0700) == 0 ? 0 : errno;
	number = errno;
	if (stat(path, &status) != 0)
		return number;
	return S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

/* Makes each folder on the path to the file. Returns 0 or an errno. */
static int make_folders(const char *path)
{
	char *copy = memory_text(path, strlen(path));
	int number = 0;
	char *slash;

	for (slash = strchr(copy + 1, '/'); slash && !number;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		number = make_folder(copy);
		*slash = '/';
	}
	free(copy);
	return number;
}

/*
 * A folder that passes its group on to its files, and that the group can write
 * to, is for a record that the group shares.
 */
static mode_t mode_of_new_file(const char *path)
{
	const mode_t shared = S_ISGID | S_IWGRP;
	char *folder = memory_text(path, strrchr(path, '/') - path + 1);
	struct stat status;

	if (stat(folder, &status) != 0)
		status.st_mode = 0;
	free(folder);
	return (status.st_mode & shared) == shared ? 0660 : 0600;
}

static bool make_file(const char *path, const char *shown,
		      struct message *error)
{
	mode_t mode = mode_of_new_file(path);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	int number = 0;

	if (fd < 0)
		return errno == EEXIST ||
		       refuse_file(shown, "made", errno, error);
	if (fchmod(fd, mode) != 0)
		number = errno;
	close(fd);
	return !number || refuse_file(shown, "made", number, error);
}

/* The files that SQLite keeps beside the record. */
static const char *const suffixes[] = {"-wal", "-shm", "-journal"};
enum { SUFFIX_COUNT = sizeof(suffixes) / sizeof(suffixes[0]) };

/*
 * The status of the file, or of one beside that file which a link leads to.
 * By path, not by descriptor: closing one of a database that is open would
 * drop SQLite's locks.
 */
static bool status_of(const char *path, const char *suffix, struct buffer *name,
		      struct stat *status)
{
	char whole[PATH_MAX];

	buffer_clear(name);
	buffer_format(name, "%s%s", realpath(path, whole) ? whole : path,
		      suffix);
	return stat(name->data, status) == 0 && S_ISREG(status->st_mode);
}

/*
 * Failures are ignored: the file may be missing, or its file system may have no
 * permissions, and neither is a reason not to keep a record.
 */
static void tighten(const char *path, const char *suffix)
{
	struct buffer name = {0};
	struct stat status;

	if (status_of(path, suffix, &name, &status) &&
	    status.st_uid == geteuid() && (status.st_mode & 077) != 0)
		(void)chmod(name.data, status.st_mode & 0700);
	buffer_release(&name);
}

/*
 * Permissions are only tightened at the default path: those of a file that
 * somebody named are intended.
 */
static void tighten_own(const char *path)
{
	struct message ignored = {0};
	struct buffer own = {0};

	if (write_default(&own, &ignored) &&
	    strcmp(buffer_string(&own), path) == 0) {
		tighten(path, "");
		for (size_t i = 0; i < SUFFIX_COUNT; i++)
			tighten(path, suffixes[i]);
	}
	buffer_release(&own);
}

void store_file_share(const char *path)
{
	struct buffer name = {0};
	struct stat record, beside;

	if (status_of(path, "", &name, &record) &&
	    (record.st_mode & S_IRWXG) != 0)
		for (size_t i = 0; i < SUFFIX_COUNT; i++)
			if (status_of(path, suffixes[i], &name, &beside) &&
			    beside.st_uid == geteuid() &&
			    beside.st_gid != record.st_gid)
				(void)!chown(name.data, (uid_t)-1,
					     record.st_gid);
	buffer_release(&name);
}

void store_file_beside(const char *path, struct store_beside *beside)
{
	struct buffer name = {0};
	struct stat status;

	*beside = (struct store_beside){0};
	beside->log =
		status_of(path, "-wal", &name, &status) && status.st_size > 0;
	beside->memory = status_of(path, "-shm", &name, &status);
	beside->journal = status_of(path, "-journal", &name, &status) &&
			  status.st_size > 0;
	buffer_release(&name);
}

int store_file_locks(const char *path)
{
	struct flock lock = {
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};
	struct buffer name = {0};
	int number = 0;

	/* Tries another file: closing the record would drop SQLite's locks. */
	buffer_format(&name, "%s-lock-XXXXXX", path);
	int fd = mkstemp(name.data);

	if (fd >= 0) {
		unlink(name.data);
		if (fcntl(fd, F_SETLK, &lock) != 0)
			number = errno;
		close(fd);
	}
	buffer_release(&name);
	return number;
}

static bool check_file(const char *path, const char *shown,
		       struct message *error)
{
	struct stat status;

	if (stat(path, &status) != 0 && errno == ENOENT)
		return message_set(error,
				   "%s is a link that leads nowhere: remove "
				   "it, or choose another file with --db",
				   shown);
	if (stat(path, &status) != 0)
		return refuse_file(shown, "opened", errno, error);
	return S_ISREG(status.st_mode) ||
	       message_set(error,
			   "%s is %s, not a case database: choose another "
			   "file with --db",
			   shown, file_kind(status.st_mode));
}

bool store_file_is_there(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 || errno != ENOENT;
}

void store_file_stamp(const char *path, struct store_stamp *stamp)
{
	struct stat status;

	*stamp = (struct store_stamp){0};
	if (stat(path, &status) == 0)
		*stamp = (struct store_stamp){
			.device = status.st_dev,
			.inode = status.st_ino,
			.size = status.st_size,
			.changed = status.st_mtim,
		};
}

bool store_stamp_equal(const struct store_stamp *a, const struct store_stamp *b)
{
	return a->device == b->device && a->inode == b->inode &&
	       a->size == b->size && a->changed.tv_sec == b->changed.tv_sec &&
	       a->changed.tv_nsec == b->changed.tv_nsec;
}

bool store_file_prepare(const char *path, const char *shown, bool make,
			struct message *error)
{
	int number = make ? make_folders(path) : 0;

	if (number)
		return refuse_file(shown, "made", number, error);
	if ((make && !make_file(path, shown, error)) ||
	    !check_file(path, shown, error))
		return false;
	tighten_own(path);
	return true;
}
