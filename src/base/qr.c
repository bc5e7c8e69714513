#include "chargefix/qr.h"

#include "chargefix/memory.h"

#include <qrencode.h>
#include <stdlib.h>

/* Squares that are light in the upper half, the lower half, or both. */
static const char *const halves[] = {" ", "\u2580", "\u2584", "\u2588"};

/* Bright white on black, and the terminal's own colours again. */
static const char white_on_black[] = "\033[0;97;40m";
static const char own_colours[] = "\033[0m";

/* libqrencode keeps more than the colour in each square: bit 0 is the colour. */
static void copy_squares(struct qr *qr, const QRcode *code)
{
	for (int line = 0; line < code->width; line++) {
		const unsigned char *from = code->data + line * code->width;
		unsigned char *to =
			qr->dark + (line + QR_MARGIN) * qr->size + QR_MARGIN;

		for (int i = 0; i < code->width; i++)
			to[i] = from[i] & 1;
	}
}

bool qr_make(struct qr *qr, const char *text)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);

	*qr = (struct qr){0};
	if (!code)
		return false;
	qr->size = code->width + 2 * QR_MARGIN;
	qr->dark = memory_new((size_t)qr->size * (size_t)qr->size, 1);
	copy_squares(qr, code);
	QRcode_free(code);
	return true;
}

void qr_release(struct qr *qr)
{
	free(qr->dark);
	*qr = (struct qr){0};
}

int qr_lines(const struct qr *qr)
{
	return (qr->size + 1) / 2;
}

static bool is_light(const struct qr *qr, int line, int column)
{
	return line < qr->size && !qr->dark[line * qr->size + column];
}

void qr_write_line(const struct qr *qr, int line, struct buffer *out)
{
	for (int column = 0; column < qr->size; column++) {
		int upper = is_light(qr, line * 2, column);
		int lower = is_light(qr, line * 2 + 1, column);

		buffer_text(out, halves[upper + lower * 2]);
	}
}

void qr_write(const struct qr *qr, bool colours, struct buffer *out)
{
	for (int line = 0; line < qr_lines(qr); line++) {
		buffer_text(out, colours ? white_on_black : "");
		qr_write_line(qr, line, out);
		buffer_text(out, colours ? own_colours : "");
		buffer_text(out, "\n");
	}
}
