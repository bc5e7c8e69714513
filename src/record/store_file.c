#include "record/store_file.h"

#include "chargefix/buffer.h"
#include "chargefix/memory.h"
#include "chargefix/store.h"
#include "chargefix/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Leaves room for the sentence in a message. */
enum { SHOWN_MOST = 160 };

static bool write_default(struct buffer *out, struct message *error)
{
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	/* The XDG base directory specification has relative paths ignored. */
	if (data && data[0] == '/')
		buffer_format(out, "%s/chargefix/cases.db", data);
	else if (home && home[0] == '/')
		buffer_format(out, "%s/.local/share/chargefix/cases.db", home);
	else
		return message_set(error,
				   "there is no place for the record, since "
				   "HOME names no folder: set HOME or "
				   "XDG_DATA_HOME, or choose a file with --db");
	return !out->failed || message_no_memory(error);
}

bool store_usual_path(struct buffer *out, struct message *error)
{
	const char *set = getenv("CHARGEFIX_DB");

	if (!set || set[0] == '\0')
		return write_default(out, error);
	buffer_text(out, set);
	return !out->failed || message_no_memory(error);
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

static bool refuse(const char *shown, int number, struct message *error)
{
	const char *help = "choose another file with --db";

	if (number == ENOSPC || number == EDQUOT)
		help = "free some space on its disk, or choose another file "
		       "with --db";
	else if (number == EACCES || number == EROFS || number == EPERM)
		help = "allow writing to its folder, or choose another file "
		       "with --db";
	return message_set(error, "the record %s can't be made (%s): %s", shown,
			   strerror(number), help);
}

/* 0 where the folder is there afterwards, else an errno. */
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

/* Each folder on the way to the file, outermost first; 0 or an errno. */
static int make_folders(const char *path)
{
	char *copy = memory_text(path, strlen(path));
	int number = copy ? 0 : ENOMEM;
	char *slash;

	for (slash = copy ? strchr(copy + 1, '/') : NULL; slash && !number;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		number = make_folder(copy);
		*slash = '/';
	}
	free(copy);
	return number;
}

static bool make_file(const char *path, const char *shown,
		      struct message *error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int number = 0;

	if (fd < 0)
		return errno == EEXIST || refuse(shown, errno, error);
	if (fchmod(fd, 0600) != 0)
		number = errno;
	close(fd);
	return !number || refuse(shown, number, error);
}

/*
 * What may not be there, or can't be changed where the file system knows no
 * rights, is no reason to keep no record. By path, not by descriptor: closing
 * one of a database that is open would drop SQLite's locks.
 */
static void tighten(const char *path, const char *suffix)
{
	struct buffer name = {0};
	struct stat status;

	buffer_format(&name, "%s%s", path, suffix);
	if (!name.failed && stat(name.data, &status) == 0 &&
	    S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
	    (status.st_mode & 077) != 0)
		(void)chmod(name.data, status.st_mode & 0700);
	buffer_release(&name);
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
		return refuse(shown, errno, error);
	if (S_ISREG(status.st_mode))
		return true;
	return message_set(error,
			   "%s is %s, no file for a record: choose another "
			   "with --db",
			   shown,
			   S_ISDIR(status.st_mode) ? "a folder" : "a device");
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

bool store_file_prepare(const char *path, const char *shown,
			struct message *error)
{
	int number = make_folders(path);

	if (number)
		return refuse(shown, number, error);
	if (!make_file(path, shown, error) || !check_file(path, shown, error))
		return false;
	tighten(path, "");
	tighten(path, "-wal");
	tighten(path, "-shm");
	tighten(path, "-journal");
	return true;
}
