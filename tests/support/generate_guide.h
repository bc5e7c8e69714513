/*
 * Guides of any size, written as their authors would, for tests and
 * benchmarks of the loader.
 */
#ifndef SUPPORT_GENERATE_GUIDE_H
#define SUPPORT_GENERATE_GUIDE_H

#include "chargefix/buffer.h"

#include <stddef.h>

/*
 * Appends the text of a valid guide of `steps` steps (20 or more): about 580
 * bytes each, with every key of the format somewhere.
 */
void generate_guide(struct buffer *out, size_t steps);

#endif
