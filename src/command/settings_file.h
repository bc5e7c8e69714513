/*
 * The settings file: $XDG_CONFIG_HOME/chargefix/config.yaml or, if that doesn't
 * exist, /etc/xdg/chargefix/config.yaml.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_SETTINGS_FILE_H
#define CHARGEFIX_COMMAND_SETTINGS_FILE_H

#include "command/options.h"

/*
 * Sets everything that no option set from the environment, else from the file.
 * False: a message with all errors of the file was printed.
 */
bool settings_file_take(struct options *options);

/* Appends the path of the person's own settings file, even if it is missing. */
void settings_file_own(struct buffer *path);

#endif
