/*
 * What the system tells about a process.
 */
#ifndef SUPPORT_PROC_H
#define SUPPORT_PROC_H

#include <sys/types.h>

/*
 * The number after a name in a file of "name:\tnumber" lines below /proc/PID;
 * -1: this system does not tell.
 */
long proc_number(pid_t pid, const char *file, const char *name);

#endif
