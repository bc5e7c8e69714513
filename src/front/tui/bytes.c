#include "front/tui/bytes.h"

static const struct lead {
	unsigned char from; /* the smallest first byte of its kind */
	unsigned char bits; /* mask of the value's bits in it */
	int missing;
	unsigned int least;
} leads[] = {
	{0xF0, 0x07, 3, 0x10000},
	{0xE0, 0x0F, 2, 0x800},
	{0xC2, 0x1F, 1, 0x80},
};

static void begin_character(struct bytes *bytes, unsigned char byte)
{
	*bytes = (struct bytes){.broken = true};
	for (int i = 0; i < 3 && byte <= 0xF4; i++) {
		if (byte < leads[i].from)
			continue;
		bytes->value = byte & leads[i].bits;
		bytes->least = leads[i].least;
		bytes->missing = leads[i].missing;
		bytes->broken = false;
		break;
	}
}

static bool is_character(const struct bytes *bytes)
{
	return bytes->value >= bytes->least && bytes->value <= 0x10FFFF &&
	       (bytes->value < 0xD800 || bytes->value > 0xDFFF);
}

bool bytes_take(struct bytes *bytes, unsigned char byte, unsigned int *code)
{
	bool cut = bytes->missing > 0;

	if (byte < 0x80) {
		*bytes = (struct bytes){.broken = cut};
		*code = byte;
		return true;
	}
	if ((byte & 0xC0) != 0x80 || !cut) {
		begin_character(bytes, byte);
		bytes->broken |= cut;
		return false;
	}
	bytes->value = bytes->value << 6 | (byte & 0x3F);
	*code = bytes->value;
	bytes->broken = !--bytes->missing && !is_character(bytes);
	return !bytes->missing && !bytes->broken;
}
