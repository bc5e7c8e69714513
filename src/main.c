#include "chargefix/command.h"

#include <locale.h>
#include <signal.h>

int main(int argc, char **argv)
{
	/*
	 * Characters only: numbers in guides have a point wherever they are
	 * read, and the rest of a locale is sixty files to look for.
	 */
	setlocale(LC_CTYPE, "");
	/* A file at its limit is a full disk: writing fails and says so. */
	signal(SIGXFSZ, SIG_IGN);
	return command_line(argc, argv);
}
