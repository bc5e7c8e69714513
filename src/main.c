#include "chargefix/command.h"

#include <locale.h>

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	return command_line(argc, argv);
}
