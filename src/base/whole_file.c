#include "chargefix/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How many names of temporary files are tried. */
enum { NAMES_MOST = 100 };

static void release(struct whole_file *file)
{
	buffer_release(&file->path);
	buffer_release(&file->temporary);
	*file = (struct whole_file){0};
}

static enum whole_file_result refuse(const char *path, int reason,
				     struct message *error)
{
	if (reason == EEXIST) {
		message_set(error, "%s already exists and was not overwritten",
			    path);
		return WHOLE_FILE_EXISTS;
	}
	message_set(error, "%s: %s", path, strerror(reason));
	return WHOLE_FILE_FAILED;
}

/* How many bytes of the path name its folder, with the slash. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/*
 * Whether a file may get this name. Devices and links are never replaced: for
 * the superuser, /dev/null would otherwise become a report.
 */
static enum whole_file_result may_have_name(const char *path, bool replaces,
					    struct message *error)
{
	struct stat found;

	if (lstat(path, &found) != 0)
		return WHOLE_FILE_DONE;
	if (!replaces)
		return refuse(path, EEXIST, error);
	if (S_ISREG(found.st_mode))
		return WHOLE_FILE_DONE;
	message_set(error, "%s is not a regular file and was not replaced",
		    path);
	return WHOLE_FILE_FAILED;
}

/* Creates the temporary file; -1: errno says why not. */
static int create_temporary(struct whole_file *file, mode_t mode)
{
	const char *path = buffer_string(&file->path);
	int created = -1;

	for (int i = 0; i < NAMES_MOST; i++) {
		buffer_clear(&file->temporary);
		buffer_format(&file->temporary, "%.*s.chargefix-%ld-%d.tmp",
			      (int)folder_length(path), path, (long)getpid(),
			      i);
		created = open(file->temporary.data,
			       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
				       O_CLOEXEC,
			       mode);
		if (created >= 0 || errno != EEXIST)
			break;
	}
	return created;
}

enum whole_file_result whole_file_begin(
	struct whole_file *file, const char *path,
	const struct whole_file_options *options, struct message *error)
{
	enum whole_file_result result =
		may_have_name(path, options->replaces, error);

	*file = (struct whole_file){.replaces = options->replaces};
	if (result != WHOLE_FILE_DONE)
		return result;
	buffer_text(&file->path, path);
	file->file = create_temporary(file, options->mode);
	if (file->file >= 0)
		return WHOLE_FILE_DONE;
	refuse(path, errno, error);
	release(file);
	return WHOLE_FILE_FAILED;
}

void whole_file_drop(struct whole_file *file)
{
	close(file->file);
	unlink(file->temporary.data);
	release(file);
}

/* Drops the file because of an error. */
static enum whole_file_result give_up(struct whole_file *file, int reason,
				      struct message *error)
{
	enum whole_file_result result =
		refuse(buffer_string(&file->path), reason, error);

	whole_file_drop(file);
	return result;
}

bool whole_file_add(struct whole_file *file, const struct buffer *text,
		    struct message *error)
{
	if (buffer_write(text, file->file))
		return true;
	give_up(file, errno, error);
	return false;
}

/* Some file systems can't do this, and then there is nothing to wait for. */
static bool put_on_disk(int file)
{
	return fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* So that the new name survives a power failure, too. */
static void put_name_on_disk(const char *path)
{
	struct buffer folder = {0};
	int opened;

	buffer_add(&folder, path, folder_length(path));
	opened = open(folder.length ? folder.data : ".",
		      O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (opened >= 0) {
		put_on_disk(opened);
		close(opened);
	}
	buffer_release(&folder);
}

/* Reserves a free name with an empty file, which is replaced at once. */
static bool rename_to_free_name(const char *from, const char *to)
{
	int reserved = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (reserved < 0)
		return false;
	close(reserved);
	if (rename(from, to) == 0)
		return true;
	int reason = errno;
	unlink(to);
	errno = reason;
	return false;
}

/* Gives the file its name. False: errno says why not. */
static bool name_it(const struct whole_file *file)
{
	const char *from = file->temporary.data;
	const char *to = file->path.data;

	if (file->replaces)
		return rename(from, to) == 0;
	if (link(from, to) == 0) {
		unlink(from);
		return true;
	}
	/* Some file systems, such as those of memory cards, have no links. */
	return errno != EEXIST && rename_to_free_name(from, to);
}

enum whole_file_result whole_file_finish(struct whole_file *file,
					 struct message *error)
{
	if (!put_on_disk(file->file) || !name_it(file))
		return give_up(file, errno, error);
	put_name_on_disk(file->path.data);
	/* After fsync, closing can't fail to write anything. */
	close(file->file);
	release(file);
	return WHOLE_FILE_DONE;
}

enum whole_file_result whole_file_write(
	const char *path, const struct buffer *text,
	const struct whole_file_options *options, struct message *error)
{
	struct whole_file file;
	enum whole_file_result result =
		whole_file_begin(&file, path, options, error);

	if (result != WHOLE_FILE_DONE)
		return result;
	if (!whole_file_add(&file, text, error))
		return WHOLE_FILE_FAILED;
	return whole_file_finish(&file, error);
}
