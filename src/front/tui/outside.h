/*
 * The person's own editor, called for a text.
 *
 * May use: terminal, signals, POSIX.
 */
#ifndef TUI_OUTSIDE_H
#define TUI_OUTSIDE_H

#include "front/tui/terminal.h"

/*
 * Lets $VISUAL, else $EDITOR, else vi work on `text`, in a file that nobody
 * else can read and that is gone afterwards. The terminal is the editor's
 * until it ends. False: the text is as it was, and `error` says why. What was
 * written all the same, where the editor failed or it is more than `most`
 * bytes, stays in its file, which `error` names.
 */
bool outside_edit(struct terminal *terminal, struct buffer *text, size_t most,
		  struct message *error);

#endif
