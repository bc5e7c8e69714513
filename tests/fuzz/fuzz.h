/*
 * What the fuzz targets share.
 *
 * A target is a file fuzz_NAME.c with these two; `make fuzz` links it with
 * libFuzzer, and `make test` with replay.c, which gives it the files of its
 * corpora.
 */
#ifndef CHARGEFIX_TESTS_FUZZ_H
#define CHARGEFIX_TESTS_FUZZ_H

#include "chargefix/walk.h"

/* Folders of inputs, NULL after the last. */
extern const char *const fuzz_corpora[];

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, with a word to standard error, where it does not hold. */
void fuzz_assert(bool holds, const char *what);

/* Bytes of an input, taken one by one; 0 for ever after the last. */
struct bytes {
	const uint8_t *data;
	size_t left;
};

uint8_t bytes_take(struct bytes *bytes);

/* A valid answer to the step, chosen by the next bytes. */
struct answer_numbers bytes_answer(struct bytes *bytes,
				   const struct step *step);

/*
 * Walks on until the end or until no bytes are left, and sees that what must
 * hold of every walk does.
 */
void fuzz_walk(struct walk *walk, struct bytes *bytes);

#endif
