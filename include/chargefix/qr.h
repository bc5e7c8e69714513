/*
 * QR codes: a text as a square that the camera of a phone reads.
 *
 * Made by libqrencode, with its lowest error correction: a screen has no dirt
 * and no creases, and fewer squares are easier to read. May use: buffer.
 */
#ifndef CHARGEFIX_QR_H
#define CHARGEFIX_QR_H

#include "chargefix/buffer.h"

#include <stdbool.h>

/*
 * Squares of light margin on each side. The standard (ISO/IEC 18004) wants four,
 * but a window of 24 lines has more use for the squares inside.
 */
enum { QR_MARGIN = 2 };

struct qr {
	int size; /* squares a side, with the margin; 0: there is no code */
	unsigned char *dark; /* by line and column: 1 is a dark square */
};

/* Encodes the text. False: no code can hold that much. */
bool qr_make(struct qr *qr, const char *text);
void qr_release(struct qr *qr);

/* The lines that the code takes as half blocks. It takes `size` columns. */
int qr_lines(const struct qr *qr);

/*
 * Appends one of these lines, without a line end. The light squares are drawn,
 * and the dark ones left out: it is meant for light text on a dark ground.
 */
void qr_write_line(const struct qr *qr, int line, struct buffer *out);

/*
 * Appends all lines. With `colours`, the sequences of a terminal make them white
 * on black, whatever its own colours are.
 */
void qr_write(const struct qr *qr, bool colours, struct buffer *out);

#endif
