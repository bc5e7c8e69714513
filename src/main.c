#include "chargefix/command.h"

#include <locale.h>
#include <signal.h>

int main(int argc, char **argv)
{
	/*
	 * Set only the characters: numbers in guides always have a decimal
	 * point, and the rest of a locale would mean searching for sixty files.
	 */
	setlocale(LC_CTYPE, "");
	/*
	 * Reaching a file size limit then fails like a full disk, with a
	 * message.
	 */
	signal(SIGXFSZ, SIG_IGN);
	return command_line(argc, argv);
}
