#include "chargefix/command.h"

#include <locale.h>

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	/* Numbers in guides have a point, wherever they are read. */
	setlocale(LC_NUMERIC, "C");
	return command_line(argc, argv);
}
