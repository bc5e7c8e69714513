/*
 * The guide that `chargefix new` writes. Private to src/command.
 */
#ifndef CHARGEFIX_COMMAND_NEW_GUIDE_H
#define CHARGEFIX_COMMAND_NEW_GUIDE_H

/* Its lines, without their ends; NULL after the last. */
extern const char *const new_guide[];

#endif
