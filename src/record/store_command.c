/* Writes the command that continues a case of a record. */
#include "chargefix/store.h"

#include "chargefix/text.h"

#include <string.h>

/* Characters that have no special meaning in any shell. */
static const char harmless[] = "abcdefghijklmnopqrstuvwxyz"
			       "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			       "0123456789_./-+:@%,=";

void store_write_word(struct buffer *out, const char *word)
{
	if (word[strspn(word, harmless)] == '\0') {
		buffer_text(out, word);
		return;
	}
	buffer_text(out, "'");
	for (; *word; word++)
		if (*word == '\'')
			buffer_text(out, "'\\''");
		else
			buffer_add(out, word, 1);
	buffer_text(out, "'");
}

void store_write_command(struct buffer *out, const char *program,
			 const char *command, int64_t number, const char *path)
{
	struct message ignored = {0};
	struct buffer usual = {0};

	store_write_word(out, program ? program : "chargefix");
	buffer_format(out, " %s %lld", command, (long long)number);
	if (!store_usual_path(&usual, &ignored) ||
	    strcmp(buffer_string(&usual), path) != 0) {
		buffer_text(out, " --db ");
		store_write_word(out, path);
	}
	buffer_release(&usual);
}
