/*
 * The login name, under which things are recorded if no other name was given.
 *
 * Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_LOGIN_H
#define CHARGEFIX_COMMAND_LOGIN_H

#include "chargefix/buffer.h"

/* Appends it, cleaned as by detail_clean; nothing if it isn't known. */
void login_name(struct buffer *out);

#endif
