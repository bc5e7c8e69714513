#include "chargefix/command.h"

#include <locale.h>

int main(int argc, char **argv)
{
	/*
	 * Characters only: numbers in guides have a point wherever they are
	 * read, and the rest of a locale is sixty files to look for.
	 */
	setlocale(LC_CTYPE, "");
	return command_line(argc, argv);
}
