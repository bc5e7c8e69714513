/*
 * Lets the person edit a text in their own editor.
 *
 * May use: terminal, signals, POSIX.
 */
#ifndef TUI_OUTSIDE_H
#define TUI_OUTSIDE_H

#include "front/tui/terminal.h"

/*
 * Opens `text` in $VISUAL, else $EDITOR, else vi, in a file that nobody else
 * can read and that is removed afterwards. The editor has the terminal until it
 * ends. False: the text is unchanged, and `error` says why. If the person
 * changed the file but the editor failed, or it has more than `most` bytes, the
 * file stays and `error` names it.
 */
bool outside_edit(struct terminal *terminal, struct buffer *text, size_t most,
		  struct message *error);

#endif
