/* Who has a form open, and what was typed into it as text. */
#include "chargefix/drafts.h"

#include "chargefix/memory.h"
#include "chargefix/text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void drafts_release(struct drafts *drafts)
{
	free(drafts->items);
	arena_release(&drafts->strings);
	*drafts = (struct drafts){0};
}

/*
 * Changes whenever the host starts, since another process may then have the
 * number of this one. Only Linux has it.
 */
static void add_start_of_host(struct buffer *out)
{
	FILE *file = fopen("/proc/sys/kernel/random/boot_id", "r");
	char id[40] = "";

	if (file && fgets(id, sizeof(id), file))
		buffer_add(out, id, strcspn(id, "\n"));
	if (file)
		fclose(file);
}

/* The host, and its start: what holders of one host have in common. */
static void add_host(struct buffer *out)
{
	char host[256] = "";

	if (gethostname(host, sizeof(host) - 1) != 0)
		host[0] = '\0';
	buffer_format(out, "%s ", host);
	add_start_of_host(out);
	buffer_text(out, " ");
}

void draft_write_holder(struct buffer *out)
{
	add_host(out);
	buffer_format(out, "%ld", (long)getpid());
}

bool draft_is_held(const char *holder)
{
	struct buffer host = {0};
	long process = 0;

	add_host(&host);
	if (strncmp(holder, buffer_string(&host), host.length) == 0)
		process = strtol(holder + host.length, NULL, 10);
	buffer_release(&host);
	return process > 0 && process != (long)getpid() &&
	       (kill((pid_t)process, 0) == 0 || errno == EPERM);
}

void draft_write_text(struct buffer *out, const struct case_details *details)
{
	const struct case_details none = {{0}};

	details_write_changes(out, &none, details);
}

void draft_read_text(struct case_details *details, const char *text,
		     struct arena *arena)
{
	struct case_details read = {{0}};

	while (*text) {
		size_t line = strcspn(text, "\n");
		size_t word = strcspn(text, ":");

		for (int i = 0; i < DETAILS && word + 2 <= line; i++)
			if (strlen(detail_facts[i].word) == word &&
			    memcmp(detail_facts[i].word, text, word) == 0)
				read.of[i] = arena_text(arena, text + word + 2,
							line - word - 2);
		text += line + (text[line] == '\n');
	}
	details_clean(details, &read, arena);
}
