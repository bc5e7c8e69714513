#include "front/tui/outside.h"

#include "chargefix/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The shell's exit status if the program doesn't exist. */
enum { NOT_FOUND = 127 };

/* A folder of our own, and the file in it. */
struct private_file {
	struct buffer folder;
	struct buffer path;
};

static void private_file_release(struct private_file *file)
{
	if (file->path.length)
		unlink(file->path.data);
	if (file->folder.length)
		rmdir(file->folder.data);
	buffer_release(&file->path);
	buffer_release(&file->folder);
}

static bool write_text(const char *path, const struct buffer *text)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	FILE *out = file < 0 ? NULL : fdopen(file, "w");

	if (!out)
		return false;
	size_t written = fwrite(buffer_string(text), 1, text->length, out);
	return fclose(out) == 0 && written == text->length;
}

static bool private_file_make(struct private_file *file,
			      const struct buffer *text, struct message *error)
{
	const char *where = getenv("TMPDIR");

	buffer_format(&file->folder, "%s/chargefix-XXXXXX",
		      where && *where ? where : "/tmp");
	if (!mkdtemp(file->folder.data)) {
		buffer_clear(&file->folder);
		return message_set(error,
				   "The temporary file for the editor can't be "
				   "created: %s",
				   strerror(errno));
	}
	buffer_format(&file->path, "%s/note.txt", file->folder.data);
	return write_text(file->path.data, text) ||
	       message_set(error, "%s can't be written: %s", file->path.data,
			   strerror(errno));
}

/* Keeps the file: once forgotten here, it is not removed. */
static void private_file_leave(struct private_file *file)
{
	buffer_clear(&file->path);
	buffer_clear(&file->folder);
}

/* Reads the file, but little more than `most` bytes of it. */
static bool read_bytes(const char *path, size_t most, struct buffer *bytes)
{
	FILE *in = fopen(path, "re");
	char piece[4096];
	size_t length;

	if (!in)
		return false;
	while (bytes->length <= most &&
	       (length = fread(piece, 1, sizeof(piece), in)) > 0)
		buffer_add(bytes, piece, length);
	bool read = !ferror(in);
	fclose(in);
	return read;
}

/* Reads the file as safe text without the last line end. */
static bool read_text(const char *path, size_t most, struct buffer *text)
{
	struct buffer bytes = {0};
	bool read = read_bytes(path, most, &bytes);

	if (bytes.length && bytes.data[bytes.length - 1] == '\n')
		bytes.length--;
	text_clean(text, buffer_string(&bytes), bytes.length, TEXT_KEEP_LINES);
	buffer_release(&bytes);
	return read;
}

/* Whether the file exists and was changed. */
static bool was_written(const char *path, const struct buffer *text)
{
	struct buffer bytes = {0};
	bool same = read_bytes(path, text->length, &bytes) &&
		    bytes.length == text->length &&
		    memcmp(buffer_string(&bytes), buffer_string(text),
			   text->length) == 0;

	buffer_release(&bytes);
	return !same && access(path, F_OK) == 0;
}

static const char *editor_of(void)
{
	static const char *const names[] = {"VISUAL", "EDITOR"};

	for (size_t i = 0; i < 2; i++) {
		const char *editor = getenv(names[i]);
		if (editor && *editor)
			return editor;
	}
	return "vi";
}

/* Runs in the new process and never returns. */
static void become(const char *editor, const char *path)
{
	struct buffer line = {0};

	/* The variable may contain options, so a shell has to split it. */
	buffer_format(&line, "%s \"$1\"", editor);
	execl("/bin/sh", "sh", "-c", line.data, "chargefix", path,
	      (char *)NULL);
	_exit(NOT_FOUND);
}

/*
 * Returns the editor's status from waitpid, or -1 and errno if it can't start.
 */
static int run_editor(struct terminal *terminal, const char *editor,
		      const char *path)
{
	struct signals_lent lent;
	int status = -1;

	terminal_lend();
	signals_lend(&lent);
	pid_t child = fork();
	int failure = errno;
	if (child == 0) {
		signals_inherit(&terminal->signals);
		become(editor, path);
	}
	/* Waits for this process only; others are not our concern here. */
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	signals_take_back(&lent);
	terminal_take_back(terminal);
	errno = failure;
	return status;
}

static void explain(int status, const char *editor, struct message *error)
{
	if (status == -1)
		message_set(error, "The editor can't be started: %s",
			    strerror(errno));
	else if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		message_set(error,
			    "The editor \"%.100s\" was not found: set EDITOR "
			    "to an installed editor. The note is unchanged.",
			    editor);
	else
		message_set(
			error,
			"The editor \"%.100s\" failed: the note is unchanged.",
			editor);
}

/* If the text was changed but can't be used, keeps the file and says so. */
static void leave_written(struct private_file *file, const struct buffer *text,
			  struct message *error)
{
	struct buffer said = {0};

	if (!was_written(file->path.data, text))
		return;
	buffer_format(&said, "%s Your text is in %s", error->text,
		      file->path.data);
	message_set(error, "%s", buffer_string(&said));
	buffer_release(&said);
	private_file_leave(file);
}

static bool edit(struct terminal *terminal, struct private_file *file,
		 struct buffer *text, size_t most, struct message *error)
{
	const char *editor = editor_of();
	struct buffer edited = {0};
	bool taken = false;

	int status = run_editor(terminal, editor, file->path.data);
	if (status != 0)
		explain(status, editor, error);
	else if (!read_text(file->path.data, most, &edited))
		message_set(error,
			    "Your text can't be read: the note is unchanged.");
	else if (edited.length > most)
		message_set(error, "The text is too long for a note: the note "
				   "is unchanged.");
	else
		taken = true;
	if (taken) {
		buffer_release(text);
		*text = edited;
		return true;
	}
	buffer_release(&edited);
	leave_written(file, text, error);
	return false;
}

bool outside_edit(struct terminal *terminal, struct buffer *text, size_t most,
		  struct message *error)
{
	struct private_file file = {0};
	bool edited = private_file_make(&file, text, error) &&
		      edit(terminal, &file, text, most, error);

	private_file_release(&file);
	return edited;
}
