/*
 * The settings file: $XDG_CONFIG_HOME/chargefix/config.yaml, or where that is
 * not there /etc/xdg/chargefix/config.yaml.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_SETTINGS_FILE_H
#define CHARGEFIX_COMMAND_SETTINGS_FILE_H

#include "command/options.h"

/*
 * Takes over what no option set: from the environment, else from the file.
 * False: a message was printed, with all that is wrong with the file.
 */
bool settings_file_take(struct options *options);

/* Appends where the person's own settings file is, or would be. */
void settings_file_own(struct buffer *path);

#endif
